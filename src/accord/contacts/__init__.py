"""Contact notes: a meeting, call, visit or message with or about a person, and what was said.

The law behind it: supervision contact is the practitioner's record under the Offender Management Act 2007 and
the agency's own duty. It is not a meeting of agencies: that is `meetings`.
"""
