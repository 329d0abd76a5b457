"""Reads of areas, what lies in them and what lies around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from accord.access.models import Agency, Area
from accord.access.terms import AreaKind


@dataclass(frozen=True)
class AreaView:
    """An area as pages and reports show it."""

    id: int
    name: str
    kind: str
    code: str
    parent_id: int | None
    parent_name: str
    position: int


def areas(kind: AreaKind | None = None) -> list[AreaView]:
    """Every area, or those of one kind, in the order of the reference data."""
    rows = Area.objects.select_related("parent").order_by("kind", "position", "name")
    return [_area_view(row) for row in (rows.filter(kind=kind) if kind else rows)]


def _area_view(row: Area) -> AreaView:
    parent = row.parent
    return AreaView(
        row.pk,
        row.name,
        row.kind,
        row.code,
        row.parent_id,
        parent.name if parent else "",
        row.position,
    )


def area_ids_by_name() -> dict[str, int]:
    """Area names, in lower case, to the area that an extract means by them: a district first, then a force, then wider."""
    narrow_last = [
        AreaKind.PROBATION_REGION,
        AreaKind.MAPPA_AREA,
        AreaKind.FORCE,
        AreaKind.DISTRICT,
    ]
    found: dict[str, int] = {}
    for kind in narrow_last:
        found.update({name.lower(): pk for name, pk in Area.objects.filter(kind=kind).values_list("name", "pk")})
    return found


def area_named(name: str) -> AreaView | None:
    """The area a command line or an address names: a force before a district, then wider; None when unknown."""
    return area_among(areas(), name)


def area_among(every: Iterable[AreaView], name: str) -> AreaView | None:
    """The same among areas read already."""
    named = {area.kind: area for area in every if area.name.casefold() == name.strip().casefold()}
    order = (AreaKind.FORCE, AreaKind.DISTRICT, AreaKind.MAPPA_AREA, AreaKind.PROBATION_REGION)
    return next((named[kind] for kind in order if kind in named), None)


def own_force(agency_name: str, every: Iterable[AreaView]) -> AreaView | None:
    """The force that an agency's name has, or else the first in which anything could be managed; None without any."""
    known = list(every)
    forces = [each for each in known if each.kind == AreaKind.FORCE]
    named = [each for each in forces if each.name in agency_name]
    parents = {each.parent_id for each in known if each.kind == AreaKind.DISTRICT}
    with_districts = [each for each in forces if each.id in parents]
    return next(iter([*named, *with_districts, *forces]), None)


def districts_within(area: AreaView) -> list[AreaView]:
    """The districts under an area, in the order of the reference data; a district is its own only district."""
    return [each for each in areas_within(area) if each.kind == AreaKind.DISTRICT]


def areas_within(area: AreaView) -> list[AreaView]:
    """The area and every area under it, in the order of the reference data."""
    if area.kind == AreaKind.DISTRICT:
        return [area]
    return sorted(area_and_inside(area.id, areas()), key=lambda each: (each.position, each.name))


def area_and_inside(area_id: int, every: Iterable[AreaView]) -> list[AreaView]:
    """The area, and after it those of the areas that lie in it, directly or round about."""
    known = list(every)
    found = [each for each in known if each.id == area_id]
    for each in found:  # grows as it is gone through
        found.extend(inner for inner in known if inner.parent_id == each.id)
    return found


AROUND = ("area_id", "area__parent_id", "area__parent__parent_id", "area__parent__parent__parent_id")
"""The number of the area of a row and those of the areas around it, as columns: as many as there are kinds of area."""


def around(numbers: Iterable[int | None]) -> tuple[int, ...]:
    """What the columns of `AROUND` say: the area and those around it, the nearest first."""
    return tuple(each for each in numbers if each is not None)


def outwards(area_id: int, every: Iterable[AreaView]) -> tuple[int, ...]:
    """The same of an area among areas read already."""
    parents = {area.id: area.parent_id for area in every}
    found = [area_id]
    while (wider := parents.get(found[-1])) is not None:
        found.append(wider)
    return tuple(found)


def area_ids_of_agency(agency_id: int) -> set[int] | None:
    """The area that the agency works in and those within it, by number; None where it works everywhere."""
    area_id = Agency.objects.values_list("area_id", flat=True).get(pk=agency_id)
    return None if area_id is None else {each.id for each in area_and_inside(area_id, areas())}
