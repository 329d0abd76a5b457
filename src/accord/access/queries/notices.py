"""Reads of what an officer was told."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from accord.access.gate import people_for
from accord.access.models import Notice
from accord.access.viewer import Viewer


@dataclass(frozen=True)
class NoticeView:
    """Something an officer was told, and where to look; of no person where it is about an area's figures."""

    id: int
    person_id: int | None
    sentence: str
    address: str
    raised_at: datetime
    read_at: datetime | None


def notices_for(viewer: Viewer, at: datetime, limit: int = 100) -> list[NoticeView]:
    """What the viewer was told, of people only of those whom they may still see, the newest first."""
    rows = _shown(viewer, at)
    return [
        NoticeView(row.pk, row.person_id, row.sentence, row.address, row.raised_at, row.read_at)
        for row in rows.order_by("-pk")[:limit]
    ]


def count_unread(viewer: Viewer, at: datetime) -> int:
    """How many of them the viewer has not read."""
    return _shown(viewer, at).filter(read_at__isnull=True).count()


def _shown(viewer: Viewer, at: datetime) -> QuerySet[Notice]:
    may_be_seen = Q(person__isnull=True) | people_for(viewer, at, "person_id")
    return Notice.objects.filter(may_be_seen, officer_id=viewer.officer_id)
