"""What is expected in an area: whose word each part is, on its page and on the daily list."""

from datetime import date

import pytest

from accord.iom.terms import Tier
from accord.reporting.queries.expected import expected_in
from tests.cast import CAST_ON, Cast, signed_in
from tests.reporting.test_expectations import LIGHTS, own_scheme, place, policy
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import page

pytestmark = pytest.mark.django_db
HERE, DAILY = "/iom/expected/york-selby/", "/iom/daily/york-selby/"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def test_the_scheme_the_nearest_area_and_the_general_policy_are_told_apart(cast: Cast):
    policy("daily.made_at_hour", 9, "York/Selby")
    policy("daily.releases_within_days", 3, "North Yorkshire")

    for where in (HERE, DAILY):
        said = page(cast.alice, where)
        assert "the scheme North Yorkshire, version 2" in said
    assert (
        "made at 9:00 by the policy of York/Selby (District), verified; new facts of 14 days by the general policy, "
        "assumed; releases of the next 3 days by the policy of North Yorkshire (Police force area), verified; failures to "
        "comply answered within 5 days by the general policy, assumed"
    ) in page(cast.alice, DAILY)
    assert "9 hours The policy of York/Selby (District), verified Minutes" in page(cast.alice, HERE)


def test_a_tier_is_seen_as_often_as_the_scheme_says_and_where_it_is_silent_as_the_policy_says(cast: Cast):
    own_scheme(cast, "York/Selby", LIGHTS, CAST_ON)

    said = page(cast.alice, HERE)
    assert "Red 12 contacts a year The scheme York/Selby scheme, version 1 every 1 month" in said
    assert "Silver" not in said


def test_before_any_scheme_began_every_tier_goes_by_policy(cast: Cast):
    found = expected_in(place("York/Selby"), date(2017, 1, 1))

    assert found.agreed is None
    assert [each.tier for each in found.tiers] == list(Tier)
    assert {each.review_months.said_by for each in found.tiers} == {"the general policy, verified"}


def test_the_scheme_is_a_way_on_for_those_whose_agency_takes_part_and_the_look_is_in_the_ledger(cast: Cast):
    answer = signed_in(cast.alice).get(HERE)

    assert b'href="/iom/north-yorkshire/"' in answer.content
    assert (newest().what, newest().detail) == ("what is expected", {"area": "York/Selby"})


def test_the_ways_to_it_are_on_the_pages_that_go_by_it(cast: Cast):
    for name in ("daily", "exits", "capacity"):
        answer = signed_in(cast.alice).get(f"/iom/{name}/york-selby/")
        assert f'href="{HERE}"' in answer.content.decode()
