"""OGRS3, the Offender Group Reconviction Scale, version 3: one person at a time, and whole columns of people."""
