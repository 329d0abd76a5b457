"""The registers of orders: custody spells, proven offences, arrests, warrants and standing under MAPPA. Pure."""

from collections.abc import Iterable

from accord.kernel.columns import Column, choice_column, date_column, own_number_column, text_column
from accord.kernel.days import in_words
from accord.orders.offence_codes import code_is_known, offence_words
from accord.orders.rules import offence_problems, read_home_office_code, read_offence, read_time
from accord.orders.terms import (
    ARREST_OUTCOME_WORDS,
    MAPPA_CATEGORY_WORDS,
    MAPPA_LEVEL_WORDS,
    OUTCOME_WORDS,
    WARRANT_TYPE_WORDS,
    ArrestOutcome,
    MappaCategory,
    MappaLevel,
    Outcome,
    WarrantType,
)
from accord.record.daily_list import Fact, OnTheDailyList, Window
from accord.record.registers import Problem, Register, Values


def _custody_summary(values: Values) -> str:
    return f"In custody at {values['establishment']}"


def _release(fact: Fact) -> str:
    return f"Release planned. {fact.summary} since {in_words(fact.starts_on)}"


def _offence_summary(values: Values) -> str:
    return f"{OUTCOME_WORDS[Outcome(values['outcome'])]}: {offence_words(values['home_office_code'])}"


def _arrest_summary(values: Values) -> str:
    offence: str = values["offence"]
    at = f" at {values['arrested_at']}" if values["arrested_at"] else ""
    outcome = f": {ARREST_OUTCOME_WORDS[ArrestOutcome(values['outcome'])].lower()}" if values["outcome"] else ""
    return f"Arrested{at} for {offence_words(offence) if code_is_known(offence) else offence}{outcome}"


def _warrant_summary(values: Values) -> str:
    words = WARRANT_TYPE_WORDS[WarrantType(values["warrant_type"])].split(":")[0]
    return f"{words} of {values['issued_by']}{', executed' if values['executed_on'] else ''}"


CUSTODY = Register(
    code="custody",
    title="Custody",
    about="a stay in custody",
    table="orders.CustodySpell",
    columns=(
        text_column(
            "establishment", "Name of the prison or young offender institution.", max_length=100, required=True,
            label="Which prison or young offender institution?", hint="For example, HMP Hull",
        ),
        date_column(
            "received_on", "Day of reception, the first day in.", not_in_future=True, required=True,
            label="When were they received into custody?",
        ),
        date_column(
            "released_on", "Day of release, the first day out; blank while still in custody.",
            label="When were they released?", hint="Leave blank if they are still in custody",
        ),
    ),
    starts="received_on",
    ends="released_on",
    key=("establishment", "received_on"),
    summary=_custody_summary,
    order=20,
    daily=OnTheDailyList("Releases due", Window.ENDING, place=30, sentence=_release),
)  # fmt: skip

OFFENCES = Register(
    code="offences",
    title="Proven offences",
    about="a proven offence",
    table="orders.ProvenOffence",
    columns=(
        own_number_column(
            "offence_ref", "The agency's own reference for the offence.", max_length=60, required=True,
            label="What is the offence reference?", hint="The crime or PNC reference",
        ),
        Column(
            "home_office_code", "Home Office offence code, five figures such as 02801.", read_home_office_code,
            required=True, label="What is the Home Office offence code?", hint="Five figures, for example 02801",
        ),
        date_column(
            "committed_on", "Day on which it was committed.", not_in_future=True, required=True,
            label="When was the offence committed?",
        ),
        choice_column(
            "outcome", "How it was proven: convicted, cautioned, reprimanded or warned.", list(OUTCOME_WORDS.items()),
            required=True, label="How was it proven?",
        ),
        date_column(
            "outcome_on", "Day of the conviction or caution; may be blank.", not_in_future=True,
            label="When were they convicted or cautioned?", hint="Leave blank if the date is not known",
        ),
    ),
    starts="committed_on",
    key=("offence_ref",),
    summary=_offence_summary,
    problems=offence_problems,
    order=30,
)  # fmt: skip

ARRESTS = Register(
    code="arrests",
    title="Arrests",
    about="an arrest",
    table="orders.Arrest",
    columns=(
        date_column(
            "arrested_on", "Day of the arrest.", not_in_future=True, required=True, label="When were they arrested?"
        ),
        Column(
            "arrested_at", "Time of the arrest, such as 23:40; may be blank.", read_time, label="At what time?",
            hint="For example, 23:40. Leave blank if it is not known",
        ),
        Column(
            "offence", "What for: a Home Office offence code of five figures, or words.", read_offence, required=True,
            label="What were they arrested for?", hint="A Home Office code such as 02801, or a few words",
        ),
        choice_column(
            "outcome", "What came of it; blank while it is not known.", list(ARREST_OUTCOME_WORDS.items()),
            label="What came of the arrest?",
        ),
    ),
    starts="arrested_on",
    key=("arrested_on", "arrested_at", "offence"),
    summary=_arrest_summary,
    order=35,
    daily=OnTheDailyList("Arrests", Window.NEW, place=10, time="arrested_at"),
)  # fmt: skip

WARRANTS = Register(
    code="warrants",
    title="Warrants",
    about="a warrant",
    table="orders.Warrant",
    columns=(
        choice_column(
            "warrant_type", "bench, first_instance, breach or commitment.", list(WARRANT_TYPE_WORDS.items()),
            required=True, label="What kind of warrant is it?",
        ),
        text_column(
            "issued_by", "The court or authority that issued it.", max_length=100, required=True,
            label="Which court or authority issued it?", hint="For example, York Magistrates' Court",
        ),
        date_column(
            "issued_on", "Day on which it was issued.", not_in_future=True, required=True, label="When was it issued?"
        ),
        date_column(
            "executed_on", "Day on which it was executed; blank while it is outstanding.", not_in_future=True,
            label="When was it executed?", hint="Leave blank while it is outstanding",
        ),
    ),
    starts="issued_on",
    ends="executed_on",
    key=("warrant_type", "issued_by", "issued_on"),
    summary=_warrant_summary,
    order=36,
    daily=OnTheDailyList("Warrants outstanding", Window.WAITING, place=20),
)  # fmt: skip


def _mappa_summary(values: Values) -> str:
    category, level = MappaCategory(values["mappa_category"]), MappaLevel(values["mappa_level"])
    return f"MAPPA category {category}, level {level}"


def _mappa_problems(values: Values) -> Iterable[Problem]:
    """Nobody is in category 3 who needs no formal meeting (MAPPA guidance)."""
    if (values["mappa_category"], values["mappa_level"]) == (MappaCategory.OTHER, MappaLevel.ONE):
        yield Problem("mappa_level", "Nobody of category 3 is at level 1: it is for those who need formal meetings.")


MAPPA = Register(
    code="mappa",
    title="Standing under MAPPA",
    about="the category and level at which the person is managed under MAPPA",
    table="orders.MappaStanding",
    columns=(
        choice_column(
            "mappa_category", "1, 2 or 3; 4 is not kept here.", list(MAPPA_CATEGORY_WORDS.items()), required=True,
            label="Which category are they?",
        ),
        choice_column(
            "mappa_level", "1, 2 or 3.", list(MAPPA_LEVEL_WORDS.items()), required=True,
            label="At which level are they managed?",
        ),
        date_column(
            "mappa_from", "Day from which they are.", not_in_future=True, required=True, label="From which day?"
        ),
        date_column(
            "mappa_until", "Day on which it ended; blank while it goes on.", label="When did it end?",
            hint="Leave blank while it goes on",
        ),
    ),
    starts="mappa_from",
    ends="mappa_until",
    key=("mappa_from",),
    summary=_mappa_summary,
    one_at_a_time=True,
    problems=_mappa_problems,
    order=38,
)  # fmt: skip
