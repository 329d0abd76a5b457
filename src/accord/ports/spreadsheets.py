"""Spreadsheets (xlsx) for those we hand them to: marked at the top, at the bottom and on every printed page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import islice
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
MARKING_AND_HEADING_ROWS = 3
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
        rows = list(islice(sheet.rows, MOST_ROWS))
        if len(rows) + MARKING_AND_HEADING_ROWS > MOST_ROWS:
            raise ValueError(
                f"The sheet {sheet.title} has more than the {MOST_ROWS:,} rows a spreadsheet holds: take the CSV."
            )
        worksheet = workbook.create_sheet(sheet.title.translate(_NOT_IN_A_TITLE)[:LONGEST_TITLE])
        _write_sheet(worksheet, sheet.columns, rows, marking)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _write_sheet(worksheet: Any, columns: Sequence[str], rows: Sequence[Sequence[Any]], marking: Marking) -> None:
    worksheet.freeze_panes = "A3"
    for position, name in enumerate(columns, 1):
        worksheet.column_dimensions[get_column_letter(position)].width = max(12, len(name) + 2)
    worksheet.oddHeader.center.text = worksheet.oddFooter.center.text = marking.value
    worksheet.append([_cell(worksheet, marking.line, _BOLD)])
    worksheet.append([_cell(worksheet, name, _BOLD) for name in columns])
    for row in rows:
        worksheet.append([_cell(worksheet, value) for value in row])
    worksheet.append([_cell(worksheet, marking.line, _BOLD)])


def _cell(worksheet: Any, value: Any, font: Font | None = None) -> Any:
    content = _content(value)
    cell = WriteOnlyCell(worksheet, content)
    if isinstance(content, str):
        cell.data_type = "s"  # openpyxl takes text that begins with = for a formula
        cell.quotePrefix = content.startswith(FORMULA_MARKS)  # or editing the cell would make it one
    elif isinstance(content, date):
        cell.number_format = "yyyy-mm-dd"
    if font is not None:
        cell.font = font
    return cell


def _content(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", value) if isinstance(value, str) else value
