"""The indicator of a fixed cohort: Sunderland's published target, areas that add up, and offences told of twice."""

from datetime import date, timedelta

import pytest

from accord.kernel.periods import Period
from accord.reporting.rules.indicator import (
    Conviction,
    Lag,
    Target,
    ceiling_of,
    indicator_rows,
    lag_of,
    pro_rata_of,
    told_once,
    why_ceilings_do_not_add_up,
    why_no_period,
    year_from,
)

BEGAN = date(2009, 4, 1)
HALF_WAY = date(2009, 10, 1)
TODAY = date(2026, 1, 1)
EAST, WEST = (1, "East"), (2, "West")


def convicted(person_id: int, on: date, agency_id: int = 1, code: str = "04600", after: int = 30) -> Conviction:
    return Conviction(person_id, agency_id, code, on - timedelta(days=after), on)


def counted(*convictions: Conviction, cohort=None):
    people = cohort or {7: 1, 8: 2}
    return indicator_rows([EAST, WEST], people, convictions, Target(year_from(BEGAN), 17), HALF_WAY, "Forcewide")


def test_sunderlands_target_is_the_published_one() -> None:
    assert ceiling_of(153, 17) == 127


@pytest.mark.parametrize(("baseline", "ceiling"), [(0, None), (1, 1), (3, 2), (50, 42), (100, 83)])
def test_the_ceiling_is_so_many_percent_fewer_and_none_where_there_was_nothing_to_reduce(baseline, ceiling) -> None:
    assert ceiling_of(baseline, 17) == ceiling


def test_half_a_year_has_half_the_ceiling() -> None:
    year = year_from(BEGAN)

    assert pro_rata_of(127, year, HALF_WAY) == 63.5  # Sunderland's published figure
    assert pro_rata_of(127, year, date(2010, 4, 1)) == 127.0


@pytest.mark.parametrize(
    ("until", "most"),
    [
        (date(2009, 5, 1), 1.0),
        (date(2009, 9, 30), 6.0),
        (date(2009, 10, 2), 6.0),
        (BEGAN, 0.0),
        (date(2009, 4, 2), 0.0),
    ],
)
def test_whole_months_are_twelfths_and_other_periods_go_by_days(until, most) -> None:
    assert pro_rata_of(12, year_from(BEGAN), until) == most


def test_the_last_of_a_month_that_is_shorter_ends_a_whole_month() -> None:
    assert pro_rata_of(12, year_from(date(2009, 8, 31)), date(2010, 2, 28)) == 6.0


def test_a_leap_year_has_a_day_more() -> None:
    assert pro_rata_of(366, year_from(date(2024, 1, 1)), date(2024, 1, 2)) == 1.0


def test_convictions_of_the_year_before_are_the_baseline_and_those_of_the_day_counted_up_to_are_out() -> None:
    days = [BEGAN - timedelta(days=366), BEGAN.replace(year=2008), BEGAN - timedelta(days=1), BEGAN]
    rows = counted(*[convicted(7, day) for day in (*days, HALF_WAY - timedelta(days=1), HALF_WAY)])

    assert (rows[-1].baseline, rows[-1].convictions) == (2, 2)


def test_areas_add_up_to_all_and_an_area_with_nobody_has_no_row() -> None:
    rows = counted(convicted(7, BEGAN), convicted(8, BEGAN), convicted(8, BEGAN, code="02801"), cohort={7: 1, 8: 1})

    assert [(row.area, len(row.people), row.convictions) for row in rows] == [("East", 2, 3), ("Forcewide", 2, 3)]
    assert rows[0].convicted == {7, 8}


def test_ceilings_that_do_not_add_up_are_explained_and_others_are_not() -> None:
    before = BEGAN - timedelta(days=30)
    three_each = [convicted(person, before, code=f"0460{place}") for person in (7, 8) for place in range(3)]

    rows = counted(*three_each)

    assert [row.ceiling for row in rows] == [2, 2, 5]
    assert "add up to 4, not 5" in (why_ceilings_do_not_add_up(rows) or "")
    assert why_ceilings_do_not_add_up(counted(*three_each, cohort={7: 1, 8: 1})) is None
    assert why_ceilings_do_not_add_up(counted()) is None


def test_whoever_is_not_in_the_cohort_of_the_first_day_does_not_count() -> None:
    assert counted(convicted(99, BEGAN))[-1].convictions == 0


def test_without_a_baseline_nobody_is_within_or_beyond_a_target() -> None:
    (*_, whole) = counted(convicted(7, BEGAN))

    assert (whole.ceiling, whole.pro_rata, whole.is_within) == (None, None, None)


def test_what_two_agencies_tell_of_counts_once_and_two_of_one_agency_are_two() -> None:
    police = [convicted(7, BEGAN, agency_id=1), convicted(7, BEGAN, agency_id=1)]
    probation = [convicted(7, BEGAN, agency_id=2)]

    assert told_once([*probation, *police]) == police
    assert len(told_once([*police, convicted(7, BEGAN, agency_id=2, code="02801")])) == 3


def test_the_lag_is_that_of_the_period_alone() -> None:
    waits = [convicted(7, BEGAN, after=days) for days in (10, 20, 30, 40, 50, 60, 70, 80, 90, 400)]

    assert lag_of([*waits, convicted(7, HALF_WAY, after=999)], Period(BEGAN, HALF_WAY)) == Lag(10, 55, 90)
    assert lag_of([], Period(BEGAN, HALF_WAY)) is None


@pytest.mark.parametrize(
    ("ends_on", "why"),
    [(BEGAN, "not after"), (BEGAN - timedelta(days=1), "not after"), (date(2010, 4, 2), "fixed for a year")],
)
def test_a_period_that_is_none_or_too_long_is_refused_in_words(ends_on, why) -> None:
    assert why in (why_no_period(BEGAN, ends_on, TODAY) or "")


def test_nothing_is_counted_beyond_today() -> None:
    assert why_no_period(BEGAN, HALF_WAY, today=date(2009, 9, 30)) is None
    assert "lies ahead" in (why_no_period(BEGAN, HALF_WAY, today=date(2009, 9, 29)) or "")


def test_a_whole_year_and_a_day_are_periods() -> None:
    assert [why_no_period(BEGAN, day, TODAY) for day in (date(2010, 4, 1), BEGAN + timedelta(days=1))] == [None, None]
