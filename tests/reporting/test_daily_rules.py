"""Time on the daily list: in hours where the hour is held, in days otherwise; what is urgent; how quickly it is acted on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accord.reporting.rules.daily import (
    Acted,
    Elapsed,
    Handled,
    Happened,
    Spread,
    Timeliness,
    Unit,
    acted_on,
    elapsed,
    handled,
    happened,
    timeliness,
    urgency,
)

MADE_AT = datetime(2025, 6, 2, 6, 0, tzinfo=UTC)
"""Seven in London."""


@pytest.mark.parametrize(
    ("on", "time_of_day", "until", "gone_by"),
    [
        (date(2025, 6, 2), "03:59", MADE_AT, Elapsed(3, Unit.HOURS)),
        (date(2025, 6, 1), "23:40", MADE_AT, Elapsed(7, Unit.HOURS)),
        (date(2025, 6, 2), "06:01", MADE_AT, Elapsed(0, Unit.HOURS)),
        (date(2025, 6, 2), "", MADE_AT, Elapsed(0, Unit.DAYS)),
        (date(2025, 6, 1), "", datetime(2025, 6, 1, 23, 30, tzinfo=UTC), Elapsed(1, Unit.DAYS)),
        (date(2025, 6, 7), "", MADE_AT, Elapsed(-5, Unit.DAYS)),
    ],
)
def test_time_is_counted_in_hours_where_the_hour_is_held_and_otherwise_in_days_of_london(
    on, time_of_day, until, gone_by
):
    assert elapsed(happened(on, time_of_day), until) == gone_by


def test_the_night_on_which_the_clocks_go_forward_is_an_hour_shorter():
    assert elapsed(happened(date(2025, 3, 29), "23:00"), datetime(2025, 3, 30, 6, 0, tzinfo=UTC)).amount == 7


@pytest.mark.parametrize(
    ("closings", "acted"),
    [
        ([], Acted.NOT_TASKED),
        ([None], Acted.TASKED),
        ([MADE_AT, None], Acted.TASKED),
        ([MADE_AT, MADE_AT], Acted.CLOSED),
    ],
)
def test_what_has_a_task_open_is_tasked_and_closed_when_every_one_is(closings, acted):
    assert acted_on(closings) is acted


@pytest.mark.parametrize(("newest_first", "order"), [(True, ["n", "d", "o", "c"]), (False, ["o", "d", "n", "c"])])
def test_what_nobody_sees_to_comes_first_then_the_newest_or_what_waits_longest(newest_first, order):
    items = {
        "c": (Acted.CLOSED, Elapsed(1, Unit.HOURS)),
        "d": (Acted.NOT_TASKED, Elapsed(1, Unit.DAYS)),
        "n": (Acted.NOT_TASKED, Elapsed(5, Unit.HOURS)),
        "o": (Acted.NOT_TASKED, Elapsed(30, Unit.HOURS)),
    }
    assert sorted(items, key=lambda name: urgency(*items[name], newest_first)) == order


def test_a_fact_is_measured_to_its_first_task_and_its_first_result():
    since, first = Happened(date(2025, 6, 2), MADE_AT), MADE_AT + timedelta(hours=2)
    found = handled("arrests", since, [first + timedelta(days=1), first], [first + timedelta(hours=3)])
    assert found == Handled("arrests", Unit.HOURS, 2, 5)
    assert handled("arrests", since, [], []) == Handled("arrests", Unit.HOURS, None, None)


def test_each_kind_has_a_row_for_each_unit_that_tells_of_how_many_and_one_where_there_is_nothing():
    facts = [
        Handled("arrests", Unit.HOURS, 2, 30),
        Handled("arrests", Unit.HOURS, 5, None),
        Handled("arrests", Unit.HOURS, None, None),
        Handled("arrests", Unit.DAYS, 1, None),
        Handled("custody", Unit.DAYS, -3, 0),
    ]
    assert timeliness(["warrants", "arrests", "custody"], facts) == [
        Timeliness("warrants", Unit.DAYS, 0, None, None),
        Timeliness("arrests", Unit.HOURS, 3, Spread(2, 3.5, 2, 5), Spread(1, 30, 30, 30)),
        Timeliness("arrests", Unit.DAYS, 1, Spread(1, 1, 1, 1), None),
        Timeliness("custody", Unit.DAYS, 1, Spread(1, -3, -3, -3), Spread(1, 0, 0, 0)),
    ]
