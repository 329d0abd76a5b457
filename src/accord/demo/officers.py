"""The officers of the demonstration, all invented, and how to sign in as each of them. Pure: no framework."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from accord.access import reference
from accord.access.reference import AgencyRow
from accord.access.terms import ROLE_WORDS, AgencyKind, AreaKind, Role

PASSWORD = "demonstration only 2026"  # noqa: S105  printed on the terminal for everyone to use


@dataclass(frozen=True)
class DemonstrationOfficer:
    """An officer; the district or prisons whose people they manage are blank for those who manage none."""

    username: str
    name: str
    agency: str
    role: Role
    district: str
    prisons: frozenset[str]
    starts_on: date
    ends_on: date | None
    signs_in: bool

    def serves_on(self, day: date) -> bool:
        """Whether the officer is at work in the partnership on the day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@cache
def demonstration_officers() -> tuple[DemonstrationOfficer, ...]:
    """One officer for each role in the order of the vocabulary, for partners one of each sort, then their colleagues."""
    return tuple(
        DemonstrationOfficer(
            username=row["username"],
            name=row["name"],
            agency=row["agency"],
            role=Role(row["role"]),
            district=row["district"],
            prisons=frozenset(row["prisons"].split(";")),
            starts_on=date.fromisoformat(row["from"]),
            ends_on=date.fromisoformat(row["until"]) if row["until"] else None,
            signs_in=row["sign_in"] == "yes",
        )
        for row in _rows("officers.csv")
    )


def invented_agencies() -> list[AgencyRow]:
    """The charities, which no reference data holds because there are none such."""
    return [
        AgencyRow(
            row["code"], row["name"], AgencyKind(row["kind"]), row["sector"], AreaKind(row["area_kind"]), row["area"]
        )
        for row in _rows("agencies.csv")
    ]


class SignIn(NamedTuple):
    """How to sign in as an officer of the demonstration, what their role is called, and their agency's name."""

    username: str
    password: str
    role: str
    agency: str

    @property
    def line(self) -> str:
        """As the commands print it."""
        return f"    {self.role:<57} {self.username:<16} {self.password}  {self.agency}"


def demonstration_sign_ins() -> list[SignIn]:
    """One for each role, in the order of the vocabulary, and for partners one from health, council, youth justice and court."""
    agencies = {agency.code: agency.name for agency in [*reference.agencies(), *invented_agencies()]}
    return [
        SignIn(officer.username, PASSWORD, ROLE_WORDS[officer.role], agencies[officer.agency])
        for officer in demonstration_officers()
        if officer.signs_in
    ]


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(files("accord.demo").joinpath(name).read_text(encoding="utf-8").splitlines())
