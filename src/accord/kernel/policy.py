"""Dated policy values: the numbers that guidance may change, each with its source and how sure we are of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.kernel.periods import Period


class Status(StrEnum):
    """Whether the value was read in its source, or is held until someone has read it there."""

    VERIFIED = "verified"
    ASSUMED = "assumed"


class NoPolicyValue(LookupError):
    """No value is in force for the key on the day: the administrator must set one."""


class TwoPolicyValues(LookupError):
    """More than one value is in force for the key on the day, and neither may be preferred."""


@dataclass(frozen=True, slots=True)
class PolicyValue:
    """One value of one key: in force from `starts_on` up to, but not including, `ends_on`; blank `area` is everywhere."""

    key: str
    value: int | float | str
    unit: str
    starts_on: date
    ends_on: date | None
    area: str | None
    source: str
    status: Status

    @property
    def period(self) -> Period:
        """When it is in force."""
        return Period(self.starts_on, self.ends_on)


def value_on(values: Iterable[PolicyValue], key: str, day: date, area: str | None = None) -> PolicyValue:
    """The value in force on the day: the area's own if it has one, otherwise the general one.

    NoPolicyValue when there is none, TwoPolicyValues when two of the same reach overlap on the day.
    """
    in_force = [value for value in values if value.key == key and value.period.contains(day)]
    own = [value for value in in_force if area and value.area == area]
    candidates = own or [value for value in in_force if not value.area]
    where = f" in {area}" if area else ""
    if not candidates:
        raise NoPolicyValue(
            f"No value of {key} is in force on {day.isoformat()}{where}. An administrator must set one."
        )
    if len(candidates) > 1:
        raise TwoPolicyValues(
            f"{len(candidates)} values of {key} are in force on {day.isoformat()}{where}; end all but one."
        )
    return candidates[0]
