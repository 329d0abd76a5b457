"""A persistence matrix as a table: read from named values, checked whole, and refused with every reason. Pure."""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from accord.kernel.days import in_words
from accord.kernel.decisions import Decision
from accord.kernel.policy import Status
from accord.risk.matrix.terms import EVENT_WORDS, EventKind
from accord.risk.ogrs3.coefficients import coefficients

MOST_POINTS = 1_000_000
MOST_DAYS = 36_525
_NAMED = ("scheme", "version", "starts_on", "title", "source", "status")
_OF_A_KIND = ("points", "half_life_days", "look_back_days", "most")


@dataclass(frozen=True)
class KindRule:
    """Points for one kind of event, by its code.

    Each counts for half as much after every half-life, not at all once it is older than the look-back, and together at most
    `most`; no half-life is no decay, and no `most` is no limit.
    """

    points: Mapping[str, float]
    look_back_days: int
    half_life_days: int | None = None
    most: float | None = None


@dataclass(frozen=True, order=True)
class PointsBand:
    """What a sum is called, from `least` points up to, but not including, `below`; blank goes on."""

    least: float
    below: float | None
    name: str


@dataclass(frozen=True)
class Table:
    """One version of a scheme's matrix, with where it comes from and how sure we are of it."""

    scheme: str
    version: int
    starts_on: date
    title: str
    source: str
    status: Status
    kinds: Mapping[EventKind, KindRule]
    bands: tuple[PointsBand, ...]


@dataclass(frozen=True, order=True)
class TableFault:
    """What is wrong with a table: where, such as `arrest.half_life_days`, and why."""

    place: str
    why: str


class TableRefused(ValueError):
    """The table cannot be used; every fault is told."""

    def __init__(self, faults: Sequence[TableFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(f"{fault.place}: {fault.why}" for fault in self.faults))


@cache
def shipped() -> Table:
    """The table that ships with the program: ours, a place to begin from."""
    return read_toml(shipped_toml())


def shipped_toml() -> str:
    """The same as it is written."""
    return files("accord.risk.matrix").joinpath("shipped.toml").read_text(encoding="utf-8")


def read_toml(text: str) -> Table:
    """A table written in TOML; TableRefused with everything that is wrong with it."""
    try:
        held = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TableRefused([TableFault("(whole table)", f"This is not TOML: {error}.")]) from None
    return read_table(held)


def read_table(held: Mapping[str, Any]) -> Table:
    """A table from named values, however they were kept; TableRefused with everything that is wrong with it."""
    faults = [*_names_amiss(held), *_kinds_amiss(held), *_bands_amiss(held.get("band"))]
    if faults:
        raise TableRefused(faults)
    return Table(
        scheme=held["scheme"],
        version=held["version"],
        starts_on=held["starts_on"],
        title=held["title"],
        source=held["source"],
        status=Status(held["status"]),
        kinds={kind: KindRule(**held[kind]) for kind in EventKind if kind in held},
        bands=tuple(sorted(_band(band) for band in held["band"])),
    )


def table_may_follow(new: Table, old: Table) -> Decision:
    """Whether a table may take the place of another: the same scheme's, with the next version and no earlier start."""
    if new.scheme != old.scheme:
        return Decision.no("another-scheme", f"This is a table of {new.scheme}, not of {old.scheme}.")
    if new.version != old.version + 1:
        return Decision.no("version", f"The next version is {old.version + 1}, not {new.version}.")
    if new.starts_on <= old.starts_on:
        why = f"Version {old.version} is in force from {in_words(old.starts_on)}; the next one starts after that."
        return Decision.no("start", f"{why} What was scored with it stays as it was.")
    return Decision.yes("follows", f"Version {new.version} takes over on {in_words(new.starts_on)}.")


def with_weight_moved(table: Table, kind: EventKind, code: str | None, times: float) -> Table:
    """The table as it would be if one weight, or every weight of a kind, were so many times as great."""
    rule = table.kinds[kind]
    points = {each: held * times if code in {None, each} else held for each, held in rule.points.items()}
    return replace(table, kinds={**table.kinds, kind: replace(rule, points=points)})


def _band(held: Mapping[str, Any]) -> PointsBand:
    return PointsBand(held["from"], held.get("to"), held["name"])


def _names_amiss(held: Mapping[str, Any]) -> Iterator[TableFault]:
    for name in held:
        if name not in (*_NAMED, *EventKind, "band"):
            yield TableFault(name, "This means nothing in a matrix. Take it out.")
    for name in ("scheme", "title", "source"):
        if not isinstance(held.get(name), str) or not held[name].strip():
            yield TableFault(name, "This is needed, in words.")
    if not _is_whole(held.get("version")) or held["version"] < 1:
        yield TableFault("version", "Versions are counted from 1.")
    if type(held.get("starts_on")) is not date:
        yield TableFault("starts_on", "This is the day from which the table is in force, such as 2026-01-01.")
    if held.get("status") not in set(Status):
        yield TableFault("status", f"This is one of: {', '.join(Status)}.")


def _kinds_amiss(held: Mapping[str, Any]) -> Iterator[TableFault]:
    if not any(kind in held for kind in EventKind):
        yield TableFault("(whole table)", f"There are no points for anything: {', '.join(EventKind)}.")
    for kind in (kind for kind in EventKind if kind in held):
        rule = held[kind]
        if not isinstance(rule, Mapping):
            yield TableFault(kind, f"{EVENT_WORDS[kind]} has named values, such as points and look_back_days.")
        else:
            yield from (TableFault(f"{kind}.{place}", why) for place, why in _rule_amiss(kind, rule))


def _rule_amiss(kind: EventKind, rule: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((name, "This means nothing here. Take it out.") for name in rule if name not in _OF_A_KIND)
    points = rule.get("points")
    if not isinstance(points, Mapping) or not points:
        yield "points", "Name at least one code with its points."
    else:
        yield from _points_amiss(kind, points)
    if not _is_days(rule.get("look_back_days")):
        yield "look_back_days", f"This is a whole number of days, from 1 to {MOST_DAYS:,}."
    if "half_life_days" in rule and not _is_days(rule["half_life_days"]):
        yield (
            "half_life_days",
            f"A half-life is a whole number of days, from 1 to {MOST_DAYS:,}. Leave it out for no decay.",
        )
    if "most" in rule and not (_is_points(rule["most"]) and rule["most"] > 0):
        yield "most", "This is a number above 0. Leave it out for no limit."


def _points_amiss(kind: EventKind, points: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, held in points.items():
        if not _is_points(held):
            yield f"points.{code}", f"Points are a number from 0 to {MOST_POINTS:,}."
        if kind == EventKind.OFFENCE and code not in coefficients().group:
            yield f"points.{code}", f"This is no group of offences. The groups are: {'; '.join(coefficients().group)}."


def _bands_amiss(held: Any) -> Iterator[TableFault]:
    if not isinstance(held, Sequence) or isinstance(held, str) or not held:
        yield TableFault("band", "Name at least one band of points.")
        return
    faults = [fault for place, band in enumerate(held, 1) for fault in _band_amiss(f"band {place}", band)]
    yield from faults or _sequence_amiss(held)


def _band_amiss(place: str, band: Any) -> Iterator[TableFault]:
    if not isinstance(band, Mapping) or not set(band) <= {"name", "from", "to"}:
        yield TableFault(place, "A band has a name, from and to, and nothing else.")
        return
    if not isinstance(band.get("name"), str) or not band["name"].strip():
        yield TableFault(f"{place}.name", "This is needed, in words.")
    if not _is_points(band.get("from")):
        yield TableFault(f"{place}.from", f"This is a number from 0 to {MOST_POINTS:,}.")
    elif "to" in band and not (_is_points(band["to"]) and band["to"] > band["from"]):
        yield TableFault(f"{place}.to", f"This is a number above {band['from']}, where the band begins.")


def _sequence_amiss(held: Sequence[Mapping[str, Any]]) -> Iterator[TableFault]:
    bands = sorted(held, key=lambda band: band["from"])
    names = [band["name"] for band in bands]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield TableFault(f"band {name}", "Two bands have this name. Call one of them something else.")
    if bands[0]["from"] != 0:
        yield TableFault(f"band {names[0]}", "The lowest band begins at 0, or some people have no band.")
    for lower, upper in pairwise(bands):
        end, place = lower.get("to", math.inf), f"band {upper['name']}"
        if upper["from"] < end:
            yield TableFault(place, f'This overlaps "{lower["name"]}": one band ends where the next begins.')
        elif upper["from"] > end:
            yield TableFault(place, f"There is a gap from {end} to {upper['from']}, in which people have no band.")
    if "to" in bands[-1]:
        yield TableFault(f"band {names[-1]}", "The highest band has no end, or some people have no band.")


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_days(value: Any) -> bool:
    return _is_whole(value) and 1 <= value <= MOST_DAYS


def _is_points(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST_POINTS
