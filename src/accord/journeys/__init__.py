"""Writes that span contexts: one file for each thing somebody sets out to do.

Each asks the gate first, then writes in one transaction, the ledger included. It is not where rules live: those are the
contexts' own. Nothing below may call upwards; what must happen together is called from here.
"""
