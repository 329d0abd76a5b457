"""The only readers of the ledger for people: what was done, and how it is sealed."""
