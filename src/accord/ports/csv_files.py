"""Extracts: files of comma-separated values that another agency sent, read whole or refused with every fault told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from itertools import dropwhile
from typing import Any

from accord.kernel.columns import Column, ValueFault
from accord.kernel.faults import SHOWN_LENGTH, Fault, shown
from accord.ports.csv_encoding import decoded, readable, why_spoilt
from accord.ports.csv_records import Record, records

FAULTS_KEPT = 1_000
_TOLD_EVERY = 1_000
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}


@dataclass
class Extract:
    """What a file held: its sound rows as (line, values in the order of the columns), and what is wrong with the rest.

    The first 1,000 faults are kept and all are counted. Only an extract that is sound may be taken in.
    """

    rows: list[tuple[int, tuple[Any, ...]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong with the file."""
        return self.fault_count == 0

    def refuse(self, line: int, column: str, value: str, why: str) -> None:
        """Note one fault."""
        self.fault_count += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(Fault(line, shown(readable(column)), shown(readable(value)), why))


@dataclass(frozen=True)
class _Layout:
    """How the rows of one file stand: the columns' names as its heading orders them, and what is known of its text."""

    names: Sequence[str]
    columns: Sequence[Column]
    today: date
    is_spoilt: bool


def read_extract(
    data: bytes, columns: Sequence[Column], today: date, watch: Callable[[int], object] | None = None
) -> Extract:  # fmt: skip
    """Read an extract whose heading names exactly these columns, in any order. It raises for nothing that a file holds.

    Lines are counted as an editor counts them, the heading first; blank ones are passed over. `watch` is told, from time to
    time, how many more have been read.
    """
    extract = Extract()
    content = decoded(data, extract.refuse)
    if content is None:
        return extract
    from_heading = dropwhile(lambda record: _is_blank(record[1]), records(content.text))
    heading = next(from_heading, None)
    if heading is None:
        extract.refuse(1, "", "", "The file is empty. Its first line names the columns.")
        return extract
    names = [name.strip(" \u00a0") for name in heading[1]]
    _check_heading(heading, names, columns, extract)
    if set(names) == {column.name for column in columns} and len(names) == len(columns):
        rows = from_heading if watch is None else _watched(from_heading, watch)
        _read_rows(rows, _Layout(names, columns, today, content.is_spoilt), extract)
    return extract


def _watched(rows: Iterator[Record], watch: Callable[[int], object]) -> Iterator[Record]:
    for count, row in enumerate(rows, 1):
        yield row
        if count % _TOLD_EVERY == 0:
            watch(_TOLD_EVERY)


def _check_heading(heading: Record, names: Sequence[str], columns: Sequence[Column], extract: Extract) -> None:
    line, _, amiss = heading
    if amiss is not None:
        extract.refuse(line, "", names[amiss.position], amiss.why)
        return
    expected = [column.name for column in columns]
    separator = next((sign for sign in _OTHER_SEPARATORS if len(names) == 1 and sign in names[0]), None)
    if separator is not None:
        why = f"The cells are separated by {_OTHER_SEPARATORS[separator]}. Save the file with commas between them."
        extract.refuse(line, "", names[0], why)
        return
    seen: set[str] = set()
    for position, name in enumerate(names, 1):
        if name in seen and name:
            extract.refuse(line, name, name, "This column stands in the heading more than once. Leave one of them.")
        elif name not in expected:
            extract.refuse(line, name, name, _why_unknown(position, name, expected, extract))
        seen.add(name)
    for name in expected:
        if name not in seen:
            extract.refuse(line, name, "", f"The column {name} is missing from the heading. Its cells may be blank.")


def _why_unknown(position: int, name: str, expected: Sequence[str], extract: Extract) -> str:
    if not name:
        return f"Cell {position} of the heading has no name. Take the column out, or name it."
    spoilt = why_spoilt(name)
    if spoilt is not None:
        return spoilt
    is_worth_comparing = len(name) <= SHOWN_LENGTH and extract.fault_count < FAULTS_KEPT
    near = get_close_matches(_plain(name), expected, n=1) if is_worth_comparing else []
    return f"There is no such column. Did you mean {near[0]}?" if near else f"The columns are: {', '.join(expected)}."


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "_").replace("-", "_")


def _read_rows(rows: Iterator[Record], layout: _Layout, extract: Extract) -> None:
    names, today, is_spoilt = layout.names, layout.today, layout.is_spoilt
    readers = [(column.read, names.index(column.name)) for column in layout.columns]
    for line, cells, amiss in rows:
        if _is_blank(cells):
            continue
        if amiss is not None:
            column = names[amiss.position] if amiss.position < len(names) else ""
            extract.refuse(line, column, cells[amiss.position] if amiss.position < len(cells) else "", amiss.why)
        elif len(cells) != len(names):
            _refuse_width(line, cells, names, extract)
        elif not (is_spoilt and _refuse_spoilt(line, cells, names, extract)):
            try:
                extract.rows.append((line, tuple([read(cells[position], today) for read, position in readers])))
            except ValueFault:
                _refuse_values(line, cells, layout, extract)


def _is_blank(cells: Sequence[str]) -> bool:
    return not any(map(str.strip, cells))


def _refuse_width(line: int, cells: Sequence[str], names: Sequence[str], extract: Extract) -> None:
    counted = f"This row has {len(cells)} {'cell' if len(cells) == 1 else 'cells'} and the heading {len(names)}."
    if len(cells) < len(names):
        extract.refuse(line, names[len(cells)], "", f"{counted} A blank cell still needs its comma.")
    else:
        hint = "A cell that holds a comma stands between quotation marks."
        extract.refuse(line, "", cells[len(names)], f"{counted} {hint}")


def _refuse_spoilt(line: int, cells: Sequence[str], names: Sequence[str], extract: Extract) -> bool:
    before = extract.fault_count
    for name, cell in zip(names, cells, strict=True):
        why = why_spoilt(cell)
        if why is not None:
            extract.refuse(line, name, cell, why)
    return extract.fault_count > before


def _refuse_values(line: int, cells: Sequence[str], layout: _Layout, extract: Extract) -> None:
    by_name = {column.name: column for column in layout.columns}
    for name, cell in zip(layout.names, cells, strict=True):
        try:
            by_name[name].read(cell, layout.today)
        except ValueFault as fault:
            extract.refuse(line, name, cell, fault.why)
