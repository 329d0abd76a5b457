"""The registers of circumstances: deaths and moves away. Pure."""

from accord.circumstances.terms import HOW_KNOWN_WORDS
from accord.kernel.columns import choice_column, date_column, text_column
from accord.record.daily_list import Fact, OnTheDailyList, Window
from accord.record.registers import Register, Values


def _death_summary(values: Values) -> str:
    return "Died"


def _still_in_the_cohort(fact: Fact) -> str:
    return "Died. The place in the cohort still stands: decide on the exit."


MOVED = "Moved away"


def _move_summary(values: Values) -> str:
    return f"{MOVED} to {values['to_where']}"


_HOW_KNOWN = choice_column(
    "how_known", "How the agency knows.", list(HOW_KNOWN_WORDS.items()), required=True, label="How do you know?"
)  # fmt: skip

DEATHS = Register(
    code="deaths",
    title="Death",
    about="that the person died",
    table="circumstances.Death",
    columns=(
        date_column(
            "died_on", "Day of the death.", not_in_future=True, required=True, label="When did they die?",
            hint="Nobody is nominated or scored from this day on",
        ),
        _HOW_KNOWN,
    ),
    starts="died_on",
    key=("died_on",),
    summary=_death_summary,
    order=60,
    daily=OnTheDailyList("Deaths of people still in the cohort", Window.WAITING, place=5, sentence=_still_in_the_cohort),
)  # fmt: skip

MOVES = Register(
    code="moves",
    title="Moves away",
    about="that the person moved away",
    table="circumstances.MoveAway",
    columns=(
        date_column("moved_on", "Day of the move.", not_in_future=True, required=True, label="When did they move away?"),
        text_column(
            "to_where", "Where they moved to: a place, a force area or a country.", max_length=100, required=True,
            label="Where did they move to?", hint="For example, Cleveland, or not known",
        ),
        _HOW_KNOWN,
    ),
    starts="moved_on",
    key=("moved_on",),
    summary=_move_summary,
    order=61,
)  # fmt: skip
