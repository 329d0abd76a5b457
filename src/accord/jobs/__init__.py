"""Sweeps: what must be done every few seconds or minutes, and is not asked for by anybody. `accord tick` runs them.

One file each. A sweep may be run at any moment, twice, or by two machines at once: it does what is left to do.
"""
