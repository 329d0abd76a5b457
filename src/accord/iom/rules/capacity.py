"""How heavy a caseload is against what an officer has room for, and what a larger cohort would ask for. Pure.

The weights and the room are policy values; no national weighting was found. A caseload is mixed: it holds the people of the
cohort and those whom the officer manages under MAPPA outside it, whose risk, as North Yorkshire Police said in January 2023, is
arguably the greater.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Weights:
    """Points of one person: by tier; under MAPPA by level, and more for those registered. And an officer's room.

    `under_mappa`, in the cohort, and `outside` are those of somebody under MAPPA at a level that nobody has recorded.
    """

    tiers: Mapping[str, int]
    under_mappa: int
    outside: int
    per_officer: int
    levels: Mapping[str, int]
    registered: int


@dataclass(frozen=True)
class Person:
    """Somebody in a caseload: their tier, blank outside the cohort, and whether they are managed under MAPPA.

    `level` is blank where nobody has recorded it, and `is_registered` whether they are recorded as of category 1.
    """

    tier: str
    is_under_mappa: bool
    level: str = ""
    is_registered: bool = False


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
    return sum(_points(each, weights) for each in people)


def _points(person: Person, weights: Weights) -> int:
    return weights.tiers.get(person.tier, 0) + mappa_points(person, weights)


def mappa_points(person: Person, weights: Weights) -> int:
    """What management under MAPPA comes to: by level, and more for a registered sexual offender."""
    if not person.is_under_mappa:
        return 0
    unrecorded = weights.under_mappa if person.tier else weights.outside
    return weights.levels.get(person.level, unrecorded) + weights.registered * person.is_registered


def grown_by(
    cohort: Sequence[Person], beside: Iterable[Person], officers: int, more: int, weights: Weights
) -> Growth:  # fmt: skip
    """What it comes to when so many people more, as heavy on average as the cohort, join; of parts a whole point.

    `beside` are the people whom the officers manage beside the cohort: they take up room already.
    """
    now = points_of(cohort, weights)
    each = Fraction(now, len(cohort)) if cohort else Fraction(max(weights.tiers.values()))
    points, room = now + points_of(beside, weights) + _up(each * more), officers * weights.per_officer
    return Growth(more, points, room, max(0, _up(Fraction(points - room, weights.per_officer))))


def _up(number: Fraction) -> int:
    return -int(-number // 1)
