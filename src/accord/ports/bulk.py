"""Writing many rows at once: PostgreSQL's COPY, or SQLite's prepared statement, behind one function."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Field, Model


def insert_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert plain tuples in the order of `fields` (attribute names, such as `person_id`) into the model's table.

    Values are as the column stores them; a moment is aware and is stored in UTC. Nothing is validated here: the database's
    own constraints refuse what is wrong, and the caller's transaction is undone.
    """
    quote = connection.ops.quote_name
    held = [_field(model, name) for name in fields]
    columns = ", ".join(quote(field.column or field.attname) for field in held)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            holes = ", ".join(["%s"] * len(fields))
            moments = [place for place, field in enumerate(held) if isinstance(field, DateTimeField)]
            stored: Any = _with_stored_moments(rows, moments)  # the driver takes any iterable, its type says a sequence
            statement = f"INSERT INTO {table} ({columns}) VALUES ({holes})"  # noqa: S608  names only; values are bound
            cursor.executemany(statement, stored)


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    return next(field for field in model._meta.concrete_fields if field.attname == name)


def _with_stored_moments(rows: Iterable[Sequence[Any]], moments: Sequence[int]) -> Iterator[Sequence[Any]]:
    """The rows with moments as SQLite keeps them, which its driver does not do; days and the rest it does."""
    for row in rows:
        values = list(row)
        for place in moments:
            values[place] = _stored_moment(values[place])
        yield values


@lru_cache(maxsize=64)  # all rows of a delivery are of one moment
def _stored_moment(at: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


def refresh_statistics() -> None:
    """Have the database look at its tables again, so that it plans its queries by what they hold now.

    After many rows at once: SQLite never looks by itself, and PostgreSQL a minute later. A million entries take about a second;
    looking at a few hundred rows only (`analysis_limit`) would make every index look as good as any other.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
