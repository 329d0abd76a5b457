"""Scenes of who is let in: restricted records, an exclusion, emergencies, and an involvement that ends."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from accord.access.gate import NotFound, Restricted, open_person
from accord.access.queries.doors import emergencies_to_review, emergency_accesses
from accord.access.queries.involvements import involvements_of
from accord.access.terms import Action, InvolvementBasis
from accord.demo.chapters import Step, spans_of
from accord.demo.lives import Life
from accord.demo.roster import Span
from accord.demo.stage import Stage, step
from accord.journeys.manage_doors import end_involvement, exclude_officer, restrict_record
from accord.journeys.open_in_emergency import open_in_emergency
from accord.journeys.oversee import review_emergency

MANAGER, GOVERNANCE = "martin.holroyd", "yvonne.marsh"
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


def scenes_of_doors(stage: Stage) -> Iterator[Step]:
    """All of them."""
    yield from _restricted(stage)
    yield from _excluded(stage)
    yield from _emergencies(stage)
    yield from _ended(stage)


# ---- Restricted and excluded -------------------------------------------------------------------------------------------


def _restricted(stage: Stage) -> Iterator[Step]:
    women = [life for life in stage.cast if life.sex == "F"]
    men = [life for life in stage.cast if life.sex == "M"]
    for (days_ago, reason), life in zip(RESTRICTIONS, (men[0], women[0], men[1]), strict=True):
        yield step(stage.at(days_ago, 11, 5), _restrict, stage, life, stage.at(days_ago, 11, 5), reason)


def _restrict(stage: Stage, life: Life, at: datetime, reason: str) -> None:
    named = (stage.roster.manager(life, stage.today), stage.roster.practitioner(life, stage.today))
    officers = [stage.past.partnership.officers[each.username] for each in named]
    asking = stage.past.telling.asking(MANAGER, at, "restrict a record")
    restrict_record(asking, stage.past.person(life), officers, reason, "Martin Holroyd, IOM manager")


def _excluded(stage: Stage) -> Iterator[Step]:
    """An officer is kept out of the record of a cousin, and tries it once all the same."""
    life = stage.cast[5]
    yield step(stage.at(130, 9, 40), _exclude, stage, life, stage.at(130, 9, 40))
    yield step(stage.at(44, 16, 52), _try, stage, "craig.dunnington", life, stage.at(44, 16, 52))
    yield step(stage.at(12, 14, 3), _try, stage, "alys.parry", stage.cast[6], stage.at(12, 14, 3))


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
        yield step(at, _open, stage, username, life, at, reason)
    yield step(stage.at(23, 10, 20), _review, stage, stage.at(23, 10, 20))


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
    """A partner's help ends early for somebody who has it still."""
    at = stage.at(6, 15, 30)
    helped = (life for life in stage.cast if any(_is_help(span, stage.today) for span in spans_of(stage.past, life)))
    return (step(at, _end, stage, life, at) for life in islice(helped, 1))


def _is_help(span: Span, today: date) -> bool:
    return (
        span.basis is InvolvementBasis.SERVICE
        and span.starts_on < today - timedelta(days=10)
        and (span.ends_on is None or span.ends_on > today)
    )


def _end(stage: Stage, life: Life, at: datetime) -> None:
    asking = stage.past.telling.asking(MANAGER, at, "end an involvement")
    opened = open_person(asking, stage.past.person(life), Action.CONSULT)
    helping = (
        each for each in involvements_of(opened) if each.ends_on is None and each.basis is InvolvementBasis.SERVICE
    )
    end_involvement(asking, opened.person_id, next(helping).id, "He moved into a tenancy of his own")
