"""How well scores fit here, on a page: nothing is said of few, of the unknown, or of anybody by name."""

import pytest

from accord.audit.terms import Action
from tests.cast import Cast, signed_in
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db
SCORES = "/reports/scores/"


def test_where_nobody_was_scored_it_says_so_and_the_look_is_in_the_ledger(cast: Cast):
    with at_cast_time():
        page = signed_in(cast.jack).get(SCORES).content.decode()
    assert "Nobody here was scored yet" in page
    assert newest().action is Action.REPORT


def test_an_area_that_is_none_is_told(cast: Cast):
    with at_cast_time():
        assert signed_in(cast.jack).get(f"{SCORES}?area=Atlantis").status_code == 400
