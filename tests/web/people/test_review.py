"""The page on which a tier is reviewed: what it tells and asks, where it leads, and what it says of faults."""

import pytest

from accord.iom.commands.scheme import define
from accord.iom.models import CohortSpell, TierReview
from accord.iom.queries.scheme import scheme_with_code
from accord.iom.rules.scheme_defaults import DEFAULTS
from tests.cast import CAST_AT, CAST_ON, SCHEME_CODE, Cast, signed_in
from tests.web.pages import at_cast_time, newest, queries_of
from tests.web.people.record import address, page

pytestmark = pytest.mark.django_db
STAYS = {
    "reviewed_on-day": "2", "reviewed_on-month": "6", "reviewed_on-year": "2025", "outcome": "stay", "moved_to": "",
    "reason": "Nothing since Easter.", "next_review_on-day": "", "next_review_on-month": "", "next_review_on-year": "",
}  # fmt: skip
MOVES = {**STAYS, "outcome": "move", "moved_to": "gold"}


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def review_page(cast: Cast) -> str:
    return address(cast.mason, "management", "review")


def test_the_page_tells_what_is_held_and_how_often_it_is_reviewed(cast: Cast):
    said = page(cast.bob, review_page(cast))
    assert (
        "Silver tier since 2 September 2024; reviewed every 6 months, by the scheme North Yorkshire, version 2." in said
    )
    assert "The next review is due on 2 March 2025" in said
    assert "Gold Bronze Other or Leave blank" in said
    browser = signed_in(cast.bob)
    browser.get(review_page(cast))
    assert queries_of(browser, review_page(cast))[1] <= 15


def test_a_review_is_kept_and_stands_on_the_page_of_management_with_who_and_why(cast: Cast):
    answer = signed_in(cast.bob).post(review_page(cast), MOVES)
    assert answer["Location"] == address(cast.mason, "management")
    assert newest().detail["outcome"] == "move"

    said = page(cast.bob, address(cast.mason, "management"))
    assert "Moves from silver to gold Nothing since Easter. After the usual time Bob Metcalfe" in said
    assert "Gold since 2 June 2025" in said
    assert "last reviewed on 2 June 2025" in said
    assert CohortSpell.objects.filter(entry__starts_on=CAST_ON, tier="gold").count() == 1


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"moved_to": "gold"}, "moved_to", "They stay, so choose no tier here"),
        ({"outcome": "move"}, "moved_to", "Say into which tier they move"),
        ({"outcome": "move", "moved_to": "silver"}, "moved_to", "They are in the silver tier already"),
        ({"outcome": "move", "moved_to": "red"}, "moved_to", "Choose a tier that the scheme has"),
        ({"reviewed_on-year": "2024"}, "reviewed_on-day", "A review of it is not before that day"),
        ({"reviewed_on-day": "3"}, "reviewed_on-day", "future"),
        ({"next_review_on-day": "1", "next_review_on-month": "6", "next_review_on-year": "2025"}, "next_review_on-day",
         "The next review is after this one"),
        ({"reason": ""}, "reason", "Why"),
    ],
)  # fmt: skip
def test_a_fault_is_told_beside_its_question_and_nothing_is_kept(
    cast: Cast, changed: dict[str, str], field: str, said: str
):
    answer = signed_in(cast.bob).post(review_page(cast), {**STAYS, **changed})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert f'href="#{field}' in answer.content.decode()
    assert TierReview.objects.count() == 0


def test_a_cohort_given_up_is_told_beside_the_tier_and_nothing_is_kept(cast: Cast):
    scheme = scheme_with_code(SCHEME_CODE)
    define(scheme.id, {**DEFAULTS, "takes_fixed": ""}, CAST_ON, "The board decided.", CAST_AT, "cast")
    answer = signed_in(cast.bob).post(review_page(cast), MOVES)
    assert answer.status_code == 400
    assert "end this place on its entry, and add one in another cohort" in answer.content.decode()
    assert TierReview.objects.count() == 0


def test_what_another_agency_must_do_is_said_before_and_after(cast: Cast):
    assert "to move them, ask North Yorkshire Police" in page(cast.david, review_page(cast))
    answer = signed_in(cast.david).post(review_page(cast), MOVES)
    assert answer.status_code == 403
    assert "North Yorkshire Police recorded the place" in answer.content.decode()


def test_who_is_in_no_cohort_has_nothing_to_review(cast: Cast):
    where = address(cast.oscar, "management", "review")
    for answer in (
        signed_in(cast.david).get(where, follow=True),
        signed_in(cast.david).post(where, STAYS, follow=True),
    ):
        assert "there is no tier to review" in answer.content.decode()


def test_only_those_who_decide_are_led_to_the_page(cast: Cast):
    assert "Review the tier" in page(cast.bob, address(cast.mason, "management"))
    assert "Review the tier" not in page(cast.alice, address(cast.mason, "management"))
    assert signed_in(cast.alice).get(review_page(cast)).status_code == 403
