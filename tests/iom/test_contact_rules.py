"""Contacts made against those expected, tier by tier: which contacts count where, and who is seen less than expected."""

from datetime import date

import pytest

from accord.iom.rules.contacts import Seen, TierContacts, by_tier, tier_in_the_community
from accord.iom.rules.management import InTier
from accord.iom.terms import Tier
from accord.kernel.periods import Period
from tests.iom.expected import agreed, expectations

HERE = (3,)
RED_TWELVE = expectations({3: [agreed(1, {Tier.RED: 12, Tier.GREEN: 1}, date(2020, 1, 1))]})
YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))


def in_tier(tier: str, starts_on: date, ends_on: date | None = None) -> InTier:
    return InTier(tier, Period(starts_on, ends_on), HERE)


@pytest.mark.parametrize(
    ("day", "tier"),
    [
        (date(2024, 12, 31), None),
        (date(2025, 1, 1), "red"),
        (date(2025, 2, 28), "red"),
        (date(2025, 3, 1), "green"),
        (date(2025, 3, 31), "green"),
        (date(2025, 4, 1), None),
        (date(2025, 4, 30), None),
        (date(2025, 5, 1), "green"),
    ],
)
def test_a_contact_counts_in_the_tier_of_its_day_and_not_in_custody_or_before_any(day: date, tier: str | None) -> None:
    tiers = [in_tier("red", date(2025, 1, 1)), in_tier("green", date(2025, 3, 1))]
    custody = [Period(date(2025, 4, 1), date(2025, 5, 1))]

    assert tier_in_the_community(tiers, custody, day) == tier


def test_red_is_twelve_a_year_and_whoever_is_seen_less_is_counted() -> None:
    red = (in_tier("red", date(2024, 1, 1)),)
    months = tuple(date(2025, month, 10) for month in range(1, 13))
    seen = Seen(red, (), (date(2024, 12, 31), *months), ())
    missed = Seen(red, (), months[:11], months[11:])

    assert by_tier([seen, missed], RED_TWELVE, YEAR) == [TierContacts("red", 2, 730, 24, 23, 1, 1)]


def test_whoever_changed_tier_stands_in_each_with_the_days_and_contacts_of_it() -> None:
    tiers = (in_tier("red", date(2025, 1, 1), date(2025, 7, 2)), in_tier("green", date(2025, 7, 2)))
    person = Seen(tiers, (), (date(2025, 7, 1), date(2025, 7, 2)), ())

    assert by_tier([person], RED_TWELVE, YEAR) == [
        TierContacts("red", 1, 182, 5, 1, 0, 1),
        TierContacts("green", 1, 183, 0, 1, 0, 0),
    ]


def test_a_tier_in_which_nobody_was_in_the_community_is_left_out() -> None:
    inside = Seen((in_tier("red", date(2025, 1, 1)),), (Period(date(2024, 1, 1)),), (date(2025, 2, 1),), ())

    assert by_tier([inside], RED_TWELVE, YEAR) == []
