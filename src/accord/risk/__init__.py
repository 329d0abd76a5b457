"""Instruments that say how likely people with a profile are to offend again, and measures of how far to trust them."""
