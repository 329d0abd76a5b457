"""Spreadsheets (xlsx) for those we hand them to: marked at the top, at the bottom and on every printed page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import chain
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from accord.kernel.columns import FORMULA_MARKS
from accord.kernel.marking import Marking

LONGEST_TITLE = 31
MOST_ROWS = 1_048_576
_NOT_IN_A_TITLE = str.maketrans("[]:*?/\\", "()-----")
_BOLD = Font(bold=True)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its title, the names of its columns, and its rows in that order."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]


def write_xlsx(sheets: Sequence[Sheet], marking: Marking) -> bytes:
    """A workbook of the sheets, as the bytes of a file; ValueError when a sheet has more rows than a spreadsheet holds.

    Text is always text, never a formula or a link; numbers are numbers and days are days.
    """
    workbook = Workbook(write_only=True)
    for sheet in sheets:
        _write_sheet(workbook.create_sheet(sheet.title.translate(_NOT_IN_A_TITLE)[:LONGEST_TITLE]), sheet, marking)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _write_sheet(worksheet: Any, sheet: Sheet, marking: Marking) -> None:
    worksheet.freeze_panes = "A3"
    for position, name in enumerate(sheet.columns, 1):
        worksheet.column_dimensions[get_column_letter(position)].width = max(12, len(name) + 2)
    worksheet.oddHeader.center.text = worksheet.oddFooter.center.text = marking.value
    bold_rows = ([_cell(worksheet, text, _BOLD) for text in row] for row in ([marking.line], sheet.columns))
    rows = ([_cell(worksheet, value) for value in row] for row in sheet.rows)
    last_row = [_cell(worksheet, marking.line, _BOLD)]
    for row in _at_most(MOST_ROWS, chain(bold_rows, rows, [last_row]), sheet.title):
        worksheet.append(row)


def _at_most(most: int, rows: Iterable[Sequence[Any]], title: str) -> Iterator[Sequence[Any]]:
    for number, row in enumerate(rows, 1):
        if number > most:
            raise ValueError(f"The sheet {title} has more than the {most:,} rows a spreadsheet holds: take the CSV.")
        yield row


def _cell(worksheet: Any, value: Any, font: Font | None = None) -> Any:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    elif isinstance(value, datetime):
        value = value.isoformat()
    if isinstance(value, str):
        cell = WriteOnlyCell(worksheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
        cell.data_type = "s"  # openpyxl takes text that begins with = for a formula
        cell.quotePrefix = value.startswith(FORMULA_MARKS)  # or editing the cell would make it one
    elif isinstance(value, date):
        cell = WriteOnlyCell(worksheet, datetime(value.year, value.month, value.day))
        cell.number_format = "yyyy-mm-dd"
    else:
        cell = WriteOnlyCell(worksheet, value)
    if font is not None:
        cell.font = font
    return cell
