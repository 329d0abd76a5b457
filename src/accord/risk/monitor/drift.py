"""Whether the people scored, or what becomes of them, have moved away from what an instrument was checked on. Pure."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accord.kernel.decisions import Decision, Reason
from accord.risk.monitor.rules import NORMAL_95, Followed
from accord.risk.terms import Band

LEAST_SHARE = 0.0001
"""Stands for a share of nobody, of which there is no logarithm."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Two stretches of time side by side.

    `stability` is the population stability index over the bands: 0 when the shares are the same. The ratios are observed over
    expected in each; None of nobody whose outcome is known.
    """

    people_before: int
    people_now: int
    stability: float
    ratio_before: float | None
    ratio_now: float | None
    standard_errors: float | None
    is_small: bool


def moved(before: Iterable[Followed], now: Iterable[Followed], fewest: int) -> Moved:
    """How two stretches differ: in who was scored, and in how observed stands to expected."""
    first, second = list(before), list(now)
    one, other = _observed(first), _observed(second)
    return Moved(
        people_before=len(first),
        people_now=len(second),
        stability=stability(_bands(first), _bands(second)),
        ratio_before=_ratio(*one),
        ratio_now=_ratio(*other),
        standard_errors=_apart(one, other),
        is_small=min(len(first), len(second)) < fewest,
    )


def drift(found: Moved, most_stability: float) -> Decision:
    """What the board is told: yes when nothing has moved beyond chance and the limit, no with each thing that has."""
    if found.is_small:
        people = f"{found.people_before:,} people before and {found.people_now:,} now"
        return Decision.yes("too-few", f"{people} are too few to say whether anything has moved.")
    reasons = [*_people_moved(found, most_stability), *_outcomes_moved(found)]
    if reasons:
        return Decision(False, tuple(reasons))
    return Decision.yes(
        "steady", "Neither the people scored nor what became of them has moved beyond what chance gives."
    )


def stability(before: Sequence[int], now: Sequence[int]) -> float:
    """The population stability index of two counts over the same classes; 0 when the shares are the same."""
    pairs = zip(_shares(before), _shares(now), strict=True)
    return math.fsum((late - early) * math.log(late / early) for early, late in pairs)


def _people_moved(found: Moved, most: float) -> list[Reason]:
    if found.stability <= most:
        return []
    words = (
        f"The bands of those scored have moved (stability index {found.stability:.2f}, limit {most:.2f}; "
        f"{found.people_before:,} people before, {found.people_now:,} now)."
    )
    return [Reason("people-moved", f"{words} Ask who is scored now and was not before.")]


def _outcomes_moved(found: Moved) -> list[Reason]:
    apart = found.standard_errors
    if apart is None or abs(apart) <= NORMAL_95:
        return []
    before = f"{found.ratio_before or 0:.2f} ({found.people_before:,} people)"
    now = f"{found.ratio_now or 0:.2f} ({found.people_now:,} people)"
    words = f"Observed over expected was {before} and is {now}, further apart than chance gives."
    return [Reason("outcomes-moved", f"{words} Read the scores with that in mind, and ask what else changed.")]


def _bands(people: Iterable[Followed]) -> list[int]:
    counted = Counter(person.band for person in people)
    return [counted[band] for band in Band]


def _shares(counts: Sequence[int]) -> list[float]:
    total = sum(counts)
    return [max(count / total, LEAST_SHARE) if total else LEAST_SHARE for count in counts]


def _observed(people: Iterable[Followed]) -> tuple[int, float, float]:
    """How many reoffended of those known, how many were expected to, and the variance of that if the scores were right."""
    known = [person for person in people if person.reoffended is not None]
    expected = math.fsum(person.expected for person in known)
    variance = math.fsum(person.expected * (1 - person.expected) for person in known)
    return sum(bool(person.reoffended) for person in known), expected, variance


def _ratio(observed: int, expected: float, variance: float) -> float | None:
    return observed / expected if expected else None


def _apart(one: tuple[int, float, float], other: tuple[int, float, float]) -> float | None:
    """By how many standard errors the two ratios differ."""
    first, second = _ratio(*one), _ratio(*other)
    if first is None or second is None:
        return None
    error = math.sqrt(one[2] / one[1] ** 2 + other[2] / other[1] ** 2)
    return (second - first) / error if error else None
