"""Counting days as the law and the agencies count them: working days, "beginning with", months and years."""

from calendar import monthrange
from datetime import date, timedelta

from accord.kernel.bank_holidays import bank_holidays
from accord.kernel.periods import Period

ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no bank holiday in England and Wales; ValueError before 1990 or after 2100."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def next_working_day(day: date) -> date:
    """The first working day after the day."""
    return add_working_days(day, 1)


def add_working_days(day: date, count: int) -> date:
    """The count-th working day after the day, which is itself not counted; a negative count goes back, 0 stays."""
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days from `start` up to, but not including, `end`; ValueError when `end` is before `start`."""
    if end < start:
        raise ValueError(f"working days are counted forwards, not from {start} back to {end}")
    return sum(is_working_day(start + timedelta(days=passed)) for passed in range((end - start).days))


def last_day_of(days: int, beginning_with: date) -> date:
    """The last day of a period of that many days beginning with a day, which counts as the first.

    "Within the period of 3 days beginning with" an event (Sexual Offences Act 2003 s.83(1), s.84(1)) ends two
    days after the event's own day.
    """
    _require_at_least_one(days)
    return beginning_with + timedelta(days=days - 1)


def last_day_of_months(months: int, beginning_with: date) -> date:
    """The last day of a period of that many months beginning with a day, which counts as the first.

    It is the day before the same day of the month comes round; where that month has no such day, its last day.
    """
    _require_at_least_one(months)
    year, month = _month_moved(beginning_with, months)
    if beginning_with.day > monthrange(year, month)[1]:
        return date(year, month, monthrange(year, month)[1])
    return date(year, month, beginning_with.day) - ONE_DAY


def last_day_of_years(years: int, beginning_with: date) -> date:
    """The last day of a period of that many years beginning with a day (Sexual Offences Act 2003 s.82).

    A year beginning with 29 February ends on 28 February: the day comes round on 1 March where there is no 29th.
    """
    return last_day_of_months(12 * years, beginning_with)


def in_words(day: date) -> str:
    """A day as people write it: 14 March 2026."""
    return f"{day.day} {day:%B %Y}"


def months_after(day: date, months: int) -> date:
    """The same day of the month that many months later, or the last of that month where it has no such day."""
    year, month = _month_moved(day, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_before(day: date, months: int) -> date:
    """The same day of the month that many months earlier, or the last of that month where it has no such day."""
    return months_after(day, -months)


def years_after(day: date, years: int) -> date:
    """The same day that many years later; 29 February becomes the 28th where there is no 29th."""
    return months_after(day, 12 * years)


def whole_years_between(start: date, end: date) -> int:
    """How many years are complete on the later day, such as somebody's age; negative when `end` comes first.

    A year from 29 February is complete on 1 March where there is no 29th.
    """
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def birthday(born: date, age: int) -> date:
    """The first day on which somebody is the age: whoever was born on 29 February is it on 1 March where there is no 29th."""
    same_day = years_after(born, age)
    return same_day if same_day.day == born.day else same_day + ONE_DAY


def whole_months_between(start: date, end: date) -> int:
    """How many months are complete on the later day; a month from the 31st is complete on the 1st where there is none."""
    return 12 * (end.year - start.year) + end.month - start.month - (end.day < start.day)


def months_up_to_and_including(day: date, months: int) -> Period:
    """The months whose last day is the given one, as a half-open period.

    Three months up to and including 23 January 2018 are [24 October 2017, 24 January 2018). The months before
    those are the months up to and including the day before this period starts.
    """
    _require_at_least_one(months)
    after = day + ONE_DAY
    return Period(months_before(after, months), after)


def _month_moved(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


def _require_at_least_one(count: int) -> None:
    if count < 1:
        raise ValueError(f"a period beginning with a day has at least one day, month or year, not {count}")
