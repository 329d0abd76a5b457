"""Accord, a shared record and case-management service for the agencies that manage people who offend together.

Many agencies keep one record of each person, behind one gate that gives its reasons and one ledger that cannot be
skipped. `docs/architecture.md` says how the rooms of this package fit together and which may import which.
"""

__version__ = "0.1.0"
