"""Reads of the opened person's entries, as far as the viewer may see them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from accord.access.gate import Opened, entries_for
from accord.access.viewer import Viewer
from accord.ports.live import live_on
from accord.record.models import Entry
from accord.record.queries.as_known import known


@dataclass(frozen=True)
class EntryView:
    """One entry as a timeline shows it. `ends_on` is the first day on which the fact is no longer true."""

    id: int
    kind: str
    summary: str
    starts_on: date
    ends_on: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    agency_id: int
    agency_name: str
    officer_name: str
    corrects_id: int | None
    changed_because: str
    marking: str
    retention_group: int
    retention_review_on: date


def view_of(entry: Entry) -> EntryView:
    """An entry as it is shown."""
    return EntryView(
        id=entry.pk, kind=entry.kind, summary=entry.summary, starts_on=entry.starts_on, ends_on=entry.ends_on,
        recorded_at=entry.recorded_at, superseded_at=entry.superseded_at, agency_id=entry.agency_id,
        agency_name=entry.agency.name, officer_name=entry.officer.name if entry.officer else "",
        corrects_id=entry.corrects_id, changed_because=entry.changed_because, marking=entry.marking,
        retention_group=entry.retention_group, retention_review_on=entry.retention_review_on,
    )  # fmt: skip


def visible_to(viewer: Viewer, opened: Opened) -> QuerySet[Entry]:
    """Every version of every entry of the opened person that the viewer may see."""
    return Entry.objects.filter(entries_for(viewer, opened.facts), person_id=opened.person_id)


def counts_by_kind(viewer: Viewer, opened: Opened) -> dict[str, int]:
    """How many entries of each kind stand now that the viewer may see."""
    kinds = visible_to(viewer, opened).filter(known(None)).values_list("kind", flat=True)
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def facts_in_force(viewer: Viewer, opened: Opened, day: date, known_at: datetime | None = None) -> list[EntryView]:
    """Every fact true of the person on a day, as known now or at a moment, newest first."""
    rows = visible_to(viewer, opened).filter(known(known_at), live_on(day)).select_related("agency", "officer")
    return list(map(view_of, rows.order_by("kind", "-starts_on", "-pk")))


def numbers_standing(viewer: Viewer, opened: Opened, kind: str) -> QuerySet[Entry, int]:
    """The numbers of the opened person's entries of a kind that stand and that the viewer may see, as a subquery."""
    return visible_to(viewer, opened).filter(known(None), kind=kind).values_list("pk", flat=True)


def numbers_in_force(viewer: Viewer, opened: Opened, kind: str, day: date) -> QuerySet[Entry, int]:
    """The numbers of the opened person's entries of a kind in force that the viewer may see, as a subquery."""
    return visible_to(viewer, opened).filter(known(None), live_on(day), kind=kind).values_list("pk", flat=True)


def kinds_and_newest(
    viewer: Viewer, opened: Opened, kinds: Collection[str], other: str, newest: int = 5, limit: int = 200
) -> list[EntryView]:
    """The entries of some kinds that stand, and the newest few of one other kind, newest first, in one query."""
    standing = visible_to(viewer, opened).filter(known(None))
    few = standing.filter(kind=other).order_by("-starts_on", "-pk").values("pk")[:newest]
    rows = standing.filter(Q(kind__in=kinds) | Q(pk__in=few)).select_related("agency", "officer")
    return list(map(view_of, rows.order_by("-starts_on", "-pk")[:limit]))


def entries_of_kinds(
    viewer: Viewer, opened: Opened, kinds: Collection[str], limit: int = 1000, whoever_said: Collection[str] = ()
) -> list[EntryView]:  # fmt: skip
    """The opened person's entries of some kinds that stand, newest first, as far as the viewer may see them.

    `whoever_said` are kinds that are told though no agreement shows them, for what stops an agency's work: a death.
    """
    told = Entry.objects.filter(person_id=opened.person_id, kind__in=whoever_said)
    rows = (visible_to(viewer, opened).filter(kind__in=kinds) | told).filter(known(None))
    return list(map(view_of, rows.select_related("agency", "officer").order_by("-starts_on", "-pk")[:limit]))


def agencies_of_entries(viewer: Viewer, opened: Opened) -> list[tuple[int, str]]:
    """The agencies, number and name, that recorded any of the entries the viewer may see, by name."""
    rows = visible_to(viewer, opened).order_by("agency__name").values_list("agency_id", "agency__name")
    return list(rows.distinct())


def entry(viewer: Viewer, opened: Opened, entry_id: int, whoever_said: Collection[str] = ()) -> EntryView | None:
    """One entry of the opened person that the viewer may see, or of a kind that is told whoever said it; None without one."""
    told = Entry.objects.filter(person_id=opened.person_id, kind__in=whoever_said)
    rows = (visible_to(viewer, opened) | told).select_related("agency", "officer")
    row = rows.filter(pk=entry_id).first()
    return view_of(row) if row else None


def versions_of(viewer: Viewer, opened: Opened, entry_id: int) -> list[EntryView]:
    """Every version of the fact that an entry belongs to, newest first: what was believed, and when."""
    this = visible_to(viewer, opened).filter(pk=entry_id).first()
    if this is None:
        return []
    rows = visible_to(viewer, opened).filter(agency_id=this.agency_id, kind=this.kind, source_key=this.source_key)
    return list(map(view_of, rows.select_related("agency", "officer").order_by("-version")))


def review_due(viewer: Viewer, opened: Opened, day: date) -> int:
    """How many of the person's standing entries have reached the day on which keeping them must be reviewed."""
    return visible_to(viewer, opened).filter(known(None), retention_review_on__lte=day).count()
