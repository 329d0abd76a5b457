"""A file read by whole columns is the file read row by row, whatever it holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.risk.ogrs3.extract import NAMES, RESULTS, Read, read_people, read_with_care, scored_csv
from accord.risk.ogrs3.sound import read_sound
from tests.risk.cases import OGRS3_CASES

TODAY = date(2026, 11, 21)
HEADING = ",".join(NAMES)
SOUND = "A1,M,20,20,20,4,repeat,Violence"

ROWS = st.tuples(
    st.sampled_from(["A1", "", " A1", "=A1", "É", "A\t1", "x" * 201, "O'Hara 2"]),
    st.sampled_from(["M", "F", "m", "X", ""]),
    st.sampled_from(["10", "20", "9", "020", "1e1"]),
    st.sampled_from(["10", "20", "120", "121", " 20"]),
    st.sampled_from(["20", "50", "-1", "10"]),
    st.sampled_from(["0", "4", "999", "1000"]),
    st.sampled_from(["repeat", "first_caution", "Repeat", "none"]),
    st.sampled_from(["Violence", "violence", "02801", "028/01", "Murder", "00000"]),
)
USUAL = st.tuples(
    st.sampled_from(["A1", "", "O'Hara 2"]),
    st.sampled_from(["M", "F"]),
    st.sampled_from(["10", "20", "30"]),
    st.sampled_from(["20", "120"]),
    st.sampled_from(["20", "50"]),
    st.sampled_from(["0", "4", "999"]),
    st.sampled_from(["repeat", "first_caution"]),
    st.sampled_from(["Violence", "Drug possession/supply"]),
)


def told(read: Read) -> tuple[object, ...]:
    """Everything that a reading tells."""
    columns = {name: list(cells) for name, cells in read.columns.items()}
    return columns, list(read.lines), read.extract.faults, read.extract.fault_count


@given(st.lists(USUAL, max_size=8), st.lists(ROWS, max_size=2), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_file_reads_the_same_by_columns_and_by_rows(
    usual: list[tuple[str, ...]], odd: list[tuple[str, ...]], end: str, is_ended: bool
) -> None:
    text = end.join([HEADING, *(",".join(row) for row in [*usual, *odd])]) + end * is_ended

    assert told(read_people(text.encode(), TODAY)) == told(read_with_care(text.encode(), TODAY))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        HEADING,
        f"{HEADING}\n\n",
        f"\n{HEADING}\n{SOUND}\n",
        f"{HEADING}\n{SOUND}\n\n{SOUND}\n",
        f"{HEADING}\n{SOUND},\n",
        f"{HEADING}\nA1,M,20,20,20,4,repeat\nViolence,{SOUND}\n",
        f"{HEADING},{RESULTS[0]}\n{SOUND},0.5\n",
        f"{HEADING},{RESULTS[0]},{RESULTS[0]}\n{SOUND},0.5,0.5\n",
        f"{HEADING},shoe_size\n{SOUND},9\n",
        f'{HEADING}\n"A,1"{SOUND[2:]}\n',
        f"{HEADING}\r{SOUND}\r",
        f"{HEADING}\nA\x0b1{SOUND[2:]}\n",
        f"{HEADING}\nA\x0c1{SOUND[2:]}\n",
        f"{HEADING}\nA\u20281{SOUND[2:]}\n",
        f"{HEADING}\nA\x001{SOUND[2:]}\n",
        f"\ufeff{HEADING}\n{SOUND}\n",
    ],
)
def test_an_unusual_file_reads_the_same_as_well(text: str) -> None:
    assert told(read_people(text.encode(), TODAY)) == told(read_with_care(text.encode(), TODAY))


def test_the_worked_cases_are_read_by_columns() -> None:
    data = OGRS3_CASES.read_bytes()
    by_columns = read_sound(data, RESULTS)

    assert by_columns is not None
    assert told(read_people(data, TODAY)) == told(read_with_care(data, TODAY))
    assert scored_csv(read_people(data, TODAY)).encode() == data
