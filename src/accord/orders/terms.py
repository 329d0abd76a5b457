"""The vocabulary of custody and offences. Pure."""

from enum import StrEnum


class Outcome(StrEnum):
    """How an offence was proven (Ministry of Justice, definitions of proven reoffending)."""

    CONVICTED = "convicted"
    CAUTIONED = "cautioned"
    REPRIMANDED = "reprimanded"
    WARNED = "warned"


OUTCOME_WORDS = {
    Outcome.CONVICTED: "Convicted",
    Outcome.CAUTIONED: "Cautioned",
    Outcome.REPRIMANDED: "Reprimanded (youth, before 2013)",
    Outcome.WARNED: "Final warning (youth, before 2013)",
}
