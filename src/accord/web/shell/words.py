"""How a page says values: days, moments, periods, names, counts. Pure; the filters of the templates are these."""

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from markupsafe import Markup, escape

from accord.kernel.days import in_words, whole_years_between
from accord.kernel.references import reference_of
from accord.kernel.words import plural
from accord.ports.clock import LONDON

NOT_KNOWN = "Not known"
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


class Dated(Protocol):
    """Anything with a first day and a first day out, such as a `Period` or an entry's read-model."""

    @property
    def starts_on(self) -> date: ...

    @property
    def ends_on(self) -> date | None: ...


def day(value: date | None) -> str:
    """A day in full: "14 March 2026". A moment is placed on its day in London."""
    if value is None:
        return NOT_KNOWN
    return in_words(_in_london(value))


def short_day(value: date | None) -> str:
    """A day in figures, for dense tables only: "14/3/2026"."""
    if value is None:
        return NOT_KNOWN
    on = _in_london(value)
    return f"{on.day}/{on.month}/{on.year}"


def month(value: date) -> str:
    """A month: "March 2026"."""
    return f"{month_name[value.month]} {value.year}"


def moment(value: datetime | None) -> str:
    """A moment as clocks in London showed it: "14 March 2026 at 2:05pm". ValueError if it does not say its zone."""
    if value is None:
        return NOT_KNOWN
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be told in London time")
    there = value.astimezone(LONDON)
    half = "am" if there.hour < 12 else "pm"
    return f"{day(there.date())} at {there.hour % 12 or 12}:{there.minute:02}{half}"


def period(value: Dated) -> str:
    """A half-open period. Its stored end is the first day out, so the words are "until", which leaves that day out."""
    if value.ends_on is None:
        return f"from {day(value.starts_on)}"
    if value.ends_on == value.starts_on:
        return f"{day(value.starts_on)}, ended the same day"
    return f"from {day(value.starts_on)} until {day(value.ends_on)}"


def days_in_words(text: str) -> str:
    """A text with its days as people write them, where a rule or a column wrote 2025-06-02."""
    return _ISO_DAY.sub(lambda match: _day_or_as_it_is(match[0]), text)


def _day_or_as_it_is(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def last_first(family_name: str, given_names: str = "") -> str:
    """A name as lists show it: "Smith, John"."""
    return ", ".join(part for part in (family_name, given_names) if part) or "Name not known"


def age_on(born: date | None, on: date) -> int | None:
    """Whole years of age on a day; None when the date of birth is not known.

    An age is reached as the anniversary begins (Family Law Reform Act 1969 s.9); 29 February's is else 1 March.
    """
    return None if born is None else whole_years_between(born, on)


def thousands(number: int) -> str:
    """A count with commas: "12,345"."""
    return f"{number:,}"


def percent_of(numerator: int, denominator: int) -> str:
    """A whole percentage, halves up. Neither none nor all is ever said of some: those are "under 1%" and "over 99%"."""
    if denominator <= 0:
        return "not applicable"
    if 0 < numerator * 100 < denominator:
        return "under 1%"
    if denominator * 99 < numerator * 100 < denominator * 100:
        return "over 99%"
    return f"{(numerator * 200 + denominator) // (denominator * 2)}%"


def capitalised(text: str) -> str:
    """Text with its first letter a capital and the rest as it is: "IOM tier" stays so."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str]) -> str:
    """Items as a sentence says them: "police, probation and prison"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def due(due_on: date, today: date) -> str:
    """How a deadline stands in words: "Overdue by 3 days", "Due today", "Due in 5 days"."""
    days = (due_on - today).days
    if days < 0:
        return f"Overdue by {plural(-days, 'day')}"
    return "Due today" if days == 0 else f"Due in {plural(days, 'day')}"


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs, its line ends kept; nothing in it is read as markup."""
    blocks = [block.strip("\n") for block in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")]
    lines = (Markup("<br>").join(escape(line) for line in block.split("\n")) for block in blocks if block.strip())
    return Markup("").join(Markup('<p class="govuk-body">{}</p>').format(each) for each in lines)


def _in_london(value: date) -> date:
    if not isinstance(value, datetime):
        return value
    return value.astimezone(LONDON).date() if value.tzinfo else value.date()


FILTERS = {
    "day": day,
    "short_day": short_day,
    "month": month,
    "moment": moment,
    "period": period,
    "last_first": last_first,
    "age_on": age_on,
    "thousands": thousands,
    "plural": plural,
    "percent_of": percent_of,
    "capitalised": capitalised,
    "listed": listed,
    "due": due,
    "paragraphs": paragraphs,
    "reference": reference_of,
}
