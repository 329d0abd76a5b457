"""A file of people by whole columns, when nothing in it is unusual: each distinct cell is read once."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import repeat
from typing import Any, TypeVar

from accord.people.linking.dates import read_birth
from accord.people.linking.names import Name
from accord.people.linking.places import read_area, read_postcode
from accord.people.linking.records import Compared, read_names, read_numbers, read_sex
from accord.people.register import COLUMNS, SOURCE_ID
from accord.ports.plain_csv import are_plain, plain_columns

MOST_CHARACTERS = 1_000
"""How much of a cell is read; one that is longer is a fault."""

_LONGEST_NUMBER = 60
_SEPARATOR = "\x1f"
"""Between file and number in a record's key. No file holds it: the reader of extracts refuses it."""
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
    said = {column: _each(of_column, _written) for column, of_column in cells.items() if column != SOURCE_ID.name}
    if any(len(cell) > MOST_CHARACTERS for of_column in said.values() for cell in set(of_column)):
        return None
    columns = (
        _each(zip(said["family_name"], said["given_names"], strict=True), _names),
        _each(said["date_of_birth"], read_birth),
        _each(said["sex"], read_sex),
        _each(said["postcode"], read_postcode),
        _each(said["area"], read_area),
        *(_each(said[column], partial(_numbers, kind, this_year)) for kind, column in _OF_KIND.items()),
    )
    return list(map(Compared, [key_of(name, number) for number in numbers], repeat(name), *columns))


def _written(cell: str) -> str:
    """The cell as the careful reader has it: without the spaces around it."""
    return cell.strip(" \u00a0") if cell and not cell.isspace() else ""


def _names(both: tuple[str, str]) -> tuple[Name, ...]:
    return read_names(*both)


def _numbers(kind: str, this_year: int, text: str) -> tuple[str, ...]:
    return read_numbers(kind, [text], this_year)


def _each(cells: Iterable[T], read: Callable[[T], Any]) -> list[Any]:
    """What each of the cells says."""
    known: dict[T, Any] = {}
    every = list(cells)
    for cell in every:
        if cell not in known:
            known[cell] = read(cell)
    return [known[cell] for cell in every]
