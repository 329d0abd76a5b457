"""The only readers of circumstances beyond the timeline."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import QuerySet

from accord.circumstances.models import Death
from accord.kernel.periods import Period
from accord.record.queries.as_known import known
from accord.record.queries.counts import first_days_of, people_with_fact_starting_in


def died_on(person_ids: Collection[int]) -> dict[int, date]:
    """The day on which each of the people died by any agency's word, the earliest where they differ. The living are left out.

    A death stops what would be done about somebody, whoever knows of it, so it is asked of every agency's entries.
    """
    return first_days_of("deaths", person_ids)


def people_dead_on(day: date) -> set[int]:
    """Everybody who has died by the day, for counting."""
    return people_with_fact_starting_in("deaths", Period(date.min, day + timedelta(days=1)))


def deaths_of(person_ids: Collection[int]) -> QuerySet[Death]:
    """The same as rows that stand, for a question about much else."""
    return Death.objects.filter(known(None, "entry__"), entry__person_id__in=person_ids)
