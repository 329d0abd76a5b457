"""The ledger: every consultation, search, change, disclosure and export, written before the answer leaves.

It keeps the log that section 62 of the Data Protection Act 2018 asks of a competent authority, in a form that cannot be
changed unseen (ASVS 5.0, 16.4.2): the database refuses changes, each row carries a keyed code, and a sealer chains the rows.
It is not a source of facts about people: it holds who, when, which person, what and why, never a name or what was read.
"""
