"""Reads of access that carry no person managed: viewers, officers, agencies, areas, roles, alerts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from accord.access.models import Agency, AgreementParty, Area, Officer, RoleGrant, Team
from accord.access.terms import AreaKind, Role
from accord.access.viewer import Viewer
from accord.ports.clock import london_day
from accord.ports.prepared import Prepared


def live_on(day: date, prefix: str = "") -> Q:
    """The half-open period holds on the day."""
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    )


def viewer_for(officer_id: int, at: datetime) -> Viewer | None:
    """The officer as the rules see them now, in three queries; None when there is no such active officer."""
    officer = Officer.objects.filter(pk=officer_id).first()
    return viewer_of(officer, at) if officer else None


def viewer_of(officer: Officer, at: datetime) -> Viewer | None:
    """The same for an officer read in this request already, in two queries; None when their account is closed."""
    if not officer.is_active:
        return None
    day = london_day(at)
    grants = _GRANTS.rows(officer_id=officer.pk, day=day)
    return Viewer(
        officer_id=officer.pk,
        username=officer.username,
        name=officer.name,
        agency_id=officer.agency_id,
        agency_code=officer.agency.code,
        agency_name=officer.agency.name,
        team_id=officer.team_id,
        roles=frozenset(Role(role) for (role,) in grants),
        shared=_shared_with(officer.agency_id, day),
    )


def _roles_held(*, officer_id: int, day: date) -> QuerySet[RoleGrant, Any]:
    return RoleGrant.objects.filter(live_on(day), officer_id=officer_id).values_list("role")


def _sharing(*, agency_id: int, day: date) -> QuerySet[AgreementParty, Any]:
    signed = AgreementParty.objects.filter(live_on(day, "agreement__"), agency_id=agency_id).values("agreement_id")
    others = AgreementParty.objects.filter(agreement_id__in=signed).exclude(agency_id=agency_id)
    return others.values_list("agency_id", "agreement__kinds")


_GRANTS, _SHARED = Prepared(_roles_held), Prepared(_sharing)


def _shared_with(agency_id: int, day: date) -> Mapping[int, frozenset[str]]:
    """What each other agency shares with this one under the agreements in force on the day."""
    shared: dict[int, frozenset[str]] = {}
    for other_id, kinds in _SHARED.rows(agency_id=agency_id, day=day):
        shared[other_id] = shared.get(other_id, frozenset()) | frozenset(kinds.split())
    return shared


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


def officers_by_agency() -> dict[int, int]:
    """How many open accounts each agency has; an agency without any is left out."""
    rows = Officer.objects.filter(is_active=True).order_by().values("agency_id").annotate(officers=Count("pk"))
    return dict(rows.values_list("agency_id", "officers"))


def agency_names_by_code() -> dict[str, str]:
    """Agency codes to names."""
    return dict(Agency.objects.values_list("code", "name"))


def agency_names() -> dict[int, str]:
    """Agency numbers to names."""
    return dict(Agency.objects.values_list("pk", "name"))


@dataclass(frozen=True)
class OfficerView:
    """An officer as administration shows them."""

    id: int
    username: str
    name: str
    email: str
    agency_id: int
    agency_name: str
    team_name: str
    is_active: bool
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class OfficerName:
    """An officer as a page names them to choose from."""

    id: int
    username: str
    name: str
    agency_id: int
    agency_name: str


def officers(on: date, agency_id: int | None = None) -> list[OfficerView]:
    """Officers with the roles they hold on the day, by agency and name."""
    rows = Officer.objects.select_related("agency", "team").order_by("agency__name", "name", "pk")
    return _officer_views(rows.filter(agency_id=agency_id) if agency_id else rows, on)


def officers_like(
    words: str, agency_id: int | None, is_open: bool | None, on: date, offset: int, limit: int
) -> tuple[int, list[OfficerView]]:
    """How many officers have the words in their name or user name, and some of them by name; blank words are anybody's."""
    rows = Officer.objects.select_related("agency", "team").order_by("name", "pk")
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word))
    if agency_id is not None:
        rows = rows.filter(agency_id=agency_id)
    if is_open is not None:
        rows = rows.filter(is_active=is_open)
    return rows.count(), _officer_views(rows[offset : offset + limit], on)


def officer(officer_id: int, on: date) -> OfficerView | None:
    """One officer, or None."""
    return next(
        iter(
            _officer_views(
                Officer.objects.select_related("agency", "team").filter(pk=officer_id),
                on,
            )
        ),
        None,
    )


def officer_named(username: str, on: date) -> OfficerView | None:
    """The officer with the user name, or None."""
    rows = Officer.objects.select_related("agency", "team").filter(username=username)
    return next(iter(_officer_views(rows, on)), None)


def _officer_views(rows: QuerySet[Officer], on: date) -> list[OfficerView]:
    found = list(rows)
    held: dict[int, list[Role]] = {}
    grants = RoleGrant.objects.filter(live_on(on), officer_id__in=[row.pk for row in found]).order_by("pk")
    for officer_id, role in grants.values_list("officer_id", "role"):
        held.setdefault(officer_id, []).append(Role(role))
    return [
        OfficerView(
            row.pk, row.username, row.name, row.email, row.agency_id, row.agency.name,
            row.team.name if row.team else "", row.is_active, tuple(held.get(row.pk, [])),
        )
        for row in found
    ]  # fmt: skip


def officer_names(officer_ids: Collection[int]) -> dict[int, str]:
    """Officers' numbers to names."""
    return dict(Officer.objects.filter(pk__in=officer_ids).values_list("pk", "name"))


def officers_in_areas(roles: Collection[Role], area_ids: Collection[int], on: date) -> list[OfficerName]:
    """The active officers of agencies of the areas who hold one of the roles on the day, by name."""
    holders = RoleGrant.objects.filter(live_on(on), role__in=roles).values("officer_id")
    rows = Officer.objects.select_related("agency").filter(is_active=True, agency__area_id__in=area_ids, pk__in=holders)
    return [
        OfficerName(row.pk, row.username, row.name, row.agency_id, row.agency.name)
        for row in rows.order_by("name", "pk")
    ]


def officers_called(words: str) -> list[OfficerName]:
    """The active officers with the user name, or else those with the name, whatever its capitals."""
    rows = Officer.objects.select_related("agency").filter(is_active=True)
    named = rows.filter(username=words) or rows.filter(name__iexact=words).order_by("agency__name", "username")
    return [OfficerName(row.pk, row.username, row.name, row.agency_id, row.agency.name) for row in named]


def officers_known_as(words: str) -> list[OfficerName]:
    """The officers with the user name, or else those with the name, open accounts or closed, whatever the capitals."""
    rows = Officer.objects.select_related("agency")
    found = list(rows.filter(username__iexact=words)) or rows.filter(name__iexact=words).order_by("username")
    return [OfficerName(row.pk, row.username, row.name, row.agency_id, row.agency.name) for row in found]


@dataclass(frozen=True)
class GrantView:
    """A role held from a day up to a day."""

    id: int
    role: Role
    starts_on: date
    ends_on: date | None
    granted_by: str


def grants_of(officer_id: int) -> list[GrantView]:
    """Every role an officer has held, newest first."""
    rows = RoleGrant.objects.filter(officer_id=officer_id).order_by("-starts_on", "-pk")
    return [GrantView(row.pk, Role(row.role), row.starts_on, row.ends_on, row.granted_by) for row in rows]


def addresses_by_role(on: date) -> dict[Role, list[str]]:
    """The e-mail addresses of the active officers who hold each role on the day; a role without any is left out."""
    grants = RoleGrant.objects.filter(live_on(on), officer__is_active=True).exclude(officer__email="")
    held: dict[Role, list[str]] = {}
    for role, address in grants.order_by("officer__email").values_list("role", "officer__email").distinct():
        held.setdefault(Role(role), []).append(address)
    return held


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
