"""The territories and agencies that ship with the program, as plain facts in two CSV files. Pure: no framework.

Force names and codes are those of the Office for National Statistics (police force areas, December 2023; Welsh forces
have W15 codes); the probation regions are those of the Probation Service since June 2021; the districts are North
Yorkshire's IOM areas as its performance table of January 2018 names and orders them. A name may stand under several
kinds.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from accord.access.terms import AgencyKind, AreaKind

PARENT_KIND: Mapping[AreaKind, AreaKind] = {
    AreaKind.MAPPA_AREA: AreaKind.PROBATION_REGION,
    AreaKind.FORCE: AreaKind.MAPPA_AREA,
    AreaKind.DISTRICT: AreaKind.FORCE,
}
"""The kind of area that each kind lies in; a probation region lies in none."""


@dataclass(frozen=True)
class AreaRow:
    """A territory.

    `parent` names an area of the kind that `PARENT_KIND` gives, or is blank; `code` is the ONS code, blank where there
    is none; `position` is the place in a list of its kind, from 1.
    """

    name: str
    kind: AreaKind
    parent: str
    code: str
    position: int


@dataclass(frozen=True)
class AgencyRow:
    """An organisation. `sector` is its trade, such as housing; a blank `area` is the whole of England and Wales."""

    code: str
    name: str
    kind: AgencyKind
    sector: str
    area_kind: AreaKind | None
    area: str


def areas() -> list[AreaRow]:
    """Every area that ships, parents before what lies in them."""
    return [
        AreaRow(
            row["name"],
            AreaKind(row["kind"]),
            row["parent"],
            row["code"],
            int(row["position"]),
        )
        for row in _rows("areas.csv")
    ]


def agencies() -> list[AgencyRow]:
    """Every agency that ships: the forces first, then the national services, then North Yorkshire's partners."""
    return [
        AgencyRow(
            code=row["code"],
            name=row["name"],
            kind=AgencyKind(row["kind"]),
            sector=row["sector"],
            area_kind=AreaKind(row["area_kind"]) if row["area_kind"] else None,
            area=row["area"],
        )
        for row in _rows("agencies.csv")
    ]


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines())
