"""The API at /api/v1/: the same record, the same gate and the same ledger as the pages, for other programs.

One file for each resource. The response schema of an operation is the list of what it discloses: nothing else leaves.
It holds no rules and no tables, and it shares nothing with the pages but what lies below both.
"""
