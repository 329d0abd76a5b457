"""The seals: shown, and told of when the sealing, the export or the database's own guard does not hold."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from accord.audit import heads
from accord.audit.models import SealPlace
from accord.audit.queries.seals import SealState, SealView, seal_state, seals
from accord.audit.sealer import seal
from tests.cast import CAST_AT, Cast, signed_in
from tests.web.pages import at_cast_time

pytestmark = pytest.mark.django_db
SEALS = "/oversight/seals/"
NEWEST = SealView(2, CAST_AT, 5, 3, "ab" * 32)
SOUND = SealState(NEWEST, 0, None, 2, ())


@pytest.fixture(autouse=True)
def _own_directory(tmp_path: Path, settings):
    settings.ACCORD_SEALS_DIRECTORY = tmp_path
    with at_cast_time():
        yield


@pytest.fixture
def kavita(cast: Cast) -> Client:
    return signed_in(cast.kavita)


def test_rows_wait_until_they_are_sealed(cast: Cast):
    before = seal_state()
    assert before.newest is None
    assert before.waiting > 0
    sealed = seal(CAST_AT)
    after = seal_state()
    assert (after.waiting, after.newest.row_count, after.oldest_waiting_at) == (0, sealed, None)


def test_the_page_shows_them_newest_first_and_the_command_to_verify(cast: Cast, kavita: Client):
    seal(CAST_AT)
    kavita.get("/oversight/ledger/")
    seal(CAST_AT + timedelta(seconds=5))
    page = kavita.get(SEALS).content.decode()
    assert "accord audit verify" in page
    assert [each.number for each in seals()] == [2, 1]
    assert page.index(seals()[0].hash[:16]) < page.index(seals()[1].hash[:16])


def test_seals_are_paged(cast: Cast, kavita: Client):
    for number in range(27):
        kavita.get("/oversight/ledger/")
        seal(CAST_AT + timedelta(seconds=number))
    first = kavita.get(SEALS).content.decode()
    older = re.search(r'href="(\?before=\d+)"', first)[1]
    assert older == "?before=3"
    second = kavita.get(f"{SEALS}{older}").content.decode()
    assert second.count('scope="row"') == 2
    assert "Newest" in second


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "0"])
def test_a_page_of_seals_that_there_is_not_does_no_harm(cast: Cast, kavita: Client, before: str):
    assert kavita.get(SEALS, {"before": before}).status_code == 200


def test_without_a_seal_the_page_says_what_makes_them(cast: Cast, kavita: Client):
    assert "accord audit seal" in kavita.get(SEALS).content.decode()


def test_nothing_is_wrong_when_nothing_is():
    assert SOUND.alerts(CAST_AT) == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (SealState(NEWEST, 1, CAST_AT - timedelta(minutes=6), 2, ()), "Rows have waited more than 5 minutes"),
        (SealState(NEWEST, 0, None, None, ()), "The exported seals cannot be read."),
        (SealState(NEWEST, 0, None, 1, ()), "Seals have been made that were not exported."),
        (SealState(NEWEST, 0, None, 3, ()), "the ledger may have been cut"),
        (SealState(None, 0, None, 1, ()), "the ledger may have been cut"),
        (SealState(NEWEST, 0, None, 2, ("audit_ledgerrow_no_delete",)), "no longer refuses changes"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(state: SealState, said: str):
    (sentence,) = state.alerts(CAST_AT)
    assert said in sentence


def test_a_row_may_wait_for_its_seal_for_a_while():
    assert SealState(NEWEST, 1, CAST_AT - timedelta(minutes=5), 2, ()).alerts(CAST_AT) == []


def test_exported_heads_that_cannot_be_read_are_told_of(cast: Cast, kavita: Client, tmp_path: Path):
    (tmp_path / heads.FILE_NAME).write_text("not a head\n")
    assert "The exported seals cannot be read." in kavita.get("/oversight/").content.decode()


def test_a_ledger_that_was_cut_is_told_of(cast: Cast, kavita: Client, tmp_path: Path):
    heads.export(tmp_path, [heads.Head(7, "2025-06-01 10:00:00.000000", 1, 9, "ab")])
    assert "the ledger may have been cut" in kavita.get(SEALS).content.decode()


def test_a_guard_taken_away_is_told_of(cast: Cast, kavita: Client):
    drop = {
        "sqlite": "DROP TRIGGER audit_ledgerrow_no_delete",
        "postgresql": "DROP TRIGGER audit_ledgerrow_no_change ON audit_ledgerrow",
    }
    with connection.cursor() as cursor:
        cursor.execute(drop[connection.vendor])
    assert "no longer refuses changes" in kavita.get("/oversight/").content.decode()


def test_looking_at_seals_shows_nobody_and_writes_nothing(cast: Cast, kavita: Client):
    seal(CAST_AT)
    placed = SealPlace.objects.count()
    kavita.get(SEALS)
    assert (seal_state().waiting, SealPlace.objects.count()) == (0, placed)
