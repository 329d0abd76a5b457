"""Which agencies' records are of one person: what a comparison left in doubt, what people decided, what needs attention.

The law behind it: personal data must be accurate, and kept apart from another's (DPA 2018 s.38). That a record belongs to a
person is held in `people`; here is why it may or may not.
"""
