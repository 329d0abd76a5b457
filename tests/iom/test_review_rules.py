"""Which reviews of a tier may be kept, and when the next is due."""

from datetime import date
from typing import Any

import pytest

from accord.iom.rules.dues import place_review_is_due, tier_review_is_due
from accord.iom.rules.expectations import Number
from accord.iom.rules.review import LastReview, Place, Reviewed, move_is_for, review_may_be_kept
from accord.iom.terms import Tier
from tests.iom.expected import agreed, expectations

METALS = (Tier.GOLD, Tier.SILVER, Tier.BRONZE, Tier.OTHER)
TODAY = date(2025, 6, 2)
SINCE = date(2025, 1, 6)
EVERY = Number(6, "the scheme Camden, version 1")


def refused(place: Place | None = None, **reviewed: Any) -> list[str]:
    """The codes of the reasons for which the review is refused."""
    decision = review_may_be_kept(
        place or Place(Tier.SILVER, SINCE), Reviewed(**{"on": TODAY, **reviewed}), METALS, EVERY, TODAY
    )
    return [] if decision else [reason.code for reason in decision.reasons]


@pytest.mark.parametrize("on", [SINCE, date(2025, 6, 1), TODAY])
def test_somebody_may_stay_on_any_day_from_the_first_of_their_place_until_today(on: date) -> None:
    assert refused(on=on) == []


@pytest.mark.parametrize("on", [date(2025, 1, 5), date(2025, 6, 3)])
def test_no_review_is_before_the_place_or_ahead(on: date) -> None:
    assert refused(on=on) == ["reviewed_on"]


@pytest.mark.parametrize(
    ("to", "codes"), [(Tier.GOLD, []), (Tier.OTHER, []), (Tier.SILVER, ["tier"]), (Tier.RED, ["tier"])]
)
def test_a_move_is_to_another_tier_of_the_scheme(to: Tier, codes: list[str]) -> None:
    assert refused(to=to) == codes


def test_nobody_stays_in_a_tier_that_the_scheme_has_given_up() -> None:
    assert refused(Place(Tier.AMBER, SINCE)) == ["tier"]
    assert refused(Place(Tier.AMBER, SINCE), to=Tier.GOLD) == []


@pytest.mark.parametrize(("entered", "due"), [(date(2024, 5, 1), date(2025, 1, 1)), (SINCE, SINCE)])
def test_a_tier_given_up_is_reviewed_from_the_day_of_that_version(entered: date, due: date) -> None:
    lights = agreed(2, {Tier.RED: 12, Tier.AMBER: 6, Tier.GREEN: 4}, date(2025, 1, 1))
    metals = agreed(1, {Tier.SILVER: 26}, date(2018, 1, 8), date(2025, 1, 1))
    heard = expectations({7: [metals, lights]}, {"iom.review.interval_months": 6})
    last = LastReview(date(2025, 5, 1), date(2026, 5, 1))
    said = place_review_is_due(Tier.SILVER, entered, heard, (7,), TODAY, last)
    assert (said.on, said.what) == (due, "Tier review")
    assert said.because.endswith("does not have. Move them into one that it has: red, amber, green.")
    still = place_review_is_due(Tier.SILVER, date(2024, 10, 1), heard, (7,), date(2024, 12, 31))
    assert still.on == date(2025, 1, 1)
    assert "reviewed every 3 months" in still.because


def test_nobody_moves_on_the_day_on_which_they_entered_the_tier() -> None:
    assert refused(to=Tier.GOLD, on=SINCE) == ["reviewed_on"]


@pytest.mark.parametrize(("last", "codes"), [(date(2025, 6, 1), []), (TODAY, ["reviewed_on"])])
def test_a_review_comes_after_the_one_before(last: date, codes: list[str]) -> None:
    assert refused(Place(Tier.SILVER, SINCE, last)) == codes


@pytest.mark.parametrize(
    ("next_on", "codes"),
    [
        (date(2025, 6, 3), []),
        (date(2025, 12, 2), []),
        (date(2025, 12, 3), ["next_review_on"]),
        (TODAY, ["next_review_on"]),
        (date(2025, 5, 1), ["next_review_on"]),
    ],
)
def test_the_next_review_is_after_this_one_and_no_later_than_the_scheme_says(next_on: date, codes: list[str]) -> None:
    assert refused(next_on=next_on) == codes


def test_every_reason_is_told_at_once() -> None:
    assert refused(to=Tier.SILVER, on=date(2025, 6, 3), next_on=TODAY) == ["reviewed_on", "tier", "next_review_on"]


def test_only_the_agency_that_recorded_the_place_alone_moves_somebody() -> None:
    assert move_is_for([], "Police")
    assert "Probation Service recorded the place" in move_is_for(["Probation Service"], "Police").because


@pytest.mark.parametrize(
    ("last", "due_on", "said"),
    [
        (None, date(2025, 7, 6), "reviewed every 6 months, by the scheme Camden, version 1"),
        (LastReview(date(2025, 5, 6)), date(2025, 11, 6), "last reviewed on 6 May 2025; reviewed every 6 months"),
        (LastReview(date(2025, 5, 6), date(2025, 6, 6)), date(2025, 6, 6), "the next review was agreed then"),
        (
            LastReview(date(2024, 12, 6), date(2025, 2, 1)),
            date(2025, 7, 6),
            "Silver tier since 6 January 2025; reviewed",
        ),
        (LastReview(SINCE, date(2025, 3, 1)), date(2025, 3, 1), "agreed then"),
    ],
)
def test_the_next_review_counts_from_the_latest_of_this_place(last: LastReview | None, due_on: date, said: str) -> None:
    due = tier_review_is_due("Silver", SINCE, EVERY, last)

    assert due.on == due_on
    assert said in due.because
