"""Four agencies' records of the same invented people, each spelt its own way and with the errors that agencies make. Pure.

Every fourth record of an agency is missing, so that each person has three on average. The shares of errors are assumptions,
told below; nothing real was measured for them.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from accord.demo.chance import chance_of
from accord.demo.names import DISTRICTS
from accord.demo.newcomers import postcode_in
from accord.demo.scale import PEOPLE_HEADING
from accord.kernel.identifiers import CHECK_LETTERS
from accord.people.nicknames import forms_of
from bench.many_people import COMMON_FAMILY_NAMES, FEMALE_NAMES, MALE_NAMES, Invented, people, with_errors

AGENCIES = ("north-yorkshire-police", "probation", "hmpps-prisons", "council")
KNOWN_TO_AN_AGENCY = 0.75
HAS_A_TWIN = 0.01
NUMBER_COLUMNS = ("pnc_id", "cro_number", "crn", "noms_number")

HAS_NUMBER = {
    "north-yorkshire-police": {"pnc_id": 0.9, "cro_number": 0.6, "crn": 0.05, "noms_number": 0.1},
    "probation": {"pnc_id": 0.7, "cro_number": 0.3, "crn": 1.0, "noms_number": 0.5},
    "hmpps-prisons": {"pnc_id": 0.8, "cro_number": 0.5, "crn": 0.3, "noms_number": 1.0},
    "council": {"pnc_id": 0.1, "cro_number": 0.0, "crn": 0.2, "noms_number": 0.0},
}
"""The share of each agency's records that give each number."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person with all their numbers."""

    invented: Invented
    cro: str
    crn: str
    noms: str
    area: str


def write_agencies(directory: Path, count: int, seed: int) -> tuple[list[Path], Path]:
    """Write one file for each agency about so many people, and one that says who is who; all drawn from the seed."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = [directory / f"{agency}.csv" for agency in AGENCIES]
    rows: dict[str, list[Sequence[str]]] = {agency: [] for agency in AGENCIES}
    truth: list[Sequence[str]] = []
    for agency, number, row in records(count, seed):
        rows[agency].append(row)
        truth.append((f"{agency}.csv", row[0], f"{number}"))
    chance = chance_of(seed, "order of the files")
    for path, agency in zip(paths, AGENCIES, strict=True):
        chance.shuffle(rows[agency])
        _write(path, PEOPLE_HEADING, rows[agency])
    _write(directory / "truth.csv", ("source_file", "source_id", "person"), truth)
    return paths, directory / "truth.csv"


def records(count: int, seed: int) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Each record: the agency, the number of the person, and the cells under the people extract's heading."""
    chance = chance_of(seed, "four agencies")
    for number, known in enumerate(islice(_everybody(seed, chance), count)):
        holders = [agency for agency in AGENCIES if chance.random() < KNOWN_TO_AN_AGENCY]
        for agency in holders or [AGENCIES[number % len(AGENCIES)]]:
            yield agency, number, _row(agency, f"{agency[:2].upper()}{number * 7919 % 9_999_991:07}", known, chance)


def _everybody(seed: int, chance: Random) -> Iterator[Known]:
    for number, person in enumerate(people(chance_of(seed, "people of four agencies"))):
        yield _known(person, 2 * number, chance)
        if chance.random() < HAS_A_TWIN:
            names = FEMALE_NAMES if person.sex == "F" else MALE_NAMES
            twin = replace(person, given_names=chance.choice(names), pnc=_pnc(person.born, number + 600_001))
            yield _known(twin, 2 * number + 1, chance)


def _known(person: Invented, number: int, chance: Random) -> Known:
    cro = _cro(person.born.year, number % 999_999 + 1)
    letters = f"{chr(65 + number // 10_000 % 26)}{chr(65 + number // 260_000 % 26)}"
    district = next(name for name, _, places in DISTRICTS if person.postcode.split()[0] in places)
    return Known(
        person, cro, f"{chance.choice('DEX')}{number % 1_000_000:06}", f"A{number % 10_000:04}{letters}", district
    )


def _pnc(born: date, serial: int) -> str:
    year, figures = born.year + 15, f"{serial:07}"
    return f"{year}/{figures}{CHECK_LETTERS[int(f'{year % 100:02}{figures}') % 23]}"


def _row(agency: str, source_id: str, known: Known, chance: Random) -> tuple[str, ...]:
    person = known.invented
    family, given = _names(person, chance)
    if agency == "hmpps-prisons":
        family, given = family.upper(), given.upper()
    postcode, area = _place(known, chance)
    sex = _sex(person.sex, chance)
    numbers = (_number(column, value, agency, chance) for column, value in zip(
        NUMBER_COLUMNS, (person.pnc, known.cro, known.crn, known.noms), strict=True
    ))  # fmt: skip
    return (source_id, family, given, _birth(person.born, chance), sex, "", *numbers, postcode, area)


def _names(person: Invented, chance: Random) -> tuple[str, str]:
    """Family names misspelt 3 in 100, another one 4, in the given name's place 1, part of a double one 1.5, MIG_ERROR 0.2."""
    family, given = person.family_name, _given_names(person, chance)
    kind = chance.random()
    if kind < 0.03:
        family = with_errors(family, 1, chance)
    elif kind < 0.07:
        family = chance.choice(COMMON_FAMILY_NAMES)
    elif kind < 0.08:
        return given[0], " ".join([family, *given[1:]])
    elif kind < 0.082:
        family = f"{family} MIG_ERROR"
    elif kind < 0.097:
        family = f"{family}-{chance.choice(COMMON_FAMILY_NAMES)}"
    return family, " ".join(given)


def _sex(sex: str, chance: Random) -> str:
    """Missing in 3 of 100, the other one in 0.5."""
    kind = chance.random()
    if kind < 0.03:
        return ""
    return {"M": "F", "F": "M"}[sex] if kind < 0.035 else sex


def _given_names(person: Invented, chance: Random) -> list[str]:
    """Second names left out by half, another one 2 in 100, put first 3; a short form 8, initials 3, misspelt 3."""
    given = person.given_names.split()
    kind = chance.random()
    if kind < 0.5:
        given = given[:1]
    elif kind < 0.52:
        given = [given[0], chance.choice(MALE_NAMES)]
    elif kind < 0.55:
        given = given[::-1]
    kind = chance.random()
    if kind < 0.08 and (forms := sorted(forms_of(given[0].lower()))):
        given[0] = chance.choice(forms).title()
    elif kind < 0.11:
        given = [name[0] for name in given]
    elif kind < 0.14:
        given[0] = with_errors(given[0], 1, chance)
    return given


def _birth(born: date, chance: Random) -> str:
    """One figure wrong 2 in 100, day and month swapped 1, days off 1, the year alone 3, missing 2; rarely worse."""
    kind = chance.random()
    written = born.isoformat()
    if kind < 0.02:
        place = chance.choice((2, 3, 5, 6, 8, 9))
        return written[:place] + chance.choice("0123456789") + written[place + 1 :]
    if kind < 0.03:
        return f"{born.year}-{born.day:02}-{born.month:02}"
    if kind < 0.04:
        return (born + timedelta(days=chance.choice((-3, -1, 1, 2, 7)))).isoformat()
    if kind < 0.07:
        return f"{born.year}-01-01"
    if kind < 0.075:
        return "1900-01-01"
    if kind < 0.098:
        return f"{born.year - 11}{written[4:]}"
    return "" if kind < 0.118 else written


def _place(known: Known, chance: Random) -> tuple[str, str]:
    """Moved away 30 in 100, nearly always within the district; misspelt 2, missing 10; the area missing in 20."""
    postcode, area = known.invented.postcode, known.area
    kind = chance.random()
    if kind < 0.3:
        name, _, places = (
            chance.choice(DISTRICTS) if kind < 0.05 else next(each for each in DISTRICTS if each[0] == area)
        )
        postcode, area = postcode_in(places, chance), name
    elif kind < 0.32:
        postcode = with_errors(postcode, 1, chance)
    elif kind < 0.42:
        postcode = ""
    kind = chance.random()
    return postcode, "" if kind < 0.2 else with_errors(area, 1, chance) if kind < 0.21 else area


def _number(column: str, value: str, agency: str, chance: Random) -> str:
    """Given in the agency's share of records, and then wrong by a figure in 2 of 100 and all wrong in 0.5."""
    if chance.random() >= HAS_NUMBER[agency][column]:
        return ""
    kind = chance.random()
    if kind < 0.005:
        return _another_number(column, chance)
    if kind >= 0.025:
        return value
    place = chance.choice([place for place, sign in enumerate(value) if sign.isdigit()])
    return value[:place] + chance.choice("0123456789") + value[place + 1 :]


def _another_number(column: str, chance: Random) -> str:
    number = chance.randrange(700_000, 999_999)
    born = date(1950 + number % 50, 1, 1)
    numbers = {"cro_number": _cro(born.year, number), "crn": f"B{number}", "noms_number": f"A{number % 10_000:04}ZZ"}
    return numbers.get(column) or _pnc(born, number)


def _cro(year: int, number: int) -> str:
    figures, serial = f"{(year + 17) % 100:02}", f"{number:06}"
    return f"{serial}/{figures}{CHECK_LETTERS[int(figures + serial) % 23]}"


def _write(path: Path, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)
