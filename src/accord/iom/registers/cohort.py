"""The register of cohort and tier spells. Pure."""

from collections.abc import Iterable

from accord.iom.terms import COHORT_WORDS, TIER_WORDS, Cohort, Tier
from accord.kernel.columns import choice_column, date_column, text_column
from accord.record.registers import Problem, Register, Values


def _summary(values: Values) -> str:
    cohort = f", {COHORT_WORDS[Cohort(values['cohort'])].lower()} cohort" if values["cohort"] else ""
    left = f", left: {values['exit_reason']}" if values["exit_reason"] else ""
    return f"IOM {TIER_WORDS[Tier(values['tier'])].lower()}{cohort}{left}"


def _problems(values: Values) -> Iterable[Problem]:
    """Only somebody who has left has a reason for leaving."""
    if values["exit_reason"] and values["left_on"] is None:
        yield Problem(
            "exit_reason",
            "A reason for leaving is given but no day of leaving (left_on).",
        )


IOM = Register(
    code="iom",
    title="IOM cohort and tier",
    about="a time in an IOM cohort",
    table="iom.CohortSpell",
    columns=(
        text_column(
            "area", "Name of the district or force area that manages the person.", max_length=100, required=True,
            label="Which district manages them?", hint="For example, York/Selby",
        ),
        choice_column(
            "cohort", "One of the cohorts, such as fixed, flex or free; may be blank.", list(COHORT_WORDS.items()),
            label="Which cohort are they in?",
        ),
        choice_column(
            "tier", "gold, silver, bronze or other; in some schemes red, amber or green.", list(TIER_WORDS.items()),
            required=True, label="Which tier are they in?",
        ),
        date_column(
            "entered_on", "Day of entering the tier, the first day in.", not_in_future=True, required=True,
            label="When did they enter this tier?",
        ),
        date_column(
            "left_on", "Day of leaving it, the first day out; blank while still in.",
            label="When did they leave this tier?", hint="Leave blank if they are still in it",
        ),
        text_column(
            "exit_reason", "Why they left, in a few words; may be blank.", label="Why did they leave?",
            hint="For example, desisted or tier changed",
        ),
    ),
    starts="entered_on",
    ends="left_on",
    key=("entered_on",),
    areas=frozenset({"area"}),
    one_at_a_time=True,
    summary=_summary,
    problems=_problems,
    order=10,
)  # fmt: skip
