"""A date as three fields."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.web.shell.dates import joined, parts_of, why_incomplete


@given(st.dates(date(1870, 1, 1), date(2200, 1, 1)))
def test_a_real_day_goes_through_the_three_fields_unchanged(day: date):
    text = joined(str(day.day), str(day.month), str(day.year))
    assert text == day.isoformat()
    assert parts_of(text) == (str(day.day), str(day.month), str(day.year))
    assert why_incomplete(text) is None


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MAR"])
def test_a_month_may_be_a_number_or_a_name(month: str):
    assert joined("14", month, "2026") == "2026-03-14"


def test_blank_fields_are_no_date_at_all():
    assert joined("", " ", "") == ""


@pytest.mark.parametrize(
    ("typed", "part", "why"),
    [
        (("", "3", "2026"), "day", "The date must include a day."),
        (("14", "", ""), "month", "The date must include a month and a year."),
        (("14", "3", "26"), "year", "The year must have four figures, such as 2018."),
        (("14", "13", "2026"), "month", "The month must be a number from 1 to 12, or its name."),
        (("14", "0", "2026"), "month", "The month must be a number from 1 to 12, or its name."),
        (("x", "3", "2026"), "day", "The day must be a number."),
        (("31", "2", "2026"), "day", "February 2026 has days 1 to 28, not 31."),
        (("29", "2", "2026"), "day", "February 2026 has days 1 to 28, not 29."),
        (("0", "2", "2028"), "day", "February 2028 has days 1 to 29, not 0."),
        (("1", "1", "0000"), "year", "The year 0000 is too long ago: 1870 is the earliest."),
        (("1-2", "3", "2026"), "day", "The day must be a number."),
        (("٣", "3", "2026"), "day", "The day must be a number."),
    ],
)
def test_the_part_that_is_wrong_is_named(typed: tuple[str, str, str], part: str, why: str):
    wrong = why_incomplete(joined(*typed))
    assert wrong is not None
    assert (wrong.part, wrong.why) == (part, why)


def test_what_makes_no_date_is_shown_again_as_it_was_typed():
    assert parts_of(joined("31", "Febtober", "26")) == ("31", "Febtober", "26")


@given(st.text(), st.text(), st.text())
def test_anything_typed_is_a_date_or_a_fault(day: str, month: str, year: str):
    text = joined(day, month, year)
    assert text == "" or why_incomplete(text) is not None or date.fromisoformat(text)
