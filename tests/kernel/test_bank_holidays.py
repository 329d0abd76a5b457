"""Worked examples are the Government's published lists (gov.uk/bank-holidays and the London Gazette's proclamations)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.bank_holidays import FIRST_YEAR, LAST_YEAR, bank_holidays, easter_sunday

YEARS = st.integers(FIRST_YEAR, LAST_YEAR)

PUBLISHED = {
    1995: "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26",
    1999: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31",
    2000: "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26",
    2002: "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26",
    2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize(("year", "days"), PUBLISHED.items())
def test_the_rules_give_the_published_list(year, days):
    assert [f"{day:%m-%d}" for day in bank_holidays(year)] == days.split()


EASTERS = (
    "1598-03-22 1666-04-25 1693-03-22 1734-04-25 1761-03-22 1818-03-22 1886-04-25 1943-04-25 1954-04-18 1981-04-19 "
    "1990-04-15 2000-04-23 2008-03-23 2011-04-24 2018-04-01 2019-04-21 2038-04-25 2049-04-18 2076-04-19 2100-03-28 "
    "2190-04-25 2285-03-22 2353-03-22"
)


@pytest.mark.parametrize("easter", EASTERS.split())
def test_easter_falls_where_the_almanac_has_it(easter):
    assert easter_sunday(int(easter[:4])) == date.fromisoformat(easter)


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_from_22_march_to_25_april(year):
    assert easter_sunday(year).weekday() == 6
    assert date(year, 3, 22) <= easter_sunday(year) <= date(year, 4, 25)


@given(YEARS)
def test_every_bank_holiday_is_a_weekday_of_its_year(year):
    assert {day.year for day in bank_holidays(year)} == {year}
    assert max(day.weekday() for day in bank_holidays(year)) < 5


@given(YEARS.filter(lambda year: year not in {1999, 2002, 2011, 2012, 2022, 2023}))
def test_a_year_with_nothing_proclaimed_has_eight(year):
    assert len(bank_holidays(year)) == 8


def test_a_day_that_stands_in_for_another_says_so():
    assert bank_holidays(2022)[date(2022, 12, 27)] == "Christmas Day (substitute day)"
    assert bank_holidays(2022)[date(2022, 12, 26)] == "Boxing Day"
    assert bank_holidays(2022)[date(2022, 1, 3)] == "New Year's Day (substitute day)"


@pytest.mark.parametrize("year", [1989, 2101])
def test_years_outside_the_rules_are_refused_not_guessed(year):
    with pytest.raises(ValueError, match=f"from 1990 to 2100, not for {year}"):
        bank_holidays(year)
