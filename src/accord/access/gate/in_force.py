"""What holds at a moment: the rows that keep a door open or shut."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from accord.access.models import EmergencyAccess, Permit
from accord.access.viewer import Viewer
from accord.ports.clock import london_day
from accord.ports.live import live_on


def permits(viewer: Viewer, at: datetime) -> QuerySet[Permit]:
    """The restrictions' permits in force that name the viewer."""
    return permits_on(viewer.officer_id, london_day(at))


def permits_on(officer_id: int, day: date) -> QuerySet[Permit]:
    """The restrictions' permits in force on a day that name the officer."""
    return Permit.objects.filter(live_on(day, "restriction__"), officer_id=officer_id)


def emergencies(viewer: Viewer, at: datetime) -> QuerySet[EmergencyAccess]:
    """The viewer's emergency accesses that are open at the moment."""
    return emergencies_at(viewer.officer_id, at)


def emergencies_at(officer_id: int, at: datetime) -> QuerySet[EmergencyAccess]:
    """The officer's emergency accesses that are open at the moment."""
    return EmergencyAccess.objects.filter(officer_id=officer_id, opened_at__lte=at, expires_at__gt=at)


def live_at(at: datetime) -> Q:
    """Rows from a day up to a day that hold at the moment."""
    return live_on(london_day(at))
