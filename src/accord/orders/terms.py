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
