"""Many records in columns: each distinct value once, and for each record the place of its value."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.people.linking.comparing import COMPARISONS
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.records import Compared

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Column:
    """The distinct values of one attribute, and each record's place among them."""

    values: Sequence[Any]
    places: Numbers


@dataclass(frozen=True, slots=True)
class Table:
    """Records in columns, one for each attribute that is compared."""

    size: int
    columns: Mapping[str, Column]


def table_of(records: Sequence[Compared]) -> Table:
    """The records, in their order."""
    columns = {each.attribute: _column(list(map(attrgetter(each.attribute), records))) for each in COMPARISONS}
    return Table(len(records), columns)


def counted(table: Table) -> Frequencies:
    """How often each value of each field is given."""
    counts: dict[str, dict[str, int]] = {}
    for comparison in COMPARISONS:
        column = table.columns[comparison.attribute]
        times = np.bincount(column.places, minlength=len(column.values)).tolist()
        for place, field in enumerate(comparison.fields):
            of_field = counts[field.name] = {}
            for value, count in zip(column.values, times, strict=True):
                term = comparison.terms(value)[place]
                if term:
                    of_field[term] = of_field.get(term, 0) + count
    return Frequencies(counts, {name: sum(each.values()) for name, each in counts.items()})


def _column(values: Sequence[Hashable]) -> Column:
    distinct = list(dict.fromkeys(values))
    place = dict(zip(distinct, range(len(distinct)), strict=True))
    return Column(distinct, np.fromiter(map(place.__getitem__, values), np.int64, len(values)))
