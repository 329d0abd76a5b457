"""The vocabulary of managing people in a cohort: compliance, incentives and sanctions, the plan, footing. Pure."""

from enum import StrEnum


class Event(StrEnum):
    """Something that shows whether somebody keeps to what was agreed or ordered."""

    MISSED_APPOINTMENT = "missed_appointment"
    BREACH = "breach"
    FAILED_DRUG_TEST = "failed_drug_test"
    LEFT_DRUG_TREATMENT = "left_drug_treatment"
    CURFEW_MISSED = "curfew_missed"
    OTHER_FAILURE = "other_failure"
    CLEAR_DRUG_TEST = "clear_drug_test"
    GOOD_COMPLIANCE = "good_compliance"


EVENT_WORDS = {
    Event.MISSED_APPOINTMENT: "Missed appointment",
    Event.BREACH: "Breach of a condition",
    Event.FAILED_DRUG_TEST: "Failed drug test",
    Event.LEFT_DRUG_TREATMENT: "Dropped out of drug treatment",
    Event.CURFEW_MISSED: "Curfew missed",
    Event.OTHER_FAILURE: "Another failure to comply",
    Event.CLEAR_DRUG_TEST: "Clear drug test",
    Event.GOOD_COMPLIANCE: "Good compliance",
}
FAILURES = frozenset(
    {
        Event.MISSED_APPOINTMENT,
        Event.BREACH,
        Event.FAILED_DRUG_TEST,
        Event.LEFT_DRUG_TREATMENT,
        Event.CURFEW_MISSED,
        Event.OTHER_FAILURE,
    }
)
"""The events that must be answered swiftly."""


class Answer(StrEnum):
    """The carrot, the stick, or a decision for neither: all are kept in one log."""

    INCENTIVE = "incentive"
    SANCTION = "sanction"
    DECISION = "decision"


ANSWER_WORDS = {
    Answer.INCENTIVE: "Incentive",
    Answer.SANCTION: "Sanction",
    Answer.DECISION: "Decision for neither",
}


class Need(StrEnum):
    """The pathways out of offending that a plan's actions belong to: the needs that an assessment such as OASys names."""

    ACCOMMODATION = "accommodation"
    EMPLOYMENT = "employment"
    FINANCE = "finance"
    DRUGS = "drugs"
    ALCOHOL = "alcohol"
    HEALTH = "health"
    FAMILY = "family"
    ATTITUDES = "attitudes"
    CONTROL = "control"


NEED_WORDS = {
    Need.ACCOMMODATION: "Accommodation",
    Need.EMPLOYMENT: "Education, training and employment",
    Need.FINANCE: "Finance, benefit and debt",
    Need.DRUGS: "Drugs",
    Need.ALCOHOL: "Alcohol",
    Need.HEALTH: "Health",
    Need.FAMILY: "Children and family",
    Need.ATTITUDES: "Attitudes, thinking and behaviour",
    Need.CONTROL: "Control and disruption",
}


class Strand(StrEnum):
    """The three strands of the Prolific and other Priority Offender strategy (2004)."""

    DETER = "deter"
    CATCH_AND_CONVICT = "catch_and_convict"
    REHABILITATE_AND_RESETTLE = "rehabilitate"


STRAND_WORDS = {
    Strand.DETER: "Deter",
    Strand.CATCH_AND_CONVICT: "Catch and convict",
    Strand.REHABILITATE_AND_RESETTLE: "Rehabilitate and resettle",
}


class Footing(StrEnum):
    """On what footing somebody is managed in the cohort."""

    STATUTORY = "statutory"
    VOLUNTARY = "voluntary"


FOOTING_WORDS = {
    Footing.STATUTORY: "Statutory: under supervision or licence",
    Footing.VOLUNTARY: "Voluntary: stays in the cohort by agreement",
}


class Step(StrEnum):
    """The steps of somebody's transition from youth justice to adult services, in their order. Ours."""

    NAMED_WORKERS = "named_workers"
    RECORDS_SENT = "records_sent"
    NEEDS_AGREED = "needs_agreed"
    MET_TOGETHER = "met_together"
    TOLD = "told"
    HANDED_OVER = "handed_over"
    LOOKED_AFTER = "looked_after"


STEP_WORDS = {
    Step.NAMED_WORKERS: "A worker is named on each side",
    Step.RECORDS_SENT: "The youth justice assessment and records are sent",
    Step.NEEDS_AGREED: "Needs, maturity and health are gone through together",
    Step.MET_TOGETHER: "The person has met the adult worker, with the youth worker there",
    Step.TOLD: "The person and their family are told what changes at 18",
    Step.HANDED_OVER: "The plan is handed over and its actions have new owners",
    Step.LOOKED_AFTER: "Leaving-care duties are checked with children's services",
}
