"""The vocabulary of a persistence matrix. Pure."""

from enum import StrEnum


class EventKind(StrEnum):
    """What a matrix gives points for."""

    OFFENCE = "offence"
    ARREST = "arrest"
    INTELLIGENCE = "intelligence"
    FAILURE_TO_COMPLY = "failure_to_comply"
    DRUG_TEST = "drug_test"


EVENT_WORDS = {
    EventKind.OFFENCE: "Proven offence",
    EventKind.ARREST: "Arrest",
    EventKind.INTELLIGENCE: "Intelligence",
    EventKind.FAILURE_TO_COMPLY: "Failure to comply",
    EventKind.DRUG_TEST: "Drug test",
}
