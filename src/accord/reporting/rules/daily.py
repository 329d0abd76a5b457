"""How the daily list measures time, puts its items in order, and tells how quickly they are acted on. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from statistics import median

from accord.ports.clock import LONDON, london_day

HOUR = timedelta(hours=1)


class Unit(StrEnum):
    """What a time is counted in: hours where the time of day is held, whole days where only the day is."""

    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True)
class Happened:
    """When something happened or will: its day, and its moment where the time of day is held."""

    on: date
    at: datetime | None = None

    @property
    def unit(self) -> Unit:
        """What the time since then can be counted in."""
        return Unit.DAYS if self.at is None else Unit.HOURS


@dataclass(frozen=True)
class Elapsed:
    """A time that has gone by, in whole units; below nought it is still to come."""

    amount: int
    unit: Unit


def happened(on: date, time_of_day: str) -> Happened:
    """The day with its time by the clock in London, such as 23:40; blank where it is not held."""
    if not time_of_day:
        return Happened(on)
    return Happened(on, datetime.combine(on, time.fromisoformat(time_of_day), LONDON).astimezone(UTC))


def elapsed(since: Happened, until: datetime) -> Elapsed:
    """The time from something to a moment: whole hours gone by, or days of the calendar in London."""
    if since.at is None:
        return Elapsed((london_day(until) - since.on).days, Unit.DAYS)
    return Elapsed((until - since.at) // HOUR, Unit.HOURS)


class Acted(IntEnum):
    """How far something is acted on, the most urgent first."""

    NOT_TASKED = 0
    TASKED = 1
    CLOSED = 2


def acted_on(closings: Collection[datetime | None]) -> Acted:
    """How far something is that has tasks, each given by when it was closed; None is open."""
    if not closings:
        return Acted.NOT_TASKED
    return Acted.TASKED if None in closings else Acted.CLOSED


def urgency(acted: Acted, since: Elapsed, newest_first: bool) -> tuple[int, int]:
    """What orders the items under one heading: what nobody sees to first, then the newest, or what waits longest."""
    hours = since.amount * 24 if since.unit is Unit.DAYS else since.amount
    return acted, hours if newest_first else -hours


# ---- How quickly -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Handled:
    """A fact of a kind, and the time from it to its first task and to its first result; None where there is none."""

    kind: str
    unit: Unit
    tasked_after: int | None
    closed_after: int | None


@dataclass(frozen=True)
class Spread:
    """How many were measured, and the middle, the shortest and the longest of their times."""

    counted: int
    middle: float
    least: int
    most: int


@dataclass(frozen=True)
class Timeliness:
    """How quickly the facts of a kind that are measured in one unit were acted on, of how many."""

    kind: str
    unit: Unit
    facts: int
    tasked: Spread | None
    closed: Spread | None


def handled(kind: str, since: Happened, taskings: Iterable[datetime], closings: Iterable[datetime]) -> Handled:
    """A fact with its first task and its first result."""
    first_task, first_result = min(taskings, default=None), min(closings, default=None)
    return Handled(kind, since.unit, _after(since, first_task), _after(since, first_result))


def _after(since: Happened, at: datetime | None) -> int | None:
    return None if at is None else elapsed(since, at).amount


def timeliness(kinds: Sequence[str], facts: Sequence[Handled]) -> list[Timeliness]:
    """A row for each kind and unit in which there are facts, in the order of the kinds; one in days for a kind with none."""
    rows = []
    for kind in kinds:
        units = [unit for unit in Unit if any((fact.kind, fact.unit) == (kind, unit) for fact in facts)]
        rows += [_row(kind, unit, facts) for unit in units or [Unit.DAYS]]
    return rows


def _row(kind: str, unit: Unit, facts: Sequence[Handled]) -> Timeliness:
    mine = [fact for fact in facts if (fact.kind, fact.unit) == (kind, unit)]
    tasked, closed = ([fact.tasked_after for fact in mine], [fact.closed_after for fact in mine])
    return Timeliness(kind, unit, len(mine), _spread(tasked), _spread(closed))


def _spread(times: Iterable[int | None]) -> Spread | None:
    known = [each for each in times if each is not None]
    return Spread(len(known), median(known), min(known), max(known)) if known else None
