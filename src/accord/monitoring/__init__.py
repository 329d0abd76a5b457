"""Electronic monitoring: which tag a person wears, from when to when, and on what legal basis.

The law behind it: licence conditions (Criminal Justice Act 2003 s.250), bail (Bail Act 1976) and community orders (Sentencing
Act 2020). It is not a live map of where anyone is.
"""
