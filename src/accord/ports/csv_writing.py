"""Comma-separated values for those we hand them to, made so that no spreadsheet runs what a person once typed."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

from accord.kernel.columns import FORMULA_MARKS

_RUN_BY_SPREADSHEETS = (*FORMULA_MARKS, "\t", "\n")


def write_csv(rows: Iterable[Sequence[Any]], columns: Sequence[str]) -> str:
    """The rows under a heading of these columns, lines ended by LF.

    None is blank, days and moments are in ISO form. Text that a spreadsheet would run as a formula gets an
    apostrophe before it (OWASP, CSV injection); numbers do not, so a negative number stays one.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([_cell(name) for name in columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n")  # the writer puts no quotation marks round a bare CR
        return f"'{text}" if text.startswith(_RUN_BY_SPREADSHEETS) else text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value
