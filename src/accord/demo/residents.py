"""Invented people of Sunderland, and what agencies hand over about them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from accord.demo.names import ETHNICITIES, FAMILY_NAMES, FEMALE_NAMES, MALE_NAMES
from accord.demo.newcomers import postcode_in
from accord.kernel.identifiers import CHECK_LETTERS

AREAS = ("Coalfield", "Sunderland East", "Sunderland North", "Sunderland West", "Washington")
POSTCODES = ("SR1", "SR2", "SR3", "SR4", "SR5", "SR6", "NE37", "NE38", "DH4", "DH5")
CODES = ("02801", "03001", "04600", "04510", "04801", "03401")

Said = Mapping[str, str]
"""One row of an extract, by column; what is not named is blank."""


@dataclass(frozen=True)
class File:
    """An extract that an agency hands over: whose, of which register, and its rows."""

    agency: str
    register: str
    rows: Sequence[Said]


@dataclass(frozen=True)
class Resident:
    """Somebody in the city, and the numbers that agencies know them by: blank where an agency has no record of them."""

    number: int
    family_name: str
    given_names: str
    born: date
    sex: str
    ethnicity: str
    postcode: str
    area: str
    police_id: str = ""
    crn: str = ""
    noms: str = ""

    @property
    def pnc(self) -> str:
        """The number on the Police National Computer, at which the agencies' records meet."""
        year, serial = self.born.year + 14, f"{9_000_000 + self.number * 37:07}"
        return f"{year}/{serial}{CHECK_LETTERS[int(f'{year % 100:02}{serial}') % 23]}"

    def record(self, source_id: str) -> Said:
        """What an agency's extract of people says, under its own number."""
        return {
            "source_id": source_id,
            "family_name": self.family_name,
            "given_names": self.given_names,
            "date_of_birth": self.born.isoformat(),
            "sex": self.sex,
            "ethnicity": self.ethnicity,
            "pnc_id": self.pnc,
            "crn": self.crn if source_id == self.crn else "",
            "noms_number": self.noms if source_id == self.noms else "",
            "postcode": self.postcode,
            "area": self.area,
        }


def resident(number: int, chance: Random, years: tuple[int, int]) -> Resident:
    """Somebody born between two years, in each ninth case a woman; no agency holds a record of them yet."""
    is_woman = number % 9 == 0
    (ethnicity,) = chance.choices(*zip(*ETHNICITIES, strict=True))
    return Resident(
        number=number,
        family_name=chance.choice(FAMILY_NAMES),
        given_names=chance.choice(FEMALE_NAMES if is_woman else MALE_NAMES),
        born=date(chance.randint(*years), chance.randint(1, 12), chance.randint(1, 28)),
        sex="F" if is_woman else "M",
        ethnicity=ethnicity,
        postcode=postcode_in(POSTCODES, chance),
        area=AREAS[number % len(AREAS)],
    )


def held_by_police(each: Resident) -> str:
    """The number under which the police hold somebody."""
    return f"SU{each.number:03}"


def held_by_probation(each: Resident) -> str:
    """The case reference number under which probation holds somebody."""
    return f"N{400_000 + each.number * 7}"


def held_by_prisons(each: Resident) -> str:
    """The number under which the prisons hold somebody."""
    return f"D{1_000 + each.number}SU"
