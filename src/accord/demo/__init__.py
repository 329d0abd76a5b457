"""The demonstration partnership: North Yorkshire and its agencies, with people and officers who are all invented.

Its IOM performance table on 23 January 2018 is the one that North Yorkshire Police published that day, and its records run on
to the day on which it is loaded. It is made from a seed, through the same journeys as any partnership's, and never in
production.
"""

from accord.demo.officers import demonstration_sign_ins

__all__ = ["demonstration_sign_ins"]
