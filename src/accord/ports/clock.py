"""The clock. Only the outermost rooms ask it; everything below is told the time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The moment, in UTC and aware of it."""
    return datetime.now(UTC)


def london_day(at: datetime) -> date:
    """The calendar day in London at a moment; ValueError if the moment does not say its zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be placed on a day in London")
    return at.astimezone(LONDON).date()
