"""A database as it stood, put back in a few milliseconds: what a test needs is made once and then copied in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

_OURS = "accord."


@dataclass(frozen=True)
class TableRows:
    """The rows of one table, every column of them."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def taken() -> tuple[TableRows, ...]:
    """Every row of every table of the project."""
    return tuple(held for held in map(_held, _tables()) if held.rows)


def put_back(snapshot: Sequence[TableRows]) -> None:
    """Insert the rows again, in tables that hold none of them, and let no sequence give their numbers out again.

    In the database where they were first made the numbers were drawn then; in a copy of it from before, they were not.
    """
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for held in snapshot:
            columns = ", ".join(map(quote, held.columns))
            holes = ", ".join(["%s"] * len(held.columns))
            cursor.executemany(f"INSERT INTO {quote(held.table)} ({columns}) VALUES ({holes})", held.rows)
        drawn = {held.table for held in snapshot}
        resets = connection.ops.sequence_reset_sql(
            no_style(), [each for each in _models() if each._meta.db_table in drawn]
        )
        if resets:
            cursor.execute("\n".join(resets))  # at once: one by one they take longer than all of the rows


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith(_OURS)]


def _tables() -> list[str]:
    return [model._meta.db_table for model in _models()]


def _held(table: str) -> TableRows:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        columns = tuple(column[0] for column in cursor.description)
        return TableRows(table, columns, tuple(map(tuple, cursor.fetchall())))
