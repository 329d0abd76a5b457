"""The first so many by their points. What a moved weight does to the list is tried with the list (tests/reporting)."""

import numpy as np
import pytest

from accord.risk.matrix.ranking import Top, top


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
