"""The policy values that ship with the program: read from every context's `policy.toml` and checked. Pure.

A broken file stops the program with its name, the key and why, because a wrong number must never pass for a right one.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from accord.kernel.policy import Status
from accord.policy.rules import key_is_well_formed, value_fits
from accord.policy.terms import Unit

Choice = TypeVar("Choice", bound=StrEnum)

_CONTEXTS = Path(__file__).parent.parent
_FIELDS = ("key", "about", "value", "unit", "starts_on", "source", "status")


class ShippedFault(ValueError):
    """A policy file is wrong: which file, which key, and why."""

    def __init__(self, file: Path, key: str, why: str) -> None:
        super().__init__(f"{file}: {key}: {why}")
        self.file = file
        self.key = key
        self.why = why


@dataclass(frozen=True)
class ShippedValue:
    """One dated value as its file gives it; it applies from `starts_on` until the next value of the key, if any."""

    key: str
    about: str
    value: str
    unit: Unit
    starts_on: date
    source: str
    status: Status


@dataclass(frozen=True)
class Definition:
    """What a key means: the sentence shown beside it, and what its values count."""

    key: str
    about: str
    unit: Unit


def shipped_values(contexts: Path = _CONTEXTS) -> list[ShippedValue]:
    """Every value in the contexts' `policy.toml` files, by key and then by start; ShippedFault if one is wrong."""
    found = [pair for file in sorted(contexts.glob("*/policy.toml")) for pair in _values_in(file)]
    found.sort(key=lambda pair: (pair[1].key, pair[1].starts_on))
    for (_, earlier), (file, later) in pairwise(found):
        _require_sequence(file, earlier, later)
    return [value for _, value in found]


@cache
def definitions() -> Mapping[str, Definition]:
    """What every known key means. The files are part of the program, so they are read once."""
    return {value.key: Definition(value.key, value.about, value.unit) for value in shipped_values()}


def _values_in(file: Path) -> Iterable[tuple[Path, ShippedValue]]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ShippedFault(file, "(whole file)", f"This is not a TOML file: {fault}.") from fault
    if set(tables) != {"value"} or not isinstance(tables["value"], list):
        raise ShippedFault(file, "(whole file)", "It must hold [[value]] tables and nothing else.")
    for table in tables["value"]:
        yield file, _value_of(file, table)


def _value_of(file: Path, table: Mapping[str, Any]) -> ShippedValue:
    key = str(table.get("key", "(no key)"))
    _require_fields(file, key, table)
    unit = _choice(file, key, Unit, table["unit"])
    for decision in (
        key_is_well_formed(key, file.parent.name),
        value_fits(unit, str(table["value"])),
    ):
        if not decision:
            raise ShippedFault(file, key, decision.because)
    return ShippedValue(
        key=key,
        about=_words(file, key, table, "about"),
        value=str(table["value"]),
        unit=unit,
        starts_on=_day(file, key, table["starts_on"]),
        source=_words(file, key, table, "source"),
        status=_choice(file, key, Status, table["status"]),
    )


def _require_fields(file: Path, key: str, table: Mapping[str, Any]) -> None:
    missing = [name for name in _FIELDS if name not in table]
    unknown = [name for name in table if name not in _FIELDS]
    if missing:
        raise ShippedFault(file, key, f"It has no {', no '.join(missing)}.")
    if unknown:
        raise ShippedFault(file, key, f"It has {', '.join(unknown)}, which means nothing here.")


def _choice(file: Path, key: str, choices: type[Choice], text: object) -> Choice:
    try:
        return choices(str(text))
    except ValueError:
        known = ", ".join(choices)
        raise ShippedFault(
            file,
            key,
            f"{text} is not a known {choices.__name__.lower()}; known are {known}.",
        ) from None


def _words(file: Path, key: str, table: Mapping[str, Any], name: str) -> str:
    text = table[name]
    if not isinstance(text, str) or not text.strip():
        raise ShippedFault(file, key, f"The {name} is blank.")
    return text.strip()


def _day(file: Path, key: str, value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ShippedFault(file, key, f"starts_on must be a day such as 2000-01-01, not {value}.")
    return value


def _require_sequence(file: Path, earlier: ShippedValue, later: ShippedValue) -> None:
    if earlier.key != later.key:
        return
    if earlier.starts_on == later.starts_on:
        raise ShippedFault(file, later.key, f"Two values start on {later.starts_on.isoformat()}.")
    if (earlier.unit, earlier.about) != (later.unit, later.about):
        raise ShippedFault(file, later.key, "Its values differ in unit or in what they are about.")
