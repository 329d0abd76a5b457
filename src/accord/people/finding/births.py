"""Dates of birth as people type them, whole, in part or about, and how well one that is held fits. Pure."""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from accord.kernel.columns import EARLIEST_YEAR
from accord.people.finding.fits import BirthFit, Tier

NEAR_DAYS = 10
ABOUT_YEARS = 2
OLDEST = 120
SLIPS = 12
"""By how many years a date is looked for whose day and month fit."""

_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if number}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_TH = r"(\d{1,2})(?:st|nd|rd|th)?"
_EDGE, _END = r"(?<![\w/.\-])", r"(?![\w/\-]|\.\d)"


def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(_EDGE + shape + _END, re.IGNORECASE | re.ASCII)


_ISO = _pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = _pattern(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})")
_EIGHT_FIGURES = _pattern(r"(\d{2})(\d{2})(\d{4})")
_NAMED = _pattern(rf"{_TH}(?: of)?[ \-/]+{_MONTH}[ ,\-/]+(\d{{4}}|\d{{2}})")
_NAMED_MONTH_FIRST = _pattern(rf"{_MONTH}[ \-/]+{_TH}[ ,\-/]+(\d{{4}})")
_ISO_MONTH = _pattern(r"(\d{4})-(\d{2})")
_MONTH_FIGURES = _pattern(r"(\d{1,2})[/.\-](\d{4})")
_MONTH_NAMED = _pattern(rf"{_MONTH}[ ,\-/]+(\d{{4}})")
_AGE = _pattern(r"(?:aged?|about|abt|circa) *(?:age *)?(\d{1,3})(?: *(?:years?|yrs?)(?: old)?)?")
_ABOUT_YEAR = _pattern(r"(?:born )?(?:about|abt|circa|c\.?) *(\d{4})")
_YEAR = _pattern(r"(?:born )?(?:in )?(\d{4})")


@dataclass(frozen=True)
class Birth:
    """Born from a day to a day, both included: one day, a month, a year; `is_about` when it is only thought to be so."""

    first: date
    last: date
    is_about: bool = False

    @cached_property
    def is_day(self) -> bool:
        """Whether it is one calendar day."""
        return self.first == self.last

    @property
    def text(self) -> str:
        """As the ledger's code is made from it: a day in ISO form, or its month or year."""
        if self.is_day:
            return self.first.isoformat()
        if self.is_about:
            return f"about {self.first.isoformat()} {self.last.isoformat()}"
        return f"{self.first:%Y}" if (self.last - self.first).days > 31 else f"{self.first:%Y-%m}"

    @cached_property
    def kind(self) -> str:
        """What is known of it, as the ledger and the results name it."""
        if self.is_about:
            return "Age about"
        if self.is_day:
            return "Date of birth"
        return "Year of birth" if (self.last - self.first).days > 31 else "Month of birth"


def day(on: date) -> Birth:
    """Born on the day."""
    return Birth(on, on)


def month(year: int, number: int) -> Birth:
    """Born in the month."""
    return Birth(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Birth:
    """Born in the year."""
    return Birth(date(number, 1, 1), date(number, 12, 31))


def about_year(number: int) -> Birth:
    """Born about the year."""
    return Birth(date(number - ABOUT_YEARS, 1, 1), date(number + ABOUT_YEARS, 12, 31), is_about=True)


def about_age(age: int, today: date) -> Birth | None:
    """About so many years old; None for an age that nobody has."""
    if age > OLDEST:
        return None
    return about_year(today.year - age)


@dataclass(frozen=True)
class BirthRead:
    """The rest of what was typed once the date was taken out of it, the date, and what had to be made of it in words."""

    rest: str
    birth: Birth | None = None
    note: str = ""


def take_birth(text: str, today: date, *, with_years: bool = True) -> BirthRead:
    """Find a date of birth in what was typed: a day, a month, an age, or (with `with_years`) a year alone."""
    readers = [_day_in_figures, _day_named, _month, _about, *([_year_alone] if with_years else [])]
    for read in readers:
        found = read(text, today)
        if found is not None:
            match, birth, note = found
            rest = " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
            return BirthRead(rest, birth, note)
    return BirthRead(text)


Found = tuple[re.Match[str], Birth | None, str]


def _day_in_figures(text: str, today: date) -> Found | None:
    if match := _ISO.search(text):
        return match, *birth_of(match[3], match[2], match[1], today)
    if match := _FIGURES.search(text):
        return match, *birth_of(match[1], match[3], match[4], today)
    if (match := _EIGHT_FIGURES.search(text)) and match[0] != text.strip():
        birth, note = birth_of(match[1], match[2], match[3], today)
        return (match, birth, "") if birth and birth.is_day and not note else None  # alone they are a number
    return None


def _day_named(text: str, today: date) -> Found | None:
    if match := _NAMED.search(text):
        return match, *birth_of(match[1], str(_MONTHS[match[2].lower()]), match[3], today)
    if match := _NAMED_MONTH_FIRST.search(text):
        return match, *birth_of(match[2], str(_MONTHS[match[1].lower()]), match[3], today)
    return None


def _month(text: str, today: date) -> Found | None:
    if match := _ISO_MONTH.search(text):
        return match, *birth_of("", match[2], match[1], today)
    if match := _MONTH_FIGURES.search(text):
        return match, *birth_of("", match[1], match[2], today)
    if match := _MONTH_NAMED.search(text):
        return match, *birth_of("", str(_MONTHS[match[1].lower()]), match[2], today)
    return None


def _about(text: str, today: date) -> Found | None:
    if match := _ABOUT_YEAR.search(text):
        wrong = _why_no_year(int(match[1]), today)
        return match, None if wrong else about_year(int(match[1])), wrong
    if match := _AGE.search(text):
        birth = about_age(int(match[1]), today)
        return match, birth, "" if birth else f"Nobody is {match[1]} years old, so the age was left out."
    return None


def _year_alone(text: str, today: date) -> Found | None:
    match = _YEAR.search(text)
    if match is None:
        return None
    wrong = _why_no_year(int(match[1]), today)
    return match, None if wrong else year(int(match[1])), wrong


def birth_of(day_text: str, month_text: str, year_text: str, today: date) -> tuple[Birth | None, str]:
    """The birth that a day, a month and a year mean, each as typed and any of the first two blank; and a note in words.

    What cannot be a day is searched as its month or its year, and the note says so.
    """
    number = _number(year_text)
    if number is None:
        return None, "A date of birth needs a year, so it was left out." if day_text or month_text else ""
    if len(year_text) == 2:
        number += today.year // 100 * 100 - (100 if number > today.year % 100 else 0)
    if wrong := _why_no_year(number, today):
        return None, wrong
    return _of_parts(_number(day_text), _month_number(month_text), number, bool(day_text), bool(month_text))


def _of_parts(
    on: int | None, in_month: int | None, number: int, asked_day: bool, asked_month: bool
) -> tuple[Birth, str]:
    if in_month is not None and in_month > 12 and on is not None and 1 <= on <= 12:
        on, in_month = in_month, on  # as in the United States
    if not asked_month:
        return year(number), "A day of birth needs a month, so the year was searched." if asked_day else ""
    if in_month is None or not 1 <= in_month <= 12:
        return year(number), f"There is no such month, so the year {number} was searched."
    if not asked_day:
        return month(number, in_month), ""
    if on is None or not 1 <= on <= monthrange(number, in_month)[1]:
        said = f"{month_name[in_month]} {number}"
        return month(number, in_month), f"There is no such day in {said}, so the whole month was searched."
    return day(date(number, in_month, on)), ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _month_number(text: str) -> int | None:
    return _MONTHS.get(text.strip(". ").lower(), _number(text))


def _why_no_year(number: int, today: date) -> str:
    if EARLIEST_YEAR <= number <= today.year:
        return ""
    return f"Nobody here was born in {number:04}, so the year was left out."


# ---- How well one fits -----------------------------------------------------------------------------------------------


def birth_fit(sought: Birth, held: date | None) -> BirthFit | None:
    """How a date of birth that is held fits; None when it does not. One that is not held may be any: a possible fit."""
    if held is None:
        return BirthFit(Tier.POSSIBLE, "Date of birth not known", 0.4)
    if sought.first <= held <= sought.last:
        return BirthFit(Tier.CLOSE if sought.is_about else Tier.EXACT, sought.kind, 0.8 if sought.is_about else 1.0)
    return _day_fit(sought.first, held) if sought.is_day else _stretch_fit(sought, held)


def _stretch_fit(sought: Birth, held: date) -> BirthFit | None:
    days = max((sought.first - held).days, (held - sought.last).days)
    reach = 31 if sought.kind == "Month of birth" else 366
    return BirthFit(Tier.POSSIBLE, f"{sought.kind}: near", 0.5) if days <= reach else None


def _day_fit(sought: date, held: date) -> BirthFit | None:
    if abs((held - sought).days) <= NEAR_DAYS:
        return BirthFit(Tier.CLOSE, "Date of birth: some days off", 0.9 - abs((held - sought).days) / 100)
    if held == swapped(sought):
        return BirthFit(Tier.CLOSE, "Date of birth: day and month swapped", 0.9)
    if sum(one != other for one, other in zip(sought.isoformat(), held.isoformat(), strict=True)) == 1:
        return BirthFit(Tier.CLOSE, "Date of birth: one figure off", 0.85)
    if (held.month, held.day) == (sought.month, sought.day) and abs(held.year - sought.year) <= SLIPS:
        return BirthFit(Tier.POSSIBLE, "Date of birth: another year", 0.6)
    if held.year == sought.year:
        return BirthFit(Tier.POSSIBLE, "Year of birth", 0.5)
    return BirthFit(Tier.POSSIBLE, "Date of birth: near", 0.45) if abs((held - sought).days) <= 31 else None


def swapped(on: date) -> date | None:
    """The day whose month and day have changed places; None when there is none, or it is the same."""
    return date(on.year, on.day, on.month) if on.day <= 12 and on.day != on.month else None


def other_years(on: date) -> list[date]:
    """The same day and month in the years around."""
    years = range(max(on.year - SLIPS, EARLIEST_YEAR), min(on.year + SLIPS, 9999) + 1)
    return [on.replace(year=each) for each in years if on.day <= monthrange(each, on.month)[1]]


def around(sought: Birth, days: int) -> tuple[date, date]:
    """The stretch of days, with so many days more on either side."""
    more = timedelta(days=days)
    return sought.first - more, sought.last + more
