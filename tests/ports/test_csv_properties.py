"""Whatever bytes arrive, reading ends with rows or with faults, never with an error (promise 14)."""

import csv
from io import StringIO

from hypothesis import example, given
from hypothesis import strategies as st

from accord.kernel.columns import text_column
from accord.ports.csv_files import read_extract
from tests.ports.extracts import COLUMNS, HEADING, SOUND, TODAY

PIECES = st.sampled_from(
    [
        *(
            b'"',
            b'""',
            b",",
            b"\n",
            b"\r",
            b"\r\n",
            b"\0",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\xe9",
            b"\x80",
            b"\xed\xa0\x80",
        ),
        *(b"=1+1", b"@x", b"31/02/2018", b"2018-02-31", b"tier", b"x" * 5_000, HEADING.encode()),
        "\u202e\u2028\x85\x1c".encode(),
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, len(SOUND)), st.integers(0, 12), PIECES | st.binary(max_size=8)), max_size=8)


def spoilt(edits):
    data = SOUND
    for place, taken, put in edits:
        data = data[:place] + put + data[place + taken :]
    return data


def assert_told_well(data, extract):
    lines = len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    assert extract.fault_count == len(extract.faults) or len(extract.faults) == 1_000
    assert all(1 <= fault.line <= lines for fault in extract.faults)
    assert all(
        len(fault.value) <= 60 and fault.value.isprintable() and fault.column.isprintable() for fault in extract.faults
    )
    assert all(fault.why.rstrip().endswith((".", "?")) for fault in extract.faults)
    assert all(fault.why.encode("utf-8") for fault in extract.faults)
    assert [line for line, _ in extract.rows] == sorted({line for line, _ in extract.rows})
    assert all(len(values) == len(COLUMNS) for _, values in extract.rows)


@given(EDITS)
@example([(0, 0, b"\xff\xfe\0\0")])
def test_a_spoilt_file_is_told_or_read(edits):
    data = spoilt(edits)
    assert_told_well(data, read_extract(data, COLUMNS, TODAY))


@given(st.binary())
def test_any_bytes_are_told_or_read(data):
    assert_told_well(data, read_extract(data, COLUMNS, TODAY))


@given(st.binary())
def test_any_bytes_under_a_heading_are_told_or_read(data):
    whole = HEADING.encode() + b"\n" + data
    assert_told_well(whole, read_extract(whole, COLUMNS, TODAY))


@given(EDITS)
def test_reading_twice_gives_the_same(edits):
    data = spoilt(edits)
    assert read_extract(data, COLUMNS, TODAY) == read_extract(data, COLUMNS, TODAY)


WORDS = st.text(st.sampled_from("aé王 ,\"';"), min_size=1, max_size=6).map(str.strip).filter(lambda word: word)
NOTES = [text_column("one", "One"), text_column("two", "Two")]


@given(
    st.lists(st.tuples(WORDS, WORDS)),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_what_a_sound_writer_wrote_is_read_back(rows, quoting, end):
    text = StringIO()
    csv.writer(text, quoting=quoting, lineterminator=end).writerows([("one", "two"), *rows])
    extract = read_extract(text.getvalue().encode(), NOTES, TODAY)
    assert extract.rows == list(enumerate(rows, 2))
    assert extract.is_sound
