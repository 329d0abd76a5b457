"""Long lists in parts, for a database is asked about no more than so many at once."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

FEW = 500
"""So many at once where something is written."""
MANY = 10_000
"""So many at once where something is only read."""

Item = TypeVar("Item")


def in_parts(values: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The values in their order, so many at a time; the last part may be shorter."""
    return (values[start : start + size] for start in range(0, len(values), size))
