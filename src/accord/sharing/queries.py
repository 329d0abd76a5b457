"""The only readers of intelligence beyond the timeline: how it is graded, never what it says."""

from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from accord.sharing.models import Intelligence


def intelligence_received(first: date, last: date) -> QuerySet[Intelligence, tuple[Any, ...]]:
    """Intelligence received from one day to another, both in.

    A tuple of entry, person, agency, the grade of the source, and the day in ISO form.
    """
    rows = Intelligence.objects.filter(
        entry__superseded_at__isnull=True, entry__starts_on__gte=first, entry__starts_on__lte=last
    ).annotate(day=Cast("entry__starts_on", CharField(max_length=10)))
    return rows.values_list("entry_id", "entry__person_id", "entry__agency_id", "source", "day")
