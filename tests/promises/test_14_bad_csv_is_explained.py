"""Promise 14: a bad file is explained and never half-loaded, whatever is wrong with it, on either database.

Sound extracts are spoilt at random: bytes, cells, rows, headings and encodings. Whatever comes of it, the import either
takes the file in whole or refuses it whole, tells each fault with its line and why, and never fails otherwise. A file that
was taken in changes nothing when it is imported again.
"""

import csv
from io import StringIO

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accord.journeys.deliveries import Imported, ImportRefused
from accord.kernel.faults import SHOWN_LENGTH
from accord.ports.csv_writing import write_csv
from tests.held import Record, the_record
from tests.promises.files import EXTRACTS, FILES, take_in, undone
from tests.promises.size import tries

pytestmark = pytest.mark.django_db

FILES_SPOILT = tries(gate=500 if connection.vendor == "sqlite" else 200, night=5_000)
"""How a file is read knows no database: on PostgreSQL fewer try that nothing of a bad one stays."""

BYTES = st.binary(max_size=6) | st.sampled_from([
    b'"', b'""', b",", b";", b"\t", b"\n", b"\r\n", b"\r", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe9", b"\x80",
    b"\xed\xa0\x80", "\u202e\u2028\x85\x1c".encode(), "\ufdfa".encode() * 40, "😀".encode(), b"source_id", b"x" * 5_000,
])  # fmt: skip
CELLS = st.text(max_size=8) | st.sampled_from([
    "", " ", "=1+1", "+44", "-1", "@x", "'=1", "\t=1", "|", "\x1f", "\u200b", "NULL", "None", "x" * 1_000_000,
    "31/02/2018", "2018-02-31", "2018-13-01", "2018-04-04", "9999-12-31", "0001-01-01", "\ufdfa" * 100, "e\u0301" * 60,
    "2003/0011985Z", "2004/0872103Y", "85227/65G", "A1234BC", "X123456", "028/01", "99999", "0٢801", "M", "gold", "GOLD",
    "York/Selby", "york/selby", "Atlantis", "district", "probation_region", "NY00001", "ny00001", "NY00001|2017", "accord-1",
])  # fmt: skip


@st.composite
def spoilt_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A register and a file of it, spoilt in up to four ways."""
    name = draw(st.sampled_from(sorted(FILES)))
    rows = list(csv.reader(FILES[name].decode().splitlines()))
    for _ in range(draw(st.integers(0, 3))):
        row = draw(st.integers(0, len(rows) - 1))
        column = draw(st.integers(0, len(rows[row]) - 1)) if rows[row] else 0
        rows = draw(st.sampled_from(WAYS))(draw, rows, row, column)
        rows = rows or [[""]]
    text = StringIO()
    csv.writer(text, quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])), lineterminator="\n").writerows(
        rows
    )
    data = draw(st.sampled_from(ENCODINGS))(text.getvalue())
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(data)))
        data = data[:place] + draw(BYTES) + data[place + draw(st.integers(0, 12)) :]
    return name, data


Rows = list[list[str]]


def _another_cell(draw: st.DrawFn, rows: Rows, row: int, column: int) -> Rows:
    return [
        [draw(CELLS) if (at, place) == (row, column) else cell for place, cell in enumerate(cells)]
        for at, cells in enumerate(rows)
    ]


def _a_row_twice(draw: st.DrawFn, rows: Rows, row: int, column: int) -> Rows:
    return [*rows, rows[row]]


def _a_row_less(draw: st.DrawFn, rows: Rows, row: int, column: int) -> Rows:
    return rows[:row] + rows[row + 1 :]


def _a_column_less(draw: st.DrawFn, rows: Rows, row: int, column: int) -> Rows:
    return [cells[:column] + cells[column + 1 :] for cells in rows]


def _a_column_twice(draw: st.DrawFn, rows: Rows, row: int, column: int) -> Rows:
    return [[*cells, *cells[column : column + 1]] for cells in rows]


def _a_column_swapped(draw: st.DrawFn, rows: Rows, row: int, column: int) -> Rows:
    return [cells[column:] + cells[:column] for cells in rows]


def _a_cell_more(draw: st.DrawFn, rows: Rows, row: int, column: int) -> Rows:
    return [[*cells, draw(CELLS)] if at == row else cells for at, cells in enumerate(rows)]


WAYS = [_another_cell, _another_cell, _another_cell, _a_row_twice, _a_row_less, _a_column_less, _a_column_twice,
        _a_column_swapped, _a_cell_more]  # fmt: skip
ENCODINGS = [
    *[lambda text: text.encode("utf-8", "replace")] * 12,
    lambda text: text.encode("utf-8-sig", "replace"),
    lambda text: text.encode("utf-16", "replace"),
    lambda text: text.encode("utf-16-be", "replace"),
    lambda text: text.encode("cp1252", "replace"),
    lambda text: text.replace("\n", "\r\n").encode("utf-8", "replace"),
]


def assert_told_well(refused: ImportRefused, data: bytes) -> None:
    lines = len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    assert refused.fault_count >= len(refused.faults) >= 1
    assert list(refused.faults) == sorted(refused.faults)
    assert all(1 <= fault.line <= lines for fault in refused.faults)
    assert all(len(fault.value) <= SHOWN_LENGTH and fault.value.isprintable() for fault in refused.faults)
    assert all(fault.why.rstrip().endswith((".", "?")) for fault in refused.faults)


@pytest.fixture
def the_record_before(people_in_place: None) -> Record:
    """What the record holds before any of the files, and again after each, which is undone: read once for all of them."""
    return the_record()


@settings(max_examples=FILES_SPOILT, deadline=None, suppress_health_check=list(HealthCheck), derandomize=False)
@given(spoilt_files())
@example(("custody", EXTRACTS["custody"].replace(b"2016-02-01", b"9999-12-31")))
@example(("people", EXTRACTS["people"].replace(b"Naylor", "\ufdfa".encode() * 100)))
@example(("people", EXTRACTS["people"].replace(b"NY00001", b"accord-1")))
def test_a_spoilt_file_is_taken_in_whole_or_refused_whole_and_explained(
    the_record_before: Record, spoilt: tuple[str, bytes]
) -> None:
    name, data = spoilt
    with undone():
        try:
            imported = take_in(name, data)
        except ImportRefused as refused:
            assert_told_well(refused, data)
            assert the_record() == the_record_before
        else:
            after = the_record()
            assert take_in(name, data) == Imported(imported.rows, 0, 0)
            assert the_record() == after


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_sound_before_they_are_spoilt(people_in_place: None, name: str) -> None:
    with undone():
        assert take_in(name, FILES[name]).rows >= 1


def test_a_cell_of_a_million_characters_is_refused_in_a_line(people_in_place: None) -> None:
    data = EXTRACTS["people"].replace(b"Naylor", b"N" * 1_000_000)
    with undone(), pytest.raises(ImportRefused) as refused:
        take_in("people", data)

    assert {fault.column for fault in refused.value.faults} == {"family_name"}
    assert all("1,000,000 characters" in fault.why for fault in refused.value.faults)


@given(st.sampled_from("=+-@\t\r\n＝＋－＠"), st.text(max_size=20))
def test_what_is_handed_out_runs_nothing(mark: str, rest: str) -> None:
    heading, *rows = csv.reader(StringIO(write_csv([[mark + rest]], ["notes"]), newline=""))

    assert heading == ["notes"]
    assert [len(row) for row in rows] == [1]
    assert rows[0][0].startswith("'")
