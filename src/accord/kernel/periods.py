"""Periods of days, half-open: the first day is in, the last day is out, and no last day means that it goes on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `starts_on` up to, but not including, `ends_on`; with no `ends_on` it goes on."""

    starts_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValueError(f"a period cannot end on {self.ends_on}, before it starts on {self.starts_on}")

    @property
    def is_empty(self) -> bool:
        """Whether it holds no day at all: it ends on the day it starts."""
        return self.ends_on == self.starts_on

    @property
    def days(self) -> int | None:
        """How many days it holds, or None while it goes on."""
        return None if self.ends_on is None else (self.ends_on - self.starts_on).days

    def contains(self, day: date) -> bool:
        """Whether it was running on the day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day."""
        return self.intersection(other) is not None

    def intersection(self, other: "Period") -> "Period | None":
        """The days that the two share, or None when there are none."""
        starts_on = max(self.starts_on, other.starts_on)
        ends_on = _earlier_end(self.ends_on, other.ends_on)
        return None if ends_on is not None and ends_on <= starts_on else Period(starts_on, ends_on)


def merged(periods: Iterable[Period]) -> list[Period]:
    """The same days as the fewest periods, in order; periods that overlap or meet become one, empty ones go."""
    result: list[Period] = []
    for period in sorted((each for each in periods if not each.is_empty), key=lambda each: each.starts_on):
        last = result[-1] if result else None
        if last is None or (last.ends_on is not None and last.ends_on < period.starts_on):
            result.append(period)
        else:
            result[-1] = Period(last.starts_on, _later_end(last.ends_on, period.ends_on))
    return result


def gaps(periods: Iterable[Period], within: Period) -> list[Period]:
    """The days of `within` that none of the periods holds, in order."""
    taken = [shared for period in merged(periods) if (shared := period.intersection(within)) is not None]
    starts = [within.starts_on, *(each.ends_on for each in taken)]
    ends = [*(each.starts_on for each in taken), within.ends_on]
    return [
        Period(starts_on, ends_on)
        for starts_on, ends_on in zip(starts, ends, strict=True)
        if starts_on is not None and starts_on != ends_on
    ]


def in_force(items: Iterable[Item], day: date, period_of: Callable[[Item], Period]) -> list[Item]:
    """The items whose period was running on the day, in the order given: how matters stood on that day."""
    return [item for item in items if period_of(item).contains(day)]


def _earlier_end(one: date | None, other: date | None) -> date | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def _later_end(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
