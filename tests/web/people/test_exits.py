"""What was decided on leaving the cohort is kept on the record, for those who are shown the place that it is about."""

import pytest

from accord.journeys.leave_cohort import Wish, decide_exit
from tests.cast import CAST_ON, Cast, asking, signed_in
from tests.web.pages import at_cast_time
from tests.web.people.record import address, page

pytestmark = pytest.mark.django_db
PLAN = "The mentor stays in touch until autumn.\nAny arrest brings him back."


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def test_every_decision_stands_with_its_grounds_its_reason_and_what_follows(cast: Cast):
    here = address(cast.mason, "management", "exits")
    assert "No decision is recorded or shared with your agency" in page(cast.alice, here)
    assert here in signed_in(cast.alice).get(address(cast.mason, "management")).content.decode()

    decide_exit(
        asking(cast.bob), cast.mason, Wish(False, "His brother is out.", look_again_on=CAST_ON.replace(month=7))
    )
    decide_exit(asking(cast.bob), cast.mason, Wish(True, "Agreed with probation.", PLAN))

    said = page(cast.alice, here)
    assert (
        "2 June 2025 Leave Nothing that was recorded proposed it Agreed with probation. "
        "The mentor stays in touch until autumn. Any arrest brings him back. Bob Metcalfe 2 June 2025 Stay" in said
    )
    assert "His brother is out. To be looked at again on 2 July 2025 Bob Metcalfe" in said
    assert "Decide now" not in page(cast.bob, here)


def test_whose_involvement_outlasts_the_place_is_said_beside_it(cast: Cast):
    here = address(cast.mason, "agencies")
    assert "because of one" not in page(cast.bob, here)

    decide_exit(asking(cast.bob), cast.mason, Wish(True, "Agreed with probation.", PLAN))

    assert "North Yorkshire Police still works with them because of one: if they have left it" in page(cast.bob, here)


def test_a_decision_is_not_shown_where_no_agreement_shows_the_place(cast: Cast):
    decide_exit(asking(cast.bob), cast.mason, Wish(True, "Agreed with probation.", PLAN))

    here = address(cast.mason, "management", "exits")
    assert "No decision is recorded or shared with your agency" in page(cast.fatima, here)
    assert "Agreed with probation." in page(cast.carol, here)
