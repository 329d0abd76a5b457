"""Scenes of selection: the scheme as its board set it up and changed it, and nominations at every stage in the last weeks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accord.access.gate import Asking, admit
from accord.access.queries import agency_with_code, area_named, areas
from accord.access.terms import Action
from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.stage import Stage, step
from accord.iom.commands.scheme import NewScheme
from accord.iom.scheme_defaults import DEFAULTS
from accord.iom.scheme_rules import TAKES
from accord.iom.selection_rules import Chosen
from accord.iom.terms import COHORT_TAKES, Cohort, ReferredFrom, ScreeningOutcome, SelectionOutcome, Tier
from accord.journeys import manage_schemes, score_people, select_people
from accord.journeys.score_people import Asked
from accord.journeys.select_people import Decided, Grounds
from accord.people.person_queries import person_head
from accord.ports.clock import LONDON
from accord.risk import known
from accord.risk.ogrs3.rules import Inputs, refusals
from accord.risk.ogrs3.terms import SanctionStatus

SCHEME = "north-yorkshire"
CHOOSING = "Choosing whom to manage in Integrated Offender Management"
MANAGER = "martin.holroyd"
PARTNERS = (
    "north-yorkshire-police", "probation-service", "hmpps-prisons", "tees-esk-and-wear-valleys-nhs-trust",
    "city-of-york-council-housing", "fresh-furrow", "harbour-lamp",
)  # fmt: skip
PRESENT = "North Yorkshire Police: Martin Holroyd\nProbation Service: Desmond Clarke\nHMPPS prisons: Ruth Armitage"
VERSIONS: tuple[tuple[datetime, Mapping[str, str], str], ...] = (
    (
        datetime(2018, 1, 12, 10, tzinfo=LONDON), {"offence_test": "any", "capacity": "225"},
        "The delivery group, 11 January 2018: everybody who was managed then stays.",
    ),
    (
        datetime(2021, 4, 1, 10, tzinfo=LONDON), {"capacity": "120"},
        "The board, 31 March 2021: the national strategy of December 2020 speaks of neighbourhood crime.",
    ),
    (
        datetime(2022, 4, 4, 10, tzinfo=LONDON),
        {"capacity": "120", f"{TAKES}{Cohort.SHORT_SENTENCE}": COHORT_TAKES[Cohort.SHORT_SENTENCE]},
        "The board, 1 April 2022: those who leave prison after a short sentence have nobody.",
    ),
)  # fmt: skip
BURGLED = "Arrested for burglary twice since the spring, and the neighbours have stopped leaving their houses."
DRIFTS = (
    "Between sofas since his release. Health, housing and we each had one appointment; he came to none of the three."
)
DRUGS = (
    "Steals to buy heroin and was dropped by the treatment service in his third week. Asks for help when he is seen."
)
HELP = "Somebody who sees him between our meetings, and a place in treatment without the wait."
KNOWS_MORE = "The beat officers tell of four more burglaries with his way of working that never came to court."
FOUND = "As the criteria say; the offences are on the record and he is known to each of us."


@dataclass(frozen=True)
class Nominee:
    """Somebody nominated in the last weeks: by whom, how many days ago, on what grounds, and how far it came."""

    life: Life
    by: str
    days_ago: int
    grounds: Grounds
    steps: tuple[Callable[..., object], ...] = ()


def scenes_of_selection(stage: Stage) -> Iterator[Step]:
    """The scheme's versions, then each nomination with its steps, some days apart."""
    for number, (at, texts, reason) in enumerate(VERSIONS):
        yield step(at, _found if number == 0 else _change, stage, at, texts, reason)
    for nominee in _nominees(stage):
        numbers: list[int] = []
        at = stage.at(nominee.days_ago, 11, 17)
        yield step(at, _nominate, stage, nominee, at, numbers)
        for place, play in enumerate(nominee.steps, 1):
            then = stage.at(max(nominee.days_ago - 4 * place, 0), 9, 5 + place)
            yield step(then, play, stage, nominee.life, then, numbers)


def _nominees(stage: Stage) -> Iterator[Nominee]:
    """Ten people who are in no cohort: who they are depends on who has offended of late."""
    people = iter(stage.outside)
    plans: tuple[tuple[str, int, Grounds, tuple[Callable[..., object], ...]], ...] = (
        ("priya.nair", 3, Grounds(BURGLED), ()),
        (MANAGER, 6, Grounds(DRIFTS), ()),
        ("craig.dunnington", 9, Grounds(DRUGS, ReferredFrom.MAPPA, HELP), ()),
        ("becky.swales", 12, Grounds(DRIFTS), (_more,)),
        ("aidan.nunn", 14, Grounds(BURGLED), (_goes_on,)),
        ("priya.nair", 17, Grounds(DRUGS), (_goes_on, _scored)),
        ("sophie.wragby", 19, Grounds(BURGLED), (_goes_on, _scored)),
        (MANAGER, 24, Grounds(DRIFTS), (_stopped,)),
        ("craig.dunnington", 26, Grounds(BURGLED), (_goes_on, _scored, _put_off)),
        ("priya.nair", 31, Grounds(DRUGS), (_goes_on, _scored, _selected)),
        ("aidan.nunn", 34, Grounds(DRIFTS), (_goes_on, _scored, _not_selected)),
    )
    for place, ((by, days_ago, grounds, steps), life) in enumerate(zip(plans, people, strict=False)):
        practitioner = stage.roster.practitioner(life, stage.today).username
        yield Nominee(life, practitioner if life.crn and place % 2 else by, days_ago, grounds, steps)


def _asking(stage: Stage, username: str, at: datetime, what: str) -> Asking:
    return stage.past.telling.asking(username, at, what, CHOOSING)


def _found(stage: Stage, at: datetime, texts: Mapping[str, str], reason: str) -> None:
    area = area_named("North Yorkshire")
    partners = [each.id for code in PARTNERS if (each := agency_with_code(code))]
    if area is None or not partners:
        raise LookupError(SCHEME)
    new = NewScheme(SCHEME, "North Yorkshire IOM", area.id, partners[0], partners)
    asking = _asking(stage, MANAGER, at, "found an IOM scheme")
    manage_schemes.found_scheme(asking, new, {**DEFAULTS, **texts}, date(2018, 1, 8), reason)


def _change(stage: Stage, at: datetime, texts: Mapping[str, str], reason: str) -> None:
    asking = _asking(stage, MANAGER, at, "change an IOM scheme")
    manage_schemes.change_scheme(asking, SCHEME, {**DEFAULTS, **texts}, at.date(), reason)


def _nominate(stage: Stage, nominee: Nominee, at: datetime, numbers: list[int]) -> None:
    asking = _asking(stage, nominee.by, at, "nominate for IOM")
    numbers.append(select_people.nominate(asking, stage.past.person(nominee.life), SCHEME, nominee.grounds))


def _screen(
    stage: Stage, life: Life, at: datetime, numbers: list[int], outcome: ScreeningOutcome, reason: str
) -> None:  # fmt: skip
    asking = _asking(stage, MANAGER, at, "screen for IOM")
    select_people.screen(asking, stage.past.person(life), numbers[0], outcome, reason)


def _goes_on(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    """The criteria are met, or the screener knows what they do not."""
    asking = _asking(stage, MANAGER, at, "screen for IOM")
    opened = admit(asking, stage.past.person(life), Action.RECORD)
    waiting = select_people.open_nomination(asking, opened, numbers[0])
    found = select_people.screening_of(asking, opened, waiting, person_head(opened).date_of_birth)
    reason = FOUND if found.suggests is ScreeningOutcome.GOES_ON else KNOWS_MORE
    _screen(stage, life, at, numbers, ScreeningOutcome.GOES_ON, reason)


def _more(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    reason = "Probation is asked whether he is still supervised; they answer by Friday, and we look again."
    _screen(stage, life, at, numbers, ScreeningOutcome.MORE, reason)


def _stopped(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    reason = (
        "He has work and his mother's roof again, and the mentoring charity sees him weekly. Nothing for us to add."
    )
    _screen(stage, life, at, numbers, ScreeningOutcome.STOPPED, reason)


def _scored(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    """By OGRS3, from what the record says."""
    asking, person = _asking(stage, MANAGER, at, "score by OGRS3"), stage.past.person(life)
    opened = admit(asking, person, Action.RECORD)
    head = person_head(opened)
    told = known.for_ogrs3(head.sex, head.date_of_birth, score_people.known_offences(asking, opened), at.date())
    texts = {name: each.text for name, each in told.items()}
    numbered = ("age_at_first_sanction", "age_at_current_conviction", "age_at_risk_date", "previous_sanctions")
    inputs = Inputs(
        sex=texts["sex"], sanction_status=texts.get("sanction_status", SanctionStatus.REPEAT),
        offence_group=texts["offence_group"], **{name: int(texts[name]) for name in numbered},
    )  # fmt: skip
    if not refusals(inputs):
        score_people.score_ogrs3(asking, person, inputs, Asked({}, {name: each.whence for name, each in told.items()}))


def _decide(stage: Stage, life: Life, at: datetime, numbers: list[int], decided: Decided) -> None:
    asking = _asking(stage, MANAGER, at, "decide on IOM selection")
    select_people.select(asking, stage.past.person(life), numbers[0], decided)


def _put_off(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    reason = "Housing could not come. His place depends on what they can offer."
    _decide(stage, life, at, numbers, Decided(at.date(), PRESENT, SelectionOutcome.PUT_OFF, reason))


def _selected(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    district = next(each.id for each in areas() if each.name == life.area)
    chosen = Chosen(Cohort.FLEX, Tier.BRONZE, district, at.date())
    reason = "All three agencies know him and none holds him alone. He asked for help in custody and nobody came."
    _decide(stage, life, at, numbers, Decided(at.date(), PRESENT, SelectionOutcome.SELECTED, reason, chosen))


def _not_selected(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    reason = "The neighbourhood team sees him weekly, and there are others for whom nobody does anything at all."
    _decide(stage, life, at, numbers, Decided(at.date(), PRESENT, SelectionOutcome.NOT_SELECTED, reason))
