"""The only readers of electronic monitoring beyond the timeline."""

from datetime import date, datetime

from accord.record.queries.counts import people_with_fact_in_force


def people_tagged_on(day: date, known_at: datetime | None = None) -> set[int]:
    """Everyone who wears a tag of any kind on the day."""
    return people_with_fact_in_force("tags", day, known_at)
