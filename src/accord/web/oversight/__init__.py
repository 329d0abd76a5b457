"""Oversight: how records are used. Emergency accesses to look at, the ledger, its seals.

Those who oversee do not read records: people stand here by their reference alone. Looking here is in the ledger too.
"""
