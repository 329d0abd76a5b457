"""The only readers of schemes. They carry no person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from accord.access.queries import AreaView, area_and_inside, areas
from accord.access.viewer import Viewer
from accord.iom.models import Scheme, SchemePartner, SchemeVersion
from accord.iom.scheme_rules import Definition, read_definition
from accord.kernel.periods import Period


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
    """One version of what a scheme is: its parts as text, and who set it, when and why."""

    number: int
    starts_on: date
    ends_on: date | None
    texts: Mapping[str, str]
    set_by: str
    set_at: datetime
    reason: str

    @property
    def definition(self) -> Definition:
        """The parts, read."""
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


def scheme_of_area(area_id: int) -> SchemeView | None:
    """The scheme that manages an area: its own, or that of the nearest wider one; None when there is none."""
    every = {area.id: area for area in areas()}
    found = {each.area_id: each for each in every_scheme()}
    while area_id not in found:
        parent = every[area_id].parent_id if area_id in every else None
        if parent is None:
            return None
        area_id = parent
    return found[area_id]


def scheme_areas(scheme: SchemeView) -> list[AreaView]:
    """The area of the scheme and those within it, which its people may be managed in."""
    return area_and_inside(scheme.area_id, areas())


def versions(scheme: SchemeView) -> list[VersionView]:
    """Every version of what the scheme is, newest first."""
    return [_version(row) for row in SchemeVersion.objects.filter(scheme_id=scheme.id).order_by("-number")]


def version_on(scheme: SchemeView, day: date) -> VersionView | None:
    """The version in force on the day; None before the first began."""
    return versions_on(day).get(scheme.code)


def versions_on(day: date) -> dict[str, VersionView]:
    """What each scheme is on the day, by its code; those with no version in force are left out."""
    live = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    rows = SchemeVersion.objects.filter(live, starts_on__lte=day).select_related("scheme")
    return {row.scheme.code: _version(row) for row in rows}


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


def _version(row: SchemeVersion) -> VersionView:
    return VersionView(row.number, row.starts_on, row.ends_on, row.definition, row.set_by, row.set_at, row.reason)
