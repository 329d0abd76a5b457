"""A database of a test's own, in which commands really commit.

The ledger refuses to be emptied, so the usual way of testing commits, which empties every table afterwards, is closed. A
test that needs commits, threads or a live server works in a copy of the migrated, empty database instead, thrown away
at its end.
"""

import contextlib
import itertools
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.db import connection, connections
from django.test import override_settings

_number = itertools.count(1)


@contextlib.contextmanager
def database_of_its_own() -> Iterator[None]:
    """Point the connection, and those of threads started meanwhile, at a fresh copy. Nothing may be open on the original."""
    original = connection.settings_dict["NAME"]
    copy = f"{original}_{next(_number)}"
    connections.close_all()
    make, remove = (_copy_file, _remove_file) if connection.vendor == "sqlite" else (_copy_on_server, _remove_on_server)
    make(original, copy)
    connection.settings_dict["NAME"] = copy
    try:
        with tempfile.TemporaryDirectory() as seals, override_settings(ACCORD_SEALS_DIRECTORY=Path(seals)):
            yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = original
        remove(copy)


def _copy_file(original: str, copy: str) -> None:
    with contextlib.closing(sqlite3.connect(original)) as source, contextlib.closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _remove_file(copy: str) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{copy}{suffix}").unlink(missing_ok=True)


def _copy_on_server(original: str, copy: str) -> None:
    _on_server(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')


def _remove_on_server(copy: str) -> None:
    # Not WITH (FORCE): that is refused to all but superusers while the server's own autovacuum is looking at the copy.
    _on_server(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{copy}' AND usename = current_user"
    )
    _on_server(f'DROP DATABASE "{copy}"')


def _on_server(statement: str) -> None:
    settings = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as maintenance:
        maintenance.execute(statement)
