"""Administer the partnership: agencies, officers, roles and policy values. Each change and its ledger row go together."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accord.access.commands import partnership
from accord.access.gate import Asking, note_administration
from accord.access.queries.agencies import AgencyView
from accord.access.reference import AgencyRow
from accord.access.terms import AgencyKind, AreaKind, Role
from accord.kernel.policy import Status
from accord.policy.commands import set_value
from accord.ports.clock import london_day


@dataclass(frozen=True)
class NewAgency:
    """An agency as its form gives it; a blank area is the whole of England and Wales."""

    code: str
    name: str
    kind: AgencyKind
    sector: str
    area_kind: AreaKind | None
    area: str
    ask: str = ""


def save_agency(asking: Asking, new: NewAgency) -> None:
    """Add an agency or change the one with its code; `ask` is whom its officers ask about access."""
    with transaction.atomic():
        note_administration(asking, {"agency": new.code})
        partnership.save_agencies([AgencyRow(new.code, new.name, new.kind, new.sector, new.area_kind, new.area)])
        partnership.set_whom_to_ask(new.code, new.ask)


@dataclass(frozen=True)
class NewOfficer:
    """An officer as the form gives them; without a password they sign in elsewhere, without a role they can do nothing."""

    username: str
    name: str
    email: str
    agency_id: int
    password: str | None
    first_role: Role | None = None


def open_account(asking: Asking, new: NewOfficer) -> int:
    """Open an account with its first role from today; PartnershipRefused says what is wrong with the user name."""
    with transaction.atomic():
        number = partnership.open_account(
            username=new.username,
            name=new.name,
            email=new.email,
            agency_id=new.agency_id,
            password=new.password,
            at=asking.at,
        )
        granted = {"role": new.first_role.value} if new.first_role else {}
        note_administration(asking, {"officer": number, "change": "opened", **granted})
        if new.first_role:
            today = london_day(asking.at)
            partnership.grant_role(number, new.first_role, today, None, asking.viewer.username)
    return number


def change_officer(asking: Asking, officer_id: int, *, name: str, email: str, agency_id: int) -> None:
    """Change an officer's name, e-mail address or agency."""
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "change": "particulars"})
        partnership.change_officer(officer_id, name=name, email=email, agency_id=agency_id)


def save_team(asking: Asking, agency: AgencyView, team_id: int | None, name: str, area_id: int | None) -> int:
    """Add a team to an agency or change one; PartnershipRefused for a name that is taken there."""
    with transaction.atomic():
        number = partnership.save_team(agency.id, team_id, name, area_id)
        note_administration(asking, {"agency": agency.code, "team": number})
    return number


def put_in_team(asking: Asking, officer_id: int, team_id: int | None) -> None:
    """Put an officer into a team of their agency, or into none."""
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "change": "team", "team": team_id or 0})
        partnership.put_in_team(officer_id, team_id)


def close_account(asking: Asking, officer_id: int) -> None:
    """Close an account; their next request is refused. PartnershipRefused for one's own."""
    _refuse_oneself(asking, officer_id, "close your own account")
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "change": "closed"})
        partnership.close_account(officer_id, london_day(asking.at))


def reopen_account(asking: Asking, officer_id: int) -> None:
    """Let an officer sign in again, with no role until one is granted."""
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "change": "reopened"})
        partnership.reopen_account(officer_id)


def grant_role(asking: Asking, officer_id: int, role: Role, starts_on: date, ends_on: date | None) -> int:
    """Give an officer a role; PartnershipRefused when they hold it in that time already, and for one's own account."""
    _refuse_oneself(asking, officer_id, "give yourself a role")
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "role": role.value, "change": "granted"})
        return partnership.grant_role(officer_id, role, starts_on, ends_on, asking.viewer.username)


def end_role(asking: Asking, officer_id: int, grant_id: int) -> None:
    """End a role today; the officer's next request is decided without it. PartnershipRefused for one's own."""
    _refuse_oneself(asking, officer_id, "end a role of your own")
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "grant": grant_id, "change": "ended"})
        partnership.end_role(grant_id, london_day(asking.at))


def _refuse_oneself(asking: Asking, officer_id: int, what: str) -> None:
    """No administrator widens their own access, nor leaves the partnership without one."""
    if officer_id == asking.viewer.officer_id:
        raise partnership.PartnershipRefused(f"You cannot {what}. Ask another administrator.")


@dataclass(frozen=True)
class NewPolicyValue:
    """A policy value as its form gives it; a blank area is everywhere."""

    key: str
    value: str
    area_id: int | None
    starts_on: date
    source: str
    status: Status
    reason: str


def set_policy_value(asking: Asking, new: NewPolicyValue) -> None:
    """Set a policy value from a day on; PolicyRefused with every reason why not."""
    with transaction.atomic():
        note_administration(asking, {"policy": new.key, "value": new.value})
        set_value(
            new.key,
            new.value,
            new.area_id,
            new.starts_on,
            new.source,
            new.status,
            asking.viewer.username,
            asking.at,
            new.reason,
        )
