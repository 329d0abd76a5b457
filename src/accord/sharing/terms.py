"""The vocabulary of intelligence: the 3x5x2 of the national intelligence report (College of Policing, authorised practice)."""

from enum import StrEnum


class Source(StrEnum):
    """How far the source can be relied on."""

    RELIABLE = "1"
    UNTESTED = "2"
    NOT_RELIABLE = "3"


SOURCE_WORDS = {
    Source.RELIABLE: "1: reliable",
    Source.UNTESTED: "2: untested",
    Source.NOT_RELIABLE: "3: not reliable",
}


class Assessment(StrEnum):
    """How the source came to know it."""

    KNOWN_DIRECTLY = "A"
    INDIRECTLY_CORROBORATED = "B"
    INDIRECTLY = "C"
    NOT_KNOWN = "D"
    SUSPECTED_FALSE = "E"


ASSESSMENT_WORDS = {
    Assessment.KNOWN_DIRECTLY: "A: known directly to the source",
    Assessment.INDIRECTLY_CORROBORATED: "B: known indirectly to the source, and corroborated",
    Assessment.INDIRECTLY: "C: known indirectly to the source",
    Assessment.NOT_KNOWN: "D: not known",
    Assessment.SUSPECTED_FALSE: "E: suspected to be false",
}


class Handling(StrEnum):
    """Whether it may be shared lawfully as it is."""

    PERMITTED = "P"
    CONDITIONS = "C"


HANDLING_WORDS = {
    Handling.PERMITTED: "P: lawful sharing permitted",
    Handling.CONDITIONS: "C: lawful sharing permitted with conditions",
}
