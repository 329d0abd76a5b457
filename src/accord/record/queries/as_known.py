"""What was believed at a moment, as a condition of a query."""

from datetime import datetime

from django.db.models import Q


def known(at: datetime | None, path: str = "") -> Q:
    """What was believed at a moment; what is believed now when no moment is given. `path` leads to the entry."""
    if at is None:
        return Q(**{f"{path}superseded_at__isnull": True})
    not_yet_superseded = Q(**{f"{path}superseded_at__isnull": True}) | Q(**{f"{path}superseded_at__gt": at})
    return Q(**{f"{path}recorded_at__lte": at}) & not_yet_superseded
