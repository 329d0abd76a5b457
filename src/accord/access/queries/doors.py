"""Reads of who is kept out of a person's record, and of who opened one in an emergency."""

from dataclasses import dataclass
from datetime import date, datetime

from accord.access.gate import Opened
from accord.access.models import EmergencyAccess, Exclusion, Restriction
from accord.ports.live import live_on


@dataclass(frozen=True)
class ShutView:
    """A restriction or an exclusion in force on a person's record; `officers` are those named in it."""

    id: int
    kind: str
    reason: str
    ask: str
    starts_on: date
    officers: tuple[str, ...]


def shut_doors_of(opened: Opened, on: date) -> list[ShutView]:
    """The restrictions and exclusions in force on the opened person's record."""
    live = {"person_id": opened.person_id}
    restrictions = Restriction.objects.filter(live_on(on), **live).prefetch_related("permits__officer")
    exclusions = Exclusion.objects.filter(live_on(on), **live).select_related("officer")
    return [
        *(
            ShutView(
                row.pk, "restriction", row.reason, row.ask, row.starts_on,
                tuple(sorted(permit.officer.name for permit in row.permits.all())),
            )
            for row in restrictions
        ),
        *(
            ShutView(row.pk, "exclusion", row.reason, row.ask, row.starts_on, (row.officer.name,))
            for row in exclusions
        ),
    ]  # fmt: skip


@dataclass(frozen=True)
class EmergencyView:
    """A record opened in an emergency; the person by number only, for those who oversee do not read records."""

    id: int
    person_id: int
    officer_name: str
    agency_name: str
    reason: str
    opened_at: datetime
    expires_at: datetime
    reviewed_at: datetime | None
    reviewed_by: str
    finding: str


def emergency_accesses(*, unreviewed: bool = False) -> list[EmergencyView]:
    """Emergency accesses, newest first; only those not looked at yet, if so asked."""
    rows = EmergencyAccess.objects.select_related("officer__agency").order_by("-opened_at")
    return [_emergency(row) for row in (rows.filter(reviewed_at__isnull=True) if unreviewed else rows)[:500]]


def emergency_access(emergency_id: int) -> EmergencyView | None:
    """One emergency access, or None."""
    row = EmergencyAccess.objects.select_related("officer__agency").filter(pk=emergency_id).first()
    return _emergency(row) if row else None


def _emergency(row: EmergencyAccess) -> EmergencyView:
    return EmergencyView(
        row.pk, row.person_id, row.officer.name, row.officer.agency.name, row.reason, row.opened_at, row.expires_at,
        row.reviewed_at, row.reviewed_by, row.finding,
    )  # fmt: skip


def emergencies_to_review() -> int:
    """How many emergency accesses nobody has looked at yet."""
    return EmergencyAccess.objects.filter(reviewed_at__isnull=True).count()
