"""The suite's own ground: which database it stands on, and that a test with commits leaves nothing behind."""

import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime

import pytest
from django.db import connection

from accord.audit.ledger import Event, append
from accord.audit.models import LedgerRow
from accord.audit.terms import Action
from accord.config.database import SQLITE_OPTIONS

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
EVENT = Event(
    at=AT, actor="A officer", actor_id=None, agency="", action=Action.SEARCH, what="a search", purpose="a test"
)


@pytest.mark.django_db
def test_the_suite_runs_on_the_database_that_was_named():
    expected = "postgresql" if os.environ.get("ACCORD_TEST_DATABASE_URL") else "sqlite"
    assert connection.vendor == expected


@pytest.mark.parametrize(("pragma", "expected"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_sqlite_keeps_what_it_has_committed(pragma, expected, tmp_path):
    with closing(sqlite3.connect(tmp_path / "accord.sqlite3")) as database:
        database.executescript(SQLITE_OPTIONS["init_command"])
        assert database.execute(f"PRAGMA {pragma}").fetchone()[0] == expected


@pytest.mark.django_db
@pytest.mark.skipif(not os.environ.get("ACCORD_TEST_DATABASE_URL"), reason="about PostgreSQL's own roles")
def test_the_suite_is_no_superuser_of_the_server():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


def append_and_close() -> None:
    append(EVENT)
    connection.close()


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.usefixtures("transactional_db")
def test_what_threads_commit_is_there_and_gone_by_the_next_test(time):
    assert LedgerRow.objects.count() == 0
    threads = [threading.Thread(target=append_and_close) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert LedgerRow.objects.count() == 4


@pytest.mark.django_db
def test_the_shared_database_has_seen_none_of_it():
    assert LedgerRow.objects.count() == 0
