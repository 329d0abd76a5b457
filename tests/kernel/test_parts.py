"""Long lists in parts."""

import pytest

from accord.kernel.parts import in_parts


@pytest.mark.parametrize(
    ("length", "parts"),
    [(0, []), (1, [[0]]), (2, [[0, 1]]), (3, [[0, 1], [2]]), (4, [[0, 1], [2, 3]])],
)
def test_every_value_is_in_one_part_in_its_order(length: int, parts: list[list[int]]) -> None:
    assert list(in_parts(list(range(length)), 2)) == parts
