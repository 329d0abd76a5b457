"""Administration: agencies, areas, officers and their roles, policy values, agreements. Nobody managed is seen from here.

What is changed here decides who sees what, so every change is in the ledger with who made it.
"""
