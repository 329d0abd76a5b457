"""Promise 4, the ledger's part: when a row cannot be written, for whatever real cause, that is never passed over.

What each route then answers is tested with the routes.
"""

import contextlib
import sqlite3

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from accord.audit.ledger import LedgerUnavailable, append, append_many
from accord.audit.models import LedgerRow
from tests.audit.attacks import execute
from tests.audit.ledgers import EVENT

pytestmark = pytest.mark.usefixtures("transactional_db")

MOST_ROWS_IN_A_PAGE = 200


@contextlib.contextmanager
def statement(text):
    """The statement has been run on the connection that writes."""
    execute(text)
    yield


@contextlib.contextmanager
def file_held_by_another():
    """Another program holds SQLite's one place for a writer, and does not let go."""
    execute("PRAGMA busy_timeout = 50")
    with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextlib.contextmanager
def file_closed():
    """The connection has been closed underneath the program."""
    connection.ensure_connection()
    connection.connection.close()
    yield


@contextlib.contextmanager
def table_held_by_another():
    """Another session holds the table, and does not let go."""
    execute("SET lock_timeout = '50ms'")
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
        other.execute("LOCK TABLE audit_ledgerrow IN ACCESS EXCLUSIVE MODE")
        yield


@contextlib.contextmanager
def session_ended_by_server():
    """The server has ended the session."""
    [(session,)] = execute("SELECT pg_backend_pid()")
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [session])
    yield


TABLE_GONE = "ALTER TABLE audit_ledgerrow RENAME TO audit_elsewhere"
FAULTS = {
    "sqlite": {
        "the file may only be read": lambda: statement("PRAGMA query_only = ON"),
        "the table is gone": lambda: statement(TABLE_GONE),
        "another program holds the file": file_held_by_another,
        "the connection is closed": file_closed,
    },
    "postgresql": {
        "the server may only be read": lambda: statement("SET default_transaction_read_only = on"),
        "the table is gone": lambda: statement(TABLE_GONE),
        "the right to write was taken away": lambda: statement("REVOKE INSERT ON audit_ledgerrow FROM CURRENT_USER"),
        "another session holds the table": table_held_by_another,
        "the server has ended the session": session_ended_by_server,
    },
}
CASES = [
    pytest.param(
        fault, marks=pytest.mark.skipif(f"connection.vendor != '{vendor}'", reason=f"a fault of {vendor}"), id=f"{name}"
    )
    for vendor, faults in FAULTS.items()
    for name, fault in faults.items()
]


@pytest.mark.parametrize("fault", CASES)
def test_a_row_that_cannot_be_written_is_refused(fault):
    with fault(), pytest.raises(LedgerUnavailable):
        append(EVENT)


@pytest.mark.parametrize("fault", CASES)
def test_rows_that_cannot_be_written_are_refused(fault):
    with fault(), pytest.raises(LedgerUnavailable):
        append_many([EVENT, EVENT])


@pytest.mark.parametrize("write", [lambda: append(EVENT), lambda: append_many([EVENT])])
@pytest.mark.parametrize("key", ["", "too short"])
def test_without_its_key_the_ledger_is_not_written(settings, key, write):
    settings.ACCORD_LEDGER_KEY = key

    with pytest.raises(LedgerUnavailable):
        write()
    assert LedgerRow.objects.count() == 0


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a server's disk is not filled from here")
def test_on_a_full_disk_every_row_that_was_acknowledged_is_there_and_the_next_is_refused():
    [(pages,)] = execute("PRAGMA page_count")
    execute(f"PRAGMA max_page_count = {pages}")
    acknowledged = []

    with pytest.raises(LedgerUnavailable):
        acknowledged.extend(append(EVENT) for _ in range(MOST_ROWS_IN_A_PAGE))

    assert list(LedgerRow.objects.order_by("id").values_list("id", flat=True)) == acknowledged


@transaction.atomic
def change_and_tell():
    ContentType.objects.create(app_label="a change", model="of something")
    append(EVENT)


def test_a_change_that_cannot_be_told_to_the_ledger_does_not_happen(settings):
    settings.ACCORD_LEDGER_KEY = ""

    with pytest.raises(LedgerUnavailable):
        change_and_tell()

    assert not ContentType.objects.filter(app_label="a change").exists()
