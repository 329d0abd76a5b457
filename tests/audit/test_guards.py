"""The database itself refuses to change the ledger, whoever asks through whatever program."""

import re
from pathlib import Path

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from accord.audit.guards import TABLES, missing_guards
from accord.audit.ledger import append
from accord.audit.models import LedgerRow
from accord.audit.sealer import seal
from accord.audit.verify import verify
from tests.audit.attacks import execute, take_down_guards
from tests.audit.ledgers import AT, EVENT, counts, filled_ledger

pytestmark = pytest.mark.django_db

NUMBERS = {"audit_ledgerrow": "id", "audit_seal": "number", "audit_sealplace": "position"}
REPLACING = {
    "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "postgresql": "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({number}) DO UPDATE SET {number} = 0",
}
EMPTYING = {"sqlite": "DELETE FROM {table} WHERE true", "postgresql": "TRUNCATE {table} CASCADE"}
RIGHTS = Path("deploy/postgresql/ledger_rights.sql")


def refused_with(error, statement):
    before = counts()
    with pytest.raises(error) as refusal, transaction.atomic():
        execute(statement)
    assert counts() == before
    return str(refusal.value)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {table} SET {number} = {number}", "UPDATE {table} SET {number} = {number} + 1 WHERE {number} = 3"],
)
def test_an_update_is_refused(table, statement):
    filled_ledger()

    sentence = refused_with(IntegrityError, statement.format(table=table, number=NUMBERS[table]))

    assert f"the ledger is only ever added to: {table} cannot be changed" in sentence


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["DELETE FROM {table}", "DELETE FROM {table} WHERE {number} = 2"])
def test_a_delete_is_refused(table, statement):
    filled_ledger()

    refused_with(IntegrityError, statement.format(table=table, number=NUMBERS[table]))


@pytest.mark.parametrize("table", TABLES)
def test_emptying_is_refused(table):
    filled_ledger()

    refused_with(IntegrityError, EMPTYING[connection.vendor].format(table=table))


@pytest.mark.parametrize("table", TABLES)
def test_putting_a_row_in_the_place_of_another_is_refused(table):
    filled_ledger()

    refused_with(IntegrityError, REPLACING[connection.vendor].format(table=table, number=NUMBERS[table]))


def test_the_program_cannot_change_a_row_either():
    append(EVENT)

    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerRow.objects.update(actor="somebody.else")
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerRow.objects.get().delete()


def test_all_guards_stand_after_migration():
    assert missing_guards() == ()


def test_guards_that_were_taken_down_are_named_and_the_ledger_is_not_sound():
    filled_ledger()
    take_down_guards()

    found = verify()

    assert {name.split("_no_")[0] for name in found.missing_guards} == set(TABLES)
    assert (found.first_bad, found.is_sound) == (None, False)


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="rights are PostgreSQL's")
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET {number} = 1", "DELETE FROM {table}", "TRUNCATE {table}"])
def test_a_role_with_the_documented_rights_may_add_to_the_ledger_and_do_nothing_else(project_root, table, statement):
    take_down_guards()
    script = (project_root / RIGHTS).read_text(encoding="utf-8")
    execute(re.sub(r"--.*", "", script).replace(':"application"', "CURRENT_USER"))

    append(EVENT)
    assert seal(AT) == 1

    assert "permission denied" in refused_with(ProgrammingError, statement.format(table=table, number=NUMBERS[table]))
