"""What is due of somebody, for the case list and for one person's record alike."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.access.gate import Opened
from accord.access.queries.involvements import supervisions_of
from accord.access.viewer import Viewer
from accord.circumstances.queries import deaths_of
from accord.iom.management_terms import EVENT_WORDS, NEED_WORDS
from accord.iom.queries.cohort import Spell
from accord.iom.queries.expectations import expectations
from accord.iom.queries.management import OpenFailure, Waiting, moves_of, open_failures, waiting
from accord.iom.registers import ACTIONS, COMPLIANCE, IOM, TIER_REVIEWS, TRANSITION
from accord.iom.rules.dues import Due, contact_is_due, exit_is_due, place_review_is_due
from accord.iom.rules.expectations import Expectations
from accord.iom.rules.management import action_is_due, answer_is_due
from accord.iom.rules.transition import Timetable, transition_is_due, transition_is_near
from accord.iom.terms import TIER_WORDS, Tier
from accord.record.queries.entries import EntryView
from accord.record.queries.shown import LastDays, numbers_of_many

ANSWER_WITHIN = "iom.enforcement.answer_within_days"
FROM_AGE, BELOW_AGE = "iom.transition.from_age", "iom.transition.below_age"
BEGUN_BEFORE = "iom.transition.begun_months_before"


@dataclass(frozen=True)
class InCohort:
    """A place in a cohort that is in force: since when, and whether the person is in custody meanwhile."""

    spell: Spell
    since: date
    is_in_custody: bool


@dataclass(frozen=True)
class Duties:
    """What there is to know of some people to say what is due of each on a day."""

    expected: Expectations
    waits: Waiting
    born: Mapping[int, date | None]
    day: date

    def of(self, person_id: int, place: InCohort | None, last: LastDays) -> tuple[Due, ...]:
        """What is due of one of them: reviews and contacts of somebody in a cohort; of anybody answers to failures, what
        is open of the plan, and the move to adult services of those who come to it.

        Of somebody who has died nothing is due but the decision on their place, where that still stands.
        """
        died_on = self.waits.died_on.get(person_id)
        if died_on is not None:
            return (exit_is_due(died_on),) if place else ()
        of_tier, around = self._of_tier(person_id, place, last) if place else (), place.spell.around if place else ()
        answers, plan = self._answers(person_id, around), self._plan(person_id)
        return (*of_tier, *self._transition(person_id, around), *answers, *plan)

    def review(self, person_id: int, place: InCohort) -> Due:
        """When the tier of one of them is to be reviewed next."""
        tier, around, last = Tier(place.spell.tier), place.spell.around, self.waits.reviews.get(person_id)
        return place_review_is_due(tier, place.since, self.expected, around, self.day, last)

    def _of_tier(self, person_id: int, place: InCohort, last: LastDays) -> Iterable[Due]:
        """Contact is expected in the community only."""
        yield self.review(person_id, place)
        if not place.is_in_custody:
            spell = place.spell
            often = self.expected.contacts(spell.tier, self.day, spell.around)
            words = TIER_WORDS[Tier(spell.tier)]
            yield contact_is_due(words, often, place.since, last.contact_on, last.release_on)

    def _transition(self, person_id: int, around: tuple[int, ...]) -> Iterable[Due]:
        moving = self.waits.moving.get(person_id)
        times = timetable(self.expected, self.day, around)
        due = transition_is_due(self.born[person_id], moving, times, self.day) if moving else None
        return (due,) if due else ()

    def _plan(self, person_id: int) -> Iterable[Due]:
        actions = self.waits.actions.get(person_id, ())
        return (action_is_due(NEED_WORDS[each.need], each.action, each.owner, each.due_on) for each in actions)

    def _answers(self, person_id: int, around: tuple[int, ...]) -> Iterable[Due]:
        within = self.expected.number(ANSWER_WITHIN, self.day, around)
        failures = self.waits.failures.get(person_id, ())
        return (answer_is_due(EVENT_WORDS[each.event], each.happened_on, within) for each in failures)


def timetable(expected: Expectations, day: date, around: Sequence[int]) -> Timetable:
    """When the move to adult services is prepared in an area, given with those around it."""
    return Timetable(*(expected.number(key, day, around) for key in (FROM_AGE, BELOW_AGE, BEGUN_BEFORE)))


def duties(viewer: Viewer, born: Mapping[int, date | None], spells: Collection[Spell], day: date) -> Duties:
    """What is to know of the people, each with their day of birth, of whom those in a cohort are there by these spells.

    Three queries.
    """
    arounds = {spell.around for spell in spells}
    expected = expectations(arounds)
    kinds = (COMPLIANCE.code, TIER_REVIEWS.code, ACTIONS.code)
    compliance, reviews, actions = (numbers_of_many(viewer, born, kind) for kind in kinds)
    near = _near(born, [timetable(expected, day, around) for around in (*arounds, ())], day)
    steps, places = (numbers_of_many(viewer, near, kind) for kind in (TRANSITION.code, IOM.code))
    moves = moves_of(steps, places, supervisions_of(near, day), day)
    return Duties(expected, waiting(compliance, reviews, actions, deaths_of(born), moves, day), born, day)


def _near(born: Mapping[int, date | None], times: Sequence[Timetable], day: date) -> list[int]:
    """Those who may be at the age of the move in any of the areas: few, so that little is read of the others."""
    least, below = min(each.from_age.value for each in times), max(each.below_age.value for each in times)
    return [number for number, born_on in born.items() if transition_is_near(born_on, day, least, below)]


def review_due(viewer: Viewer, opened: Opened, place: EntryView, spell: Spell, day: date) -> Due:
    """When the opened person's tier, held by a place in a cohort, is to be reviewed next."""
    found = duties(viewer, {opened.person_id: None}, [spell], day)
    return found.review(opened.person_id, InCohort(spell, place.starts_on, False))


def failures_of_many(viewer: Viewer, person_ids: Collection[int]) -> dict[int, list[OpenFailure]]:
    """The failures to comply that wait for an answer, as far as agreements show them, by person."""
    found: dict[int, list[OpenFailure]] = {}
    for each in open_failures(numbers_of_many(viewer, person_ids, "compliance")):
        found.setdefault(each.person_id, []).append(each)
    return found
