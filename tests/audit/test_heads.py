"""Seal heads on the other system: all of them arrive there, in order, and what was torn or changed there is known."""

import pytest

from accord.audit import heads
from accord.audit.heads import Head, UnreadableHead
from accord.audit.ledger import append
from accord.audit.models import Seal
from accord.audit.sealer import seal
from accord.audit.verify import verify
from tests.audit.ledgers import AT, EVENT, SEAL_SIZES, filled_ledger

HEADS = [Head(number, "2026-03-02 09:30:00.000000", number, 1, f"{number:064x}") for number in range(1, 6)]


@pytest.fixture
def directory(tmp_path):
    """A directory that is not there yet."""
    return tmp_path / "seals"


@pytest.fixture
def sealed_ledger(settings, directory, transactional_db):
    """A committed ledger whose heads were exported."""
    settings.ACCORD_SEALS_DIRECTORY = directory
    filled_ledger()


def change_last_line(directory, change):
    path = directory / heads.FILE_NAME
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:-1], change(lines[-1])]))


def test_without_a_file_nothing_was_exported(directory):
    assert (heads.last_exported(directory), list(heads.exported(directory))) == (0, [])


def test_heads_come_back_as_they_went(directory):
    heads.export(directory, HEADS[:2])
    heads.export(directory, HEADS[2:])

    assert (heads.last_exported(directory), list(heads.exported(directory))) == (5, HEADS)


def test_heads_that_are_there_already_are_not_written_again(directory):
    heads.export(directory, HEADS[:4])
    heads.export(directory, HEADS)

    assert list(heads.exported(directory)) == HEADS


def test_a_line_that_a_stopped_sealer_tore_is_left_out_and_written_again(directory):
    heads.export(directory, HEADS[:3])
    change_last_line(directory, lambda line: line[:20])
    assert list(heads.exported(directory)) == HEADS[:2]

    heads.export(directory, HEADS)

    assert list(heads.exported(directory)) == HEADS


def test_a_file_that_holds_nothing_but_a_torn_line_begins_anew(directory):
    heads.export(directory, HEADS[:1])
    change_last_line(directory, lambda line: line[:20])

    heads.export(directory, HEADS)

    assert list(heads.exported(directory)) == HEADS


@pytest.mark.parametrize("line", [b"not a head\n", b"{}\n", b"[1]\n", b"\xff\n", b"\n"])
def test_a_line_that_is_not_a_head_is_told(directory, line):
    heads.export(directory, HEADS)
    change_last_line(directory, lambda _: line)

    with pytest.raises(UnreadableHead):
        list(heads.exported(directory))
    with pytest.raises(UnreadableHead):
        heads.last_exported(directory)


@pytest.mark.usefixtures("sealed_ledger")
def test_every_committed_seal_is_exported(directory):
    exported = [(head.number, head.hash) for head in heads.exported(directory)]

    assert exported == list(Seal.objects.order_by("number").values_list("number", "hash"))
    assert verify().heads == len(SEAL_SIZES)


@pytest.mark.usefixtures("sealed_ledger")
def test_heads_that_were_never_exported_are_exported_with_the_next(directory):
    (directory / heads.FILE_NAME).unlink()
    append(EVENT)
    seal(AT)

    assert len(list(heads.exported(directory))) == len(SEAL_SIZES) + 1


@pytest.mark.django_db
def test_nothing_is_exported_before_it_is_committed(settings, directory):
    settings.ACCORD_SEALS_DIRECTORY = directory
    append(EVENT)
    seal(AT)

    assert not directory.exists()


@pytest.mark.usefixtures("sealed_ledger")
@pytest.mark.parametrize(("old", "new"), [(b'"number":7', b'"number":6'), (b'"hash":"', b'"hash":"0')])
def test_an_exported_head_that_was_changed_is_found(directory, old, new):
    change_last_line(directory, lambda line: line.replace(old, new))

    assert verify().first_bad.seal_number == len(SEAL_SIZES)


@pytest.mark.usefixtures("sealed_ledger")
def test_a_head_of_a_seal_that_the_database_has_lost_is_found(directory):
    heads.export(directory, [Head(8, "2026-03-02 09:31:00.000000", 51, 5, "0" * 64)])

    bad = verify().first_bad
    assert (bad.seal_number, bad.position) == (8, 51)
    assert "exported as of 2026-03-02 09:31:00.000000 over 5 rows from position 51, and is gone" in bad.sentence


@pytest.mark.usefixtures("sealed_ledger")
def test_an_exported_line_that_is_no_head_is_found(directory):
    change_last_line(directory, lambda _: b"{}\n")

    assert verify().first_bad.sentence == "a line of the exported heads is not one that the sealer wrote."
