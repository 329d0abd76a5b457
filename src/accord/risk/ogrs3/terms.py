"""The vocabulary of OGRS3. Pure."""

from enum import StrEnum


class SanctionStatus(StrEnum):
    """How the present case ended and what went before it."""

    FIRST_CAUTION = "first_caution"
    SECOND_CAUTION = "second_caution"
    FIRST_CONVICTION = "first_conviction"
    MULTIPLE_CAUTIONS = "multiple_cautions"
    REPEAT = "repeat"


STATUS_WORDS = {
    SanctionStatus.FIRST_CAUTION: "First caution",
    SanctionStatus.SECOND_CAUTION: "Second caution, never convicted",
    SanctionStatus.FIRST_CONVICTION: "First conviction, never cautioned",
    SanctionStatus.MULTIPLE_CAUTIONS: "Third or later caution, never convicted",
    SanctionStatus.REPEAT: "Convicted, with an earlier sanction",
}
