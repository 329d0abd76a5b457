from datetime import UTC, date, datetime, time
from io import BytesIO

import pytest
from openpyxl import load_workbook

from accord.kernel.marking import Marking
from accord.ports import spreadsheets
from accord.ports.spreadsheets import Sheet, write_xlsx


def written(*rows, title="People", columns=("name", "number")):
    return load_workbook(BytesIO(write_xlsx([Sheet(title, columns, rows)], Marking.OFFICIAL_SENSITIVE))).worksheets[0]


def test_the_marking_stands_first_last_and_on_every_printed_page():
    sheet = written(("Naylor", 1))
    assert [row[0].value for row in sheet.iter_rows()] == [
        Marking.OFFICIAL_SENSITIVE.line,
        "name",
        "Naylor",
        Marking.OFFICIAL_SENSITIVE.line,
    ]
    assert sheet.oddHeader.center.text == sheet.oddFooter.center.text == "OFFICIAL-SENSITIVE"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "http://x", '=HYPERLINK("http://x")', "2018-01-23", "007"]
)
def test_text_stays_text_never_a_formula_or_a_link(text):
    cell = written((text, 1)).cell(3, 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(("text", "is_quoted"), [("=1+1", True), ("-1", True), ("Naylor", False)])
def test_editing_a_cell_does_not_make_it_a_formula(text, is_quoted):
    assert bool(written((text, 1)).cell(3, 1).quotePrefix) is is_quoted


def test_numbers_are_numbers_and_days_are_days():
    values = [written((value, 1)).cell(3, 1).value for value in (7, 0.5, date(2018, 1, 23), None, True)]
    assert values == [7, 0.5, datetime.combine(date(2018, 1, 23), time()), None, "yes"]


def test_a_moment_keeps_its_zone_as_text():
    assert written((datetime(2018, 1, 23, 12, tzinfo=UTC), 1)).cell(3, 1).value == "2018-01-23T12:00:00+00:00"


def test_what_no_spreadsheet_can_hold_is_replaced_not_fatal():
    assert written(("Nay\0lor\x0b", 1)).cell(3, 1).value == "Nay\ufffdlor\ufffd"


def test_a_title_that_no_sheet_may_have_is_made_one_it_may():
    assert written(title="York/Selby: [in custody?] on the day of the count").title == "York-Selby- (in custody-) on th"


def test_more_rows_than_a_spreadsheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 4)
    assert written(("a", 1)).max_row == 4
    with pytest.raises(ValueError, match="more than the 4 rows a spreadsheet holds: take the CSV"):
        written(("a", 1), ("b", 2))
