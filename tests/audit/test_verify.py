"""Verification of what is as it was written, and of a file that another program has changed."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from accord.audit import reading
from accord.audit.ledger import append_many
from accord.audit.sealer import seal
from accord.audit.verify import verify
from tests.audit.attacks import take_down_guards
from tests.audit.ledgers import AT, EVENT, SEAL_SIZES, WAITING, filled_ledger


@pytest.mark.django_db
def test_an_empty_ledger_is_sound():
    found = verify()

    assert found.is_sound
    assert (found.rows, found.seals, found.rows_per_second) == (0, 0, 0.0)


@pytest.mark.django_db
def test_progress_adds_up_to_every_row():
    filled_ledger()
    steps = []

    found = verify(on_progress=steps.append)

    assert sum(steps) == found.rows == sum(SEAL_SIZES) + WAITING


@pytest.mark.django_db
def test_a_ledger_of_more_than_one_chunk_verifies(monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 7)
    filled_ledger()

    assert (verify().rows, verify().first_bad) == (sum(SEAL_SIZES) + WAITING, None)


@pytest.mark.django_db
def test_ten_thousand_rows_verify(settings):
    append_many([EVENT] * 10_000)
    seal(AT)

    assert (verify().sealed_rows, verify().first_bad) == (10_000, None)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a server's files are not to hand")
@pytest.mark.usefixtures("transactional_db")
def test_a_change_made_by_another_program_with_the_file_is_found():
    filled_ledger()
    take_down_guards()
    connection.close()
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as file, file:
        file.execute("UPDATE audit_ledgerrow SET purpose = 'another purpose' WHERE id = 33")

    assert verify().first_bad.sentence == "row 33, position 33, seal 6: the row is not as it was written."
