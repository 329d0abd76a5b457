"""Reads of who asks: an officer as the rules see them, with roles and with what agreements show them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accord.access.models import AgreementParty, Officer, RoleGrant
from accord.access.terms import Role
from accord.access.viewer import Viewer
from accord.ports.clock import london_day
from accord.ports.live import live_on
from accord.ports.prepared import Prepared


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
