"""A file read by whole columns says what the careful reader says; anything unusual is left to that one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.people.linking.files import PEOPLE_COLUMNS, read_people
from accord.people.linking.plain import read_plain
from accord.people.register import COLUMNS

TODAY = date(2026, 11, 22)
HEADING = ",".join(column.name for column in COLUMNS)
NAMES = [
    "",
    "Smith",
    " Smith ",
    " ",
    "\x1f",
    "O'Brien",
    "Müller",
    "MIG_ERROR",
    "not known",
    "Jones-Evans",
    "\u00a0",
    "=Smith",
]
SAID = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["", "1984-12-02", "1900-01-01", "02/12/1984", "1984"]),
    st.sampled_from(["", "M", "female", "X", " F"]), st.sampled_from(["", "W1"]),
    st.sampled_from(["", "2003/0000003Y", "03/3Y", "2003/0000003A", "unknown"]), st.sampled_from(["", "65656/91H", "x"]),
    st.sampled_from(["", "X123456", "x 123456"]), st.sampled_from(["", "A1234BC", "nk"]),
    st.sampled_from(["", "YO7 3JS", "zz99 3VZ"]), st.sampled_from(["", "York", "Not known"]),
)  # fmt: skip


def file_of(rows) -> bytes:
    lines = [",".join((f"N{number}", *row)) for number, row in enumerate(rows)]
    return "\n".join([HEADING, *lines, ""]).encode()


def with_care(data: bytes):
    """The same records by the other reader, which a quotation mark in the heading calls for."""
    return read_people(data.replace(b"source_id", b'"source_id"', 1), "police", TODAY).records


@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, max_size=8))
def test_both_readers_say_the_same(rows) -> None:
    data = file_of(rows)

    assert read_plain(data, "police", TODAY.year) == list(with_care(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf" + file_of([]),
        HEADING.replace("sex", "gender").encode(),
        file_of([["Smith"] * 12]),
        file_of([["Smith"] * 10]),
        file_of([['"Smith"', *[""] * 10]]),
        file_of([["Sm\0ith", *[""] * 10]]),
        file_of([["Smith" * 201, *[""] * 10]]),
        file_of([["Smith", *[""] * 10]]).replace(b"N0", b"=N0"),
        file_of([["Smith", *[""] * 10]]).replace(b"N0", b""),
        file_of([["Smith", *[""] * 10]] * 2).replace(b"N1", b"N0"),
        file_of([["Smith", *[""] * 10]]).replace(b"\n", b"\r\n"),
        file_of([["Smith", *[""] * 10]]).replace(b"Smith", b"Sm\xefth"),
        file_of([["Smith", *[""] * 10]]) + b"\n",
    ],
)
def test_what_is_unusual_is_left_to_the_careful_reader(data: bytes) -> None:
    assert read_plain(data, "police", TODAY.year) is None


def test_the_columns_are_those_of_the_careful_reader_in_any_order() -> None:
    turned = "\n".join([",".join(reversed(HEADING.split(","))), "York" + "," * 10 + ",N7", ""]).encode()

    (record,) = read_plain(turned, "police", TODAY.year) or ()

    assert (len(PEOPLE_COLUMNS), record.area, record.key) == (12, "york", "police\x1fN7")
