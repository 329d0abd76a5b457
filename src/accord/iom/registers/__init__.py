"""The registers of IOM, one file for each part of the work. Pure."""

from accord.iom.registers.cohort import IOM
from accord.iom.registers.management import ACTIONS, COMPLIANCE, INCENTIVES, TRANSITION
from accord.iom.registers.review import TIER_REVIEWS
from accord.iom.registers.selection import NOMINATIONS, SCREENINGS, SELECTIONS
from accord.iom.registers.standing import FOOTING, STRANDS

__all__ = [
    "ACTIONS", "COMPLIANCE", "FOOTING", "INCENTIVES", "IOM", "NOMINATIONS", "SCREENINGS", "SELECTIONS", "STRANDS",
    "TIER_REVIEWS", "TRANSITION",
]  # fmt: skip
