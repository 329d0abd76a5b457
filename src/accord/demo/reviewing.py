"""Scenes of reviewing tiers: every fortnight the scheme's manager goes through some of the cohort; the fewest move."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from accord.access.gate import Asking
from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.parcels import known_since
from accord.demo.stage import DISTRICT, Stage, step
from accord.iom.rules.review import Reviewed
from accord.iom.terms import PUBLISHED_TIERS, Tier
from accord.journeys.review_tier import Wish, review_tier

POLICE, PROBATION = "martin.holroyd", "desmond.clarke"
FIRST, EVERY, LOOKS, TURNS = 6, 14, 6, 8
"""Days before today of the last look, days between looks, how many there were, and in how many the whole cohort has its turn.

There were too few, so that of some the review is due or overdue; so is one that was agreed to come sooner.
"""

SETTLED = timedelta(days=30)
SOONER = timedelta(days=42)
A_MOVE_IN, A_SOONER_IN, A_PROBATION_IN = 6, 3, 4
STAYS = (
    "Keeps what is agreed, but the tenancy is new and old friends live next door. Looked at with probation.",
    "Two arrests since the last look and one failed test. Nothing to make the visits fewer for.",
    "In work since the summer. The meeting wants to see it last through the winter first.",
    "Still in custody; the tier is kept so that the visits begin at the gate.",
)
LESS = "No arrest and nothing heard of in half a year, and every appointment kept. Police and probation agree on fewer visits."
MORE = "Arrested twice in a month and two appointments missed. Police and probation agree to see more of this person."


def scenes_of_reviewing(stage: Stage) -> Iterator[Step]:
    """Each look with the people whose turn it is, the oldest look first."""
    for look in range(LOOKS):
        days_ago = FIRST + EVERY * look
        at = stage.at(days_ago, 13, 40)
        turn = [life for life in stage.managed if life.number % TURNS == look and _is_settled(life, at.date(), stage)]
        if turn:
            yield step(at, _look_through, stage, turn, at)


def has_a_turn(life: Life) -> bool:
    """Whether their tier is looked through in one of the looks."""
    return life.number % TURNS < LOOKS


def _is_settled(life: Life, on: date, stage: Stage) -> bool:
    """Whether they have been in their tier for a month, are in it today, and were known to the police by then."""
    spell = life.tier_on(on)
    if spell is None or spell is not life.tier_on(stage.today):
        return False
    return max(spell.entered_on, known_since(life)) <= on - SETTLED


def _look_through(stage: Stage, turn: Sequence[Life], at: datetime) -> None:
    for place, life in enumerate(turn):
        moves = place % A_MOVE_IN == 1
        is_probations = life.crn and life.area != DISTRICT and place % A_PROBATION_IN == 0
        by = PROBATION if is_probations and not moves else POLICE
        review_tier(_asking(stage, by, at), stage.past.person(life), _wish(life, at.date(), place, moves))


def _asking(stage: Stage, username: str, at: datetime) -> Asking:
    return stage.past.telling.asking(username, at, "review the tier")


def _wish(life: Life, on: date, place: int, moves: bool) -> Wish:
    spell = life.tier_on(on)
    if spell and moves:
        to, why = _moved(Tier(spell.tier))
        return Wish(Reviewed(on, to), why)
    inside, outside = STAYS[-1], STAYS[place % (len(STAYS) - 1)]
    again = on + SOONER if place % A_SOONER_IN == 2 else None
    return Wish(Reviewed(on, None, again), inside if life.stay_on(on) else outside)


def _moved(held: Tier) -> tuple[Tier, str]:
    """One tier down for the most intensive, one up for the others."""
    place = PUBLISHED_TIERS.index(held)
    return (PUBLISHED_TIERS[1], LESS) if place == 0 else (PUBLISHED_TIERS[place - 1], MORE)
