"""Turns: work that two processes must not do at once."""

from enum import IntEnum

from django.db import connection


class Turn(IntEnum):
    """What is done by one at a time; any numbers that nothing else in the database uses."""

    IMPORT = 7_020_916_384_402


def wait_for(turn: Turn) -> None:
    """Wait until nobody else has the turn and keep it until the transaction ends.

    On SQLite a transaction that writes is the only one, from its beginning.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(turn)])
