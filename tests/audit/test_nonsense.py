"""Verification stumbles over nothing that somebody may have put into the tables."""

import pytest
from django.db import connection  # noqa: F401  the conditions of skipif name it

from accord.audit.verify import verify
from tests.audit.attacks import execute, sealed, take_down_guards
from tests.audit.ledgers import SEAL_SIZES, committed_ledger

only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps to a column's type")
NONSENSE = ["'abc'", "x'00ff'", "CAST(x'ff41' AS TEXT)", "''", "-1", "1.5", "9e999"]


@pytest.fixture(scope="module")
def ledger(django_db_setup, django_db_blocker, tmp_path_factory):
    """One sealed ledger with its exported heads."""
    with committed_ledger(django_db_blocker, tmp_path_factory.mktemp("seals")):
        yield


@pytest.fixture
def unguarded(ledger, db):
    """The ledger with its triggers taken down; what a test does to it is undone at the test's end."""
    take_down_guards()


@only_sqlite
@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("column", ["at", "actor", "actor_id", "detail", "mac"])
def test_a_row_that_holds_nonsense_is_named(column, nonsense):
    row = sealed()[20]
    execute(f'UPDATE audit_ledgerrow SET "{column}" = {nonsense} WHERE id = {row.row_id}')

    assert verify().first_bad.row_id == row.row_id


@only_sqlite
@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("column", ["row_id", "seal_number", "link"])
def test_a_place_that_holds_nonsense_is_named(column, nonsense):
    execute(f"UPDATE audit_sealplace SET {column} = {nonsense} WHERE position = 21")

    assert verify().first_bad.position == 21


@only_sqlite
@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("column", ["sealed_at", "first_position", "row_count", "low_water", "hash"])
@pytest.mark.parametrize("number", [4, len(SEAL_SIZES)])
def test_a_seal_that_holds_nonsense_is_named(number, column, nonsense):
    execute(f"UPDATE audit_seal SET {column} = {nonsense} WHERE number = {number}")

    assert verify().first_bad.seal_number == number


@only_sqlite
@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(
    ("nonsense", "named"),
    [("'abc'", 4), ("x'00ff'", 4), ("CAST(x'ff41' AS TEXT)", 4), ("9e999", 4), ("-1", -1), ("1.5", 1.5)],
)
def test_a_seal_whose_number_is_nonsense_is_named_where_it_was_or_where_it_is(nonsense, named):
    execute(f"UPDATE audit_seal SET number = {nonsense} WHERE number = 4")

    assert verify().first_bad.seal_number == named


@only_sqlite
@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("nonsense", NONSENSE)
def test_a_last_seal_whose_number_is_nonsense_is_found(nonsense):
    execute(f"UPDATE audit_seal SET number = {nonsense} WHERE number = {len(SEAL_SIZES)}")

    assert verify().first_bad is not None


@only_sqlite
@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("nonsense", NONSENSE)
def test_a_position_that_is_nonsense_is_found(nonsense):
    execute(f"UPDATE audit_sealplace SET position = {nonsense} WHERE position = 21")

    assert verify().first_bad is not None


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite knows no infinite moment")
@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("moment", ["infinity", "-infinity", "4000-01-01 BC", "20000-01-01"])
def test_a_moment_that_python_cannot_hold_is_found(moment):
    row = sealed()[20]
    execute("UPDATE audit_ledgerrow SET at = %s WHERE id = %s", moment, row.row_id)

    assert verify().first_bad.row_id == row.row_id
