"""Reads of the opened person's timeline: what is wanted of it, and a page of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.ports.live import live_on, not_over_on
from accord.record.queries.as_known import known
from accord.record.queries.entries import EntryView, view_of, visible_to


@dataclass(frozen=True)
class TimelineFilter:
    """What of a person's record is wanted: kinds, agencies, true on a day or between days, as known at a moment.

    With `review_by`, only those whose keeping must be reviewed by that day.
    """

    kinds: tuple[str, ...] = ()
    agency_ids: tuple[int, ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    on: date | None = None
    known_at: datetime | None = None
    words: str = ""
    review_by: date | None = None

    @property
    def condition(self) -> Q:
        condition = known(self.known_at)
        if self.kinds:
            condition &= Q(kind__in=self.kinds)
        if self.agency_ids:
            condition &= Q(agency_id__in=self.agency_ids)
        if self.on:
            condition &= live_on(self.on)
        if self.from_day:
            condition &= not_over_on(self.from_day)
        if self.to_day:
            condition &= Q(starts_on__lte=self.to_day)
        if self.words:
            condition &= Q(summary__icontains=self.words)
        if self.review_by:
            condition &= Q(retention_review_on__lte=self.review_by)
        return condition


@dataclass(frozen=True)
class TimelinePage:
    """One page of a timeline, newest first, and how many entries there are in all."""

    entries: tuple[EntryView, ...]
    total: int
    page: int
    pages: int


def timeline(
    viewer: Viewer,
    opened: Opened,
    wanted: TimelineFilter,
    page: int = 1,
    size: int = 25,
) -> TimelinePage:
    """A page of the entries the viewer may see, in two queries; a page past the end is the last one."""
    rows = visible_to(viewer, opened).filter(wanted.condition)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    ordered = rows.select_related("agency", "officer").order_by("-starts_on", "-pk")
    return TimelinePage(tuple(map(view_of, ordered[(page - 1) * size : page * size])), total, page, pages)
