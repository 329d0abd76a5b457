"""The registers of IOM, one file for each part of the work. Pure."""

from accord.iom.registers.cohort import IOM
from accord.iom.registers.selection import NOMINATIONS, SCREENINGS, SELECTIONS

__all__ = ["IOM", "NOMINATIONS", "SCREENINGS", "SELECTIONS"]
