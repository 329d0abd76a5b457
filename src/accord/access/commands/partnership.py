"""Areas, agencies, officers, roles and agreements. Called inside a journey's transaction, after the gate."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from accord.access.commands.ending import end
from accord.access.commands.tokens import revoke_tokens_of
from accord.access.models import (
    Agency,
    Agreement,
    AgreementParty,
    Area,
    Officer,
    RoleGrant,
    Team,
)
from accord.access.reference import AgencyRow, AreaRow
from accord.access.terms import Role
from accord.ports.live import not_over_on


class PartnershipRefused(Exception):
    """The change makes no sense; the message says why and what would."""


def save_areas(rows: Iterable[AreaRow]) -> int:
    """Add the areas that are not there yet, parents first in the order given; return how many were new or changed.

    PartnershipRefused names a parent that does not exist.
    """
    held = {(area.kind, area.name): area for area in Area.objects.all()}
    changed = 0
    for row in rows:
        parent = _parent(held, row)
        wanted = {
            "code": row.code,
            "parent_id": parent.pk if parent else None,
            "position": row.position,
        }
        area = held.get((row.kind, row.name))
        if area is None:
            held[row.kind, row.name] = Area.objects.create(kind=row.kind, name=row.name, **wanted)
            changed += 1
        elif {name: getattr(area, name) for name in wanted} != wanted:
            Area.objects.filter(pk=area.pk).update(**wanted)
            changed += 1
    return changed


_WIDER = {
    "district": ("force",),
    "force": ("mappa_area",),
    "mappa_area": ("probation_region",),
    "probation_region": (),
}


def _parent(held: dict[tuple[str, str], Area], row: AreaRow) -> Area | None:
    if not row.parent:
        return None
    found = next(
        (held[kind, row.parent] for kind in _WIDER[row.kind] if (kind, row.parent) in held),
        None,
    )
    if found is None:
        raise PartnershipRefused(
            f"{row.name}: there is no {' or '.join(_WIDER[row.kind]) or 'parent'} named {row.parent}."
        )
    return found


def save_agencies(rows: Iterable[AgencyRow]) -> int:
    """Add the agencies that are not there yet and update those that are; return how many were new or changed."""
    areas: dict[tuple[str | None, str], int] = {(area.kind, area.name): area.pk for area in Area.objects.all()}
    held = {agency.code: agency for agency in Agency.objects.all()}
    changed = 0
    for row in rows:
        wanted = {
            "name": row.name, "kind": row.kind, "sector": row.sector,
            "area_id": areas[row.area_kind, row.area] if row.area else None,
        }  # fmt: skip
        agency = held.get(row.code)
        if agency is None:
            Agency.objects.create(code=row.code, **wanted)
            changed += 1
        elif {name: getattr(agency, name) for name in wanted} != wanted:
            Agency.objects.filter(pk=agency.pk).update(**wanted)
            changed += 1
    return changed


def set_whom_to_ask(agency_code: str, ask: str) -> None:
    """Say whom an agency's officers ask about access."""
    Agency.objects.filter(code=agency_code).update(ask=ask.strip())


def open_account(
    *,
    username: str,
    name: str,
    email: str,
    agency_id: int,
    password: str | None,
    at: datetime,
    team_id: int | None = None,
) -> int:
    """Open an officer's account; without a password they sign in through their agency. Returns the officer's number.

    PartnershipRefused when the user name is taken or not fit.
    """
    if not username.strip() or len(username) > 100 or username != username.strip():
        raise PartnershipRefused("Give a user name of at most 100 characters, with no space before or after it.")
    if Officer.objects.filter(username__iexact=username).exists():
        raise PartnershipRefused(f"The user name {username} is taken.")
    return Officer.objects.create(
        username=username, name=name.strip(), email=email.strip(), agency_id=agency_id, team_id=team_id,
        password=make_password(password), created_at=at,
    ).pk  # fmt: skip


def open_accounts(accounts: Iterable[dict[str, object]]) -> None:
    """Open many accounts with ready-made password digests, for demonstration and benchmarks."""
    Officer.objects.bulk_create([Officer(**account) for account in accounts])


def change_officer(officer_id: int, *, name: str, email: str, agency_id: int) -> None:
    """Change an officer's name, e-mail address or agency. A team is one agency's: whoever goes to another leaves theirs."""
    Officer.objects.filter(pk=officer_id).exclude(agency_id=agency_id).update(team_id=None)
    Officer.objects.filter(pk=officer_id).update(name=name.strip(), email=email.strip(), agency_id=agency_id)


def close_account(officer_id: int, on: date) -> None:
    """Close an account at once: no sign-in, no token, and every role ends. The officer's past entries stay theirs."""
    Officer.objects.filter(pk=officer_id).update(is_active=False)
    revoke_tokens_of(officer_id, on)
    _end_grants(RoleGrant.objects.filter(officer_id=officer_id).values_list("pk", flat=True), on)


def reopen_account(officer_id: int) -> None:
    """Let an officer sign in again; roles are granted anew."""
    Officer.objects.filter(pk=officer_id).update(is_active=True)


def grant_role(officer_id: int, role: Role, starts_on: date, ends_on: date | None, by: str) -> int:
    """Give an officer a role from a day up to a day; PartnershipRefused when they hold it then already."""
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=officer_id)
        held = RoleGrant.objects.filter(officer_id=officer_id, role=role).exclude(ends_on=F("starts_on"))
        held = held.filter(not_over_on(starts_on))
        if ends_on is not None:
            if ends_on < starts_on:
                raise PartnershipRefused("The role would end before it starts.")
            held = held.filter(starts_on__lt=ends_on)
        if held.exists():
            raise PartnershipRefused("They hold this role in that time already.")
        return RoleGrant.objects.create(
            officer_id=officer_id,
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
            granted_by=by,
        ).pk


def end_role(grant_id: int, on: date) -> None:
    """End a role: the day given is the first day on which it is no longer held."""
    _end_grants([grant_id], on)


def _end_grants(grant_ids: Iterable[int], on: date) -> None:
    """A grant that has not begun is left with an empty period, for half-open periods may be empty but not reversed."""
    end(RoleGrant.objects.filter(pk__in=list(grant_ids)), on)


def add_team(agency_id: int, name: str, area_id: int | None = None) -> int:
    """Add a team to an agency; an existing one of the name is returned."""
    team, _ = Team.objects.get_or_create(agency_id=agency_id, name=name, defaults={"area_id": area_id})
    return team.pk


def save_team(agency_id: int, team_id: int | None, name: str, area_id: int | None) -> int:
    """Add a team to an agency, or give one another name and area; PartnershipRefused when the agency has one of the name."""
    taken = Team.objects.filter(agency_id=agency_id, name__iexact=name).exclude(pk=team_id or 0)
    if taken.exists():
        raise PartnershipRefused(f"The agency has a team named {name} already.")
    if team_id is None:
        return Team.objects.create(agency_id=agency_id, name=name, area_id=area_id).pk
    Team.objects.filter(pk=team_id, agency_id=agency_id).update(name=name, area_id=area_id)
    return team_id


def put_in_team(officer_id: int, team_id: int | None) -> None:
    """Put an officer into a team of their agency, or into none."""
    Officer.objects.filter(pk=officer_id).update(team_id=team_id)


def agree(
    *, title: str, gateway: str, agency_ids: Iterable[int], kinds: str, starts_on: date, ends_on: date | None,
    review_on: date | None,
) -> int:  # fmt: skip
    """Record an information-sharing agreement between agencies over kinds of entry, "*" for every kind but those named alone.

    PartnershipRefused when it would share nothing: with one party, or for no day.
    """
    parties = sorted(set(agency_ids))
    if len(parties) < 2:
        raise PartnershipRefused("An agreement is between two agencies or more.")
    if ends_on is not None and ends_on <= starts_on:
        raise PartnershipRefused("The agreement would end before it shares anything.")
    agreement = Agreement.objects.create(
        title=title,
        gateway=gateway,
        kinds=kinds,
        starts_on=starts_on,
        ends_on=ends_on,
        review_on=review_on,
    )
    AgreementParty.objects.bulk_create(
        [AgreementParty(agreement=agreement, agency_id=agency_id) for agency_id in parties]
    )
    return agreement.pk


def end_agreement(agreement_id: int, on: date) -> None:
    """End an agreement: from the day given its parties no longer see each other's entries under it."""
    end(Agreement.objects.filter(pk=agreement_id), on)
