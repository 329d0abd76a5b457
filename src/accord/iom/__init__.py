"""Integrated Offender Management: who is in which cohort and tier, in which district, from when to when.

The basis: IOM is not statutory; the Neighbourhood Crime IOM Strategy (December 2020) and local schemes define it.
It is not MAPPA: level and category are another context's.
"""
