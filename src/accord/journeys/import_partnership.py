"""Take in lists of areas and agencies, whole or not at all. What a list leaves blank stays as it is held."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accord.access.commands.partnership import save_agencies, save_areas
from accord.access.queries.agencies import AgencyView, agencies
from accord.access.queries.areas import AreaView, areas
from accord.access.reference import PARENT_KIND, AgencyRow, AreaRow
from accord.access.terms import AGENCY_KIND_WORDS, AREA_KIND_WORDS, AgencyKind, AreaKind
from accord.journeys.deliveries import (
    Imported,
    Watch,
    nobody_watches,
    refuse_repeats,
    stop_if_faulty,
    tell_ledger,
    why_unknown,
)
from accord.kernel.columns import Column, ValueFault, choice_column, text_column
from accord.ports.clock import london_day
from accord.ports.csv_files import Extract, read_extract
from accord.ports.turns import Turn, wait_for

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_CODE = 60


def read_code(text: str) -> str:
    """An agency's code; ValueFault says how one is written."""
    if len(text) > _LONGEST_CODE or _CODE.fullmatch(text) is None:
        raise ValueFault(
            f"A code is at most {_LONGEST_CODE} small letters, figures and single hyphens, such as north-yorkshire-police."
        )
    return text


AREA_COLUMNS = (
    text_column("name", "Name of the area.", max_length=100, required=True),
    choice_column("kind", "probation_region, mappa_area, force or district.", list(AREA_KIND_WORDS.items()), required=True),
    text_column(
        "parent",
        "Name of what it lies in: of a district its force, of a force its MAPPA area, of that its probation region; "
        "blank for a probation region, and where it stays as held.",
        max_length=100,
    ),
)  # fmt: skip

AGENCY_COLUMNS = (
    Column("code", "The agency's code in this service, such as north-yorkshire-police.", read_code, required=True),
    text_column("name", "Name of the agency.", max_length=150, required=True),
    choice_column("kind", "responsible_authority, duty_to_cooperate or other.", list(AGENCY_KIND_WORDS.items()), required=True),
    text_column(
        "area",
        "Name of the area it works in, a force's before a district's; blank for all of England and Wales, and where it "
        "stays as held.",
        max_length=100,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class ListOfOurs:
    """A list of the partnership's own that can be imported: its columns, and how its rows are taken in."""

    columns: tuple[Column, ...]
    take: Callable[[Extract], Imported]


def import_list(name: str, data: bytes, at: datetime, by: str, watch: Watch = nobody_watches) -> Imported:
    """Read, check and take in areas or agencies in one transaction; ImportRefused when anything is wrong.

    KeyError for a list there is not. The same file again changes nothing.
    """
    wanted = LISTS[name]
    extract = read_extract(data, wanted.columns, london_day(at), watch)
    with transaction.atomic():
        wait_for(Turn.IMPORT)
        imported = wanted.take(extract)
        tell_ledger(name, imported, at, by)
    return imported


# ---- Areas -----------------------------------------------------------------------------------------------------------

_Key = tuple[str, str]
"""A kind, and a name or code in small letters."""


def _take_areas(extract: Extract) -> Imported:
    held = {(area.kind, area.name.casefold()): area for area in areas()}
    said = extract.by_name([column.name for column in AREA_COLUMNS])
    named = [(line, row["name"], row["kind"]) for line, row in said if "name" in row and "kind" in row]
    refuse_repeats(
        extract, ((line, name, f"{kind} {name.casefold()}") for line, name, kind in named), "name", "kind and name"
    )
    names = _names_by_key([row for _, row in said], held)
    for line, row in said:
        _check_area(extract, line, row, held, names)
    stop_if_faulty(extract)
    rows = [(AreaKind(row["kind"]), row["name"], row["parent"] or "") for _, row in said]
    positions = _Positions(held.values())
    wanted = [
        _area_row(kind, name, parent, held.get((kind, name.casefold())), names, positions)
        for kind, name, parent in rows
    ]
    changed = save_areas(sorted(wanted, key=lambda row: list(AreaKind).index(row.kind)))
    new = sum((row.kind, row.name.casefold()) not in held for row in wanted)
    return Imported(len(rows), new, changed - new)


def _names_by_key(rows: Iterable[Mapping[str, Any]], held: Mapping[_Key, AreaView]) -> dict[_Key, str]:
    """The names held and those in the file; one whose kind could not be read may be of any."""
    names = {
        (kind, row["name"].casefold()): row["name"]
        for row in rows if "name" in row
        for kind in ([row["kind"]] if "kind" in row else AreaKind)
    }  # fmt: skip
    return names | {key: area.name for key, area in held.items()}


def _check_area(
    extract: Extract, line: int, said: Mapping[str, Any], held: Mapping[_Key, AreaView], names: Mapping[_Key, str]
) -> None:  # fmt: skip
    """Tell what is wrong with an area; of a row with a fault, as far as it could be read."""
    if "kind" not in said:
        return
    kind, name, parent = AreaKind(said["kind"]), said.get("name"), said.get("parent")
    same = held.get((kind, name.casefold())) if name else None
    if same is not None and same.name != name:
        extract.refuse(line, "name", said["name"], f"This is held as {same.name}. Write it the same way.")
    wider = PARENT_KIND.get(kind)
    if wider is None:
        if parent:
            extract.refuse(line, "parent", parent, "A probation region lies in no other area. Leave this blank.")
        return
    words = AREA_KIND_WORDS[wider].lower().replace("mappa", "MAPPA")
    if parent and (wider, parent.casefold()) not in names:
        known = tuple(each for (of_kind, _), each in names.items() if of_kind == wider)
        extract.refuse(line, "parent", parent, why_unknown(words, parent, known, "It may stand anywhere in this file."))
    elif "parent" in said and not parent and name and same is None:
        extract.refuse(line, "parent", "", f"Name the {words} that it lies in.")


class _Positions:
    """The places of new areas in the lists of their kinds: after those that are there."""

    def __init__(self, held: Iterable[AreaView]) -> None:
        self._last: dict[str, int] = {}
        for area in held:
            self._last[area.kind] = max(self._last.get(area.kind, 0), area.position)

    def next_of(self, kind: str) -> int:
        """The next free place."""
        self._last[kind] = self._last.get(kind, 0) + 1
        return self._last[kind]


def _area_row(
    kind: AreaKind, name: str, parent: str, held: AreaView | None, names: Mapping[_Key, str], positions: _Positions
) -> AreaRow:  # fmt: skip
    wider = names[PARENT_KIND[kind], parent.casefold()] if parent else held.parent_name if held else ""
    if held is None:
        return AreaRow(name, kind, wider, "", positions.next_of(kind))
    return AreaRow(name, kind, wider, held.code, held.position)


# ---- Agencies --------------------------------------------------------------------------------------------------------


def _take_agencies(extract: Extract) -> Imported:
    held = {agency.code: agency for agency in agencies()}
    places = _areas_by_name()
    said = extract.by_name([column.name for column in AGENCY_COLUMNS])
    refuse_repeats(extract, ((line, row["code"], row["code"]) for line, row in said if "code" in row), "code", "code")
    for line, row in said:
        area = row.get("area")
        if area and area.casefold() not in places:
            known = tuple(place.name for place in places.values())
            why = why_unknown("area", area, known, "See the list of areas, or import areas first.")
            extract.refuse(line, "area", area, why)
    stop_if_faulty(extract)
    wanted = [_agency_row(row, places.get((row["area"] or "").casefold()), held.get(row["code"])) for _, row in said]
    changed = save_agencies(wanted)
    new = sum(row.code not in held for row in wanted)
    return Imported(len(said), new, changed - new)


def _areas_by_name() -> dict[str, AreaView]:
    """Areas by name in small letters: a force before a district, and these before wider ones."""
    wider_first = (AreaKind.PROBATION_REGION, AreaKind.MAPPA_AREA, AreaKind.DISTRICT, AreaKind.FORCE)
    by_kind = {kind: [area for area in areas() if area.kind == kind] for kind in wider_first}
    return {area.name.casefold(): area for kind in wider_first for area in by_kind[kind]}


def _agency_row(said: Mapping[str, Any], place: AreaView | None, held: AgencyView | None) -> AgencyRow:
    code, name, kind = said["code"], said["name"], AgencyKind(said["kind"])
    sector = held.sector if held else ""
    if place is not None:
        return AgencyRow(code, name, kind, sector, AreaKind(place.kind), place.name)
    if held is not None and held.area_kind:
        return AgencyRow(code, name, kind, sector, AreaKind(held.area_kind), held.area_name)
    return AgencyRow(code, name, kind, sector, None, "")


LISTS: Mapping[str, ListOfOurs] = {
    "agencies": ListOfOurs(AGENCY_COLUMNS, _take_agencies),
    "areas": ListOfOurs(AREA_COLUMNS, _take_areas),
}
