"""The first so many people by their points, and who else had as many. Pure."""

from dataclasses import dataclass

import numpy as np

from accord.risk.matrix.columns import Whole


@dataclass(frozen=True)
class Top:
    """The places of the first people, most points first; equal points in the order that the people came in.

    `least` are the points of the last of them, in hundredths, and `tied_out` those left out though they have as many: where
    there are any, the order they came in has decided, and people should.
    """

    places: tuple[int, ...]
    least: int
    tied_out: tuple[int, ...]


def top(sums: Whole, count: int) -> Top:
    """The first `count` of those who have any points at all."""
    order = np.argsort(-sums, kind="stable")
    ranked = order[sums[order] > 0]
    first, rest = ranked[:count], ranked[count:]
    least = int(sums[first[-1]]) if len(first) else 0
    return Top(tuple(first.tolist()), least, tuple(rest[sums[rest] == least].tolist()))
