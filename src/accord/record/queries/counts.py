"""Reads of how many and of when, for counting: no entry is read to give them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from accord.kernel.parts import MANY, in_parts
from accord.kernel.periods import Period
from accord.ports.live import live_on
from accord.record.models import Entry
from accord.record.queries.as_known import known


def people_with_fact_in_force(kind: str, day: date, known_at: datetime | None = None) -> set[int]:
    """The people of whom a fact of the kind was true on the day. For counting; names only come through the gate."""
    rows = Entry.objects.filter(known(known_at), live_on(day), kind=kind)
    return set(rows.values_list("person_id", flat=True))


def people_with_fact_starting_in(kind: str, period: Period, known_at: datetime | None = None) -> set[int]:
    """The people with a fact of the kind whose first day lies in the half-open period."""
    rows = Entry.objects.filter(known(known_at), kind=kind, starts_on__gte=period.starts_on)
    if period.ends_on is not None:
        rows = rows.filter(starts_on__lt=period.ends_on)
    return set(rows.values_list("person_id", flat=True))


def first_days_of(kind: str, person_ids: Collection[int]) -> dict[int, date]:
    """The first day of any fact of the kind that stands of each of the people; those without any are left out."""
    ids, found = list(person_ids), dict[int, date]()
    for part in in_parts(ids, MANY):
        rows = Entry.objects.filter(known(None), kind=kind, person_id__in=part)
        found |= rows.order_by("-starts_on").values_list("person_id", "starts_on")
    return found


@dataclass(frozen=True)
class Held:
    """How many entries of one kind an agency has on a person's record, as it stands now."""

    person_id: int
    agency_name: str
    kind: str
    number: int


def entries_held_of(person_ids: Collection[int]) -> list[Held]:
    """What each agency holds of each of the people, by agency and kind."""
    rows = Entry.objects.filter(known(None), person_id__in=person_ids)
    counted = rows.values_list("person_id", "agency__name", "kind").annotate(number=Count("pk"))
    return [Held(*row) for row in counted.order_by("agency__name", "kind", "person_id")]
