"""The vocabulary of circumstances. Pure."""

from enum import StrEnum


class HowKnown(StrEnum):
    """How an agency knows of a death or a move."""

    CERTIFICATE = "certificate"
    AGENCY = "agency"
    FAMILY = "family"
    THEMSELVES = "themselves"
    NEWS = "news"


HOW_KNOWN_WORDS = {
    HowKnown.CERTIFICATE: "A certificate or other document",
    HowKnown.AGENCY: "Another agency told us",
    HowKnown.FAMILY: "The family told us",
    HowKnown.THEMSELVES: "The person told us",
    HowKnown.NEWS: "Reported in public, not confirmed",
}
