from datetime import date

import pytest

from accord.kernel.policy import NoPolicyValue, PolicyValue, Status, TwoPolicyValues, value_on


def review_every(months, starts_on, ends_on=None, area=None, status=Status.VERIFIED):
    return PolicyValue("review_interval", months, "months", starts_on, ends_on, area, "Guidance, chapter 9", status)


OLD = review_every(4, date(2010, 1, 1), date(2020, 4, 1))
NEW = review_every(3, date(2020, 4, 1), status=Status.ASSUMED)
OWN = review_every(2, date(2021, 1, 1), date(2022, 1, 1), area="north-yorkshire")
VALUES = [OLD, NEW, OWN]


@pytest.mark.parametrize(("day", "value"), [(date(2020, 3, 31), OLD), (date(2020, 4, 1), NEW), (date(2010, 1, 1), OLD)])
def test_the_value_is_the_one_in_force_on_the_day(day, value):
    assert value_on(VALUES, "review_interval", day) is value


@pytest.mark.parametrize(
    ("area", "day", "value"),
    [
        ("north-yorkshire", date(2021, 6, 1), OWN),
        ("north-yorkshire", date(2022, 1, 1), NEW),
        ("lancashire", date(2021, 6, 1), NEW),
        (None, date(2021, 6, 1), NEW),
    ],
)
def test_an_area_has_its_own_value_while_it_lasts_and_the_general_one_otherwise(area, day, value):
    assert value_on(VALUES, "review_interval", day, area) is value


@pytest.mark.parametrize(("key", "day"), [("review_interval", date(2009, 12, 31)), ("another_key", date(2020, 1, 1))])
def test_where_there_is_no_value_it_says_what_to_do(key, day):
    with pytest.raises(NoPolicyValue, match=f"No value of {key} is in force on .* An administrator must set one"):
        value_on(VALUES, key, day)


def test_another_areas_value_is_never_taken_for_ones_own():
    with pytest.raises(NoPolicyValue, match="in lancashire"):
        value_on([OWN], "review_interval", date(2021, 6, 1), "lancashire")


def test_of_two_values_in_force_neither_is_chosen_unseen():
    with pytest.raises(TwoPolicyValues, match="2 values of review_interval are in force on 2020-05-01"):
        value_on([NEW, review_every(6, date(2020, 1, 1))], "review_interval", date(2020, 5, 1))
