"""Bank holidays in England and Wales, by rule, for any year from 1990 to 2100.

Banking and Financial Dealings Act 1971, section 1 and schedule 1, with the common law's Good Friday and Christmas
Day; the days that royal proclamation moved or added are listed one by one. Days fixed to a date are shown on the
weekday that stands in for them, as the Government's own list shows them.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

FIRST_YEAR, LAST_YEAR = 1990, 2100

# Royal proclamations under section 1(2) and (3): a day moved within its year, and a day added.
_EARLY_MAY_MOVED = {
    1995: (date(1995, 5, 8), "Early May bank holiday (50 years since VE Day)"),
    2020: (date(2020, 5, 8), "Early May bank holiday (75 years since VE Day)"),
}
_SPRING_MOVED = {2002: date(2002, 6, 4), 2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}
_ADDED = {
    date(1999, 12, 31): "Millennium celebrations",
    date(2002, 6, 3): "Golden Jubilee bank holiday",
    date(2011, 4, 29): "Royal wedding",
    date(2012, 6, 5): "Diamond Jubilee bank holiday",
    date(2022, 6, 3): "Platinum Jubilee bank holiday",
    date(2022, 9, 19): "State funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Coronation of King Charles III",
}
_SATURDAY, _SUNDAY = 5, 6


@cache
def bank_holidays(year: int) -> Mapping[date, str]:
    """The weekdays of the year that are bank holidays in England and Wales, in order, each with its name.

    ValueError outside 1990 to 2100, for which the rules here are not known to hold.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"bank holidays are known from {FIRST_YEAR} to {LAST_YEAR}, not for {year}")
    easter = easter_sunday(year)
    early_may, early_may_name = _EARLY_MAY_MOVED.get(year, (_first_monday(year, 5), "Early May bank holiday"))
    days = {
        **_new_year(year),
        easter - timedelta(days=2): "Good Friday",
        easter + timedelta(days=1): "Easter Monday",
        early_may: early_may_name,
        _SPRING_MOVED.get(year, _last_monday_of_31_days(year, 5)): "Spring bank holiday",
        _last_monday_of_31_days(year, 8): "Summer bank holiday",
        **_christmas(year),
        **{day: name for day, name in _ADDED.items() if day.year == year},
    }
    return MappingProxyType(dict(sorted(days.items())))


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous computus, as in Meeus, Astronomical Algorithms, 8)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30
    leap_years, year_rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _new_year(year: int) -> dict[date, str]:
    day = date(year, 1, 1)
    days_to_monday = {_SATURDAY: 2, _SUNDAY: 1}.get(day.weekday(), 0)
    return {day + timedelta(days=days_to_monday): _named("New Year's Day", days_to_monday)}


def _christmas(year: int) -> dict[date, str]:
    christmas = date(year, 12, 25)
    christmas_moves = {_SATURDAY: 2, _SUNDAY: 2}.get(christmas.weekday(), 0)
    boxing = date(year, 12, 26)
    boxing_moves = {_SATURDAY: 2, _SUNDAY: 2}.get(boxing.weekday(), 0)
    return {
        christmas + timedelta(days=christmas_moves): _named("Christmas Day", christmas_moves),
        boxing + timedelta(days=boxing_moves): _named("Boxing Day", boxing_moves),
    }


def _named(name: str, moved_by: int) -> str:
    return f"{name} (substitute day)" if moved_by else name


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday_of_31_days(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
