"""Extracts of any size for benchmarks: as many invented people and facts as asked for, written row by row. Pure.

Everybody is in the cohort on the last day, so that the performance table counts them all; two in five of those whom the
prisons know are in custody on it.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from accord.demo.chance import chance_of
from accord.demo.names import DISTRICTS, FAMILY_NAMES, FEMALE_NAMES, MALE_NAMES, PRISONS_FOR_MEN
from accord.demo.newcomers import postcode_in
from accord.demo.parcels import POLICE, PRISONS
from accord.demo.sentences import ATTENDED
from accord.demo.years import CODES
from accord.kernel.identifiers import CHECK_LETTERS

PEOPLE_HEADING = (
    "source_id", "family_name", "given_names", "date_of_birth", "sex", "ethnicity", "pnc_id", "cro_number", "crn",
    "noms_number", "postcode", "area",
)  # fmt: skip
TIERS = (("gold", "silver", "bronze", "other"), (20, 25, 25, 30))


@dataclass(frozen=True)
class Size:
    """How many people, and how many facts of each register; facts are shared out evenly, at least a spell for each person."""

    people: int = 100_000
    iom: int = 150_000
    custody: int = 75_000
    offences: int = 500_000
    tags: int = 25_000
    contacts: int = 250_000

    @property
    def facts(self) -> int:
        """All of them together."""
        return self.iom + self.custody + self.offences + self.tags + self.contacts


@dataclass(frozen=True)
class Extract:
    """A file that was written: whose it is, of what, and how many rows it has."""

    agency: str
    register: str
    path: Path
    rows: int


def write_extracts(directory: Path, size: Size, seed: int, on: date) -> Iterator[Extract]:
    """Write every extract of so many people as of a day, each when it is asked for, in the order in which to import them."""
    directory.mkdir(parents=True, exist_ok=True)
    chance = chance_of(seed, "scale")
    imprisoned = min(size.people, max(1, size.custody * 2 // 3))
    files = (
        (POLICE, "people", PEOPLE_HEADING, _people(size.people, chance, on)),
        (PRISONS, "people", PEOPLE_HEADING, _prison_people(size.people, imprisoned, seed, on)),
        (POLICE, "iom", ("source_id", "area", "cohort", "tier", "entered_on", "left_on", "exit_reason"),
         _iom(size.iom, size.people, chance, on)),
        (PRISONS, "custody", ("source_id", "establishment", "received_on", "released_on"),
         _custody(size.custody, imprisoned, chance, on)),
        (POLICE, "offences", ("source_id", "offence_ref", "home_office_code", "committed_on", "outcome", "outcome_on"),
         _offences(size.offences, size.people, chance, on)),
        (POLICE, "tags", ("source_id", "tag_type", "fitted_on", "removed_on", "legal_basis"),
         _tags(size.tags, size.people, chance, on)),
        (POLICE, "contacts", ("source_id", "contact_on", "contact_type", "attendance", "notes"),
         _contacts(size.contacts, size.people, chance, on)),
    )  # fmt: skip
    for agency, register, heading, rows in files:
        path = directory / f"{agency}-{register}.csv"
        yield Extract(agency, register, path, _write(path, heading, rows))


def _write(path: Path, heading: Iterable[str], rows: Iterable[tuple[str, ...]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(heading)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def _people(people: int, chance: Random, on: date) -> Iterator[tuple[str, ...]]:
    for number in range(people):
        born, sex, pnc = _of(number, on)
        given_names = chance.choice(FEMALE_NAMES if sex == "F" else MALE_NAMES)
        name, _, postcodes = DISTRICTS[_district(number)]
        heading = (_police_id(number), chance.choice(FAMILY_NAMES), given_names, born.isoformat(), sex, "")
        yield (*heading, pnc, "", "", "", postcode_in(postcodes, chance), name)


def _prison_people(people: int, imprisoned: int, seed: int, on: date) -> Iterator[tuple[str, ...]]:
    chance = chance_of(seed, "scale, prison names")
    for number in range(imprisoned):
        born, sex, pnc = _of(number, on)
        noms = f"A{number % 10_000:04}{chr(65 + number // 10_000 % 26)}{chr(65 + number // 260_000 % 26)}"
        heading = (_prison_id(number), chance.choice(FAMILY_NAMES).upper(), "A", born.isoformat(), sex, "")
        yield (*heading, pnc, "", "", noms, "", "")


def _of(number: int, on: date) -> tuple[date, str, str]:
    """What two agencies agree on: birth, sex and PNC ID."""
    born = on - timedelta(days=365 * 19 + number * 37 % 12_000)
    year, serial = born.year + 15, f"{number % 9_999_999 + 1:07}"
    letter = CHECK_LETTERS[int(f"{year % 100:02}{serial}") % 23]
    return born, "F" if number % 7 == 0 else "M", f"{year}/{serial}{letter}"


def _iom(rows: int, people: int, chance: Random, on: date) -> Iterator[tuple[str, ...]]:
    """One spell that goes on for each person, and earlier ones for as many as are left."""
    earlier = max(0, rows - people)
    for number in range(people):
        entered_on = on - timedelta(days=chance.randint(0, 500))
        yield (*_place(number, chance), entered_on.isoformat(), "", "")
        for spell in range(earlier // people + (number < earlier % people)):
            left_on = entered_on - spell * timedelta(days=200)
            yield (
                *_place(number, chance),
                (left_on - timedelta(days=150)).isoformat(),
                left_on.isoformat(),
                "tier changed",
            )


def _place(number: int, chance: Random) -> tuple[str, ...]:
    return (_police_id(number), DISTRICTS[_district(number)][0], "fixed", *chance.choices(*TIERS))


def _custody(rows: int, imprisoned: int, chance: Random, on: date) -> Iterator[tuple[str, ...]]:
    for place in range(rows):
        number, earlier = place % imprisoned, place // imprisoned
        received_on = on - timedelta(days=300 * earlier + chance.randint(0, 200))
        ends = earlier or number % 5 > 1
        released_on = (received_on + timedelta(days=chance.randint(10, 90))).isoformat() if ends else ""
        yield _prison_id(number), chance.choice(PRISONS_FOR_MEN), received_on.isoformat(), released_on


def _offences(rows: int, people: int, chance: Random, on: date) -> Iterator[tuple[str, ...]]:
    for place in range(rows):
        committed_on = on - timedelta(days=chance.randint(60, 3_000))
        outcome_on = committed_on + timedelta(days=chance.randint(0, 59))
        (code,) = chance.choices(*CODES)
        dates = (committed_on.isoformat(), "convicted", outcome_on.isoformat())
        yield (_police_id(place % people), f"C{place:08}", code, *dates)


def _tags(rows: int, people: int, chance: Random, on: date) -> Iterator[tuple[str, ...]]:
    for place in range(rows):
        fitted_on = on - timedelta(days=chance.randint(0, 60) + 100 * (place // people))
        removed_on = "" if place < people else (fitted_on + timedelta(days=30)).isoformat()
        yield _police_id(place % people), "gps", fitted_on.isoformat(), removed_on, "licence"


def _contacts(rows: int, people: int, chance: Random, on: date) -> Iterator[tuple[str, ...]]:
    for place in range(rows):
        contact_on = on - timedelta(days=13 * (place // people) + chance.randint(0, 12))
        notes = chance.choice(ATTENDED["office_visit"])
        yield _police_id(place % people), contact_on.isoformat(), "office_visit", "attended", notes


def _district(number: int) -> int:
    return number % len(DISTRICTS)


def _police_id(number: int) -> str:
    return f"S{number:07}"


def _prison_id(number: int) -> str:
    return f"T{number:07}"
