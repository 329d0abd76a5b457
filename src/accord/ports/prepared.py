"""Queries that are asked with every request: their SQL is worked out once, and only bound anew.

Building and compiling one takes Django longer than either database takes to answer it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Bound = int | date | datetime


@dataclass(frozen=True)
class _Made:
    """The SQL; for each of its parameters the name of the value that goes there, if any, and what was compiled; converters."""

    sql: str
    parameters: Sequence[tuple[str | None, Any]]
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]


class Prepared:
    """A query of `values_list`, by named values; whole numbers, days and moments, never None."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._made: dict[str, _Made] = {}

    def rows(self, **values: Bound) -> list[tuple[Any, ...]]:
        """The rows for these values, as the queryset itself would give them."""
        made = self._made.get(connection.vendor)
        if made is None:
            made = self._made[connection.vendor] = _made(self._build, values)
        bound = [each if name is None else _like(each, _stored(values[name])) for name, each in made.parameters]
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
    marks = {name: _mark(value, number) for number, (name, value) in enumerate(values.items(), 1)}
    compiler = build(**marks).query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    names = {_stored(mark): name for name, mark in marks.items()}
    expressions = [selected[0] for selected in compiler.select[: compiler.col_count]]
    return _Made(
        sql=sql,
        parameters=[(names.get(each), each) for each in parameters],
        converters=[(place, *found) for place, found in compiler.get_converters(expressions).items()],
    )


def _mark(value: Bound, number: int) -> Bound:
    if isinstance(value, datetime):
        return datetime(9000, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    if isinstance(value, date):
        return date(9100, 1, 1) + timedelta(days=number)
    return 2**62 + number


def _like(compiled: Any, value: Any) -> Any:
    """The value in the type that was compiled: PostgreSQL's driver is told by it how wide a whole number is."""
    return type(compiled)(value) if isinstance(compiled, int) else value


def _stored(value: Bound) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
