"""What a register declares about itself, so that import, forms, timeline, API and export are each written once. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accord.kernel.columns import Column
from accord.record.daily_list import OnTheDailyList

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Problem:
    """What is wrong between the values of one row: the column to look at, and why."""

    column: str
    why: str


def no_problems(values: Values) -> Iterable[Problem]:
    """For a register whose columns need no comparing."""
    return ()


@dataclass(frozen=True)
class Register:
    """One kind of dated fact.

    `columns` are those of its extract without `source_id`. `starts` and `ends` name the columns that give the period: a
    register without `ends` holds one-day events. `key` names the columns that, with the source record, tell one fact from
    another in an extract. `areas` names columns that name an area, and `links` those that hold another entry's number; the
    table keeps `<column>_id` for them. Every other column is a field of `table`, an app label and model name. `about` ends
    the sentence "Add ...".

    `entered_by` says which pages make the register's entries, where nothing else may: a step of a process, or what is
    computed. They are then not offered to be added, imported or sent, nor corrected; they are read, kept and withdrawn as
    any other. `one_at_a_time`: by one agency's word, one person is in one of these at a time. `one_alike_at_a_time`: in
    several, but in no two that say the same. `left_standing` says what stays when one is withdrawn. `daily` puts its facts
    on the daily management meeting's list.
    """

    code: str
    title: str
    about: str
    table: str
    columns: tuple[Column, ...]
    starts: str
    key: tuple[str, ...]
    summary: Callable[[Values], str]
    ends: str | None = None
    areas: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    entered_by: str = ""
    one_at_a_time: bool = False
    one_alike_at_a_time: bool = False
    left_standing: str = ""
    problems: Callable[[Values], Iterable[Problem]] = no_problems
    order: int = 0
    daily: OnTheDailyList | None = None

    @property
    def keeps_apart(self) -> bool:
        """Whether facts of one person may be refused for being at one time."""
        return self.one_at_a_time or self.one_alike_at_a_time

    def apart_among(self, summary: str) -> str:
        """Among which facts one with the summary may not be at the same time as another: all, or those that say the same."""
        return "" if self.one_at_a_time else summary

    def column(self, name: str) -> Column:
        """The column with the name; KeyError when there is none."""
        return {column.name: column for column in self.columns}[name]

    @property
    def detail(self) -> tuple[str, ...]:
        """The columns that the register's own table keeps: all but the period."""
        return tuple(column.name for column in self.columns if column.name not in (self.starts, self.ends))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the register's own table, in the order of `detail`."""
        keyed = self.areas | self.links
        return tuple(f"{name}_id" if name in keyed else name for name in self.detail)

    def blank_of(self, name: str) -> str | None:
        """How the register's table keeps a blank of the column: no day, area or entry, or empty text."""
        return None if name in self.areas | self.links or self.column(name).kind == "date" else ""

    def starts_on(self, values: Values) -> date:
        """The first day on which the fact is true."""
        day: date = values[self.starts]
        return day

    def ends_on(self, values: Values) -> date | None:
        """The first day on which it is no longer true; None when it goes on; the day after, for a one-day event."""
        if self.ends is None:
            return self.starts_on(values) + timedelta(days=1)
        day: date | None = values[self.ends]
        return day

    def key_of(self, source_id: str, values: Values) -> str:
        """What tells this fact from the same agency's others of the kind."""
        parts = [source_id, *[str(values[name] or "") for name in self.key]]
        key = "|".join(parts)
        if key.count("|") == len(self.key):
            return key
        # A stroke within a value is kept as a sign that no value holds, so that two facts never have one key.
        return "|".join(part.replace("|", "\x1f") for part in parts)
