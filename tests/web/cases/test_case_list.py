"""The case list: tabs with counts, filters that survive, restricted people without a name, and nothing of strangers."""

import pytest

from accord.access.terms import Relation
from tests.cast import Cast, signed_in, world
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def listed(cast: Cast, address: str = "/cases/") -> str:
    return signed_in(cast.alice).get(address).content.decode()


def test_it_lists_the_officers_own_cases_first(cast: Cast):
    page = listed(cast)
    assert "Quillfeather, Mason Lee" in page
    assert "Ottershaw" not in page


def test_every_tab_says_how_many_it_holds(cast: Cast):
    page = listed(cast)
    assert "All your cases (1)" in page
    assert "Your agency&#39;s cases (2)" in page


def test_the_agencys_tab_holds_colleagues_cases(cast: Cast):
    assert "Ottershaw, Nadia" in listed(cast, "/cases/?tab=agency")


def test_people_of_other_agencies_are_not_on_it(cast: Cast):
    assert "Penhallow" not in listed(cast, "/cases/?tab=agency")


def test_an_agencys_cases_are_filtered_by_tier(cast: Cast):
    page = listed(cast, "/cases/?tab=agency&tier=gold")
    assert "Ottershaw, Nadia" in page
    assert "Quillfeather" not in page


def test_an_agencys_cases_are_filtered_by_custody(cast: Cast):
    assert "Quillfeather" not in listed(cast, "/cases/?tab=agency&location=custody")
    assert "Ottershaw" not in listed(cast, "/cases/?tab=agency&location=community")


def test_a_filter_can_be_taken_away(cast: Cast):
    page = listed(cast, "/cases/?tab=agency&tier=gold&name=otter")
    assert 'href="?tab=agency&amp;name=otter"' in page


def test_a_restricted_person_stands_there_without_a_name(cast: Cast):
    world(cast, cast.alice, Relation.RESTRICTED)
    page = listed(cast, "/cases/?tab=agency")
    assert "Restricted access" in page
    assert "Marchbanks" not in page


def test_a_name_filter_does_not_tell_who_is_restricted(cast: Cast):
    world(cast, cast.alice, Relation.RESTRICTED)
    assert "Restricted access" not in listed(cast, "/cases/?tab=agency&name=Marchbanks")


def test_an_ended_involvement_takes_the_person_off_the_list(cast: Cast):
    world(cast, cast.alice, Relation.ENDED)
    assert "Marchbanks" not in listed(cast, "/cases/?tab=agency")


def test_whoever_is_shown_is_in_the_ledger(cast: Cast):
    listed(cast, "/cases/?tab=agency")
    assert set(str(newest().detail["people"]).split()) == {str(cast.mason), str(cast.nadia)}


@pytest.mark.parametrize(
    "query",
    ["tab=none", "tier=platinum", "page=-1", "page=99999999999", "location=%00", "name=%3Cscript%3E", "page=%D9%A3"],
)
def test_an_address_that_makes_no_sense_is_answered_all_the_same(cast: Cast, query: str):
    answer = signed_in(cast.alice).get(f"/cases/?{query}")
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_an_empty_tab_says_where_to_go_next(cast: Cast):
    page = listed(cast, "/cases/?tab=releases")
    assert "No one is on this list" in page
    assert "search for a person" in page
