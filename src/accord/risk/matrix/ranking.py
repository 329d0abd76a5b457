"""The first so many people by their points, who else had as many, and who enters and leaves when a weight moves. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from accord.risk.matrix.columns import Entries, Whole, hundredths
from accord.risk.matrix.table import Table, with_weight_moved
from accord.risk.matrix.terms import EventKind


@dataclass(frozen=True)
class Top:
    """The places of the first people, most points first; equal points in the order that the people came in.

    `least` are the points of the last of them, in hundredths, and `tied_out` those left out though they have as many: where
    there are any, the order they came in has decided, and people should.
    """

    places: tuple[int, ...]
    least: int
    tied_out: tuple[int, ...]


@dataclass(frozen=True)
class Change:
    """Who comes onto a list and who drops off it, by their places."""

    enters: frozenset[int]
    leaves: frozenset[int]


def top(sums: Whole, count: int) -> Top:
    """The first `count` of those who have any points at all."""
    order = np.argsort(-sums, kind="stable")
    ranked = order[sums[order] > 0]
    first, rest = ranked[:count], ranked[count:]
    least = int(sums[first[-1]]) if len(first) else 0
    return Top(tuple(first.tolist()), least, tuple(rest[sums[rest] == least].tolist()))


def if_weight_moved(
    table: Table, entries: Mapping[EventKind, Entries], people: int, count: int, moved: tuple[EventKind, str | None, float]
) -> Change:  # fmt: skip
    """How the first `count` would change if a weight, or all those of a kind, were so many times as great."""
    before = set(top(hundredths(table, entries, people), count).places)
    after = set(top(hundredths(with_weight_moved(table, *moved), entries, people), count).places)
    return Change(frozenset(after - before), frozenset(before - after))
