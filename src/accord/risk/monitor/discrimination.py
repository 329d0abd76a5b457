"""How well scores tell those who reoffended from those who did not: the area under the curve, with its interval (DeLong).

The area is the chance that, of one who reoffended and one who did not, the first had the higher score; equal counts half.
The interval is DeLong's (1988), not Hanley and McNeil's (1982): it is reckoned from the scores themselves, ties and all, and
supposes nothing about their shape, while theirs supposes two exponential distributions, which bands and small cohorts are not.
It is taken on the log-odds of the area, so that it never leaves 0 to 1.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.risk.monitor.rules import NORMAL_95, Followed, Interval
from accord.risk.rules import probability

LEAST_OF_EACH = 2

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Discrimination:
    """The area under the curve, how many it rests on, and why there is none or no interval where there is not."""

    reoffended: int
    did_not: int
    not_known: int
    area: float | None
    interval: Interval | None
    is_small: bool
    why_not: str = ""


def discrimination(people: Iterable[Followed], fewest: int) -> Discrimination:
    """The area under the curve of those whose outcome is known.

    Fewer than `fewest` who reoffended, or who did not, mark it as small.
    """
    members = list(people)
    scores = np.array([person.expected for person in members if person.reoffended is not None])
    outcome = np.array([person.reoffended for person in members if person.reoffended is not None], dtype=bool)
    positive, negative = scores[outcome], scores[~outcome]
    counts = (len(positive), len(negative), len(members) - len(scores))
    is_small = min(counts[:2]) < fewest
    if min(counts[:2]) == 0:
        return Discrimination(*counts, None, None, True, "There must be some who reoffended and some who did not.")
    area, variance = _delong(positive, negative)
    why_not = _why_no_interval(counts, area, variance)
    return Discrimination(*counts, area, None if why_not else _interval(area, variance), is_small, why_not)


def _delong(positive: Numbers, negative: Numbers) -> tuple[float, float]:
    """The area and its variance, from the midranks of the scores (Sun and Xu 2014); no variance of fewer than two."""
    together = _midranks(np.concatenate([positive, negative]))
    beaten = (together[: len(positive)] - _midranks(positive)) / len(negative)
    beats = 1 - (together[len(positive) :] - _midranks(negative)) / len(positive)
    if min(len(positive), len(negative)) < LEAST_OF_EACH:
        return float(beaten.mean()), math.nan
    variance = beaten.var(ddof=1) / len(positive) + beats.var(ddof=1) / len(negative)
    return float(beaten.mean()), float(variance)


def _midranks(values: Numbers) -> Numbers:
    """The rank of each value from 1, equal values sharing the middle of their ranks."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    middles: Numbers = ends - (counts - 1) / 2
    return middles[place]


def _why_no_interval(counts: tuple[int, int, int], area: float, variance: float) -> str:
    if min(counts[:2]) < LEAST_OF_EACH:
        return "Two of each are needed for an interval."
    if variance == 0 or area in {0.0, 1.0}:
        return "The scores part the two without overlap, or not at all, so their spread tells nothing."
    return ""


def _interval(area: float, variance: float) -> Interval:
    middle = math.log(area / (1 - area))
    half = NORMAL_95 * math.sqrt(variance) / (area * (1 - area))
    return Interval(probability(middle - half), probability(middle + half))
