"""What is due of somebody in a cohort, for the case list and for one person's record alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accord.iom.rules import Due, contact_is_due, tier_review_is_due
from accord.iom.terms import TIER_WORDS, Tier
from accord.policy.queries import general_on
from accord.record.queries import LastDays


@dataclass(frozen=True)
class Intervals:
    """The policy in force on a day: days between contacts by tier, and months between reviews of a tier."""

    contact_days: Mapping[str, int]
    review_months: int


def intervals_on(day: date) -> Intervals:
    """The intervals in force on the day, in one query."""
    values = general_on("iom.", day)
    days = {tier.value: int(values[f"iom.contact.{tier}.every_days"].value) for tier in Tier}
    return Intervals(days, int(values["iom.review.interval_months"].value))


def dues_of(tier: str, since: date, is_in_custody: bool, last: LastDays, intervals: Intervals) -> Iterable[Due]:
    """What is due of somebody in a tier since a day; contact is expected in the community only."""
    words = TIER_WORDS[Tier(tier)]
    yield tier_review_is_due(words, since, intervals.review_months)
    if not is_in_custody:
        yield contact_is_due(words, intervals.contact_days[tier], since, last.contact_on, last.release_on)
