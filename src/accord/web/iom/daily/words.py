"""How the daily list says times: how long since, how long after, and when. Pure."""

from accord.reporting.rules.daily import Elapsed, Happened, Unit
from accord.web.shell.words import day, moment

HOURS_SAID = 48
"""From here on hours are said in days."""

_DAYS = {0: "Today", 1: "Yesterday", -1: "Tomorrow"}


def since_words(since: Elapsed) -> str:
    """How long since, or until: "6 hours ago", "Yesterday", "In 2 days"."""
    if since.unit is Unit.DAYS and since.amount in _DAYS:
        return _DAYS[since.amount]
    if since == Elapsed(0, Unit.HOURS):
        return "Less than an hour ago"
    length = length_words(abs(since.amount), since.unit)
    return f"In {length}" if since.amount < 0 else f"{length} ago"


def after_words(since: Elapsed) -> str:
    """How long after something it was acted on: "5 hours after", "the same day", "2 days before"."""
    if since.amount == 0:
        return "the same day" if since.unit is Unit.DAYS else "within the hour"
    return f"{length_words(abs(since.amount), since.unit)} {'before' if since.amount < 0 else 'after'}"


def time_words(amount: float, unit: Unit) -> str:
    """A time of a table: "5 hours", "2.5 days", "3 days before"."""
    return length_words(amount, unit) if amount >= 0 else f"{length_words(-amount, unit)} before"


def length_words(amount: float, unit: Unit) -> str:
    """A length of time; many hours are said in days."""
    if unit is Unit.HOURS and amount >= HOURS_SAID:
        return length_words(amount // 24, Unit.DAYS)
    return f"{amount:g} {unit.value.removesuffix('s') if amount == 1 else unit.value}"


def when_words(when: Happened) -> str:
    """The day with its weekday, and the time where it is held: "Sunday 1 June 2025 at 11:40pm"."""
    return f"{when.on:%A} {day(when.on) if when.at is None else moment(when.at)}"
