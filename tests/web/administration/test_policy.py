"""Policy values: listed with their sources, told with their past, set anew, refused with every reason."""

import pytest
from django.test import Client

from accord.access.queries.areas import area_named
from accord.policy.queries import value_on
from accord.web.administration.policy import value_words
from tests.cast import CAST_ON, Cast
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
LIST = "/administration/policy/"
KEY = "access.break_glass.hours"
SET = f"{LIST}{KEY}/set/"
NEW = {
    "value": "6", "where": "everywhere", "starts_on-day": "2", "starts_on-month": "6", "starts_on-year": "2025",
    "source": "Strategic board, 1 June 2025", "status": "verified", "reason": "Night shifts last longer",
}  # fmt: skip


def test_every_value_stands_with_its_unit_source_and_status(cast: Cast, liam: Client):
    page = liam.get(LIST).content.decode()
    assert "Hours for which a record opened in an emergency stays open" in page
    assert "4 hours" in page
    assert "Group 2" in page
    assert "Assumed" in page
    assert "From 1 January 2000" in page


def test_a_new_value_holds_from_its_day_and_the_old_one_stays_on_the_list(cast: Cast, liam: Client):
    assert liam.post(SET, NEW)["Location"] == f"{LIST}{KEY}/"
    assert value_on(KEY, CAST_ON).value == 6
    page = liam.get(f"{LIST}{KEY}/").content.decode()
    assert "The new value is set." in page
    assert page.index("6 hours") < page.index("4 hours")
    assert "From 1 January 2000 until 2 June 2025" in page
    assert "Night shifts last longer" in page
    assert newest().detail == {"policy": KEY, "value": "6"}


def test_an_area_has_a_value_of_its_own(cast: Cast, liam: Client):
    area = area_named("North Yorkshire")
    liam.post(SET, {**NEW, "where": str(area.id)})
    assert value_on(KEY, CAST_ON).value == 4
    assert value_on(KEY, CAST_ON, area.id).value == 6
    assert "In North Yorkshire (Police force area)" in liam.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("wrong", "why", "field"),
    [
        ({"value": "0"}, "Give a whole number of hours", "value"),
        ({"value": "six"}, "Give a whole number of hours", "value"),
        ({"value": "99999"}, "from 1 to 10000", "value"),
        ({"value": "9" * 21}, "at most 20", "value"),
        ({"starts_on-year": "1999"}, "Choose that day or a later one", "starts_on-day"),
        ({"source": " "}, "Enter an answer.", "source"),
        ({"reason": "x" * 501}, "at most 500", "reason"),
        ({"status": "sure"}, "not one of the codes", "status"),
        ({"where": "0"}, "not one of the codes", "where"),
    ],
)
def test_a_value_that_will_not_do_is_refused_at_its_field(
    cast: Cast, liam: Client, wrong: dict[str, str], why: str, field: str
):
    answer = liam.post(SET, {**NEW, **wrong})
    assert answer.status_code == 400
    assert why in answer.content.decode()
    assert f'<a href="#{field}">' in answer.content.decode()
    assert value_on(KEY, CAST_ON).value == 4


def test_every_reason_is_given_at_once(cast: Cast, liam: Client):
    page = liam.post(SET, {**NEW, "value": "0", "starts_on-year": "1999"}).content.decode()
    assert page.count('<a href="#') - page.count('<a href="#main-content"') == 2


@pytest.mark.parametrize("key", ["no.such.value", "x", "access.break_glass", "<script>", "a" * 500])
@pytest.mark.parametrize("part", ["", "set/"])
def test_a_value_that_there_is_not_is_a_missing_page(cast: Cast, liam: Client, key: str, part: str):
    assert liam.get(f"{LIST}{key}/{part}").status_code == 404


def test_a_value_of_one_is_said_in_the_singular(cast: Cast, liam: Client):
    liam.post(SET, {**NEW, "value": "1"})
    assert value_words(value_on(KEY, CAST_ON)) == "1 hour"
