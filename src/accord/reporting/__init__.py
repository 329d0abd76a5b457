"""Returns and packs: the figures that the partnership and its boards are given, computed from the record.

The basis: published performance tables and the Ministry of Justice's definitions of proven reoffending. It reads every
context and writes none; each figure keeps the people behind it, whom only the gate may show.
"""
