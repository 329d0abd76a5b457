"""Reads of what an officer was told."""

from dataclasses import dataclass
from datetime import datetime

from accord.access.gate import people_for
from accord.access.models import Notice
from accord.access.viewer import Viewer


@dataclass(frozen=True)
class NoticeView:
    """Something an officer was told about a person, and where to look."""

    id: int
    person_id: int
    sentence: str
    address: str
    raised_at: datetime
    read_at: datetime | None


def notices_for(viewer: Viewer, at: datetime, limit: int = 100) -> list[NoticeView]:
    """What the viewer was told of people whom they may still see, the newest first."""
    rows = Notice.objects.filter(people_for(viewer, at, "person_id"), officer_id=viewer.officer_id)
    return [
        NoticeView(row.pk, row.person_id, row.sentence, row.address, row.raised_at, row.read_at)
        for row in rows.order_by("-pk")[:limit]
    ]


def count_unread(viewer: Viewer, at: datetime) -> int:
    """How many of them the viewer has not read."""
    rows = Notice.objects.filter(people_for(viewer, at, "person_id"), officer_id=viewer.officer_id)
    return rows.filter(read_at__isnull=True).count()
