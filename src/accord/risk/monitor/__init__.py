"""How well an instrument does here: calibration, discrimination, errors by group, and drift. Pure.

A formula is fitted to one population and carried to another. What it says of these people is only as good as these numbers.
"""
