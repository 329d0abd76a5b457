"""Whose word it is how often somebody is seen and reviewed: the scheme's, the area's policy, or the general one."""

from datetime import date

import pytest

from accord.iom.rules.expectations import Frequency
from accord.iom.terms import Tier
from accord.kernel.periods import Period
from tests.iom.expected import agreed, expectations, held

CAMDEN, LONDON, ENGLAND = 3, 2, 1
AROUND = (CAMDEN, LONDON, ENGLAND)
ON = date(2025, 6, 2)
BEGAN = date(2025, 1, 1)
RED = "iom.contact.red.every_days"
REVIEW = "iom.review.interval_months"
POLICY = {RED: 30, REVIEW: 6}


def test_the_narrowest_scheme_around_comes_before_any_policy() -> None:
    found = expectations(
        {
            CAMDEN: [agreed(1, {Tier.RED: 12}, BEGAN)],
            LONDON: [agreed(7, {Tier.RED: 4}, BEGAN)],
        },
        POLICY,
        [(CAMDEN, held(RED, 1, "Camden (district)"))],
    )

    assert found.contacts("red", ON, AROUND) == Frequency(12, 365, "the scheme Camden, version 1")
    assert found.contacts("red", ON, (LONDON, ENGLAND)).times == 4
    months = found.review_months("red", ON, AROUND)
    assert (months.value, months.said_by) == (3, "the scheme Camden, version 1")


@pytest.mark.parametrize(("on", "times"), [(date(2025, 3, 31), 12), (date(2025, 4, 1), 24), (date(2030, 1, 1), 24)])
def test_it_is_the_version_in_force_on_the_day(on: date, times: int) -> None:
    turn = date(2025, 4, 1)
    versions = [agreed(1, {Tier.RED: 12}, BEGAN, turn), agreed(2, {Tier.RED: 24}, turn)]

    assert expectations({CAMDEN: versions}, POLICY).contacts("red", on, AROUND).times == times


def test_before_a_boroughs_scheme_began_its_force_was_heard() -> None:
    found = expectations(
        {CAMDEN: [agreed(1, {Tier.RED: 12}, BEGAN)], LONDON: [agreed(7, {Tier.RED: 4}, date(2020, 1, 1))]}
    )

    assert found.contacts("red", date(2024, 12, 31), AROUND).times == 4


@pytest.mark.parametrize(
    ("own", "days", "said_by"),
    [
        ([], 30, "the general policy, assumed"),
        ([(ENGLAND, held(RED, 14, "England"))], 14, "the policy of England, assumed"),
        ([(ENGLAND, held(RED, 14, "England")), (LONDON, held(RED, 10, "London"))], 10, "the policy of London, assumed"),
        ([(CAMDEN, held(RED, 10, "Camden", date(2026, 1, 1)))], 30, "the general policy, assumed"),
        ([(99, held(RED, 1, "Elsewhere"))], 30, "the general policy, assumed"),
    ],
)
def test_where_no_scheme_speaks_the_policy_of_the_nearest_area_does(own, days: int, said_by: str) -> None:
    assert expectations({}, POLICY, own).contacts("red", ON, AROUND) == Frequency(1, days, said_by)


def test_a_tier_that_the_scheme_does_not_have_follows_policy() -> None:
    found = expectations({CAMDEN: [agreed(1, {Tier.GOLD: 52}, BEGAN)]}, POLICY)

    assert found.contacts("red", ON, AROUND).every_days == 30
    assert found.review_months("red", ON, AROUND).value == 6


@pytest.mark.parametrize(
    ("often", "every_days", "words"),
    [
        (Frequency(12, 365, ""), 30, "12 contacts a year"),
        (Frequency(1, 365, ""), 365, "1 contact a year"),
        (Frequency(365, 365, ""), 1, "365 contacts a year"),
        (Frequency(1, 7, ""), 7, "one every 7 days"),
        (Frequency(1, 1, ""), 1, "one every day"),
    ],
)
def test_a_frequency_says_how_many_days_may_pass(often: Frequency, every_days: int, words: str) -> None:
    assert (often.every_days, often.words) == (every_days, words)


def test_a_period_is_cut_where_a_version_or_a_value_begins() -> None:
    turn, newer = date(2025, 2, 1), date(2025, 3, 1)
    found = expectations(
        {CAMDEN: [agreed(1, {Tier.RED: 12}, BEGAN, turn), agreed(2, {Tier.RED: 24}, turn)]},
        POLICY,
        [(CAMDEN, held(RED, 7, "Camden", newer))],
    )

    assert found.alike(Period(date(2025, 1, 15), date(2025, 4, 1)), AROUND) == [
        Period(date(2025, 1, 15), turn),
        Period(turn, newer),
        Period(newer, date(2025, 4, 1)),
    ]
