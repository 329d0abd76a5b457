"""The record: `Entry`, the header of every dated fact, and the one way to enter, correct and withdraw one.

The law behind it: records of law enforcement are accurate, kept no longer than needed and never silently changed
(Data Protection Act 2018 s.38 to s.39; College of Policing, Management of Police Information). It is not what any
one kind of fact means: that is the register's own context.
"""
