"""Reads of what the holders of a role are told, and of what has not gone out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from accord.access.models import Alert
from accord.access.terms import Role


@dataclass(frozen=True)
class AlertView:
    """An alert to be sent to the holders of a role."""

    id: int
    role: str
    subject: str
    address: str


def alerts_to_send(roles: Collection[Role] = tuple(Role), limit: int = 100) -> list[AlertView]:
    """The oldest alerts for the roles that have not gone out."""
    rows = Alert.objects.filter(sent_at__isnull=True, role__in=roles).order_by("raised_at", "pk")[:limit]
    return [AlertView(row.pk, row.role, row.subject, row.address) for row in rows]


@dataclass(frozen=True)
class RaisedAlert:
    """An alert as those whom it is for see it on their pages."""

    subject: str
    address: str
    raised_at: datetime
    sent_at: datetime | None


def alerts_for(role: Role, limit: int = 20) -> list[RaisedAlert]:
    """The newest alerts for the holders of a role, sent or not."""
    rows = Alert.objects.filter(role=role).order_by("-raised_at", "-pk")[:limit]
    return [RaisedAlert(row.subject, row.address, row.raised_at, row.sent_at) for row in rows]
