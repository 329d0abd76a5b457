"""The vocabulary of policy values. Pure."""

from enum import StrEnum

from accord.kernel.policy import Status


class Unit(StrEnum):
    """What a policy value counts. All are whole numbers."""

    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    HOURS = "hours"
    CHARACTERS = "characters"
    PERCENT = "percent"
    POINTS = "points"
    RETENTION_GROUP = "retention_group"


UNIT_WORDS = {
    Unit.YEARS: "years",
    Unit.MONTHS: "months",
    Unit.DAYS: "days",
    Unit.PERCENT: "percent",
    Unit.HOURS: "hours",
    Unit.CHARACTERS: "characters",
    Unit.POINTS: "points",
    Unit.RETENTION_GROUP: "retention group (1 to 4)",
}

STATUS_WORDS = {
    Status.VERIFIED: "Verified: read in the source",
    Status.ASSUMED: "Assumed: ours, or not yet checked against the source",
}

SHIPPED = "Accord"
"""Who set a value that ships with the program."""
