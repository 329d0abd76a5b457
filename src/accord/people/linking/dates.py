"""A date of birth as it is compared: whole, only its year, or broken; a date that a computer put there is not known.

It stays text, so that a figure typed wrong can be seen: 1984-13-02 is no day, and is one figure from 1984-12-02.
"""

import re
from datetime import date
from functools import lru_cache

from accord.people.rules import DEFAULT_DATES

FIRST_OF_JANUARY = "-01-01"
"""How a date ends of which only the year is known; who was truly born then is compared by the year as well."""

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]?([0-9]{2})[-/. ]?([0-9]{2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_MONTH_ONLY = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR_ONLY = re.compile(r"([0-9]{4})(?:-00-00|-[?xX]{2}-[?xX]{2})?")


@lru_cache(maxsize=100_000)
def read_birth(text: str) -> str:
    """YYYY-MM-DD, possibly no day of any calendar; YYYY where only the year is known; blank where nothing is."""
    written = text.strip()
    year_only = _YEAR_ONLY.fullmatch(written)
    if year_only or _MONTH_ONLY.fullmatch(written):
        return "" if f"{written[:4]}{FIRST_OF_JANUARY}" in DEFAULT_DATES else written[:4]
    if found := _YEAR_FIRST.fullmatch(written):
        born = "-".join(found.groups())
    elif found := _DAY_FIRST.fullmatch(written):
        day, month, year = found.groups()
        born = f"{year}-{month:0>2}-{day:0>2}"
    else:
        return ""
    if born in DEFAULT_DATES:
        return ""
    return born[:4] if born.endswith(FIRST_OF_JANUARY) else born


def is_whole(born: str) -> bool:
    """Whether a day is known, be it one of no calendar."""
    return len(born) == len("1984-12-02")


@lru_cache(maxsize=100_000)
def day_of(born: str) -> date | None:
    """The day, or None where it is of no calendar or not known."""
    try:
        return date.fromisoformat(born)
    except ValueError:
        return None
