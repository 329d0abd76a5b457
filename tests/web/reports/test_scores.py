"""How well scores fit here, on a page: nothing is said of few, of the unknown, or of anybody by name."""

import pytest

from accord.audit.terms import Action
from tests.cast import Cast, signed_in
from tests.promises.forms import FORMS
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import address, words

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


def test_a_formula_of_which_no_outcome_is_known_yet_says_from_when_and_what_will_count(cast: Cast) -> None:
    form = {field: str(value) for field, value in FORMS["people:score_actuarial"].items()}
    with at_cast_time():
        signed_in(cast.alice).post(f"{address(cast.mason, 'scores')}actuarial/", form)
        page = words(signed_in(cast.jack).get(SCORES).content)

    svrp = page.split("Serious Violent Reoffending Predictor")[1].split("Violent Reoffending Predictor, version")[0]
    assert "1 person scored" in svrp
    assert "not known yet: of the first it is from 2 December 2027." in svrp
    assert "by a list of ours" in svrp
    assert "Observed against expected" not in svrp
