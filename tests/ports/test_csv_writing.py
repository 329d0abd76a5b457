import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.ports.csv_writing import write_csv


def test_rows_stand_under_their_heading():
    text = write_csv(
        [("York/Selby", 12, None, date(2018, 1, 23)), ("Smith, Ty", -3, True, 0.5)], ["area", "a", "b", "c"]
    )
    assert text == 'area,a,b,c\nYork/Selby,12,,2018-01-23\n"Smith, Ty",-3,yes,0.5\n'


def test_a_moment_is_in_iso_form():
    assert (
        write_csv([[datetime(2018, 1, 23, 12, tzinfo=UTC), False]], ["at", "b"])
        == "at,b\n2018-01-23T12:00:00+00:00,no\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\n=1", "＝1", "＋1", "－1", "＠a"])
def test_text_that_a_spreadsheet_would_run_is_defused(text):
    rows = list(csv.reader(StringIO(write_csv([[text]], [text]), newline="")))
    assert rows == [[f"'{text}"], [f"'{text}"]]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_line_end_in_text_begins_no_row_of_its_own(end):
    rows = list(csv.reader(StringIO(write_csv([[f"a{end}=1", f"{end}=2"]], ["x", "y"]), newline="")))
    assert rows == [["x", "y"], ["a\n=1", "'\n=2"]]


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers())))
def test_whatever_is_written_no_cell_begins_a_formula(rows):
    back = list(csv.reader(StringIO(write_csv(rows, ["text", "number"]), newline="")))
    assert not any(text.startswith(("=", "+", "-", "@")) for text, _ in back)
    assert [(text.removeprefix("'"), int(number)) for text, number in back[1:]] == [
        (text.removeprefix("'"), number) for text, number in rows
    ]
