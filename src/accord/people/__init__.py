"""Who a person is: each agency's source record of them, and the cluster of those records that is one `Person`.

The law behind it: accuracy and the right person's data (Data Protection Act 2018 s.38); identifiers are the agencies' own
(PNC, CRO, CRN, prison number). It is not what happened to a person: that is `record` and the contexts above it.
"""
