from datetime import UTC, date, datetime, timedelta

import pytest

from accord.ports.clock import london_day, now


def test_the_moment_is_in_utc_and_says_so():
    assert now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2018, 3, 24, 23, 59, tzinfo=UTC), date(2018, 3, 24)),  # winter time until 1:00 on 25 March
        (datetime(2018, 3, 25, 0, 59, 59, tzinfo=UTC), date(2018, 3, 25)),
        (datetime(2018, 3, 25, 22, 59, 59, tzinfo=UTC), date(2018, 3, 25)),
        (datetime(2018, 3, 25, 23, 0, tzinfo=UTC), date(2018, 3, 26)),  # midnight in summer time
        (datetime(2018, 10, 27, 23, 0, tzinfo=UTC), date(2018, 10, 28)),
        (datetime(2018, 10, 28, 23, 30, tzinfo=UTC), date(2018, 10, 28)),  # winter time again: a day of 25 hours
        (datetime(2018, 10, 29, 0, 0, tzinfo=UTC), date(2018, 10, 29)),
        (datetime(2020, 2, 29, 12, 0, tzinfo=UTC), date(2020, 2, 29)),
        (datetime(2018, 3, 31, 23, 30, tzinfo=UTC), date(2018, 4, 1)),
        (datetime(2018, 12, 25, 0, 0, tzinfo=UTC), date(2018, 12, 25)),
        (datetime(2018, 12, 31, 23, 59, tzinfo=UTC), date(2018, 12, 31)),
    ],
)
def test_the_day_is_the_one_on_the_calendar_in_london(moment, day):
    assert london_day(moment) == day


def test_a_moment_that_does_not_say_its_zone_is_on_no_day():
    with pytest.raises(ValueError, match="without a time zone"):
        london_day(datetime(2018, 1, 23, 12, 0))  # noqa: DTZ001 (that is the point)
