"""A file of people by whole columns, when nothing in it is unusual: each distinct cell is read once."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, repeat
from typing import Any, TypeVar

from accord.people.linking.dates import read_birth
from accord.people.linking.names import Name
from accord.people.linking.places import read_area, read_postcode
from accord.people.linking.records import Compared, read_names, read_numbers, read_sex
from accord.people.register import COLUMNS, SOURCE_ID
from accord.ports.plain_csv import are_plain, plain_columns
from accord.ports.processes import in_shares

MOST_CHARACTERS = 1_000
"""How much of a cell is read; one that is longer is a fault."""

FEWEST_SHARED_OUT = 20_000
"""Records that are worth a process of their own."""

_LONGEST_NUMBER = 60
_SEPARATOR = "\x1f"
"""Between file and number in a record's key. No file holds it: the reader of extracts refuses it."""
_MAY_BE_TRIMMED = (b" ,", b", ", b" \n", b"\n ", *(bytes([sign]) for sign in b"\t\v\f\x1c\x1d\x1e\x1f"))
_OF_KIND = {"pnc": "pnc_id", "cro": "cro_number", "crn": "crn", "noms": "noms_number"}

T = TypeVar("T")


def key_of(file: str, number: str) -> str:
    """What tells a record of a file from all others."""
    return f"{file}{_SEPARATOR}{number}"


def place_of(record: Compared) -> tuple[str, str]:
    """The file and the number of a record that was read from a file."""
    file, _, number = record.key.partition(_SEPARATOR)
    return file, number


def read_plain(data: bytes, name: str, this_year: int) -> list[Compared] | None:
    """The people of a file in its order; None when it must be read with care, whatever the cause."""
    cells = plain_columns(data)
    if cells is None or cells.keys() != {column.name for column in COLUMNS}:
        return None
    numbers = cells[SOURCE_ID.name]
    if not all(numbers) or not are_plain(numbers, _LONGEST_NUMBER) or len(set(numbers)) < len(numbers):
        return None
    said = cells if _is_trimmed(data) else {name: list(map(_written, of_name)) for name, of_name in cells.items()}
    if any(len(max(of_column, key=len, default="")) > MOST_CHARACTERS for of_column in said.values()):
        return None
    of_columns: tuple[Callable[[], list[Any]], ...] = (
        lambda: _each(zip(said["family_name"], said["given_names"], strict=True), _names),
        lambda: _each(said["date_of_birth"], read_birth),
        lambda: _each(said["sex"], read_sex),
        lambda: _each(said["postcode"], read_postcode),
        lambda: _each(said["area"], read_area),
        *(partial(_of_kind, kind, this_year, said[column]) for kind, column in _OF_KIND.items()),
    )

    def read(start: int, end: int) -> list[list[Any]]:
        return [column() for column in of_columns[start:end]]

    least = 1 if len(numbers) >= FEWEST_SHARED_OUT else len(of_columns)
    columns = chain.from_iterable(in_shares(read, len(of_columns), least))
    return list(map(Compared, [key_of(name, number) for number in numbers], repeat(name), *columns))


def _is_trimmed(data: bytes) -> bool:
    """Whether it is plain that no cell has a space before or after it."""
    return data.isascii() and not data.endswith(b" ") and not any(each in data for each in _MAY_BE_TRIMMED)


def _written(cell: str) -> str:
    """The cell as the careful reader has it: without the spaces around it."""
    return cell.strip(" \u00a0") if cell and not cell.isspace() else ""


def _names(both: tuple[str, str]) -> tuple[Name, ...]:
    return read_names(*both)


def _of_kind(kind: str, this_year: int, cells: Iterable[str]) -> list[tuple[str, ...]]:
    return [read_numbers(kind, [cell], this_year) if cell else () for cell in cells]


def _each(cells: Iterable[T], read: Callable[[T], Any]) -> list[Any]:
    """What each of the cells says."""
    known: dict[T, Any] = {}
    every = list(cells)
    for cell in every:
        if cell not in known:
            known[cell] = read(cell)
    return [known[cell] for cell in every]
