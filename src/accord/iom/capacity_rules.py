"""How heavy a caseload is against what an officer has room for, and what a larger cohort would ask for. Pure.

The weights and the room are policy values; no national weighting was found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Weights:
    """Points that one person adds by tier, those that management under MAPPA adds to them, and the room of one officer."""

    tiers: Mapping[str, int]
    under_mappa: int
    per_officer: int


@dataclass(frozen=True)
class Person:
    """Somebody in a caseload: their tier, and whether they are managed under MAPPA."""

    tier: str
    is_under_mappa: bool


@dataclass(frozen=True)
class Growth:
    """What more people would ask for. `points` are of all together, `room` of every officer, `officers` how many too few."""

    more: int
    points: int
    room: int
    officers: int

    @property
    def spare(self) -> int:
        """The room that would be left; below nought, what is missing."""
        return self.room - self.points


def points_of(people: Iterable[Person], weights: Weights) -> int:
    """The weight of a caseload."""
    return sum(weights.tiers[each.tier] + weights.under_mappa * each.is_under_mappa for each in people)


def grown_by(people: Sequence[Person], officers: int, more: int, weights: Weights) -> Growth:
    """What it comes to when so many people more, as heavy on average as those there are, join; of parts a whole point."""
    now = points_of(people, weights)
    each = Fraction(now, len(people)) if people else Fraction(max(weights.tiers.values()))
    points, room = now + _up(each * more), officers * weights.per_officer
    return Growth(more, points, room, max(0, _up(Fraction(points - room, weights.per_officer))))


def _up(number: Fraction) -> int:
    return -int(-number // 1)
