"""The sealer places every row once, in the order in which rows became visible, and loses none however late it comes."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from django.db import connection, transaction

from accord.audit import sealer
from accord.audit.ledger import append, append_many
from accord.audit.models import LedgerRow, Seal, SealPlace
from accord.audit.sealer import seal
from accord.audit.verify import verify
from tests.audit.ledgers import AT, EVENT, SEAL_SIZES, WAITING, filled_ledger
from tests.audit.threads import at_once, elsewhere

LATER = AT + timedelta(minutes=5)
only_where_writers_overlap = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="on SQLite one transaction writes at a time"
)


@pytest.fixture
def seals_directory(settings, tmp_path):
    """Where heads go that are exported in this test."""
    settings.ACCORD_SEALS_DIRECTORY = tmp_path
    return tmp_path


@pytest.fixture
def committed(seals_directory, transactional_db):
    """A ledger where what is written is committed."""


def chain():
    return list(SealPlace.objects.order_by("position").values_list("position", "row_id", "seal_number"))


@pytest.mark.django_db
def test_nothing_to_seal_makes_no_seal():
    assert seal(AT) == 0
    assert not Seal.objects.exists()


@pytest.mark.django_db
def test_rows_are_placed_in_order_and_only_once():
    first, second = append(EVENT), append(EVENT)
    assert seal(AT) == 2
    third = append(EVENT)
    assert seal(AT) == 1
    assert seal(AT) == 0

    assert chain() == [(1, first, 1), (2, second, 1), (3, third, 2)]


@pytest.mark.django_db
def test_a_ledger_of_several_seals_verifies():
    filled_ledger()

    assert seal(LATER) == WAITING
    found = verify()
    assert (found.sealed_rows, found.unsealed_rows, found.seals) == (sum(SEAL_SIZES) + WAITING, 0, len(SEAL_SIZES) + 1)
    assert found.is_sound


@pytest.mark.django_db
def test_catching_up_makes_several_seals_and_says_which_of_them_caught_up(monkeypatch):
    monkeypatch.setattr(sealer, "MOST_ROWS_IN_A_SEAL", 10)
    append_many(replace(EVENT, at=AT + timedelta(hours=hour)) for hour in range(25))

    assert seal(AT + timedelta(hours=40)) == 25

    assert list(Seal.objects.order_by("number").values_list("row_count", "caught_up")) == [
        (10, False),
        (10, False),
        (5, True),
    ]
    assert verify().is_sound


@pytest.mark.django_db
def test_the_next_sealer_need_not_look_again_at_what_is_settled():
    append_many([EVENT] * 30)
    highest = append(EVENT)
    seal(AT)

    assert Seal.objects.get().low_water == Seal.objects.get().reached == highest


@only_where_writers_overlap
@pytest.mark.usefixtures("committed")
def test_a_row_that_commits_late_is_placed_in_a_later_seal():
    with transaction.atomic():
        late = append(EVENT)
        early = elsewhere(lambda: append(EVENT))
        assert elsewhere(lambda: seal(AT)) == 1
        assert late < early
    assert seal(LATER) == 1

    assert chain() == [(1, early, 1), (2, late, 2)]
    assert verify().is_sound


@only_where_writers_overlap
@pytest.mark.usefixtures("committed")
def test_the_low_water_mark_waits_for_the_oldest_writer():
    with transaction.atomic():
        late = append(EVENT)
        elsewhere(lambda: append(EVENT))
        elsewhere(lambda: seal(AT))
        assert Seal.objects.get(number=1).low_water < late
    highest = append(EVENT)
    seal(LATER)

    assert Seal.objects.get(number=2).low_water == highest


@only_where_writers_overlap
@pytest.mark.usefixtures("committed")
def test_the_low_water_mark_rises_to_what_was_reached_before_the_oldest_writer_began(monkeypatch):
    monkeypatch.setattr(sealer, "CLOCK_STEP", timedelta(0))
    with transaction.atomic():
        append(EVENT)
        reached = elsewhere(lambda: append(EVENT))
        elsewhere(lambda: seal(AT))
    with transaction.atomic():
        append(EVENT)
        elsewhere(lambda: append(EVENT))
        elsewhere(lambda: seal(LATER))

        assert list(Seal.objects.order_by("number").values_list("low_water", flat=True)) == [0, reached]


@only_where_writers_overlap
@pytest.mark.usefixtures("committed")
def test_a_number_whose_transaction_was_undone_is_no_gap_in_the_chain():
    with transaction.atomic():
        append(EVENT)
        transaction.set_rollback(True)
    append(EVENT)
    seal(AT)

    assert [position for position, *_ in chain()] == [1]
    assert verify().is_sound


def write_in_transactions(seed):
    chance = Random(seed)
    for _ in range(12):
        with transaction.atomic():
            append_many([EVENT] * chance.randint(1, 4))
            transaction.set_rollback(chance.random() < 0.3)
    return True


def seal_many_times():
    return all(seal(AT + timedelta(seconds=second)) >= 0 for second in range(25))


def verify_many_times():
    return all(verify().is_sound for _ in range(10))


@pytest.mark.usefixtures("committed")
def test_writers_sealers_and_a_verifier_at_once_leave_every_row_placed_once():
    works = [lambda seed=seed: write_in_transactions(seed) for seed in range(4)]

    assert all(at_once([*works, seal_many_times, seal_many_times, verify_many_times]))

    seal(LATER)
    found = verify()
    assert (found.unsealed_rows, found.first_bad) == (0, None)
    assert found.sealed_rows == LedgerRow.objects.count() > 0
    assert found.heads == found.seals


@only_where_writers_overlap
@pytest.mark.usefixtures("committed")
def test_a_sealer_leaves_the_work_to_another_that_is_at_it():
    append(EVENT)
    with transaction.atomic():
        connection.cursor().execute("SELECT pg_advisory_xact_lock(%s)", [sealer.ADVISORY_LOCK])
        assert elsewhere(lambda: seal(AT)) == 0

    assert seal(AT) == 1
