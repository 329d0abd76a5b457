"""What is due of somebody, for the case list and for one person's record alike."""

from collections.abc import Collection, Iterable
from datetime import date

from accord.access.viewer import Viewer
from accord.iom.expectation_rules import Expectations
from accord.iom.management_queries import OpenFailure, open_failures
from accord.iom.management_rules import answer_is_due
from accord.iom.management_terms import EVENT_WORDS
from accord.iom.queries import Spell
from accord.iom.rules import Due, contact_is_due, tier_review_is_due
from accord.iom.terms import TIER_WORDS, Tier
from accord.record.queries import LastDays, numbers_of_many

ANSWER_WITHIN = "iom.enforcement.answer_within_days"


def dues_of(
    spell: Spell, since: date, is_in_custody: bool, last: LastDays, expected: Expectations, day: date
) -> Iterable[Due]:  # fmt: skip
    """What is due of somebody in a tier since a day; contact is expected in the community only."""
    words = TIER_WORDS[Tier(spell.tier)]
    yield tier_review_is_due(words, since, expected.review_months(spell.tier, day, spell.around))
    if not is_in_custody:
        often = expected.contacts(spell.tier, day, spell.around)
        yield contact_is_due(words, often, since, last.contact_on, last.release_on)


def failures_of_many(viewer: Viewer, person_ids: Collection[int]) -> dict[int, list[OpenFailure]]:
    """The failures to comply that wait for an answer, as far as agreements show them, by person."""
    found: dict[int, list[OpenFailure]] = {}
    for each in open_failures(numbers_of_many(viewer, person_ids, "compliance")):
        found.setdefault(each.person_id, []).append(each)
    return found


def answers_due(
    failures: Iterable[OpenFailure], spell: Spell | None, expected: Expectations, day: date
) -> Iterable[Due]:  # fmt: skip
    """The answer that is due to each of the failures of somebody, by what holds where they are in a cohort, if they are."""
    within = expected.number(ANSWER_WITHIN, day, spell.around if spell else ())
    return (answer_is_due(EVENT_WORDS[each.event], each.happened_on, within) for each in failures)
