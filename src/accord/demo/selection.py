"""Scenes of selection: the scheme as its board set it up and changed it, and nominations at every stage in the last weeks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accord.access.gate import Asking, admit
from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import area_named, areas
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.demo.chapters import Step
from accord.demo.handing_over import hand_over
from accord.demo.lives import Life
from accord.demo.partnership import COURTS, YOUTH
from accord.demo.refreshed import YOUNG_BELOW
from accord.demo.stage import DISTRICT, Stage, step
from accord.iom.commands.scheme import NewScheme
from accord.iom.rules.scheme import TAKES
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.rules.selection import Chosen
from accord.iom.terms import COHORT_TAKES, Cohort, ReferredFrom, ScreeningOutcome, SelectionOutcome, Tier
from accord.journeys import manage_schemes, score_people, select_people
from accord.journeys.manage_doors import NewInvolvement, involve_agency
from accord.journeys.select_people import Decided, Grounds
from accord.kernel.days import whole_years_between, years_after
from accord.people.queries.person import person_head
from accord.ports.clock import LONDON
from accord.risk import known
from accord.risk.ogrs3.rules import Inputs, refusals
from accord.risk.ogrs3.terms import SanctionStatus

SCHEME = "north-yorkshire"
CHOOSING = "Choosing whom to manage in Integrated Offender Management"
MANAGER = "martin.holroyd"
PARTNERS = (
    "north-yorkshire-police", "probation-service", "hmpps-prisons", "tees-esk-and-wear-valleys-nhs-trust",
    "city-of-york-council-housing", "fresh-furrow", "harbour-lamp", YOUTH, COURTS,
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
AN_ADULTS_WORKER = (
    "He leaves the care of youth offending this season. A worker who stays with him, and who speaks to his college."
)
INSIDE_AGAIN = "His third short stay in a year. Each time he left without an address, and was back within weeks."
IN_TREATMENT = (
    "He came to the needle exchange twice this month and asked for treatment. He steals to pay, and nobody sees him."
)
ASKED_BY_THE_BENCH = (
    "Sentenced for his third burglary of the year. The bench asked who works with him, and nobody in the room knew."
)
HELPS_ALREADY, SINCE = "sana.iqbal", 40
BRINGS_A_RECORD = {"tess.alder": YOUTH, "helen.marsden": COURTS}
CHILD = {"source_id": "YJ0002", "family_name": "Marlow", "given_names": "Joss", "sex": "M", "postcode": "YO31 8PQ"}
"""Whom youth justice alone knows: the scheme admits no children, and their page says whom to ask."""
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


@dataclass(frozen=True)
class Plan:
    """A nomination to be made of the first who fits; by the probation practitioner of their district where nobody is named."""

    by: str
    days_ago: int
    grounds: Grounds
    fits: Callable[[Life], bool]
    steps: tuple[Callable[..., object], ...] = ()


def scenes_of_selection(stage: Stage) -> Iterator[Step]:
    """The scheme's versions, then each nomination with its steps, some days apart."""
    for number, (at, texts, reason) in enumerate(VERSIONS):
        yield step(at, _found if number == 0 else _change, stage, at, texts, reason)
    yield step(stage.at(SINCE, 6, 30), _bring_child, stage, stage.at(SINCE, 6, 30))
    for nominee in _nominees(stage):
        numbers: list[int] = []
        at = stage.at(nominee.days_ago, 11, 17)
        if nominee.by == HELPS_ALREADY:
            yield step(stage.at(SINCE, 10, 2), _let_in, stage, nominee, stage.at(SINCE, 10, 2))
        if nominee.by in BRINGS_A_RECORD:
            yield step(stage.at(SINCE, 6, 35), _bring_record, stage, nominee, stage.at(SINCE, 6, 35))
        yield step(at, _nominate, stage, nominee, at, numbers)
        for place, play in enumerate(nominee.steps, 1):
            then = stage.at(max(nominee.days_ago - 4 * place, 0), 9, 5 + place)
            yield step(then, play, stage, nominee.life, then, numbers)


def _nominees(stage: Stage) -> Iterator[Nominee]:
    """Men who are in no cohort, each once, for the words are of men; who they are depends on who has offended of late."""
    waiting = [life for life in stage.outside if life.sex == "M"]
    for plan in _plans(stage.today):
        life = next((each for each in waiting if plan.fits(each)), None)
        if life is not None:
            waiting.remove(life)
            by = plan.by or stage.roster.practitioner(life, stage.today).username
            yield Nominee(life, by, plan.days_ago, plan.grounds, plan.steps)


def _plans(today: date) -> tuple[Plan, ...]:
    def is_young(life: Life) -> bool:
        return whole_years_between(life.born, today) < YOUNG_BELOW

    return (
        Plan("tess.alder", 5, Grounds(DRIFTS, ReferredFrom.YOUTH, AN_ADULTS_WORKER), is_young),
        Plan("ruth.armitage", 8, Grounds(INSIDE_AGAIN), _prison_knows, (_goes_on,)),
        Plan("sana.iqbal", 7, Grounds(IN_TREATMENT), _police_alone),
        Plan("gillian.firth", 9, Grounds(DRUGS, ReferredFrom.MAPPA, HELP), _is_supervised),
        Plan("priya.nair", 3, Grounds(BURGLED), _anybody),
        Plan(MANAGER, 6, Grounds(DRIFTS), _anybody),
        Plan("", 12, Grounds(DRIFTS), _is_supervised, (_more,)),
        Plan("aidan.nunn", 14, Grounds(BURGLED), _anybody, (_goes_on,)),
        Plan("", 17, Grounds(DRUGS), _is_supervised, (_goes_on, _scored)),
        Plan("sophie.wragby", 19, Grounds(BURGLED), _anybody, (_goes_on, _scored)),
        Plan(MANAGER, 24, Grounds(DRIFTS), _anybody, (_stopped,)),
        Plan("craig.dunnington", 26, Grounds(BURGLED), _anybody, (_goes_on, _scored, _put_off)),
        Plan("", 31, Grounds(DRUGS), _is_supervised, (_goes_on, _scored, _selected)),
        Plan("aidan.nunn", 34, Grounds(DRIFTS), _anybody, (_goes_on, _scored, _not_selected)),
        Plan("helen.marsden", 10, Grounds(ASKED_BY_THE_BENCH), _anybody, (_goes_on,)),
    )


def _anybody(life: Life) -> bool:
    return True


def _is_supervised(life: Life) -> bool:
    return bool(life.crn)


def _prison_knows(life: Life) -> bool:
    return bool(life.noms)


def _police_alone(life: Life) -> bool:
    return not life.crn


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


def _let_in(stage: Stage, nominee: Nominee, at: datetime) -> None:
    """A partner works with somebody before it can nominate them."""
    helper = stage.past.partnership.viewer(nominee.by, at)
    part = (InvolvementBasis.SERVICE, InvolvementRole.SUPPORTING)
    new = NewInvolvement(helper.agency_id, helper.officer_id, *part, at.date())
    involve_agency(_asking(stage, MANAGER, at, "add an agency"), stage.past.person(nominee.life), new)


def _bring_record(stage: Stage, nominee: Nominee, at: datetime) -> None:
    """An agency's own case, told as any extract is: it is of the person whom others know by the same PNC ID."""
    life = nominee.life
    said = {
        "source_id": f"C{life.number:04}", "family_name": life.family_name, "given_names": life.given_names, "sex": life.sex,
        "date_of_birth": life.born.isoformat(), "pnc_id": life.pnc, "postcode": life.postcode, "area": life.area,
    }  # fmt: skip
    hand_over(stage.past, BRINGS_A_RECORD[nominee.by], "people", [said], at)


def _bring_child(stage: Stage, at: datetime) -> None:
    born = years_after(stage.today - timedelta(days=30), -16).isoformat()
    hand_over(stage.past, YOUTH, "people", [{**CHILD, "date_of_birth": born, "area": DISTRICT}], at)


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
        score_people.score_ogrs3(asking, person, inputs, {name: each.whence for name, each in told.items()})


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
