"""Records that chains of pairs connect."""

from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from accord.people.linking.evidence import Weights
from accord.people.linking.table import Numbers

MOST_TOGETHER = 600
"""How many records are weighed pair by pair together; where more hang together, the lightest pairs are cut first."""

HEAVIER = 4.0
"""By how many bits the cut rises at a time."""


def connected(size: int, one: Numbers, other: Numbers) -> Numbers:
    """For each of so many places, the smallest place that chains of these pairs connect it with."""
    smallest = np.arange(size)
    while True:
        before = smallest
        lower = np.minimum(smallest[one], smallest[other])
        smallest = smallest.copy()
        np.minimum.at(smallest, before[one], lower)
        np.minimum.at(smallest, before[other], lower)
        smallest = smallest[smallest]
        if np.array_equal(before, smallest):
            return smallest


def sets_within(
    size: int, one: Numbers, other: Numbers, weights: Weights, cut: float, sure: float
) -> tuple[list[list[int]], list[list[int]]]:
    """The sets of places that pairs of at least the cut connect: those to be weighed pair by pair, and those surely one.

    A set too large to be weighed is split by a heavier cut. Where pairs that are each sure by themselves connect more
    than can be weighed, they are one.
    """
    kept = weights >= cut
    smallest = connected(size, one[kept], other[kept])
    too_many = np.bincount(smallest, minlength=size)[smallest] > MOST_TOGETHER
    while too_many.any() and cut < sure:
        cut += HEAVIER
        kept &= ~too_many[one] | (weights >= cut)
        smallest = connected(size, one[kept], other[kept])
        too_many = np.bincount(smallest, minlength=size)[smallest] > MOST_TOGETHER
    return _sets(smallest, ~too_many), _sets(smallest, too_many)


def pairs_among(sets: list[list[int]]) -> tuple[Numbers, Numbers]:
    """Every pair inside each set, the sets one after another."""
    places = np.fromiter(chain.from_iterable(chain.from_iterable(combinations(each, 2) for each in sets)), np.int64)
    return places[::2], places[1::2]


def in_tree(size: int, one: Numbers, other: Numbers, weights: Weights) -> NDArray[np.bool_]:
    """For each pair, whether it is one of the heaviest that hold a set together; one that weighs -inf is no pair."""
    heads = list(range(size))
    held = np.zeros(len(one), bool)
    order = np.argsort(-weights, kind="stable")
    order = order[weights[order] > -np.inf]
    for pair, first, second in zip(order.tolist(), one[order].tolist(), other[order].tolist(), strict=True):
        first, second = _head(heads, first), _head(heads, second)
        if first != second:
            heads[second] = first
            held[pair] = True
    return held


def _head(heads: list[int], place: int) -> int:
    while heads[place] != place:
        heads[place] = heads[heads[place]]
        place = heads[place]
    return place


def _sets(smallest: Numbers, wanted: NDArray[np.bool_]) -> list[list[int]]:
    places = np.flatnonzero(wanted)
    order = places[np.argsort(smallest[places], kind="stable")]
    ends = np.flatnonzero(np.diff(smallest[order])) + 1
    return [each.tolist() for each in np.split(order, ends)] if len(order) else []
