"""Extracts: files of comma-separated values that another agency sent, read whole or refused with every fault told."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from itertools import dropwhile
from operator import itemgetter
from typing import Any

from accord.kernel.columns import Column, ValueFault
from accord.kernel.faults import SHOWN_LENGTH, Fault, shown
from accord.kernel.words import plural
from accord.ports.csv_encoding import decoded, readable, why_spoilt
from accord.ports.csv_records import LINE_BREAK, Record, is_broken, records

FAULTS_KEPT = 1_000
_TOLD_EVERY = 1_000
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}


@dataclass
class Extract:
    """What a file held: its sound rows as (line, values in the order of the columns), and what is wrong with the rest.

    `in_part` has the rows with something wrong in them: those of their cells that could be read, by the name of the column.
    The first 1,000 faults are kept and all are counted. Only an extract that is sound may be taken in.
    """

    rows: list[tuple[int, tuple[Any, ...]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    in_part: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong with the file."""
        return self.fault_count == 0

    def by_name(self, names: Sequence[str]) -> list[tuple[int, dict[str, Any]]]:
        """Every row in the order of the lines, its values by the names of the columns; what could not be read is left out.

        Whoever checks what only the whole file or the database can tell asks for these, so that no fault hides another.
        """
        whole = [(line, dict(zip(names, values, strict=True))) for line, values in self.rows]
        return sorted([*whole, *self.in_part], key=itemgetter(0)) if self.in_part else whole

    def refuse(self, line: int, column: str, value: str, why: str) -> None:
        """Note one fault."""
        self.fault_count += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(Fault(line, shown(readable(column)), shown(readable(value)), why))


@dataclass(frozen=True)
class _Layout:
    """How the rows of one file stand: the names in its heading, where each column stands, and what is known of its text.

    A column that the heading leaves out or names twice stands nowhere, and its cells are not read; nor are those of others.
    """

    names: Sequence[str]
    columns: Sequence[Column]
    today: date
    is_spoilt: bool

    @property
    def is_sound(self) -> bool:
        """Whether the heading names exactly the columns."""
        return len(self.names) == len(self.columns) == len(self.places())

    def places(self) -> list[tuple[int, Column]]:
        """Where the columns stand, from left to right."""
        by_name = {column.name: column for column in self.columns}
        counts = Counter(self.names)
        return [(at, by_name[name]) for at, name in enumerate(self.names) if name in by_name and counts[name] == 1]


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
    if _rows_can_be_read(heading, names, columns, extract):
        rows = from_heading if watch is None else _watched(from_heading, watch)
        _read_rows(rows, _Layout(names, columns, today, content.is_spoilt), extract)
    return extract


def _watched(rows: Iterator[Record], watch: Callable[[int], object]) -> Iterator[Record]:
    for count, row in enumerate(rows, 1):
        yield row
        if count % _TOLD_EVERY == 0:
            watch(_TOLD_EVERY)


def _rows_can_be_read(heading: Record, names: Sequence[str], columns: Sequence[Column], extract: Extract) -> bool:
    """Tell what is wrong with the heading, and say whether it can still be told which cell is of which column."""
    line, _, amiss = heading
    if amiss is not None:
        extract.refuse(line, "", names[amiss.position], amiss.why)
        return False
    separator = next((sign for sign in _OTHER_SEPARATORS if len(names) == 1 and sign in names[0]), None)
    if separator is not None:
        why = f"The cells are separated by {_OTHER_SEPARATORS[separator]}. Save the file with commas between them."
        extract.refuse(line, "", names[0], why)
        return False
    _check_names(line, names, columns, extract)
    return True


def _check_names(line: int, names: Sequence[str], columns: Sequence[Column], extract: Extract) -> None:
    expected, seen = [column.name for column in columns], set[str]()
    for position, name in enumerate(names, 1):
        if name in seen and name:
            extract.refuse(line, name, name, "This column stands in the heading more than once. Leave one of them.")
        elif name not in expected:
            extract.refuse(line, name, name, _why_unknown(position, name, expected, extract))
        seen.add(name)
    for column in columns:
        if column.name not in seen:
            cells = "Each row needs a value in it." if column.required else "Its cells may be blank."
            extract.refuse(line, column.name, "", f"The column {column.name} is missing from the heading. {cells}")


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
    """Read whole every row that can be, and the others cell by cell."""
    names, today, is_spoilt, is_sound = layout.names, layout.today, layout.is_spoilt, layout.is_sound
    places = layout.places()
    if not places:
        return  # whatever this is a file of
    readers = [(column.read, names.index(column.name)) for column in layout.columns] if is_sound else []
    for row in rows:
        line, cells, amiss = row
        if _is_blank(cells):
            continue
        if amiss is None and is_sound and len(cells) == len(names) and not (is_spoilt and any(map(why_spoilt, cells))):
            try:
                extract.rows.append((line, tuple([read(cells[position], today) for read, position in readers])))
                continue
            except ValueFault:
                pass
        _read_in_part(row, layout, places, extract)


def _is_blank(cells: Sequence[str]) -> bool:
    return not any(map(str.strip, cells))


def _refuse_width(line: int, cells: Sequence[str], names: Sequence[str], extract: Extract) -> None:
    counted = f"This row has {plural(len(cells), 'cell')} and the heading {len(names)}."
    if len(cells) < len(names):
        extract.refuse(line, names[len(cells)], "", f"{counted} A blank cell still needs its comma.")
    else:
        hint = "A cell that holds a comma stands between quotation marks."
        extract.refuse(line, "", cells[len(names)], f"{counted} {hint}")


def _read_in_part(row: Record, layout: _Layout, places: Sequence[tuple[int, Column]], extract: Extract) -> None:
    """Read each cell by itself: tell what is wrong with the bad ones, and keep the good ones for the checks to come."""
    line, cells, amiss = row
    has_its_width = len(cells) == len(layout.names)
    if amiss is not None and (amiss.hides_the_rest or not has_its_width):
        name = layout.names[amiss.position] if amiss.position < len(layout.names) else ""
        extract.refuse(line, name, cells[amiss.position] if amiss.position < len(cells) else "", amiss.why)
    if amiss is not None and amiss.hides_the_rest:
        cells = cells[: amiss.position]
    elif not has_its_width:
        _refuse_width(line, cells, layout.names, extract)
        return  # which cell is of which column cannot be told
    values: dict[str, Any] = {}
    for position, column in places:
        if position < len(cells):
            try:
                values[column.name] = _value(cells[position], column, layout)
            except ValueFault as fault:
                extract.refuse(line, column.name, cells[position], fault.why)
    extract.in_part.append((line, values))


def _value(cell: str, column: Column, layout: _Layout) -> Any:
    spoilt = why_spoilt(cell) if layout.is_spoilt else None
    if spoilt is not None:
        raise ValueFault(spoilt)
    if is_broken(cell):
        raise ValueFault(LINE_BREAK)
    return column.read(cell, layout.today)
