"""The records of a text of comma-separated values, each with its line in the file and with what is amiss in its quoting."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import accumulate

# The module's own limit on a cell is one for the whole process; each column has its own, with a better explanation.
csv.field_size_limit(2**31 - 1)

_CELL = r'(?:"(?:[^"]++|"")*+"|[^",\r\n]*+)'
_RECORD = re.compile(rf"{_CELL}(?:,{_CELL})*+(?:\r\n?|\n|\Z)")
_CELLS_BEFORE = re.compile(rf"(?:{_CELL},)*+")
# A quotation mark that is never closed would otherwise be sought to the end of the file from every line anew.
_LINES_LOOKED_AHEAD = 20

QUOTES_AMISS = (
    "The quotation marks here do not fit. A cell that holds a comma or a quotation mark stands between quotation "
    "marks on one line, with each mark inside it doubled."
)
LINE_BREAK = "This cell holds a line break. Keep each row on one line."


@dataclass(frozen=True, slots=True)
class Amiss:
    """What is amiss in a record's quoting, in which cell, counted from 0, and whether the cells after it are uncertain."""

    position: int
    why: str
    hides_the_rest: bool


Record = tuple[int, list[str], Amiss | None]


def records(text: str) -> Iterator[Record]:
    """Each record with the line it begins on. Lines end in CRLF, LF or CR, and are counted as an editor does."""
    lines = list(StringIO(text, newline=""))
    if '"' not in text:
        return ((line, cells, None) for line, cells in enumerate(csv.reader(lines), 1))
    return _quoted_records(lines)


def is_broken(cell: str) -> bool:
    """Whether a cell goes over several lines."""
    return "\n" in cell or "\r" in cell


def _quoted_records(lines: Sequence[str]) -> Iterator[Record]:
    """After a record whose quotes do not fit, reading goes on with the next line: one fault hides no other."""
    start = 0
    while start < len(lines):
        line = lines[start]
        if '"' not in line or _RECORD.fullmatch(line):
            yield start + 1, next(csv.reader([line])), None
            start += 1
            continue
        count = _lines_of_record(lines[start : start + _LINES_LOOKED_AHEAD])
        yield start + 1, *(_broken_over(lines[start : start + count]) if count else _badly_quoted(line.rstrip("\r\n")))
        start += max(count, 1)


def _lines_of_record(lines: Sequence[str]) -> int:
    """How many of the lines the record takes that begins on the first; 0 when its quotes do not fit in these lines."""
    record = _RECORD.match("".join(lines))
    if record is None:
        return 0
    ends = list(accumulate(map(len, lines)))
    return ends.index(record.end()) + 1


def _broken_over(lines: Sequence[str]) -> tuple[list[str], Amiss]:
    cells = next(csv.reader(lines))
    return cells, Amiss(next(at for at, cell in enumerate(cells) if is_broken(cell)), LINE_BREAK, hides_the_rest=False)


def _badly_quoted(line: str) -> tuple[list[str], Amiss]:
    sound_beginning = line[: len(line) - len(_CELLS_BEFORE.sub("", line, count=1))]
    position = len(next(csv.reader([f"{sound_beginning}the cell after it"]))) - 1
    return next(csv.reader([line])), Amiss(position, QUOTES_AMISS, hides_the_rest=True)
