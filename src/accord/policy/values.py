"""Many values read at once, each as it holds on a day in an area. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from accord.kernel.periods import Period
from accord.kernel.policy import PolicyValue, value_on


class Values:
    """What some keys have been, everywhere and in some areas, given as pairs of an area's number and a value."""

    def __init__(self, held: Iterable[tuple[int | None, PolicyValue]]) -> None:
        self._held: dict[tuple[str, int | None], list[PolicyValue]] = {}
        for area_id, value in held:
            self._held.setdefault((value.key, area_id), []).append(value)

    def on(self, key: str, day: date, around: Sequence[int] = ()) -> PolicyValue:
        """The value in force on the day: of the nearest of the areas, given outwards, that has one; else the general one."""
        own = [(key, area_id) for area_id in around if self._in_force(key, area_id, day)]
        found = self._held.get(own[0] if own else (key, None), [])
        return value_on(found, key, day, found[0].area if found else None)

    def number(self, key: str, day: date, around: Sequence[int] = ()) -> int:
        """The same as a whole number, which every value that ships is."""
        return int(self.on(key, day, around).value)

    def changes(self, within: Period) -> set[date]:
        """The days within a period on which some value begins or ends."""
        days = {day for each in self._held.values() for value in each for day in (value.starts_on, value.ends_on)}
        return {day for day in days if day is not None and within.contains(day)}

    def _in_force(self, key: str, area_id: int, day: date) -> bool:
        return any(value.period.contains(day) for value in self._held.get((key, area_id), ()))
