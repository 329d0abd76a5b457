"""The first so many by their points, and what a moved weight does to the list."""

import numpy as np
import pytest

from accord.risk.matrix.columns import Entries
from accord.risk.matrix.ranking import Change, Top, if_weight_moved, top
from accord.risk.matrix.terms import EventKind
from tests.risk.test_matrix import ARREST, OFFENCE, TABLE


@pytest.mark.parametrize(
    ("sums", "count", "found"),
    [
        ([3, 9, 5], 2, Top((1, 2), 5, ())),
        ([5, 9, 5, 5], 2, Top((1, 0), 5, (2, 3))),
        ([0, 1, 0], 3, Top((1,), 1, ())),
        ([0, 0], 1, Top((), 0, ())),
        ([], 1, Top((), 0, ())),
    ],
)
def test_the_first_have_the_most_points_and_ties_at_the_end_are_told(sums: list[int], count: int, found: Top) -> None:
    assert top(np.array(sums, np.int64), count) == found


def entries_of(*rows: tuple[int, int, int]) -> Entries:
    return Entries(*np.array(rows, np.int64).T)


@pytest.mark.parametrize(
    ("moved", "change"),
    [
        ((OFFENCE, "Robbery", 1.0), Change(frozenset(), frozenset())),
        ((OFFENCE, "Robbery", 0.1), Change(frozenset({1}), frozenset({0}))),
        ((OFFENCE, None, 0.1), Change(frozenset({1}), frozenset({0}))),
        ((ARREST, "charged", 1.1), Change(frozenset(), frozenset())),
    ],
)
def test_a_moved_weight_says_who_enters_and_who_leaves(
    moved: tuple[EventKind, str | None, float], change: Change
) -> None:
    entries = {OFFENCE: entries_of((0, 0, 0)), ARREST: entries_of((1, 0, 0))}

    assert if_weight_moved(TABLE, entries, people=2, count=1, moved=moved) == change
