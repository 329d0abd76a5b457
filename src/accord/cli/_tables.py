"""Tables that leave as a file: CSV, or a marked spreadsheet or PDF where the file's name ends so."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from accord.cli._files import write_whole
from accord.kernel.marking import Marking
from accord.ports.csv_writing import write_csv
from accord.ports.pdf import paper_of, write_pdf
from accord.ports.spreadsheets import Sheet, write_xlsx


def write_table(out: Path, sheets: Sequence[Sheet], title: str, at: datetime) -> None:
    """All the sheets as a spreadsheet or, under the title, as a PDF; or the first alone as CSV.

    `_files.require_form` has refused every other name.
    """
    form = out.suffix.lower()
    if form == ".xlsx":
        write_whole(out, write_xlsx(sheets, Marking.OFFICIAL_SENSITIVE))
    elif form == ".pdf":
        write_whole(out, write_pdf(paper_of(title, (), sheets, at), Marking.OFFICIAL_SENSITIVE))
    else:
        write_whole(out, write_csv(sheets[0].rows, sheets[0].columns).encode())
