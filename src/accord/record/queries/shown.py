"""Reads of the facts of many people, as far as agreements show them to the viewer. Names only come through the gate."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet

from accord.access.gate import entries_for
from accord.access.viewer import PersonFacts, Viewer
from accord.kernel.periods import Period
from accord.ports.live import live_on
from accord.record.models import Entry
from accord.record.queries.as_known import known


def numbers_shown(viewer: Viewer, kinds: Collection[str]) -> QuerySet[Entry, int]:
    """The numbers of the entries of the kinds that stand and that agreements show the viewer, of whomever, as a subquery."""
    rows = Entry.objects.filter(entries_for(viewer, PersonFacts()), known(None), kind__in=kinds)
    return rows.values_list("pk", flat=True)


def people_standing(viewer: Viewer, kind: str, day: date) -> QuerySet[Entry, int]:
    """The numbers of the people of whom agreements show the viewer a fact of the kind in force, as a subquery."""
    return people_under(viewer, Q(kind=kind) & live_on(day), None)


def people_under(viewer: Viewer, asked: Q, known_at: datetime | None) -> QuerySet[Entry, int]:
    """The numbers of the people of whom agreements show the viewer a fact under the condition, as known at a moment or now."""
    rows = Entry.objects.filter(entries_for(viewer, PersonFacts()), known(known_at), asked)
    return rows.values_list("person_id", flat=True)


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
        entries_for(viewer, PersonFacts()), known(None), live_on(day), person_id__in=person_ids, kind__in=kinds
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


def facts_ended_in(viewer: Viewer, kind: str, period: Period) -> list[Fact]:
    """The facts of a kind that ended in the period, of whomever; the newest end first."""
    rows = Entry.objects.filter(
        entries_for(viewer, PersonFacts()), known(None), kind=kind, ends_on__gte=period.starts_on
    )
    if period.ends_on is not None:
        rows = rows.filter(ends_on__lt=period.ends_on)
    wanted = rows.order_by("-ends_on", "-pk").values_list("pk", "person_id", "kind", "summary", "starts_on", "ends_on")
    return [Fact(*row) for row in wanted]
