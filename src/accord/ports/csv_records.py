"""The records of a text of comma-separated values, each with its line in the file and with what is amiss in its quoting."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

# The module's own limit on a cell is one for the whole process; each column has its own, with a better explanation.
csv.field_size_limit(2**31 - 1)

_CELL = r'(?:"(?:[^"]++|"")*+"|[^",\r\n]*+)'
_WELL_QUOTED = re.compile(rf"{_CELL}(?:,{_CELL})*+[\r\n]*")
_CELLS_BEFORE = re.compile(rf"(?:{_CELL},)*+")

QUOTES_AMISS = (
    "The quotation marks here do not fit. A cell that holds a comma or a quotation mark stands between quotation "
    "marks, with each mark inside it doubled."
)
LINE_BREAK = "This cell holds a line break, or its quotation mark is never closed. Keep each row on one line."


@dataclass(frozen=True, slots=True)
class Amiss:
    """Why a record cannot be split into cells with certainty, and in which cell, counted from 0."""

    position: int
    why: str


Record = tuple[int, list[str], Amiss | None]


def records(text: str) -> Iterator[Record]:
    """Each record with the line it begins on. Lines end in CRLF, LF or CR, and are counted as an editor does."""
    lines = list(StringIO(text, newline=""))
    if '"' not in text:
        return ((line, cells, None) for line, cells in enumerate(csv.reader(lines), 1))
    return _quoted_records(lines)


def _quoted_records(lines: Sequence[str]) -> Iterator[Record]:
    """After a record whose quotes do not fit, reading begins again on the next line: one fault hides no other."""
    start = 0
    while start < len(lines):
        reader, base = csv.reader(_lines_from(lines, start)), start
        for cells in reader:
            end = base + reader.line_num
            taken = lines[start:end]
            if len(taken) > 1 and not _WELL_QUOTED.fullmatch("".join(taken)):
                first = taken[0].rstrip("\r\n")
                yield start + 1, next(csv.reader([first])), _quotes_amiss(first)
                start += 1
                break
            yield start + 1, cells, _amiss(taken, cells)
            start = end


def _lines_from(lines: Sequence[str], start: int) -> Iterator[str]:
    return (lines[index] for index in range(start, len(lines)))


def _amiss(lines: Sequence[str], cells: Sequence[str]) -> Amiss | None:
    if len(lines) == 1:
        is_well_quoted = '"' not in lines[0] or _WELL_QUOTED.fullmatch(lines[0])
        return None if is_well_quoted else _quotes_amiss(lines[0])
    return next((Amiss(at, LINE_BREAK) for at, cell in enumerate(cells) if "\n" in cell or "\r" in cell), None)


def _quotes_amiss(line: str) -> Amiss:
    sound_beginning = line[: len(line) - len(_CELLS_BEFORE.sub("", line, count=1))]
    return Amiss(len(next(csv.reader([f"{sound_beginning}the cell after it"]))) - 1, QUOTES_AMISS)
