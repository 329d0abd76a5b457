"""The registers of IOM, one file each. Pure."""

from accord.iom.registers.cohort import IOM

__all__ = ["IOM"]
