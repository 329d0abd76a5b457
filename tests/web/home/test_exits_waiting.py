"""Home tells those who decide how many exits wait: as they signed in, and after each decision."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accord.journeys.write_entries import Answers, enter_entry
from accord.policy.models import PolicyValue
from tests.cast import CAST_AT, Cast, asking
from tests.web.account.signing_in import browser_of
from tests.web.iom.test_exits import DIED, LEAVES
from tests.web.pages import at_cast_time
from tests.web.people.record import address, words

pytestmark = pytest.mark.django_db
WAITS = "1 exit waits to be decided People of North Yorkshire proposed to leave the cohort, on 2 June 2025 at 10:30am"


def read(browser: Client) -> str:
    return words(browser.get("/").content)


@pytest.fixture
def a_death(cast: Cast) -> None:
    enter_entry(asking(cast.carol), cast.mason, Answers("deaths", DIED))


@pytest.mark.usefixtures("a_death")
def test_the_number_stands_from_signing_in_until_somebody_has_decided_and_leads_there(cast: Cast):
    with at_cast_time():
        browser = browser_of("bob")
        home = browser.get("/")
        assert WAITS in words(home.content)
        assert 'href="/iom/exits/"' in home.content.decode()

        browser.post(address(cast.mason, "management", "exit"), LEAVES)
        assert "0 exits wait to be decided" in read(browser)


@pytest.mark.usefixtures("a_death")
def test_a_senior_probation_officer_is_told_too_and_those_who_do_not_decide_are_not(cast: Cast):
    with at_cast_time():
        assert WAITS in read(browser_of("david"))
        assert "Exits" not in read(browser_of("alice"))
        assert "exit" not in read(browser_of("jack"))


@pytest.mark.usefixtures("a_death")
def test_a_number_of_yesterday_is_not_told_as_todays(cast: Cast):
    midnight = CAST_AT.replace(hour=23, minute=0)  # in London
    with time_machine.travel(midnight - timedelta(minutes=5), tick=False):
        browser = browser_of("bob")
        assert "1 exit waits to be decided" in read(browser)
    with time_machine.travel(midnight, tick=False):
        said = read(browser)
    assert "to be decided" not in said
    assert "Exits from the cohort Who might leave, why, and what speaks against" in said


def test_nobody_is_kept_out_where_there_is_nothing_to_count_by(cast: Cast):
    PolicyValue.objects.filter(key__startswith="iom.exit.").delete()
    with at_cast_time():
        assert "Exits from the cohort" in read(browser_of("bob"))
