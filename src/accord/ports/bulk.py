"""Writing many rows at once: PostgreSQL's COPY, or SQLite's prepared statement, behind one function."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, cast

from django.db import connection
from django.db.models import Model


def insert_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert plain tuples in the order of `fields` (attribute names, such as `person_id`) into the model's table.

    Values are as the column stores them; a moment is aware and is stored in UTC. Nothing is validated here: the database's
    own constraints refuse what is wrong, and the caller's transaction is undone.
    """
    quote = connection.ops.quote_name
    columns = ", ".join(quote(_column(model, name)) for name in fields)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            holes = ", ".join(["%s"] * len(fields))
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({holes})",  # names only, from the model; values are bound
                cast("Sequence[Sequence[Any]]", (tuple(map(_as_stored, row)) for row in rows)),
            )


def _column(model: type[Model], name: str) -> str:
    field = next(field for field in model._meta.concrete_fields if field.attname == name)
    column: str = field.column or name
    return column


def _as_stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
