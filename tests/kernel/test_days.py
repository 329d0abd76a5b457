from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.days import (
    add_working_days,
    is_working_day,
    last_day_of,
    last_day_of_months,
    last_day_of_years,
    months_after,
    months_before,
    months_up_to_and_including,
    next_working_day,
    whole_months_between,
    whole_years_between,
    working_days_between,
    years_after,
)
from accord.kernel.periods import Period

DAYS = st.dates(date(1991, 1, 1), date(2099, 12, 31))
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2018, 1, 23), True),
        (date(2018, 1, 27), False),
        (date(2018, 1, 28), False),
        (date(2018, 3, 30), False),
        (date(2020, 5, 4), True),
        (date(2020, 5, 8), False),
        (date(2022, 5, 30), True),
        (date(2022, 9, 19), False),
    ],
)
def test_working_days_are_weekdays_that_are_no_bank_holiday(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "count", "result"),
    [
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Christmas on a Friday: Boxing Day is kept on Monday
        (date(2021, 12, 24), 1, date(2021, 12, 29)),  # both days stood in for
        (date(2022, 12, 23), 2, date(2022, 12, 29)),
        (date(2018, 3, 29), 1, date(2018, 4, 3)),  # over Easter, 31 March and 1 April
        (date(2020, 2, 28), 1, date(2020, 3, 2)),  # over 29 February, a Saturday
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2018, 1, 23), 0, date(2018, 1, 23)),
        (date(2018, 1, 27), 0, date(2018, 1, 27)),
        (date(2018, 4, 3), -1, date(2018, 3, 29)),
        (date(2018, 1, 23), 28, date(2018, 3, 2)),
    ],
)
def test_adding_working_days(day, count, result):
    assert add_working_days(day, count) == result


@given(DAYS)
def test_the_next_working_day_is_the_first_after(day):
    following = next_working_day(day)
    assert day < following
    assert is_working_day(following)
    assert working_days_between(day + ONE_DAY, following) == 0


@given(DAYS, st.integers(1, 60))
def test_adding_working_days_passes_over_just_that_many(day, count):
    result = add_working_days(day, count)
    assert working_days_between(day + ONE_DAY, result + ONE_DAY) == count
    assert is_working_day(result)


@given(DAYS, st.integers(1, 60))
def test_going_back_undoes_going_forward_from_a_working_day(day, count):
    start = next_working_day(day)
    assert add_working_days(add_working_days(start, count), -count) == start


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (date(2018, 1, 22), date(2018, 1, 29), 5),
        (date(2018, 1, 23), date(2018, 1, 23), 0),
        (date(2018, 12, 24), date(2019, 1, 2), 4),
        (date(2018, 3, 29), date(2018, 4, 3), 1),
        (date(2024, 1, 1), date(2025, 1, 1), 254),
    ],
)
def test_working_days_between_counts_the_first_day_and_not_the_last(start, end, count):
    assert working_days_between(start, end) == count


def test_working_days_are_not_counted_backwards():
    with pytest.raises(ValueError, match="counted forwards"):
        working_days_between(date(2018, 1, 23), date(2018, 1, 22))


@pytest.mark.parametrize(
    ("days", "event", "last"),
    [
        (3, date(2018, 1, 23), date(2018, 1, 25)),  # SOA 2003 s.83(1)
        (3, date(2024, 2, 28), date(2024, 3, 1)),
        (3, date(2023, 2, 28), date(2023, 3, 2)),
        (3, date(2024, 12, 24), date(2024, 12, 26)),  # bank holidays do not lengthen it
        (3, date(2024, 3, 30), date(2024, 4, 1)),  # over the spring clock change
        (3, date(2024, 10, 26), date(2024, 10, 28)),  # over the autumn clock change
        (7, date(2018, 3, 31), date(2018, 4, 6)),
        (1, date(2018, 1, 23), date(2018, 1, 23)),
    ],
)
def test_days_beginning_with_an_event_count_its_own_day(days, event, last):
    assert last_day_of(days, beginning_with=event) == last


@pytest.mark.parametrize(
    ("years", "conviction", "last"),
    [
        (10, date(2018, 1, 23), date(2028, 1, 22)),  # SOA 2003 s.82(1)
        (7, date(2018, 1, 1), date(2024, 12, 31)),
        (2, date(2019, 3, 1), date(2021, 2, 28)),
        (1, date(2019, 3, 1), date(2020, 2, 29)),
        (1, date(2020, 2, 29), date(2021, 2, 28)),
        (4, date(2020, 2, 29), date(2024, 2, 28)),
        (5, date(2018, 4, 1), date(2023, 3, 31)),
    ],
)
def test_years_beginning_with_a_day_end_the_day_before_it_comes_round(years, conviction, last):
    assert last_day_of_years(years, beginning_with=conviction) == last


@pytest.mark.parametrize(
    ("months", "start", "last"),
    [
        (42, date(2018, 1, 23), date(2021, 7, 22)),  # 3½ years, SOA 2003 s.82(2)
        (1, date(2018, 1, 31), date(2018, 2, 28)),
        (1, date(2018, 2, 1), date(2018, 2, 28)),
        (1, date(2018, 2, 28), date(2018, 3, 27)),
        (1, date(2018, 3, 1), date(2018, 3, 31)),
        (4, date(2019, 10, 31), date(2020, 2, 29)),
    ],
)
def test_months_beginning_with_a_day(months, start, last):
    assert last_day_of_months(months, beginning_with=start) == last


@given(DAYS, st.integers(1, 120))
def test_a_period_beginning_a_day_later_never_ends_earlier(day, months):
    assert last_day_of_months(months, day) <= last_day_of_months(months, day + ONE_DAY)


@pytest.mark.parametrize("last_day", [last_day_of, last_day_of_months, last_day_of_years])
def test_no_period_is_shorter_than_one(last_day):
    with pytest.raises(ValueError, match="at least one day, month or year, not 0"):
        last_day(0, date(2018, 1, 23))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2018, 1, 31), 1, date(2018, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2017, 10, 24), 3, date(2018, 1, 24)),
        (date(2018, 12, 31), 2, date(2019, 2, 28)),
        (date(2018, 3, 31), -1, date(2018, 2, 28)),
        (date(2018, 1, 24), -3, date(2017, 10, 24)),
        (date(2018, 1, 1), -1, date(2017, 12, 1)),
        (date(2018, 1, 23), 0, date(2018, 1, 23)),
    ],
)
def test_months_keep_the_day_of_the_month_or_the_last_there_is(day, months, later):
    assert months_after(day, months) == later
    assert months_before(day, -months) == later


def test_a_29th_of_february_comes_round_on_the_28th_when_years_are_added():
    assert years_after(date(2020, 2, 29), 1) == date(2021, 2, 28)
    assert years_after(date(2020, 2, 29), 4) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2018, 1, 23), Period(date(2017, 10, 24), date(2018, 1, 24))),
        (date(2017, 10, 23), Period(date(2017, 7, 24), date(2017, 10, 24))),
        (date(2018, 3, 31), Period(date(2018, 1, 1), date(2018, 4, 1))),
        (date(2020, 2, 29), Period(date(2019, 12, 1), date(2020, 3, 1))),
        (date(2021, 2, 28), Period(date(2020, 12, 1), date(2021, 3, 1))),
        (date(2018, 12, 25), Period(date(2018, 9, 26), date(2018, 12, 26))),
        (date(2018, 5, 30), Period(date(2018, 2, 28), date(2018, 5, 31))),
    ],
)
def test_three_months_up_to_and_including_a_day(day, period):
    assert months_up_to_and_including(day, 3) == period


@given(DAYS, st.integers(1, 24))
def test_the_months_before_those_end_where_they_start(day, months):
    these = months_up_to_and_including(day, months)
    earlier = months_up_to_and_including(these.starts_on - ONE_DAY, months)
    assert earlier.ends_on == these.starts_on
    assert these.contains(day)
    assert not these.contains(day + ONE_DAY)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(2000, 5, 20), date(2018, 5, 19), 17),
        (date(2000, 5, 20), date(2018, 5, 20), 18),
        (date(1992, 2, 29), date(2013, 2, 28), 20),
        (date(1992, 2, 29), date(2013, 3, 1), 21),
        (date(1992, 2, 29), date(2012, 2, 29), 20),
        (date(2000, 1, 1), date(2000, 1, 1), 0),
        (date(2000, 1, 2), date(2000, 1, 1), -1),
    ],
)
def test_a_year_is_complete_when_its_day_comes_round_and_29_february_on_1_march(
    start: date, end: date, years: int
) -> None:
    assert whole_years_between(start, end) == years


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2024, 1, 31), date(2024, 2, 29), 0),
        (date(2024, 1, 31), date(2024, 3, 1), 1),
        (date(2024, 1, 15), date(2024, 2, 14), 0),
        (date(2024, 1, 15), date(2024, 2, 15), 1),
        (date(2022, 10, 3), date(2025, 10, 3), 36),
        (date(2024, 2, 15), date(2024, 2, 14), -1),
    ],
)
def test_a_month_is_complete_when_its_day_comes_round(start: date, end: date, months: int) -> None:
    assert whole_months_between(start, end) == months
