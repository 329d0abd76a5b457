"""Contact notes through the years: sparse long ago, as often as the tier asks for lately, and now and then too late. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from accord.contacts.terms import Attendance, ContactType
from accord.demo.chance import chance_of
from accord.demo.lives import Life
from accord.demo.officers import DemonstrationOfficer
from accord.demo.parcels import known_since
from accord.demo.roster import Roster
from accord.demo.sentences import ATTENDED, EXCUSED, MISSED, SAID_BY_WOMEN, WITHOUT_THE_PERSON
from accord.kernel.days import next_working_day
from accord.ports.clock import LONDON

LATELY = timedelta(days=240)
CONTACT_DAYS = {"gold": 7, "silver": 14, "bronze": 28, "other": 56}
"""As the shipped policy has them; a scheme with others sees its own dues."""

IN_CUSTODY_DAYS = 50
LONG_AGO_DAYS = 150

OUTSIDE = ((ContactType.OFFICE_VISIT, ContactType.HOME_VISIT, ContactType.PHONE_CALL, ContactType.VIDEO_CALL,
            ContactType.MESSAGE, ContactType.PROFESSIONAL), (44, 24, 14, 5, 4, 9))  # fmt: skip
INSIDE = ((ContactType.PRISON_VISIT, ContactType.PROFESSIONAL), (70, 30))
CAME = ((Attendance.ATTENDED, Attendance.UNACCEPTABLE_ABSENCE, Attendance.ACCEPTABLE_ABSENCE), (84, 10, 6))
SENTENCES = {
    Attendance.ATTENDED: ATTENDED,
    Attendance.UNACCEPTABLE_ABSENCE: MISSED,
    Attendance.ACCEPTABLE_ABSENCE: EXCUSED,
}


@dataclass(frozen=True)
class Note:
    """A contact note: whose, by whom, when recorded, and what it says."""

    life: Life
    officer: DemonstrationOfficer
    at: datetime
    on: date
    kind: ContactType
    attendance: Attendance
    words: str


def notes(life: Life, roster: Roster, seed: int, until: datetime) -> Iterator[Note]:
    """The contact notes of one person that were recorded before a moment, in the order of days."""
    chance = chance_of(seed, f"notes {life.police_id}")
    today = until.astimezone(LONDON).date()
    late = chance.random() < 0.2
    day = known_since(life) + timedelta(days=chance.randint(1, 30))
    while day < today:
        spell = life.tier_on(day)
        if spell is None:
            day = next((each.entered_on for each in life.tiers if each.entered_on > day), today)
            continue
        on = next_working_day(day)
        is_inside = life.stay_on(on) is not None
        expected = CONTACT_DAYS[spell.tier]
        is_late = late and not is_inside and day > today - timedelta(days=expected * 1.3)
        note = _note(life, roster, chance, on, is_inside)
        if note.at < until and not is_late:
            yield note
        day += timedelta(days=_days_to_the_next(chance, day < today - LATELY, is_inside, expected))


def _days_to_the_next(chance: Random, is_long_ago: bool, is_inside: bool, expected: int) -> int:
    if is_long_ago:
        return round(LONG_AGO_DAYS * chance.uniform(0.7, 1.3))
    days = IN_CUSTODY_DAYS if is_inside else expected
    return max(1, round(days * chance.uniform(0.45, 0.9)))


def _note(life: Life, roster: Roster, chance: Random, on: date, is_inside: bool) -> Note:
    (kind,) = chance.choices(*(INSIDE if is_inside else OUTSIDE))
    if kind in WITHOUT_THE_PERSON:
        attendance, pool = Attendance.NOT_APPLICABLE, WITHOUT_THE_PERSON
    else:
        (attendance,) = chance.choices(*CAME)
        pool = SENTENCES[attendance]
    words = _of_her(chance.choice(pool[kind])) if life.sex == "F" else chance.choice(pool[kind])
    stay = life.stay_on(on)
    officer = (
        roster.prison_manager(stay) if stay and chance.random() < 0.6 else _outside_officer(life, roster, chance, on)
    )
    recorded = time(chance.randint(9, 17), chance.randint(0, 59), chance.randint(0, 59))
    return Note(life, officer, datetime.combine(on, recorded, LONDON), on, kind, attendance, words)


def _outside_officer(life: Life, roster: Roster, chance: Random, on: date) -> DemonstrationOfficer:
    is_police = not life.crn or chance.random() < 0.5
    return roster.manager(life, on) if is_police else roster.practitioner(life, on)


def _of_her(words: str) -> str:
    for his, hers in SAID_BY_WOMEN:
        words = words.replace(his, hers)
    return words
