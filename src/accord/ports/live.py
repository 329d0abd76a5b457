"""Which rows hold on a day, as conditions of a query. The periods are half-open, as everywhere."""

from datetime import date

from django.db.models import Q


def live_on(day: date, path: str = "") -> Q:
    """It holds on the day. `path` leads to the row."""
    return Q(**{f"{path}starts_on__lte": day}) & not_over_on(day, path)


def not_over_on(day: date, path: str = "") -> Q:
    """It holds on the day, or is still to begin."""
    return Q(**{f"{path}ends_on__isnull": True}) | Q(**{f"{path}ends_on__gt": day})
