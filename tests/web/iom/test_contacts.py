"""The page of contacts expected and made in an area: its figures, of whom, and what is not counted."""

import pytest

from accord.access.commands import doors
from accord.journeys.write_entries import Answers, enter_entry
from tests.cast import CAST_AT, CAST_ON, Cast, asking, signed_in
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import page

pytestmark = pytest.mark.django_db
MET = {"contact_type": "office_visit", "attendance": "attended", "notes": "Came."}
PAGE = "/iom/expected/north-yorkshire/contacts/"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def test_it_tells_each_tier_and_of_how_many_people_nobody_by_name(cast: Cast):
    for day, attendance in (("2025-05-20", "attended"), ("2025-05-13", "unacceptable_absence")):
        enter_entry(
            asking(cast.carol), cast.mason, Answers("contacts", {**MET, "contact_on": day, "attendance": attendance})
        )
    said = page(cast.carol, PAGE)
    assert "Silver 1 182 12 2 1 1 of 1 (100%)" in said
    assert "Counted are 1 of the 2 people in the cohort here today" in said
    assert "Quillfeather" not in said
    assert ("people" in newest().detail, newest().detail["area"]) == (False, "North Yorkshire")


def test_whoever_may_see_everybody_is_told_of_every_tier_without_the_days_in_custody(cast: Cast):
    said = page(cast.erin, PAGE)
    assert "Gold 1 70 9 0 0 1 of 1 (100%)" in said


def test_no_day_after_a_death_is_expected_whoever_recorded_it(cast: Cast):
    died = {"died_on": "2025-03-02", "how_known": "family"}
    enter_entry(asking(cast.fatima), cast.mason, Answers("deaths", died))
    assert "Silver 1 90 6 0 0 1 of 1 (100%)" in page(cast.alice, PAGE)


def test_those_whom_the_viewer_may_not_see_are_not_counted_and_the_page_says_what_is_missing(cast: Cast):
    doors.exclude(
        person_id=cast.mason, officer_id=cast.carol.id, reason="Set.", ask="", starts_on=CAST_ON, at=CAST_AT, by="cast"
    )
    said = page(cast.carol, PAGE)
    assert "No contact was expected here" in said
    assert "Counted are 0 of the 2 people in the cohort here today" in said
    assert signed_in(cast.carol).get("/iom/expected/atlantis/contacts/").status_code == 404
    for where in ("/iom/expected/north-yorkshire/", "/iom/daily/north-yorkshire/"):
        assert f'href="{PAGE}"' in signed_in(cast.carol).get(where).content.decode()
