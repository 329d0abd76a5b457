"""The cohort counts on a page and as a file: figures with their denominators, told to the ledger, and nobody's name."""

import pytest

from accord.audit.terms import Action
from accord.people.models import Person
from tests.cast import Cast, signed_in
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import words

pytestmark = pytest.mark.django_db
COHORTS = "/reports/iom-cohorts/"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def test_it_says_how_many_of_whom_and_when(cast: Cast):
    page = " ".join(signed_in(cast.jack).get(COHORTS).content.decode().split())
    assert "2 people in the cohorts in North Yorkshire on 2 June 2025, each counted once, as known now." in page
    assert "not yet 26" in page
    assert newest().action is Action.REPORT


def test_tiers_sexes_and_ages_each_stand_beside_the_people_that_they_add_up_to(cast: Cast):
    said = words(signed_in(cast.jack).get(COHORTS).content)
    assert "Cohorts by district and tier Area Cohort Gold Silver Bronze Other People York/Selby Fixed 0 1 0 0 1" in said
    assert (
        "Cohorts by district, sex and age Area Cohort People Male Female Children Young adults Older York/Selby" in said
    )
    assert "Forcewide All 2 1 1 0 0 2 Everybody's sex and age are known." in said


def test_those_of_whom_sex_or_age_is_not_known_have_a_column_of_their_own(cast: Cast):
    Person.objects.filter(pk=cast.mason).update(sex="", date_of_birth=None)
    said = words(signed_in(cast.jack).get(COHORTS).content)
    assert "People Male Female Sex not known Children Young adults Older Age not known York/Selby" in said
    assert "Forcewide All 2 0 1 1 0 0 1 1 Tiers, sexes" in said


def test_nobody_is_named(cast: Cast):
    page = signed_in(cast.alice).get(COHORTS).content.decode()
    assert "Quillfeather" not in page


def test_a_day_before_anybody_was_in_a_cohort_says_so(cast: Cast):
    page = signed_in(cast.alice).get(f"{COHORTS}?on-day=1&on-month=3&on-year=2020").content.decode()
    assert "No one was in an IOM cohort here on this day" in page


def test_a_day_that_does_not_exist_is_told(cast: Cast):
    assert signed_in(cast.alice).get(f"{COHORTS}?on-day=31&on-month=2&on-year=2024").status_code == 400


def test_the_file_has_a_row_for_each_cohort_and_is_in_the_ledger_as_an_export(cast: Cast):
    answer = signed_in(cast.alice).get(f"{COHORTS}cohorts.csv")
    rows = [line.split(",") for line in answer.content.decode().splitlines()]
    assert rows[-1][:7] == ["Forcewide", "All", "1", "1", "0", "0", "2"]
    assert newest().action is Action.EXPORT


def test_a_file_of_an_area_that_does_not_exist_is_no_page(cast: Cast):
    assert signed_in(cast.alice).get(f"{COHORTS}cohorts.csv?area=Narnia").status_code == 404
