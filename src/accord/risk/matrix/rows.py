"""A persistence matrix as the rows of a form: one weight, kind or band a row, each fault at the row that it is about. Pure.

What is typed stays text until it is right, so that it can be shown again as it was typed.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.risk.matrix.table import Table, TableFault, TableRefused, read_table
from accord.risk.matrix.terms import EVENT_WORDS, EventKind

Row = Mapping[str, str]

KIND_PARTS = ("half_life_days", "look_back_days", "most")


@dataclass(frozen=True)
class RowFault:
    """What is wrong: in which list, in which of its rows (from 0), in which of its parts, and why."""

    list: str
    row: int
    part: str
    why: str


@dataclass(frozen=True)
class Rows:
    """The lists of a matrix as they are typed: `named` has one row, `kinds` one for each kind of event."""

    named: tuple[Row, ...]
    kinds: tuple[Row, ...]
    weights: tuple[Row, ...]
    bands: tuple[Row, ...]


def rows_of(toml: str) -> Rows:
    """The rows of a matrix that can be read; those of anything else are blank."""
    try:
        held = tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError):
        held = {}
    kinds = {kind: held[kind] if isinstance(held.get(kind), Mapping) else {} for kind in EventKind}
    return Rows(
        named=({name: str(held.get(name, "")) for name in ("title", "source", "status")},),
        kinds=tuple(
            {"kind": kind, **{part: _said(rule.get(part)) for part in KIND_PARTS}} for kind, rule in kinds.items()
        ),
        weights=tuple(
            {"kind": kind, "code": str(code), "points": _said(points)}
            for kind, rule in kinds.items()
            for code, points in dict(rule.get("points") or {}).items()
        ),
        bands=tuple(
            {"name": str(band.get("name", "")), "from": _said(band.get("from")), "to": _said(band.get("to"))}
            for band in held.get("band", ())
        ),
    )


def read_rows(
    rows: Rows, scheme: str, current: Table | None, starts_on: date,
    more: Callable[[Table], Iterable[TableFault]] = lambda table: (),
) -> tuple[str, list[RowFault]]:  # fmt: skip
    """The matrix in TOML, and what is wrong with it by row; `more` says what else than a table may be wrong with it.

    It is the scheme's next version from the day, or stays the version that it is where nothing of it is changed.
    """
    twice = list(_told_twice(rows))
    kept = _held(rows, scheme, current.version if current else 1, current.starts_on if current else starts_on)
    try:
        table = read_table(kept)
        faults = [*twice, *(_at_row(rows, fault) for fault in more(table))]
        if faults or table == current or current is None:
            return _toml(kept), faults
    except TableRefused as refused:
        return "", _once([*twice, *(_at_row(rows, fault) for fault in refused.faults)])
    return _toml({**kept, "version": current.version + 1, "starts_on": starts_on}), []


def _held(rows: Rows, scheme: str, version: int, starts_on: date) -> dict[str, Any]:
    """The named values that a table is read from; a number that is none stays text, and is refused as such."""
    held: dict[str, Any] = {"scheme": scheme, "version": version, "starts_on": starts_on, **rows.named[0]}
    for kind in EventKind:
        points = {each["code"]: _number(each["points"]) for each in rows.weights if each["kind"] == kind}
        parts = next(each for each in rows.kinds if each["kind"] == kind)
        if points or any(parts[name] for name in KIND_PARTS):
            held[kind] = {"points": points, **{name: _number(parts[name]) for name in KIND_PARTS if parts[name]}}
    held["band"] = [
        {"name": each["name"], "from": _number(each["from"]), **({"to": _number(each["to"])} if each["to"] else {})}
        for each in rows.bands
    ]
    return held


def _told_twice(rows: Rows) -> Iterator[RowFault]:
    seen = set[tuple[str, str]]()
    for place, each in enumerate(rows.weights):
        what = (each["kind"], each["code"])
        if each["kind"] not in EVENT_WORDS:
            yield RowFault("weights", place, "kind", f"This is one of: {', '.join(EVENT_WORDS)}.")
        elif not each["code"]:
            yield RowFault("weights", place, "code", "Say what gives these points, or take the row out.")
        elif what in seen:
            yield RowFault("weights", place, "code", f"{each['code']} stands in an earlier row. Leave one of them.")
        seen.add(what)


def _once(faults: Iterable[RowFault]) -> list[RowFault]:
    """The first of those of one part of a row."""
    first: dict[tuple[str, int, str], RowFault] = {}
    for each in faults:
        first.setdefault((each.list, each.row, each.part), each)
    return list(first.values())


def _at_row(rows: Rows, fault: TableFault) -> RowFault:
    """A fault of the table at the row, and the part of it, that it is about; else at the title of the whole."""
    place, _, rest = fault.place.partition(".")
    kinds = [each["kind"] for each in rows.kinds]
    if place in kinds and rest.startswith("points."):
        told = [(each["kind"], each["code"]) for each in rows.weights]
        part = "points" if fault.why.startswith("Points are") else "code"
        return RowFault("weights", told.index((place, rest.removeprefix("points."))), part, fault.why)
    if place in kinds:
        return RowFault("kinds", kinds.index(place), rest, fault.why)
    if place.startswith("band ") and rows.bands:
        return RowFault("bands", _band_row(rows, place.removeprefix("band ")), rest or "from", fault.why)
    return RowFault("named", 0, place if place in rows.named[0] else "title", fault.why)


def _band_row(rows: Rows, said: str) -> int:
    """The last of the rows with the name, or the one of the number."""
    named = [place for place, each in enumerate(rows.bands) if each["name"] == said]
    return named[-1] if named else int(said) - 1 if said.isdigit() and int(said) <= len(rows.bands) else 0


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _number(text: str) -> Any:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text) if text.replace(".", "", 1).lstrip("-").isdigit() else text
    except ValueError:
        return text


def _toml(held: Mapping[str, Any]) -> str:
    """The named values as TOML, which reads them back as they are."""
    lines = [f"{name} = {_value(value)}" for name, value in held.items() if name not in (*EVENT_WORDS, "band")]
    for kind in (kind for kind in EventKind if kind in held):
        rule = held[kind]
        lines += ["", f"[{kind}]", *(f"{name} = {_value(rule[name])}" for name in KIND_PARTS if name in rule)]
        lines += [f"points.{_value(code)} = {_value(points)}" for code, points in rule["points"].items()]
    for band in held["band"]:
        lines += ["", "[[band]]", *(f"{name} = {_value(value)}" for name, value in band.items())]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def without(listed: Sequence[Row], place: int) -> tuple[Row, ...]:
    """The rows without one of them."""
    return tuple(row for number, row in enumerate(listed) if number != place)
