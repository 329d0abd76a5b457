"""Queries that are asked with every request: their SQL is worked out once, and only bound anew.

Building and compiling one takes Django longer than either database takes to answer it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

One = int | str | date | datetime
Bound = One | tuple[One, ...]

Place = tuple[str, int]
"""The name of a value, and which of a tuple it is."""


@dataclass(frozen=True)
class _Made:
    """The SQL; for each of its parameters the place of the value that goes there, if any, and what was compiled; converters."""

    sql: str
    parameters: Sequence[tuple[Place | None, Any]]
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]


class Prepared:
    """A query of `values_list`, by named values; whole numbers, words, days and moments, never None.

    A tuple is what a column is compared with by `__in`. It is bound with its last member again and again, up to the next
    power of two: so many lengths share one SQL, and what is found is the same.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._made: dict[tuple[object, ...], _Made] = {}

    def rows(self, **values: Bound) -> list[tuple[Any, ...]]:
        """The rows for these values, as the queryset itself would give them."""
        filled = {name: _filled_up(value) if isinstance(value, tuple) else value for name, value in values.items()}
        form = connection.vendor, *(len(value) for value in filled.values() if isinstance(value, tuple))
        made = self._made.get(form)
        if made is None:
            made = self._made[form] = _made(self._build, filled)
        stored = dict(_each_by_place(filled))
        bound = [each if place is None else _like(each, _stored(stored[place])) for place, each in made.parameters]
        with connection.cursor() as cursor:
            cursor.execute(made.sql, bound)
            rows = [list(row) for row in cursor.fetchall()]
        for place, converters, expression in made.converters:
            for row in rows:
                for convert in converters:
                    row[place] = convert(row[place], expression, connection)
        return list(map(tuple, rows))


def _made(build: Callable[..., QuerySet[Any, Any]], values: dict[str, Bound]) -> _Made:
    """Compile the query with values that nothing else in it has, and see where they went."""
    marks = {place: _mark(value, number) for number, (place, value) in enumerate(_each_by_place(values), 1)}
    marked = {
        name: tuple(marks[name, place] for place in range(len(value))) if isinstance(value, tuple) else marks[name, 0]
        for name, value in values.items()
    }
    compiler = build(**marked).query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    places = {_stored(mark): place for place, mark in marks.items()}
    expressions = [selected[0] for selected in compiler.select[: compiler.col_count]]
    return _Made(
        sql=sql,
        parameters=[(places.get(each), each) for each in parameters],
        converters=[(place, *found) for place, found in compiler.get_converters(expressions).items()],
    )


def _each_by_place(values: Mapping[str, Bound]) -> Iterator[tuple[Place, One]]:
    for name, value in values.items():
        for number, one in enumerate(value if isinstance(value, tuple) else (value,)):
            yield (name, number), one


def _filled_up(values: tuple[One, ...]) -> tuple[One, ...]:
    missing = (1 << (len(values) - 1).bit_length()) - len(values) if values else 0
    return values + values[-1:] * missing


def _mark(value: One, number: int) -> One:
    if isinstance(value, str):
        return f"value {number} of a prepared query"
    if isinstance(value, datetime):
        return datetime(9000, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    if isinstance(value, date):
        return date(9100, 1, 1) + timedelta(days=number)
    return 2**62 + number


def _like(compiled: Any, value: Any) -> Any:
    """The value in the type that was compiled: PostgreSQL's driver is told by it how wide a whole number is."""
    return type(compiled)(value) if isinstance(compiled, int) else value


def _stored(value: One) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
