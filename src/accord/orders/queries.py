"""The only readers of custody and offences beyond the timeline: sets of people, for counting."""

from datetime import date, datetime

from accord.kernel.periods import Period
from accord.record.queries import (
    people_with_fact_in_force,
    people_with_fact_starting_in,
)


def people_in_custody_on(day: date, known_at: datetime | None = None) -> set[int]:
    """Everyone in custody on the day: received on or before it, and not released on or before it."""
    return people_with_fact_in_force("custody", day, known_at)


def people_offending_in(period: Period, known_at: datetime | None = None) -> set[int]:
    """Everyone with a proven offence committed within the half-open period."""
    return people_with_fact_starting_in("offences", period, known_at)
