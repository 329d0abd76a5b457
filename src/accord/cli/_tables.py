"""Tables that leave as a file: CSV, or a marked spreadsheet where the file's name ends so."""

from collections.abc import Sequence
from pathlib import Path

from accord.cli._files import write_whole
from accord.kernel.marking import Marking
from accord.ports.csv_writing import write_csv
from accord.ports.spreadsheets import Sheet, write_xlsx


def write_table(out: Path, sheets: Sequence[Sheet]) -> None:
    """All the sheets as a spreadsheet, or the first alone as CSV."""
    if out.suffix.lower() == ".xlsx":
        write_whole(out, write_xlsx(sheets, Marking.OFFICIAL_SENSITIVE))
    else:
        write_whole(out, write_csv(sheets[0].rows, sheets[0].columns).encode())
