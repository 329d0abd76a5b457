"""Reads of officers and the roles they hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from accord.access.models import Officer, RoleGrant
from accord.access.terms import Role
from accord.ports.live import live_on


def officers_by_agency() -> dict[int, int]:
    """How many open accounts each agency has; an agency without any is left out."""
    rows = Officer.objects.filter(is_active=True).order_by().values("agency_id").annotate(officers=Count("pk"))
    return dict(rows.values_list("agency_id", "officers"))


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


def name_by(column: str) -> Coalesce:
    """The name of the officer whose user name a column of another room's table holds, for a query of that room.

    What is no officer's, as of what the program itself wrote, stands as it is held.
    """
    return Coalesce(Subquery(Officer.objects.filter(username=OuterRef(column)).values("name")), F(column))


def left_by(column: str) -> Case:
    """Whether a column that names whoever does something names an officer who has left: "yes", or blank.

    Blank where an open account has the name too, and where the name is no officer's.
    """
    named = Officer.objects.filter(Q(name__iexact=OuterRef(column)) | Q(username__iexact=OuterRef(column)))
    has_left = Exists(named) & ~Exists(named.filter(is_active=True))
    return Case(When(has_left, then=Value("yes")), default=Value(""), output_field=CharField())


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
