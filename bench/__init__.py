"""Measures every promise of speed, one file each. `make bench` runs them all; `python -m bench NAME ...` runs some."""
