"""Who looked at whose record lately, besides writing in it: managers, analysts, colleagues. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from accord.access.terms import Role
from accord.demo.lives import Life
from accord.demo.notes import LATELY, Note
from accord.demo.officers import DemonstrationOfficer
from accord.ports.clock import LONDON

READERS = {Role.IOM_MANAGER: 5, Role.SENIOR_PROBATION_OFFICER: 4, Role.INTELLIGENCE_ANALYST: 6}
"""Those who read records without being named for the person, and how many in a week."""

PAGES = ("person overview", "person overview", "person timeline", "entry")


@dataclass(frozen=True)
class Look:
    """An officer opened a page of a person's record."""

    at: datetime
    officer: DemonstrationOfficer
    life: Life
    page: str


def looks_before(notes: Sequence[Note], chance: Random, today: date) -> Iterator[Look]:
    """The looks of officers who then wrote a note, most of the time."""
    for note in notes:
        if note.on >= today - LATELY and chance.random() < 0.7:
            yield Look(
                note.at - timedelta(seconds=chance.randint(60, 900)), note.officer, note.life, chance.choice(PAGES)
            )


def looks_of_readers(
    lives: Sequence[Life], officers: Sequence[DemonstrationOfficer], chance: Random, until: datetime
) -> Iterator[Look]:
    """The looks of those who oversee the scheme, week by week; probation sees only those whom it supervises."""
    today = until.astimezone(LONDON).date()
    monday = today - LATELY - timedelta(days=(today - LATELY).weekday())
    while monday < today:
        for officer in officers:
            for _ in range(READERS.get(officer.role, 0)):
                yield from _look(officer, lives, monday + timedelta(days=chance.randint(0, 4)), chance, until)
        monday += timedelta(days=7)


def _look(
    officer: DemonstrationOfficer, lives: Sequence[Life], day: date, chance: Random, until: datetime
) -> Iterator[Look]:
    is_probation = officer.role is Role.SENIOR_PROBATION_OFFICER
    in_cohort = [life for life in lives if life.tier_on(day) and (life.crn or not is_probation)]
    at = datetime.combine(day, time(chance.randint(8, 17), chance.randint(0, 59), chance.randint(0, 59)), LONDON)
    if in_cohort and at < until:
        yield Look(at, officer, chance.choice(in_cohort), chance.choice(PAGES))
