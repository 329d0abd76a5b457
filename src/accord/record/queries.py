"""The only readers of entries. What is about one person takes the open door and what the viewer may see within it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Max, Q, QuerySet

from accord.access.gate import Opened, entries_for
from accord.access.queries.areas import areas
from accord.access.viewer import PersonFacts, Viewer
from accord.kernel.periods import Period
from accord.kernel.references import reference_of
from accord.people.queries import MANY
from accord.policy.queries import value_on
from accord.record.models import Entry
from accord.record.registers import Register
from accord.record.rules import Retention


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


def _view(entry: Entry) -> EntryView:
    return EntryView(
        id=entry.pk, kind=entry.kind, summary=entry.summary, starts_on=entry.starts_on, ends_on=entry.ends_on,
        recorded_at=entry.recorded_at, superseded_at=entry.superseded_at, agency_id=entry.agency_id,
        agency_name=entry.agency.name, officer_name=entry.officer.name if entry.officer else "",
        corrects_id=entry.corrects_id, changed_because=entry.changed_because, marking=entry.marking,
        retention_group=entry.retention_group, retention_review_on=entry.retention_review_on,
    )  # fmt: skip


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
            condition &= in_force(self.on)
        if self.from_day:
            condition &= Q(ends_on__isnull=True) | Q(ends_on__gt=self.from_day)
        if self.to_day:
            condition &= Q(starts_on__lte=self.to_day)
        if self.words:
            condition &= Q(summary__icontains=self.words)
        if self.review_by:
            condition &= Q(retention_review_on__lte=self.review_by)
        return condition


def known(at: datetime | None, path: str = "") -> Q:
    """What was believed at a moment; what is believed now when no moment is given. `path` leads to the entry."""
    if at is None:
        return Q(**{f"{path}superseded_at__isnull": True})
    not_yet_superseded = Q(**{f"{path}superseded_at__isnull": True}) | Q(**{f"{path}superseded_at__gt": at})
    return Q(**{f"{path}recorded_at__lte": at}) & not_yet_superseded


def in_force(day: date, path: str = "") -> Q:
    """The fact was true on the day."""
    goes_on = Q(**{f"{path}ends_on__isnull": True}) | Q(**{f"{path}ends_on__gt": day})
    return Q(**{f"{path}starts_on__lte": day}) & goes_on


def people_with_fact_in_force(kind: str, day: date, known_at: datetime | None = None) -> set[int]:
    """The people of whom a fact of the kind was true on the day. For counting; names only come through the gate."""
    rows = Entry.objects.filter(known(known_at), in_force(day), kind=kind)
    return set(rows.values_list("person_id", flat=True))


def people_with_fact_starting_in(kind: str, period: Period, known_at: datetime | None = None) -> set[int]:
    """The people with a fact of the kind whose first day lies in the half-open period."""
    rows = Entry.objects.filter(known(known_at), kind=kind, starts_on__gte=period.starts_on)
    if period.ends_on is not None:
        rows = rows.filter(starts_on__lt=period.ends_on)
    return set(rows.values_list("person_id", flat=True))


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
    rows = _visible(viewer, opened).filter(wanted.condition)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    ordered = rows.select_related("agency", "officer").order_by("-starts_on", "-pk")
    return TimelinePage(tuple(map(_view, ordered[(page - 1) * size : page * size])), total, page, pages)


def _visible(viewer: Viewer, opened: Opened) -> QuerySet[Entry]:
    return Entry.objects.filter(entries_for(viewer, opened.facts), person_id=opened.person_id)


def counts_by_kind(viewer: Viewer, opened: Opened) -> dict[str, int]:
    """How many entries of each kind stand now that the viewer may see."""
    kinds = _visible(viewer, opened).filter(known(None)).values_list("kind", flat=True)
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def facts_in_force(viewer: Viewer, opened: Opened, day: date, known_at: datetime | None = None) -> list[EntryView]:
    """Every fact true of the person on a day, as known now or at a moment, newest first."""
    rows = _visible(viewer, opened).filter(known(known_at), in_force(day)).select_related("agency", "officer")
    return list(map(_view, rows.order_by("kind", "-starts_on", "-pk")))


def numbers_standing(viewer: Viewer, opened: Opened, kind: str) -> QuerySet[Entry, int]:
    """The numbers of the opened person's entries of a kind that stand and that the viewer may see, as a subquery."""
    return _visible(viewer, opened).filter(known(None), kind=kind).values_list("pk", flat=True)


def numbers_shown(viewer: Viewer, kinds: Collection[str]) -> QuerySet[Entry, int]:
    """The numbers of the entries of the kinds that stand and that agreements show the viewer, of whomever, as a subquery."""
    rows = Entry.objects.filter(entries_for(viewer, PersonFacts()), known(None), kind__in=kinds)
    return rows.values_list("pk", flat=True)


def first_days_of(kind: str, person_ids: Collection[int]) -> dict[int, date]:
    """The first day of any fact of the kind that stands of each of the people; those without any are left out."""
    ids, found = list(person_ids), dict[int, date]()
    for start in range(0, len(ids), MANY):
        rows = Entry.objects.filter(known(None), kind=kind, person_id__in=ids[start : start + MANY])
        found |= rows.order_by("-starts_on").values_list("person_id", "starts_on")
    return found


def numbers_in_force(viewer: Viewer, opened: Opened, kind: str, day: date) -> QuerySet[Entry, int]:
    """The numbers of the opened person's entries of a kind in force that the viewer may see, as a subquery."""
    return _visible(viewer, opened).filter(known(None), in_force(day), kind=kind).values_list("pk", flat=True)


def kinds_and_newest(
    viewer: Viewer, opened: Opened, kinds: Collection[str], other: str, newest: int = 5, limit: int = 200
) -> list[EntryView]:
    """The entries of some kinds that stand, and the newest few of one other kind, newest first, in one query."""
    standing = _visible(viewer, opened).filter(known(None))
    few = standing.filter(kind=other).order_by("-starts_on", "-pk").values("pk")[:newest]
    rows = standing.filter(Q(kind__in=kinds) | Q(pk__in=few)).select_related("agency", "officer")
    return list(map(_view, rows.order_by("-starts_on", "-pk")[:limit]))


def entries_of_kinds(viewer: Viewer, opened: Opened, kinds: Collection[str], limit: int = 1000) -> list[EntryView]:
    """The opened person's entries of some kinds that stand, newest first, as far as the viewer may see them."""
    rows = _visible(viewer, opened).filter(known(None), kind__in=kinds).select_related("agency", "officer")
    return list(map(_view, rows.order_by("-starts_on", "-pk")[:limit]))


def agencies_of_entries(viewer: Viewer, opened: Opened) -> list[tuple[int, str]]:
    """The agencies, number and name, that recorded any of the entries the viewer may see, by name."""
    rows = _visible(viewer, opened).order_by("agency__name").values_list("agency_id", "agency__name")
    return list(rows.distinct())


def people_standing(viewer: Viewer, kind: str, day: date) -> QuerySet[Entry, int]:
    """The numbers of the people of whom agreements show the viewer a fact of the kind in force, as a subquery."""
    rows = Entry.objects.filter(entries_for(viewer, PersonFacts()), known(None), in_force(day), kind=kind)
    return rows.values_list("person_id", flat=True)


@dataclass(frozen=True, slots=True)
class FactKey:
    """What tells a fact from all others whatever version of it is read: whose word, of which kind, under which key."""

    agency_id: int
    kind: str
    source_key: str


def key_of_fact(entry_id: int) -> FactKey:
    """The fact that an entry is a version of."""
    return FactKey(*Entry.objects.values_list("agency_id", "kind", "source_key").get(pk=entry_id))


def numbers_of_many(viewer: Viewer, person_ids: Collection[int], kind: str) -> QuerySet[Entry, int]:
    """The numbers of the entries of a kind that stand of people whom the viewer has been let in to see, as a subquery."""
    rows = Entry.objects.filter(entries_for(viewer, PersonFacts()), known(None), person_id__in=person_ids, kind=kind)
    return rows.values_list("pk", flat=True)


@dataclass(frozen=True, slots=True)
class LastDays:
    """The last days on which somebody was in contact, and released from custody; None is not recorded."""

    contact_on: date | None = None
    release_on: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in force, for lists of many people."""

    entry_id: int
    person_id: int
    kind: str
    summary: str
    starts_on: date
    ends_on: date | None


def facts_of_many(viewer: Viewer, person_ids: Collection[int], kinds: Collection[str], day: date) -> list[Fact]:
    """The facts in force on the day of people whom the viewer has been let in to see, as far as agreements show them."""
    rows = Entry.objects.filter(
        entries_for(viewer, PersonFacts()), known(None), in_force(day), person_id__in=person_ids, kind__in=kinds
    ).order_by("starts_on", "pk")
    return [Fact(*row) for row in rows.values_list("pk", "person_id", "kind", "summary", "starts_on", "ends_on")]


def last_days_of_many(viewer: Viewer, person_ids: Collection[int], day: date) -> dict[int, LastDays]:
    """When each of the people was last in contact and last released, up to the day, as far as agreements show."""
    rows = (
        Entry.objects.filter(
            entries_for(viewer, PersonFacts()), known(None), person_id__in=person_ids, kind__in=("contacts", "custody")
        )
        .values("person_id")
        .annotate(
            contact=Max("starts_on", filter=Q(kind="contacts", starts_on__lte=day)),
            release=Max("ends_on", filter=Q(kind="custody", ends_on__lte=day)),
        )
    )
    return {row["person_id"]: LastDays(row["contact"], row["release"]) for row in rows}


def entry(viewer: Viewer, opened: Opened, entry_id: int) -> EntryView | None:
    """One entry of the opened person that the viewer may see; None when there is none."""
    row = _visible(viewer, opened).select_related("agency", "officer").filter(pk=entry_id).first()
    return _view(row) if row else None


def details_of(register: Register, entry_id: int) -> dict[str, Any]:
    """The values of one entry by column name, the period included. The caller has opened the person and seen the entry."""
    header = Entry.objects.get(pk=entry_id)
    row = rows_of(register).get(entry_id=entry_id)
    values = {name: getattr(row, field) for name, field in zip(register.detail, register.fields, strict=True)}
    values[register.starts] = header.starts_on
    if register.ends:
        values[register.ends] = header.ends_on
    return values


def rows_of(register: Register) -> QuerySet[Any]:
    """The rows of the register's own table, whatever their entries: for conditions upon entries."""
    return apps.get_model(register.table).objects.all()


def texts_of(register: Register, entry_id: int) -> dict[str, str]:
    """The values of one entry as the text of an answer: days year-month-day, areas by name, entries by reference."""
    values = details_of(register, entry_id)
    names = {area.id: area.name for area in areas()} if register.areas else {}
    return {name: _text_of(register, name, value, names) for name, value in values.items()}


def _text_of(register: Register, name: str, value: Any, areas: Mapping[int, str]) -> str:
    if value is None:
        return ""
    if name in register.areas:
        return areas.get(value, "")
    return reference_of(value) if name in register.links else str(value)


def versions_of(viewer: Viewer, opened: Opened, entry_id: int) -> list[EntryView]:
    """Every version of the fact that an entry belongs to, newest first: what was believed, and when."""
    this = _visible(viewer, opened).filter(pk=entry_id).first()
    if this is None:
        return []
    rows = _visible(viewer, opened).filter(agency_id=this.agency_id, kind=this.kind, source_key=this.source_key)
    return list(map(_view, rows.select_related("agency", "officer").order_by("-version")))


def review_due(viewer: Viewer, opened: Opened, day: date) -> int:
    """How many of the person's standing entries have reached the day on which keeping them must be reviewed."""
    return _visible(viewer, opened).filter(known(None), retention_review_on__lte=day).count()


def held_at_any_time(kind: str, agency_id: int, person_id: int, leaving_out: int) -> list[tuple[str, Period]]:
    """The facts of the kind that stand of a person by one agency's word, each with its summary. For the journeys that write."""
    rows = Entry.objects.filter(known(None), kind=kind, agency_id=agency_id, person_id=person_id).exclude(
        pk=leaving_out
    )
    return [(text, Period(first, end)) for text, first, end in rows.values_list("summary", "starts_on", "ends_on")]


def retention_of(register: Register, day: date) -> Retention:
    """How long the register's entries are kept before review, by the policy in force on the day; NoPolicyValue if none."""
    group = int(value_on(f"record.retention.register.{register.code}", day).value)
    years = int(value_on(f"record.retention.group_{group}.review_years", day).value)
    return Retention(group, years)
