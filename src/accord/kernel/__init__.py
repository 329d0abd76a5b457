"""Pure words that every room shares: references, days, periods, decisions, identifiers, columns and dated policy values.

Everything here is a function or a frozen value: no clock, no chance, no files, no framework.
It imports the standard library only.
"""
