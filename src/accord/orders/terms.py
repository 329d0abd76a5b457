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


class ArrestOutcome(StrEnum):
    """What came of an arrest, as far as is known when it is recorded."""

    IN_POLICE_CUSTODY = "in_police_custody"
    CHARGED = "charged"
    BAILED = "bailed"
    UNDER_INVESTIGATION = "under_investigation"
    NO_FURTHER_ACTION = "no_further_action"
    OUT_OF_COURT = "out_of_court"
    RETURNED_TO_PRISON = "returned_to_prison"


ARREST_OUTCOME_WORDS = {
    ArrestOutcome.IN_POLICE_CUSTODY: "In police custody",
    ArrestOutcome.CHARGED: "Charged",
    ArrestOutcome.BAILED: "Released on bail",
    ArrestOutcome.UNDER_INVESTIGATION: "Released under investigation",
    ArrestOutcome.NO_FURTHER_ACTION: "No further action",
    ArrestOutcome.OUT_OF_COURT: "Dealt with out of court",
    ArrestOutcome.RETURNED_TO_PRISON: "Returned to prison",
}


class WarrantType(StrEnum):
    """Why a court orders that somebody be arrested and brought before it, or committed."""

    BENCH = "bench"
    FIRST_INSTANCE = "first_instance"
    BREACH = "breach"
    COMMITMENT = "commitment"


WARRANT_TYPE_WORDS = {
    WarrantType.BENCH: "Bench warrant: did not come to court",
    WarrantType.FIRST_INSTANCE: "Arrest warrant: to answer an allegation",
    WarrantType.BREACH: "Breach warrant: to answer a breach of an order",
    WarrantType.COMMITMENT: "Commitment warrant: for what was not paid",
}
"""Bail Act 1976 s.7; Magistrates' Courts Act 1980 s.1 and s.76; Sentencing Act 2020 Schedules 10 and 16. A recall to prison is
no warrant: the licence is revoked by the Secretary of State (Criminal Justice Act 2003 s.254)."""


class MappaCategory(StrEnum):
    """Why somebody is managed under MAPPA (Criminal Justice Act 2003, ss.325 and 327; MAPPA guidance).

    Category 4, terrorism, is left out: who sees those records is not settled by an agreement over every kind of entry.
    """

    REGISTERED = "1"
    VIOLENT = "2"
    OTHER = "3"


MAPPA_CATEGORY_WORDS = {
    MappaCategory.REGISTERED: "Category 1: registered sexual offender",
    MappaCategory.VIOLENT: "Category 2: violent, twelve months or more or a hospital order",
    MappaCategory.OTHER: "Category 3: other, who poses a risk of serious harm now",
}


class MappaLevel(StrEnum):
    """At which level somebody is managed under MAPPA."""

    ONE = "1"
    TWO = "2"
    THREE = "3"


MAPPA_LEVEL_WORDS = {
    MappaLevel.ONE: "Level 1: by the lead agency",
    MappaLevel.TWO: "Level 2: by formal meetings",
    MappaLevel.THREE: "Level 3: by senior officers who commit resources",
}
