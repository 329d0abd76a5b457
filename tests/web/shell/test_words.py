"""What pages say of days, moments, periods, names and counts."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.periods import Period
from accord.web.shell import words


def test_a_day_is_told_in_full_without_leading_noughts():
    assert words.day(date(2026, 3, 4)) == "4 March 2026"
    assert words.short_day(date(2026, 3, 4)) == "4/3/2026"


def test_a_day_that_is_not_known_says_so():
    assert (words.day(None), words.short_day(None), words.moment(None)) == ("Not known",) * 3


def test_a_moment_just_before_midnight_utc_in_summer_is_the_next_day_in_london():
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert words.day(late) == "1 July 2026"
    assert words.moment(late) == "1 July 2026 at 12:30am"


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29 March 2026 at 12:59am"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29 March 2026 at 2:00am"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 October 2026 at 1:30am"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 October 2026 at 1:30am"),
        (datetime(2026, 3, 14, 14, 5, tzinfo=UTC), "14 March 2026 at 2:05pm"),
        (datetime(2026, 12, 25, 12, 0, tzinfo=UTC), "25 December 2026 at 12:00pm"),
    ],
)
def test_a_moment_is_told_as_clocks_in_london_showed_it(at: datetime, told: str):
    assert words.moment(at) == told


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        words.moment(datetime(2026, 1, 1, 9, 0))  # noqa: DTZ001  that is the point


@pytest.mark.parametrize(
    ("ends_on", "told"),
    [
        (None, "from 3 May 2017"),
        (date(2018, 6, 2), "from 3 May 2017 until 2 June 2018"),
        (date(2017, 5, 3), "3 May 2017, ended the same day"),
    ],
)
def test_a_period_never_claims_its_first_day_out(ends_on: date | None, told: str):
    assert words.period(Period(date(2017, 5, 3), ends_on)) == told


@pytest.mark.parametrize(
    ("names", "told"),
    [(("Smith", "John"), "Smith, John"), (("Smith",), "Smith"), (("", "John"), "John"), (("",), "Name not known")],
)
def test_a_name_stands_last_name_first(names: tuple[str, ...], told: str):
    assert words.last_first(*names) == told


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 11, 21), date(2026, 11, 20), 17),
        (date(2008, 11, 21), date(2026, 11, 21), 18),
        (None, date(2026, 11, 21), None),
    ],
)
def test_an_age_is_reached_on_the_anniversary(born: date | None, on: date, age: int | None):
    assert words.age_on(born, on) == age


@pytest.mark.parametrize(
    ("numerator", "denominator", "told"),
    [
        (64, 225, "28%"),
        (1, 8, "13%"),
        (0, 225, "0%"),
        (225, 225, "100%"),
        (1, 225, "under 1%"),
        (224, 225, "over 99%"),
        (0, 0, "not applicable"),
    ],
)
def test_a_share_is_a_whole_percentage(numerator: int, denominator: int, told: str):
    assert words.percent_of(numerator, denominator) == told


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_some_is_never_told_as_none_or_as_all(one: int, other: int):
    assert words.percent_of(one, one + other) not in {"0%", "100%"}


@pytest.mark.parametrize(
    ("due_on", "told"),
    [
        (date(2026, 11, 17), "Overdue by 3 days"),
        (date(2026, 11, 19), "Overdue by 1 day"),
        (date(2026, 11, 20), "Due today"),
        (date(2026, 11, 21), "Due in 1 day"),
    ],
)
def test_a_deadline_is_told_against_today(due_on: date, told: str):
    assert words.due(due_on, date(2026, 11, 20)) == told


def test_items_are_listed_as_a_sentence_says_them():
    assert words.listed([]) == ""
    assert words.listed(["police"]) == "police"
    assert words.listed(["police", "probation", "prison"]) == "police, probation and prison"


def test_paragraphs_keep_their_lines_and_read_no_markup():
    drawn = words.paragraphs("On licence.\r\nTo <b>York</b>.\n\n\n\nNew.")
    assert drawn == '<p class="govuk-body">On licence.<br>To &lt;b&gt;York&lt;/b&gt;.</p><p class="govuk-body">New.</p>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "2027-12-31 is in the future: today is 2026-11-30.",
            "31 December 2027 is in the future: today is 30 November 2026.",
        ),
        ("2027-02-30 is no day", "2027-02-30 is no day"),
        ("12027-12-310", "12027-12-310"),
    ],
)
def test_days_within_a_sentence_stand_as_people_write_them(text: str, said: str):
    assert words.days_in_words(text) == said
