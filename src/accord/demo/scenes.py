"""The scenes that make every page of the demonstration alive: restricted records, an exclusion, an emergency waiting for
review, an involvement that has ended, corrections, and a note begun and not finished. All through the gate, as officers do it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from accord.access.door_queries import emergencies_to_review, emergency_accesses, involvements_of
from accord.access.gate import NotFound, Restricted, open_person
from accord.access.terms import Action
from accord.demo.chapters import Past, Step
from accord.demo.lives import Life
from accord.demo.officers import demonstration_officers
from accord.demo.roster import Roster
from accord.journeys.manage_doors import end_involvement, exclude_officer, restrict_record
from accord.journeys.open_in_emergency import open_in_emergency
from accord.journeys.oversee import review_emergency
from accord.journeys.write_drafts import answer, begin_entry
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry
from accord.ports.clock import LONDON, london_day

MANAGER, GOVERNANCE = "martin.holroyd", "yvonne.marsh"
DISTRICT = "York/Selby"
RESTRICTIONS = (
    (190, "He gives evidence in a trial; where he lives is known to few."),
    (75, "She is related to a member of staff at the York station."),
    (16, "A family has threatened him; his new address is not to be read by anyone who does not need it."),
)
EMERGENCIES = (
    (
        24,
        time(22, 14),
        "leanne.foster",
        "His mother rang: he has a knife and is on the way to his former partner's house.",
    ),
    (
        1,
        time(21, 47),
        "joanne.pell",
        "Ambulance control asks who he is and whether he takes methadone; he is unconscious.",
    ),
)
FINDING = "Right to open: the risk was immediate, the reason was true, and only what was needed was read."


@dataclass(frozen=True)
class Stage:
    """Who there is to play a scene, and what is being written."""

    past: Past
    roster: Roster
    today: date
    cast: Sequence[Life]
    strangers: Sequence[Life]

    def at(self, days_ago: int, hour: int, minute: int = 0) -> datetime:
        """A moment some days before the demonstration is loaded."""
        return datetime.combine(self.today - timedelta(days=days_ago), time(hour, minute), LONDON)


def scenes(past: Past, lives: Sequence[Life]) -> Iterator[Step]:
    """Every scene as steps, in no order; those that would lie ahead are left out."""
    today = london_day(past.until)
    since = today - timedelta(days=250)
    there = [life for life in lives if life.tier_on(today) and life.tier_on(since)]
    stage = Stage(
        past=past,
        roster=Roster(demonstration_officers()),
        today=today,
        cast=[life for life in there if life.crn and life.area == DISTRICT],
        strangers=[life for life in there if not life.crn],
    )
    played = [
        *_restricted(stage),
        *_excluded(stage),
        *_emergencies(stage),
        *_ended(stage),
        *_changed(stage),
        *_begun(stage),
    ]
    return (step for step in played if step.at < past.until)


def _step(at: datetime, play: Callable[..., object], *arguments: object) -> Step:
    return Step(at, partial(play, *arguments))


# ---- Restricted and excluded -------------------------------------------------------------------------------------------


def _restricted(stage: Stage) -> Iterator[Step]:
    women = [life for life in stage.cast if life.sex == "F"]
    men = [life for life in stage.cast if life.sex == "M"]
    for (days_ago, reason), life in zip(RESTRICTIONS, (men[0], women[0], men[1]), strict=True):
        yield _step(stage.at(days_ago, 11, 5), _restrict, stage, life, stage.at(days_ago, 11, 5), reason)


def _restrict(stage: Stage, life: Life, at: datetime, reason: str) -> None:
    named = (stage.roster.manager(life, stage.today), stage.roster.practitioner(life, stage.today))
    officers = [stage.past.partnership.officers[each.username] for each in named]
    asking = stage.past.telling.asking(MANAGER, at, "restrict a record")
    restrict_record(asking, stage.past.person(life), officers, reason, "Martin Holroyd, IOM manager")


def _excluded(stage: Stage) -> Iterator[Step]:
    """An officer is kept out of the record of a cousin, and tries it once all the same."""
    life = stage.cast[5]
    yield _step(stage.at(130, 9, 40), _exclude, stage, life, stage.at(130, 9, 40))
    yield _step(stage.at(44, 16, 52), _try, stage, "craig.dunnington", life, stage.at(44, 16, 52))
    yield _step(stage.at(12, 14, 3), _try, stage, "alys.parry", stage.cast[6], stage.at(12, 14, 3))


def _exclude(stage: Stage, life: Life, at: datetime) -> None:
    asking = stage.past.telling.asking(MANAGER, at, "exclude an officer")
    craig = stage.past.partnership.officers["craig.dunnington"]
    ask = "Martin Holroyd, IOM manager"
    exclude_officer(asking, stage.past.person(life), craig, "They are cousins by marriage.", ask)


def _try(stage: Stage, username: str, life: Life, at: datetime) -> None:
    """Somebody tries a record that is shut to them; the refusal is in the ledger."""
    asking = stage.past.telling.asking(username, at, "person overview")
    try:
        open_person(asking, stage.past.person(life), Action.CONSULT)
    except (NotFound, Restricted):
        return
    raise AssertionError(f"{username} was let in")


# ---- Emergencies -------------------------------------------------------------------------------------------------------


def _emergencies(stage: Stage) -> Iterator[Step]:
    """Probation opens the record of somebody whom it does not supervise, twice; the first has been looked at."""
    for (days_ago, when, username, reason), life in zip(EMERGENCIES, stage.strangers, strict=False):
        at = stage.at(days_ago, when.hour, when.minute)
        yield _step(at, _open, stage, username, life, at, reason)
    yield _step(stage.at(23, 10, 20), _review, stage, stage.at(23, 10, 20))


def _open(stage: Stage, username: str, life: Life, at: datetime, reason: str) -> None:
    asking = stage.past.telling.asking(username, at, "open in an emergency", "Preventing harm")
    person_id = open_in_emergency(asking, life.pnc, reason)
    later = stage.past.telling.asking(username, at + timedelta(minutes=1), "person overview")
    open_person(later, person_id, Action.CONSULT)


def _review(stage: Stage, at: datetime) -> None:
    asking = stage.past.telling.asking(GOVERNANCE, at, "review an emergency access", "Overseeing how records are used")
    if emergencies_to_review():
        review_emergency(asking, emergency_accesses(unreviewed=True)[0].id, FINDING)


# ---- An involvement that has ended -------------------------------------------------------------------------------------


def _ended(stage: Stage) -> Iterator[Step]:
    yield _step(stage.at(6, 15, 30), _end, stage, stage.at(6, 15, 30))


def _end(stage: Stage, at: datetime) -> None:
    """Housing ends its help early for one person whom it helps, if it helps anybody."""
    for life in stage.cast:
        asking = stage.past.telling.asking(MANAGER, at, "agencies and access")
        opened = open_person(asking, stage.past.person(life), Action.CONSULT)
        live = [each for each in involvements_of(opened) if each.ends_on is None and each.basis.value == "service"]
        if live:
            end_involvement(asking, opened.person_id, live[0].id, "He moved into a tenancy of his own")
            return


# ---- Entries changed, and one begun ------------------------------------------------------------------------------------


def _changed(stage: Stage) -> Iterator[Step]:
    """Entries corrected or withdrawn by the officers who wrote them, days later."""
    for place, life in enumerate(stage.cast[7:15]):
        entered, changed = stage.at(100 - 9 * place, 10, 12), stage.at(97 - 9 * place, 15, 31)
        numbers: list[int] = []
        yield _step(entered, _enter, stage, life, entered, numbers)
        yield _step(changed, _withdraw if place % 4 == 3 else _correct, stage, life, changed, numbers)


def _tag(stage: Stage, on: date) -> Answers:
    return Answers("tags", {"tag_type": "curfew", "fitted_on": on.isoformat(), "legal_basis": "community order"})


def _enter(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    manager = stage.roster.manager(life, at.date())
    asking = stage.past.telling.asking(manager.username, at, "draft: check")
    answers = _tag(stage, at.date() - timedelta(days=3))
    numbers.append(enter_entry(asking, stage.past.person(life), answers))


def _correct(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    manager = stage.roster.manager(life, at.date())
    asking = stage.past.telling.asking(manager.username, at, "draft: check")
    texts = {
        **_tag(stage, at.date() - timedelta(days=5)).texts,
        "removed_on": (at.date() - timedelta(days=1)).isoformat(),
    }
    why = "Fitted a day later than the first report said, and taken off since"
    correct_entry(asking, stage.past.person(life), numbers[0], Answers("tags", texts), why)


def _withdraw(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    manager = stage.roster.manager(life, at.date())
    asking = stage.past.telling.asking(manager.username, at, "withdraw an entry")
    withdraw_entry(asking, stage.past.person(life), numbers[0], "Entered on the wrong person's record")


def _begun(stage: Stage) -> Iterator[Step]:
    mine = [life for life in stage.cast if stage.roster.manager(life, stage.today).username == "priya.nair"]
    yield _step(stage.at(1, 16, 48), _begin, stage, mine[-1], stage.at(1, 16, 48))


def _begin(stage: Stage, life: Life, at: datetime) -> None:
    asking = stage.past.telling.asking("priya.nair", at, "add to the record")
    person_id = stage.past.person(life)
    number = begin_entry(asking, person_id, "contacts")
    answer(asking, person_id, number, "contact_on", (stage.today - timedelta(days=1)).isoformat())
    answer(asking, person_id, number, "contact_type", "phone_call")
