"""Review somebody's tier: keep what was decided and why, and move them if so decided, all of it in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from accord.access.gate import Asking, Opened, admit, tell
from accord.access.terms import Action
from accord.circumstances.queries import died_on
from accord.iom.commands.answering import ManagingRefused
from accord.iom.queries.cohort import Spell, spells_of
from accord.iom.queries.expectations import expectations
from accord.iom.queries.management import last_reviews
from accord.iom.registers import IOM, TIER_REVIEWS
from accord.iom.rules.review import (
    Place,
    Reviewed,
    move_is_for,
    nobody_is_reviewed_after_death,
    review_may_be_kept,
)
from accord.iom.terms import TIER_WORDS, TIERS_OF, ReviewOutcome, Tier
from accord.journeys.write_entries import Answers, author_of, correct_entry, enter_entry
from accord.kernel.decisions import Decision, all_of
from accord.people.commands import lock_records
from accord.ports.clock import london_day
from accord.record.commands import EntryRefused, enter
from accord.record.queries.details import texts_of
from accord.record.queries.entries import EntryView, facts_in_force
from accord.record.queries.shown import numbers_of_many
from accord.record.queries.writing import retention_of

NO_PLACE = Decision.no(
    "no_cohort", "They are in no cohort today that your agency is shown, so there is no tier to review."
)


@dataclass(frozen=True)
class Wish:
    """What an officer tells of a review: what it decided, and why."""

    reviewed: Reviewed
    reason: str


@dataclass(frozen=True)
class Reviewable:
    """The place that a review is about, as the viewer is shown it; `others` recorded one too, beside the viewer's agency."""

    entry: EntryView
    spell: Spell
    others: tuple[str, ...]


def review_tier(asking: Asking, person_id: int | None, wish: Wish) -> int:
    """Keep the review, and end the place and begin the next if they move; the review's number.

    Raises from the gate, and ManagingRefused with every reason. As the person is held, of two the second is told of the first.
    """
    opened = admit(asking, person_id, Action.SELECT)
    day, reviewed = london_day(asking.at), wish.reviewed
    with transaction.atomic():
        lock_records([opened.person_id])
        found = reviewable(asking, opened)
        if found is None:
            raise ManagingRefused(NO_PLACE)
        alive = nobody_is_reviewed_after_death(died_on([opened.person_id]).get(opened.person_id))
        _refuse_unless(alive, _may_be_kept(asking, opened, found, reviewed), _may_move(asking, found, reviewed))
        values: dict[str, Any] = {
            "reviewed_on": reviewed.on, "outcome": ReviewOutcome.MOVE if reviewed.to else ReviewOutcome.STAY,
            "tier_held": Tier(found.spell.tier), "moved_to": reviewed.to, "reason": wish.reason,
            "next_review_on": reviewed.next_on,
        }  # fmt: skip
        author = author_of(asking, opened)
        number = enter(TIER_REVIEWS, values, author, retention_of(TIER_REVIEWS, day), asking.at)
        detail: dict[str, str | int] = {"register": TIER_REVIEWS.code, "entry": number, "outcome": values["outcome"]}
        if reviewed.to:
            detail["spell"] = _move(asking, opened, found.entry, reviewed.on, reviewed.to, wish.reason)
        tell(asking, opened, Action.SELECT, detail)
    return number


def reviewable(asking: Asking, opened: Opened) -> Reviewable | None:
    """The place in a cohort that the viewer would review: their own agency's, else the newest; None when there is none."""
    places = [each for each in facts_in_force(asking.viewer, opened, london_day(asking.at)) if each.kind == IOM.code]
    if not places:
        return None
    own = [each for each in places if each.agency_id == asking.viewer.agency_id]
    entry = (own or places)[0]
    others = sorted({each.agency_name for each in places if each.agency_id != asking.viewer.agency_id})
    return Reviewable(entry, spells_of([entry.id])[entry.id], tuple(others))


def tiers_of(spell: Spell, day: date) -> tuple[Tier, ...]:
    """The tiers into which somebody could be moved on the day: those of the scheme, else of the set that they are in."""
    agreed = expectations([spell.around]).agreed_on(day, spell.around)
    if agreed:
        return agreed.tiers
    return next(tiers for tiers in TIERS_OF.values() if spell.tier in tiers)


def _may_be_kept(asking: Asking, opened: Opened, found: Reviewable, reviewed: Reviewed) -> Decision:
    spell, today = found.spell, london_day(asking.at)
    mine = numbers_of_many(asking.viewer, [opened.person_id], TIER_REVIEWS.code)
    last = last_reviews(mine, today).get(opened.person_id)
    next_tier = reviewed.to or Tier(spell.tier)
    every = expectations([spell.around]).review_months(next_tier, reviewed.on, spell.around)
    place = Place(Tier(spell.tier), found.entry.starts_on, last.on if last else None)
    return review_may_be_kept(place, reviewed, tiers_of(spell, reviewed.on), every, today)


def _may_move(asking: Asking, found: Reviewable, reviewed: Reviewed) -> Decision:
    return move_is_for(found.others if reviewed.to else (), asking.viewer.agency_name)


def _refuse_unless(*decisions: Decision) -> None:
    decision = all_of(decisions)
    if not decision:
        raise ManagingRefused(decision)


def _move(asking: Asking, opened: Opened, entry: EntryView, on: date, to: Tier, reason: str) -> int:
    """End the place on the day and begin one in the other tier, which ends when the old one was to end; its number."""
    texts = texts_of(IOM, entry.id)
    ended = {**texts, "left_on": on.isoformat(), "exit_reason": f"moved to {TIER_WORDS[to].lower()}"}
    why = " ".join(reason.split())[:300]
    try:
        correct_entry(asking, opened.person_id, entry.id, Answers(IOM.code, ended), why)
        begun = {**texts, "tier": to.value, "entered_on": on.isoformat()}
        return enter_entry(asking, opened.person_id, Answers(IOM.code, begun))
    except EntryRefused as refused:
        raise ManagingRefused(_problems(refused)) from None


def _problems(refused: EntryRefused) -> Decision:
    """The reasons; a review moves the tier alone, so that whoever is in a cohort given up needs another place."""
    another = {"cohort": " A review moves the tier alone: end this place on its entry, and add one in another cohort."}
    reasons: Sequence[Decision] = [
        Decision.no(each.column, each.why + another.get(each.column, "")) for each in refused.problems
    ]
    return all_of(reasons)
