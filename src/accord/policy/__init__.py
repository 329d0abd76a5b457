"""The numbers that law, guidance or a partnership may change, each with its dates, source and how sure we are of it.

Every context ships its own in a `policy.toml`; an area may set its own value, and a change ends the old row and starts
a new one, so that a figure can always be explained by the value that was in force. The rules are not here: each
context's `rules.py` is given the values that it needs. That processing can be explained is the controller's duty under
the Data Protection Act 2018, section 34(3).
"""
