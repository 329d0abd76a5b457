"""How the daily list says times."""

from datetime import UTC, date, datetime

import pytest

from accord.reporting.rules.daily import Elapsed, Happened, Unit
from accord.web.iom.daily.words import after_words, since_words, time_words, when_words


@pytest.mark.parametrize(
    ("amount", "unit", "since", "after"),
    [
        (0, Unit.HOURS, "Less than an hour ago", "within the hour"),
        (1, Unit.HOURS, "1 hour ago", "1 hour after"),
        (47, Unit.HOURS, "47 hours ago", "47 hours after"),
        (48, Unit.HOURS, "2 days ago", "2 days after"),
        (0, Unit.DAYS, "Today", "the same day"),
        (1, Unit.DAYS, "Yesterday", "1 day after"),
        (3, Unit.DAYS, "3 days ago", "3 days after"),
        (-1, Unit.DAYS, "Tomorrow", "1 day before"),
        (-5, Unit.DAYS, "In 5 days", "5 days before"),
    ],
)
def test_a_time_is_said_in_hours_while_they_are_few_and_otherwise_in_days(amount, unit, since, after):
    assert (since_words(Elapsed(amount, unit)), after_words(Elapsed(amount, unit))) == (since, after)


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (3.5, Unit.HOURS, "3.5 hours"),
        (1, Unit.DAYS, "1 day"),
        (-2, Unit.DAYS, "2 days before"),
        (0, Unit.DAYS, "0 days"),
    ],
)
def test_a_median_may_lie_between_two_and_before_what_it_is_of(amount, unit, said):
    assert time_words(amount, unit) == said


def test_when_is_the_day_with_its_weekday_and_the_time_in_london_where_it_is_held():
    on = date(2025, 6, 1)
    assert when_words(Happened(on)) == "Sunday 1 June 2025"
    assert when_words(Happened(on, datetime(2025, 6, 1, 22, 40, tzinfo=UTC))) == "Sunday 1 June 2025 at 11:40pm"
