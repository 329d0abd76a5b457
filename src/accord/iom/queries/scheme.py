"""The only readers of schemes. They carry no person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from accord.access.queries.areas import AreaView, area_and_inside, areas
from accord.access.queries.officers import name_by
from accord.access.terms import AreaKind
from accord.access.viewer import Viewer
from accord.iom.models import Scheme, SchemePartner, SchemeVersion
from accord.iom.rules.scheme import Definition, read_definition
from accord.iom.terms import TIERS_OF, Tier, TierSet
from accord.kernel.periods import Period
from accord.ports.live import live_on


@dataclass(frozen=True)
class SchemeView:
    """A scheme, and the agencies that take part in it, by name."""

    id: int
    code: str
    name: str
    area_id: int
    area_name: str
    lead_id: int
    lead_name: str
    partners: Mapping[int, str]

    def is_partner(self, agency_id: int) -> bool:
        """Whether the agency takes part."""
        return agency_id in self.partners


@dataclass(frozen=True)
class VersionView:
    """One version of what a scheme is: its parts as text, who set it, when and why, and who ended the scheme with it."""

    number: int
    starts_on: date
    ends_on: date | None
    texts: Mapping[str, str]
    set_by: str
    set_at: datetime
    reason: str
    ended_by: str = ""
    ended_because: str = ""

    @cached_property
    def definition(self) -> Definition:
        """The parts, read, which takes some time."""
        return read_definition(self.texts)

    def is_in_force(self, day: date) -> bool:
        """Whether it holds on the day."""
        return Period(self.starts_on, self.ends_on).contains(day)


def schemes(viewer: Viewer) -> list[SchemeView]:
    """The schemes in which the viewer's agency takes part, by name."""
    return [each for each in every_scheme() if each.is_partner(viewer.agency_id)]


def scheme_with_code(code: str) -> SchemeView | None:
    """The scheme with the code; None when there is none."""
    return next((each for each in every_scheme() if each.code == code), None)


def scheme_for(viewer: Viewer, code: str) -> SchemeView | None:
    """The scheme with the code, where the viewer's agency takes part in it; None otherwise."""
    found = scheme_with_code(code)
    return found if found and found.is_partner(viewer.agency_id) else None


@dataclass(frozen=True)
class Management:
    """Which scheme manages each area on each day: the areas, and the versions of each area's own scheme, by number."""

    areas: Mapping[int, AreaView]
    versions: Mapping[int, Sequence[tuple[str, VersionView]]]

    def on(self, area_id: int | None, day: date) -> tuple[str, Definition] | None:
        """The name of the scheme of the area, or of the nearest wider one, that has a version on the day, and what it was."""
        while area_id is not None:
            for name, version in self.versions.get(area_id, ()):
                if version.is_in_force(day):
                    return name, version.definition
            area_id = self.areas[area_id].parent_id
        return None

    def in_district(self, name: str, day: date) -> tuple[str, Definition] | None:
        """The same for the district of the name; None where there is none."""
        found = (each.id for each in self.areas.values() if each.kind == AreaKind.DISTRICT and each.name == name)
        return self.on(next(found, None), day)


def management() -> Management:
    """Which scheme manages which area, in two queries for any number of days and areas."""
    held: dict[int, list[tuple[str, VersionView]]] = {}
    for row in _versions().select_related("scheme"):
        held.setdefault(row.scheme.area_id, []).append((row.scheme.name, _version(row)))
    return Management({area.id: area for area in areas()}, held)


def scheme_areas(scheme: SchemeView, on: date) -> list[AreaView]:
    """The area of the scheme and those within it that its people may be managed in; first its own.

    An area inside that has a scheme of its own in force on the day is that scheme's, with all that lies in it.
    """
    others = Scheme.objects.filter(live_on(on, "versions__")).exclude(pk=scheme.id)
    taken = set(others.values_list("area_id", flat=True))
    return area_and_inside(scheme.area_id, (each for each in areas() if each.id not in taken))


def versions(scheme: SchemeView) -> list[VersionView]:
    """Every version of what the scheme is, newest first."""
    return [_version(row) for row in _versions().filter(scheme_id=scheme.id).order_by("-number")]


def version_on(scheme: SchemeView, day: date) -> VersionView | None:
    """The version in force on the day; None before the first began."""
    return versions_on(day).get(scheme.code)


def versions_on(day: date) -> dict[str, VersionView]:
    """What each scheme is on the day, by its code; those with no version in force are left out."""
    rows = _versions().filter(live_on(day)).select_related("scheme")
    return {row.scheme.code: _version(row) for row in rows}


def tiers_on(day: date) -> dict[int, tuple[Tier, ...]]:
    """The tiers of each area's own scheme on the day, by the number of the area, in one query that reads no matrix."""
    rows = SchemeVersion.objects.filter(live_on(day)).values_list("scheme__area_id", KT("definition__tiers"))
    return {area_id: TIERS_OF[TierSet(tiers)] for area_id, tiers in rows}


def every_scheme() -> list[SchemeView]:
    """Every scheme with its partners, by name, in one query: there are few."""
    rows = SchemePartner.objects.select_related("scheme__area", "scheme__lead", "agency").order_by(
        "scheme__name", "agency__name"
    )
    partners: dict[int, dict[int, str]] = {}
    schemes: dict[int, Scheme] = {}
    for row in rows:
        schemes[row.scheme_id] = row.scheme
        partners.setdefault(row.scheme_id, {})[row.agency_id] = row.agency.name
    return [_scheme(each, partners[each.pk]) for each in schemes.values()]


def _scheme(row: Scheme, partners: Mapping[int, str]) -> SchemeView:
    return SchemeView(row.pk, row.code, row.name, row.area_id, row.area.name, row.lead_id, row.lead.name, partners)


def _versions() -> QuerySet[Any]:
    return SchemeVersion.objects.annotate(setter=name_by("set_by"), ender=name_by("ended_by"))


def _version(row: Any) -> VersionView:
    return VersionView(
        row.number, row.starts_on, row.ends_on, row.definition, row.setter, row.set_at, row.reason, row.ender,
        row.ended_because,
    )  # fmt: skip
