"""What holds on a day, as a condition of a query."""

from datetime import date

from django.db.models import Q


def live_on(day: date, prefix: str = "") -> Q:
    """The half-open period holds on the day."""
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    )
