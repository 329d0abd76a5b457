"""What is due of somebody, for the case list and for one person's record alike."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accord.access.viewer import Viewer
from accord.iom.management_queries import OpenFailure, open_failures
from accord.iom.management_rules import answer_is_due
from accord.iom.management_terms import EVENT_WORDS
from accord.iom.rules import Due, contact_is_due, tier_review_is_due
from accord.iom.terms import TIER_WORDS, Tier
from accord.policy.queries import general_on
from accord.record.queries import LastDays, numbers_of_many


@dataclass(frozen=True)
class Intervals:
    """The policy in force on a day: days between contacts by tier, months between reviews of a tier, days to an answer.

    The others are for one person's page: months over which contacts are counted, and the ages of a transition.
    """

    contact_days: Mapping[str, int]
    review_months: int
    answer_days: int
    counted_months: int
    transition_ages: tuple[int, int]


def intervals_on(day: date) -> Intervals:
    """The intervals in force on the day, in one query."""
    values = {key: int(value.value) for key, value in general_on("iom.", day).items()}
    return Intervals(
        contact_days={tier.value: values[f"iom.contact.{tier}.every_days"] for tier in Tier},
        review_months=values["iom.review.interval_months"],
        answer_days=values["iom.enforcement.answer_within_days"],
        counted_months=values["iom.contact.counted_over_months"],
        transition_ages=(values["iom.transition.from_age"], values["iom.transition.below_age"]),
    )


def dues_of(tier: str, since: date, is_in_custody: bool, last: LastDays, intervals: Intervals) -> Iterable[Due]:
    """What is due of somebody in a tier since a day; contact is expected in the community only."""
    words = TIER_WORDS[Tier(tier)]
    yield tier_review_is_due(words, since, intervals.review_months)
    if not is_in_custody:
        yield contact_is_due(words, intervals.contact_days[tier], since, last.contact_on, last.release_on)


def failures_of_many(viewer: Viewer, person_ids: Collection[int]) -> dict[int, list[OpenFailure]]:
    """The failures to comply that wait for an answer, as far as agreements show them, by person."""
    found: dict[int, list[OpenFailure]] = {}
    for each in open_failures(numbers_of_many(viewer, person_ids, "compliance")):
        found.setdefault(each.person_id, []).append(each)
    return found


def answers_due(failures: Iterable[OpenFailure], intervals: Intervals) -> Iterable[Due]:
    """The answer that is due to each of the failures."""
    return (answer_is_due(EVENT_WORDS[each.event], each.happened_on, intervals.answer_days) for each in failures)
