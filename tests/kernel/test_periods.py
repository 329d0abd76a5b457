import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.periods import Period, gaps, in_force, merged

FIRST = date(2020, 2, 20)
WINDOW = [FIRST + timedelta(days=passed) for passed in range(40)]  # over 29 February, 31 March and the clock change
DAYS = st.sampled_from(WINDOW)
PERIODS = st.builds(
    lambda start, length: Period(start, None if length is None else start + timedelta(days=length)),
    DAYS,
    st.none() | st.integers(0, 12),
)


def held(*periods):
    return {day for day in WINDOW for period in periods if period.contains(day)}


def test_the_first_day_is_in_and_the_last_is_out():
    custody = Period(date(2018, 1, 20), date(2018, 1, 23))
    assert custody.contains(date(2018, 1, 20))
    assert custody.contains(date(2018, 1, 22))
    assert not custody.contains(date(2018, 1, 23))
    assert custody.days == 3


def test_without_an_end_it_goes_on():
    assert Period(FIRST).contains(date(9999, 12, 31))
    assert Period(FIRST).days is None
    assert not Period(FIRST).contains(FIRST - timedelta(days=1))


def test_it_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end on 2018-01-22, before it starts on 2018-01-23"):
        Period(date(2018, 1, 23), date(2018, 1, 22))


def test_released_on_the_day_received_holds_no_day():
    assert Period(FIRST, FIRST).is_empty
    assert not Period(FIRST, FIRST).contains(FIRST)
    assert not Period(FIRST).is_empty


def test_periods_that_only_meet_do_not_overlap():
    assert not Period(date(2018, 1, 1), date(2018, 2, 1)).overlaps(Period(date(2018, 2, 1)))


@given(PERIODS, PERIODS)
def test_the_intersection_is_the_days_both_hold(one, other):
    shared = one.intersection(other)
    assert held(*([shared] if shared else [])) == held(one) & held(other)
    assert one.overlaps(other) is other.overlaps(one) is (shared is not None)


@given(PERIODS, PERIODS)
def test_an_intersection_is_never_empty(one, other):
    assert one.intersection(other) is None or not one.intersection(other).is_empty


@given(st.lists(PERIODS))
def test_merging_keeps_every_day_and_leaves_days_between(periods):
    result = merged(periods)
    assert held(*result) == held(*periods)
    assert all(earlier.ends_on < later.starts_on for earlier, later in itertools.pairwise(result))


@given(st.lists(PERIODS), PERIODS)
def test_gaps_are_the_days_that_nothing_else_holds(periods, within):
    result = gaps(periods, within)
    assert held(*result) == held(within) - held(*periods)
    assert not any(gap.is_empty for gap in result)
    assert result == merged(result)


@given(st.lists(PERIODS), DAYS)
def test_what_is_in_force_on_a_day_is_what_holds_it(periods, day):
    assert in_force(periods, day, lambda period: period) == [period for period in periods if period.contains(day)]


def test_a_tier_on_its_last_day_has_given_way_to_the_next():
    spells = [("bronze", Period(date(2016, 7, 19), date(2017, 4, 12))), ("gold", Period(date(2017, 4, 12)))]
    assert in_force(spells, date(2017, 4, 12), lambda spell: spell[1]) == [spells[1]]
