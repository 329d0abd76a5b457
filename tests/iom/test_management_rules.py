"""The clocks and counts of managing somebody: answers, contacts expected over time in the community, the way to adulthood."""

from datetime import date

import pytest

from accord.iom.rules.expectations import Number
from accord.iom.rules.management import (
    InTier,
    answer_is_due,
    contacts_expected,
    counted_over,
    days_inside,
    failure_may_be_answered,
    shares_of,
)
from accord.iom.terms import Tier
from accord.kernel.periods import Period
from tests.iom.expected import agreed, expectations

EXPECTED = expectations(policy={"iom.contact.gold.every_days": 7, "iom.contact.silver.every_days": 14})
OVER = Period(date(2025, 1, 1), date(2025, 7, 1))


@pytest.mark.parametrize(
    ("happened_on", "within", "due_on"),
    [
        (date(2025, 5, 30), 5, date(2025, 6, 4)),
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2025, 2, 28), 1, date(2025, 3, 1)),
        (date(2025, 12, 31), 5, date(2026, 1, 5)),
        (date(2025, 3, 29), 2, date(2025, 3, 31)),  # over the Sunday on which the clocks go forward
        (date(2025, 4, 17), 5, date(2025, 4, 22)),  # over Easter: weekends and bank holidays count
    ],
)
def test_an_answer_is_due_so_many_days_after_the_failure(happened_on: date, within: int, due_on: date) -> None:
    due = answer_is_due("Breach of a condition", happened_on, Number(within, "the board"))

    assert due.on == due_on
    assert not due.is_overdue(due_on)
    assert "Breach of a condition" in due.because


@pytest.mark.parametrize(
    ("is_failure", "is_open", "code"), [(True, True, "open"), (True, False, "answered"), (False, True, "no_failure")]
)
def test_only_a_failure_that_waits_is_answered(is_failure: bool, is_open: bool, code: str) -> None:
    assert failure_may_be_answered(is_failure, is_open).reasons[0].code == code


def test_contacts_are_counted_up_to_and_including_today() -> None:
    assert counted_over(date(2025, 6, 2), 6) == Period(date(2024, 12, 3), date(2025, 6, 3))


def shares(tiers: list[InTier], custody: list[Period]) -> list[tuple[str, int]]:
    return [(share.tier, share.days) for share in shares_of(tiers, custody, EXPECTED, OVER)]


def test_each_tier_counts_its_own_days_within_the_period() -> None:
    tiers = [
        InTier("gold", Period(date(2024, 1, 1), date(2025, 1, 15))),
        InTier("silver", Period(date(2025, 1, 15))),
    ]

    assert shares(tiers, []) == [("gold", 14), ("silver", 167)]


@pytest.mark.parametrize(
    ("custody", "days"),
    [
        ([Period(date(2025, 1, 1), date(2025, 1, 2))], 180),
        ([Period(date(2024, 1, 1))], 0),
        ([Period(date(2025, 6, 30))], 180),
        ([Period(date(2025, 2, 1), date(2025, 2, 11)), Period(date(2025, 2, 6), date(2025, 2, 21))], 161),
    ],
)
def test_days_in_custody_are_not_days_in_the_community(custody: list[Period], days: int) -> None:
    tiers = [InTier("gold", Period(date(2024, 1, 1)))]

    assert sum(count for _, count in shares(tiers, custody)) == days
    assert days_inside(custody, OVER) == 181 - days


@pytest.mark.parametrize(("gold", "silver", "contacts"), [(6, 0, 0), (7, 0, 1), (6, 2, 1), (6, 1, 0), (180, 0, 25)])
def test_parts_of_contacts_are_put_together_before_whole_ones_are_counted(
    gold: int, silver: int, contacts: int
) -> None:
    start = OVER.starts_on.toordinal()
    tiers = [
        InTier("gold", Period(OVER.starts_on, date.fromordinal(start + gold))),
        InTier("silver", Period(date.fromordinal(start + gold), date.fromordinal(start + gold + silver))),
    ]

    assert contacts_expected(shares_of(tiers, [], EXPECTED, OVER)) == contacts


def test_each_day_counts_by_what_was_expected_on_it() -> None:
    turn = date(2025, 3, 1)
    versions = [agreed(1, {Tier.RED: 73}, date(2020, 1, 1), turn), agreed(2, {Tier.RED: 365}, turn)]
    tiers = [InTier("red", Period(date(2024, 1, 1)), (3, 2))]

    found = shares_of(tiers, [Period(date(2025, 2, 19), date(2025, 3, 2))], expectations({3: versions}), OVER)

    assert [(share.days, share.often.times) for share in found] == [(49, 73), (121, 365)]
    assert contacts_expected(found) == 130
