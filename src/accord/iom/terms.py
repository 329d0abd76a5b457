"""The vocabulary of Integrated Offender Management. Pure."""

from enum import StrEnum


class Tier(StrEnum):
    """How intensively somebody is managed, most first, in the order that tables print."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"
    OTHER = "other"


TIER_WORDS = {
    Tier.GOLD: "Gold",
    Tier.SILVER: "Silver",
    Tier.BRONZE: "Bronze",
    Tier.OTHER: "Other",
}


class Cohort(StrEnum):
    """The three cohorts of the Neighbourhood Crime IOM Strategy (December 2020)."""

    FIXED = "fixed"
    FLEX = "flex"
    FREE = "free"


COHORT_WORDS = {Cohort.FIXED: "Fixed", Cohort.FLEX: "Flex", Cohort.FREE: "Free"}
