"""The priority and prolific offender scheme of Sunderland as its council's scrutiny committee heard of it in March 2010. Pure.

46 people; a target of 17 % fewer convictions than the year before, which was no more than 127; and 52 in the first six months.
153 is the only number of convictions that gives 127. Who they are, where in the city they live and what they did is invented,
and so is what came after the six months.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from accord.demo.chance import chance_of
from accord.demo.names import FAMILY_NAMES, FEMALE_NAMES, MALE_NAMES
from accord.demo.newcomers import postcode_in
from accord.kernel.identifiers import CHECK_LETTERS

POLICE = "northumbria-police"
FORCE = "Northumbria"
SCHEME, NAME = "sunderland-ppo", "Sunderland prolific and priority offenders"
SCHEME_REASON = "As told to the Community and Safer City Scrutiny Committee, March 2010; its rules were not published."
AREAS = ("Coalfield", "Sunderland East", "Sunderland North", "Sunderland West", "Washington")
POSTCODES = ("SR1", "SR2", "SR3", "SR4", "SR5", "SR6", "NE37", "NE38", "DH4", "DH5")

PEOPLE = 46
BEGAN_ON, HALF_WAY, ENDED_ON = date(2009, 4, 1), date(2009, 10, 1), date(2010, 4, 1)
BEFORE, FIRST_HALF, SECOND_HALF = 153, 52, 41
"""Convictions in the year before, in the first six months and, by our invention, in the six after."""

CODES = ("02801", "03001", "04600", "04510", "04801", "03401")


@dataclass(frozen=True)
class File:
    """An extract that the force hands over: its register, and its bytes."""

    register: str
    data: bytes


def areas() -> bytes:
    """The areas of the city, as a list to import."""
    return _file(("name", "kind", "parent"), ((name, "district", FORCE) for name in AREAS))


def files(seed: int) -> Iterator[File]:
    """Everything that the force hands over, in the order in which it can be taken in."""
    chance = chance_of(seed, "Sunderland")
    people = [_person(number, chance) for number in range(1, PEOPLE + 1)]
    yield File("people", _file(PEOPLE_COLUMNS, people))
    yield File("iom", _file(IOM_COLUMNS, (_spell(person, chance) for person in people)))
    yield File("offences", _file(OFFENCE_COLUMNS, _convictions([person[0] for person in people], chance)))


PEOPLE_COLUMNS = (
    "source_id", "family_name", "given_names", "date_of_birth", "sex", "ethnicity", "pnc_id", "cro_number", "crn",
    "noms_number", "postcode", "area",
)  # fmt: skip
IOM_COLUMNS = ("source_id", "area", "cohort", "tier", "entered_on", "left_on", "exit_reason")
OFFENCE_COLUMNS = ("source_id", "offence_ref", "home_office_code", "committed_on", "outcome", "outcome_on")


def _person(number: int, chance: Random) -> tuple[str, ...]:
    born = date(chance.randint(1968, 1990), chance.randint(1, 12), chance.randint(1, 28))
    is_woman = number % 9 == 0
    year, serial = born.year + 14, f"{9_000_000 + number * 37:07}"
    pnc = f"{year}/{serial}{CHECK_LETTERS[int(f'{year % 100:02}{serial}') % 23]}"
    names = chance.choice(FAMILY_NAMES), chance.choice(FEMALE_NAMES if is_woman else MALE_NAMES)
    rest = born.isoformat(), "F" if is_woman else "M", "W1", pnc, "", "", "", postcode_in(POSTCODES, chance)
    return (f"SU{number:03}", *names, *rest, AREAS[number % len(AREAS)])


def _spell(person: Sequence[str], chance: Random) -> tuple[str, ...]:
    entered_on = BEGAN_ON - timedelta(days=chance.randint(5, 500))
    left_on = ENDED_ON + timedelta(days=chance.randint(1, 600))
    return (person[0], person[-1], "", "other", entered_on.isoformat(), left_on.isoformat(), "scheme ended")


def _convictions(source_ids: Sequence[str], chance: Random) -> Iterator[tuple[str, ...]]:
    """Each conviction's day within its period, and the offence some weeks before; a few people have most of them."""
    weights = [1 / (1 + place / 6) for place in range(len(source_ids))]
    a_year_before = BEGAN_ON.replace(year=BEGAN_ON.year - 1)
    periods = ((a_year_before, BEGAN_ON, BEFORE), (BEGAN_ON, HALF_WAY, FIRST_HALF), (HALF_WAY, ENDED_ON, SECOND_HALF))
    number = 0
    for first, end, count in periods:
        for source_id in chance.choices(source_ids, weights, k=count):
            number += 1
            convicted_on = first + timedelta(days=chance.randrange((end - first).days - 1))
            committed_on = convicted_on - timedelta(days=chance.randint(12, 150))
            days = committed_on.isoformat(), "convicted", convicted_on.isoformat()
            yield (source_id, f"SUO{number:04}", chance.choice(CODES), *days)


def _file(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([columns, *rows])
    return stream.getvalue().encode()
