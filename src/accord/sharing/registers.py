"""The register of intelligence. Pure."""

from collections.abc import Iterable

from accord.kernel.columns import choice_column, date_column, multiline_column, own_number_column, text_column
from accord.record.daily_list import OnTheDailyList, Window
from accord.record.registers import Problem, Register, Values
from accord.sharing.terms import ASSESSMENT_WORDS, HANDLING_WORDS, SOURCE_WORDS, Handling


def _summary(values: Values) -> str:
    """The grade alone: what was reported is told only where the entry is opened."""
    return f"Intelligence graded {values['source']}-{values['assessment']}-{values['handling']}"


def _problems(values: Values) -> Iterable[Problem]:
    """What may be shared with conditions says which; what may be shared as it is has none."""
    has_conditions = values["handling"] == Handling.CONDITIONS
    if has_conditions and not values["conditions"]:
        yield Problem("conditions", "Handling code C asks what must be kept to, so say it.")
    if values["conditions"] and not has_conditions:
        yield Problem("handling", "Only handling code C comes with something that must be kept to.")


INTELLIGENCE = Register(
    code="intelligence",
    title="Intelligence",
    about="intelligence that was received",
    table="sharing.Intelligence",
    columns=(
        own_number_column(
            "log_ref", "The agency's own reference for the report.", max_length=60, required=True,
            label="What is the intelligence report's reference?",
        ),
        date_column(
            "received_on", "Day on which it was received.", not_in_future=True, required=True,
            label="When was it received?",
        ),
        choice_column(
            "source", "Source evaluation, 1 to 3.", list(SOURCE_WORDS.items()), required=True,
            label="How is the source evaluated?",
        ),
        choice_column(
            "assessment", "Intelligence assessment, A to E.", list(ASSESSMENT_WORDS.items()), required=True,
            label="How is the intelligence assessed?",
        ),
        choice_column(
            "handling", "Handling code, P or C.", list(HANDLING_WORDS.items()), required=True,
            label="What is the handling code?",
        ),
        text_column(
            "conditions", "The conditions of handling code C; blank otherwise.", label="What are the conditions?",
            hint="Leave blank for handling code P",
        ),
        multiline_column(
            "gist", "What was reported, sanitised.", required=True, label="What was reported?",
            hint="Nothing here may show who the source is. Other agencies see it where an agreement names intelligence",
        ),
    ),
    starts="received_on",
    key=("log_ref",),
    summary=_summary,
    problems=_problems,
    order=37,
    daily=OnTheDailyList("Intelligence", Window.NEW, place=60),
)  # fmt: skip
