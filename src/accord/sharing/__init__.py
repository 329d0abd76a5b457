"""Sharing: intelligence that one agency passes to the partnership, graded, and no further than an agreement lets it.

The law behind it: Criminal Justice Act 2003 s.325(4) and Crime and Disorder Act 1998 s.115 let agencies share; the grading is
the national intelligence report's. It is not disclosure to anyone outside the arrangements, nor the agency's own intelligence
system.
"""
