"""The stage on which scenes are played: who there is, who works with whom, and when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from accord.demo.chapters import Past, Step
from accord.demo.lives import Life
from accord.demo.officers import demonstration_officers
from accord.demo.parcels import known_since
from accord.demo.roster import Roster
from accord.ports.clock import LONDON, london_day

DISTRICT = "York/Selby"
LONG_IN_THE_COHORT = timedelta(days=250)
A_QUARTER = timedelta(days=91)


@dataclass(frozen=True)
class Stage:
    """Who there is to play a scene, and what is being written."""

    past: Past
    roster: Roster
    today: date
    cast: Sequence[Life]
    strangers: Sequence[Life]
    managed: Sequence[Life]
    outside: Sequence[Life]

    def at(self, days_ago: int, hour: int, minute: int = 0) -> datetime:
        """A moment some days before the demonstration is loaded."""
        return datetime.combine(self.today - timedelta(days=days_ago), time(hour, minute), LONDON)


def stage_for(past: Past, lives: Sequence[Life]) -> Stage:
    """The cast are people of one district whom police and probation manage together; probation knows no stranger.

    Outside are those who are in no cohort, the ones who offended last first.
    """
    today = london_day(past.until)
    there = [life for life in lives if life.tier_on(today) and life.tier_on(today - LONG_IN_THE_COHORT)]
    return Stage(
        past=past,
        roster=Roster(demonstration_officers()),
        today=today,
        cast=[life for life in there if life.crn and life.area == DISTRICT],
        strangers=[life for life in there if not life.crn],
        managed=[life for life in lives if any(life.tier_on(today - timedelta(days=back)) for back in (0, 60, 120))],
        outside=_outside(lives, today),
    )


def _outside(lives: Sequence[Life], today: date) -> list[Life]:
    free = [life for life in lives if life.offences and not life.tier_on(today) and not life.tier_on(today - A_QUARTER)]
    known = [life for life in free if known_since(life) < today - A_QUARTER and life.offences[-1].outcome_on < today]
    return sorted(known, key=lambda life: (life.offences[-1].committed_on, life.number), reverse=True)


def step(at: datetime, play: Callable[..., object], *arguments: object) -> Step:
    """A scene to be played at a moment."""
    return Step(at, partial(play, *arguments))
