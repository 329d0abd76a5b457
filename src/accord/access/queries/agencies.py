"""Reads of agencies and their teams."""

from dataclasses import dataclass

from django.db.models import Count, Q

from accord.access.models import Agency, Team


@dataclass(frozen=True)
class AgencyView:
    """An agency as pages show it."""

    id: int
    code: str
    name: str
    kind: str
    sector: str
    area_name: str
    area_kind: str = ""
    ask: str = ""


def agencies() -> list[AgencyView]:
    """Every agency, by name."""
    return [_agency_view(row) for row in Agency.objects.select_related("area").order_by("name")]


def agency_with_code(code: str) -> AgencyView | None:
    """The agency with the code, or None."""
    row = Agency.objects.select_related("area").filter(code=code).first()
    return _agency_view(row) if row else None


def _agency_view(row: Agency) -> AgencyView:
    return AgencyView(
        row.pk,
        row.code,
        row.name,
        row.kind,
        row.sector,
        row.area.name if row.area else "",
        row.area.kind if row.area else "",
        row.ask,
    )


def agencies_by_area(sector: str) -> dict[int, list[int]]:
    """The agencies of a sector by the area that each is of: numbers of areas to numbers of agencies."""
    found: dict[int, list[int]] = {}
    rows = Agency.objects.filter(sector=sector, area_id__isnull=False).order_by("pk")
    for area_id, agency_id in rows.values_list("area_id", "pk"):
        found.setdefault(area_id, []).append(agency_id)
    return found


def agency_names_by_code() -> dict[str, str]:
    """Agency codes to names."""
    return dict(Agency.objects.values_list("code", "name"))


def agency_names() -> dict[int, str]:
    """Agency numbers to names."""
    return dict(Agency.objects.values_list("pk", "name"))


@dataclass(frozen=True)
class TeamView:
    """A team of an agency, where it works (blank: wherever its agency does), and how many officers are in it."""

    id: int
    name: str
    area_id: int | None
    area_name: str
    officers: int


def teams_of(agency_id: int) -> list[TeamView]:
    """An agency's teams by name."""
    rows = Team.objects.filter(agency_id=agency_id).select_related("area").order_by("name")
    counted = rows.annotate(members=Count("officers", filter=Q(officers__is_active=True)))
    return [TeamView(row.pk, row.name, row.area_id, row.area.name if row.area else "", row.members) for row in counted]
