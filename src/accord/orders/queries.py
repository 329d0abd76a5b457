"""The only readers of custody and offences beyond the timeline: sets of people, and rows, for counting."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.kernel.periods import Period
from accord.orders.models import Arrest, ProvenOffence
from accord.orders.terms import Outcome
from accord.record.queries.as_known import known
from accord.record.queries.counts import people_with_fact_in_force, people_with_fact_starting_in
from accord.record.queries.entries import numbers_standing
from accord.record.queries.told import told_between


def people_in_custody_on(day: date, known_at: datetime | None = None) -> set[int]:
    """Everyone in custody on the day: received on or before it, and not released on or before it."""
    return people_with_fact_in_force("custody", day, known_at)


def people_offending_in(period: Period, known_at: datetime | None = None) -> set[int]:
    """Everyone with a proven offence committed within the half-open period."""
    return people_with_fact_starting_in("offences", period, known_at)


def offences_committed(first: date, last: date) -> QuerySet[ProvenOffence, tuple[Any, ...]]:
    """Every proven offence committed from one day to another, both days in.

    A plain tuple of entry, person, agency, Home Office code and day in ISO form, because there are millions.
    """
    return told_between(ProvenOffence.objects.all(), "home_office_code", first, last)


def arrests_made(first: date, last: date) -> QuerySet[Arrest, tuple[Any, ...]]:
    """Every arrest made from one day to another, both in: a tuple as of `offences_committed`, with what came of it."""
    return told_between(Arrest.objects.all(), "outcome", first, last)


def convictions_of(
    person_ids: Collection[int], period: Period, known_at: datetime | None = None
) -> Iterator[tuple[int, int, str, date, date]]:
    """Every offence of these people of which they were convicted within the half-open period.

    A tuple of person, agency, Home Office code, the day of the offence and that of the conviction, in no order.
    """
    rows = ProvenOffence.objects.filter(
        known(known_at, "entry__"), outcome=Outcome.CONVICTED, outcome_on__gte=period.starts_on
    )
    if period.ends_on is not None:
        rows = rows.filter(outcome_on__lt=period.ends_on)
    wanted = set(person_ids)
    values = rows.values_list(
        "entry__person_id", "entry__agency_id", "home_office_code", "entry__starts_on", "outcome_on"
    )
    for person_id, agency_id, code, committed_on, outcome_on in values.iterator(chunk_size=50_000):
        if person_id in wanted and outcome_on is not None:
            yield person_id, agency_id, code, committed_on, outcome_on


@dataclass(frozen=True, slots=True)
class OffenceView:
    """A proven offence of an opened person."""

    entry_id: int
    committed_on: date
    code: str
    outcome: str
    outcome_on: date | None


def offences_of(viewer: Viewer, opened: Opened) -> list[OffenceView]:
    """The opened person's proven offences that stand and that the viewer may see, oldest first, in one query."""
    rows = ProvenOffence.objects.filter(entry_id__in=numbers_standing(viewer, opened, "offences"))
    wanted = rows.order_by("entry__starts_on", "entry_id").values_list(
        "entry_id", "entry__starts_on", "home_office_code", "outcome", "outcome_on"
    )
    return [OffenceView(number, on, code, outcome, outcome_on) for number, on, code, outcome, outcome_on in wanted]
