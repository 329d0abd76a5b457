"""The only readers of intelligence beyond the timeline: how it is graded, never what it says."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from accord.record.queries.told import told_between
from accord.sharing.models import Intelligence


def intelligence_received(first: date, last: date) -> QuerySet[Intelligence, tuple[Any, ...]]:
    """Intelligence received from one day to another, both in.

    A tuple of entry, person, agency, the grade of the source, and the day in ISO form.
    """
    return told_between(Intelligence.objects.all(), "source", first, last)
