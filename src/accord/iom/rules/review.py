"""Whether a review of somebody's tier may be kept as it is told, and when the next is due. Pure.

Practice Framework and nDelius review a place in the cohort at an interval; who decides, and that reasons are kept, is ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.iom.rules.expectations import Number
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.days import in_words, months_after
from accord.kernel.decisions import Decision, all_of
from accord.kernel.words import plural


@dataclass(frozen=True, slots=True)
class LastReview:
    """When a tier was last reviewed, and the day agreed for the next review, if one was."""

    on: date
    next_on: date | None = None


@dataclass(frozen=True)
class Place:
    """What is reviewed: the tier held, since when, and the last review of it, if there was one."""

    tier: Tier
    since: date
    last_review_on: date | None = None


@dataclass(frozen=True)
class Reviewed:
    """What a review decided: on which day, into which tier they move (None: they stay), and when to review next, if said."""

    on: date
    to: Tier | None = None
    next_on: date | None = None


def review_may_be_kept(
    place: Place, reviewed: Reviewed, tiers: Sequence[Tier], every: Number, today: date
) -> Decision:  # fmt: skip
    """Every reason for which a review is refused; `tiers` are those of the scheme, `every` the months to the next review."""
    return all_of(
        [
            _day_is_possible(place, reviewed, today),
            _move_is_possible(place, reviewed, tiers),
            _next_is_in_time(reviewed, every),
        ]
    )


def nobody_is_reviewed_after_death(died_on: date | None) -> Decision:
    """There is no tier to look at of somebody who has died: people decide on the place instead."""
    if died_on is None:
        return Decision.yes("alive", "No death is recorded.")
    why = f"They died on {in_words(died_on)}, so their tier is not reviewed. Decide on leaving the cohort instead."
    return Decision.no("dead", why)


def move_is_for(others: Sequence[str], agency_name: str) -> Decision:
    """Only the agency by whose word somebody is in a tier can end it, and nobody is moved by one word alone of two."""
    if not others:
        return Decision.yes("own", f"{agency_name} recorded the place in the cohort.")
    who = " and ".join(others)
    why = f"{who} recorded the place in the cohort too, so {agency_name} alone cannot move them. Ask them."
    return Decision.no("other_agency", why)


def _day_is_possible(place: Place, reviewed: Reviewed, today: date) -> Decision:
    if reviewed.on > today:
        return Decision.no("reviewed_on", "The review lies ahead. Record it when it has been held.")
    if reviewed.on < place.since:
        why = f"They have been in this tier since {in_words(place.since)}. A review of it is not before that day."
        return Decision.no("reviewed_on", why)
    if place.last_review_on is not None and reviewed.on <= place.last_review_on:
        why = (
            f"A review of {in_words(place.last_review_on)} is recorded already. Look at what it decided; give a later day, "
            "or withdraw it first if it was wrong."
        )
        return Decision.no("reviewed_on", why)
    return Decision.yes("reviewed_on", "The day is possible.")


def _move_is_possible(place: Place, reviewed: Reviewed, tiers: Sequence[Tier]) -> Decision:
    has = ", ".join(TIER_WORDS[each].lower() for each in tiers)
    if reviewed.to is None and place.tier not in tiers:
        why = f"The scheme has no {TIER_WORDS[place.tier].lower()} tier any more, so nobody stays in it. Move them: {has}."
        return Decision.no("tier", why)
    if reviewed.to is None:
        return Decision.yes("tier", "They stay where they are.")
    if reviewed.to is place.tier:
        words = TIER_WORDS[place.tier].lower()
        return Decision.no("tier", f"They are in the {words} tier already. Choose another, or say that they stay.")
    if reviewed.to not in tiers:
        return Decision.no("tier", f"Choose a tier that the scheme has: {has}.")
    if reviewed.on == place.since:
        why = "They entered their tier on that day. If the tier was wrong from the start, correct the entry instead."
        return Decision.no("reviewed_on", why)
    return Decision.yes("tier", "They may move.")


def _next_is_in_time(reviewed: Reviewed, every: Number) -> Decision:
    if reviewed.next_on is None:
        return Decision.yes("next", "The next review is due after the usual time.")
    last = months_after(reviewed.on, every.value)
    if reviewed.on < reviewed.next_on <= last:
        return Decision.yes("next", "The next review is in time.")
    why = (
        f"The next review is after this one and no later than {in_words(last)}: "
        f"{plural(every.value, 'month')} by {every.said_by}."
    )
    return Decision.no("next_review_on", why)
