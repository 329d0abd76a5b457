"""Papers as PDF: accessible (PDF/UA-1), marked on every page, the same bytes for the same paper."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Any

import typst

from accord.kernel.marking import Marking
from accord.ports.spreadsheets import Sheet

NARROWEST, WIDEST = 4, 40
"""Of a column, in letters of its longest word or its text; columns share the page in that proportion."""

_NO_LETTER = "could not be displayed"
_NOT_EUROPEAN = re.compile("[^\x00-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ac]")


@dataclass(frozen=True)
class Part:
    """One part of a paper: its heading, its paragraphs, and a table when it has columns."""

    heading: str
    lines: Sequence[str] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = field(default=())


@dataclass(frozen=True)
class Paper:
    """A paper: its title, the lines below it, and its parts. `at` is when it was made, which the file says too."""

    title: str
    lines: Sequence[str]
    parts: Sequence[Part]
    at: datetime


def paper_of(title: str, lines: Sequence[str], sheets: Sequence[Sheet], at: datetime) -> Paper:
    """A paper with a part for each sheet."""
    return Paper(title, lines, [Part(each.title, (), each.columns, list(each.rows)) for each in sheets], at)


def write_pdf(paper: Paper, marking: Marking) -> bytes:
    """The paper as the bytes of a file. Text is set as it stands: nothing in it is read as markup.

    A letter that the fonts of the package lack stands as its number, such as [U+5317], for a reader must not find a gap.
    """
    told = {
        "title": _visible(paper.title),
        "lines": [_visible(line) for line in paper.lines],
        "marking": marking.line,
        "parts": [_part(part) for part in paper.parts],
    }
    as_text = json.dumps(told, ensure_ascii=False)
    try:
        return _made(as_text, paper.at)
    except typst.TypstError as error:
        if _NO_LETTER not in str(error):
            raise
        return _made(_NOT_EUROPEAN.sub(lambda found: f"[U+{ord(found[0]):04X}]", as_text), paper.at)


def _made(told: str, at: datetime) -> bytes:
    with as_file(files("accord.ports").joinpath("paper.typ")) as template:
        made: bytes = typst.compile(
            template,
            format="pdf",
            sys_inputs={"paper": told},
            pdf_standards=["ua-1"],
            timestamp=int(at.astimezone(UTC).timestamp()),
            ignore_system_fonts=True,
        )
    return made


def _part(part: Part) -> dict[str, Any]:
    rows = [[_visible(str(cell)) for cell in row] for row in part.rows]
    widths = [_width([name, *(row[place] for row in rows)]) for place, name in enumerate(part.columns)]
    return {
        "heading": _visible(part.heading),
        "lines": [_visible(line) for line in part.lines],
        "columns": [_visible(name) for name in part.columns],
        "rows": rows,
        "widths": widths,
    }


def _width(cells: Sequence[str]) -> int:
    """As wide as the longest word, and up to a few words where there are more."""
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=0)
    longest = max(map(len, cells), default=0)
    return max(NARROWEST, min(WIDEST, max(longest_word, longest // 3)))


def _visible(text: str) -> str:
    """The text with a space for whatever is no letter or sign and cannot be set."""
    return "".join(each if each.isprintable() else " " for each in text)
