"""What must hold of an entry and what follows from it. Pure."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from accord.kernel.decisions import Decision
from accord.kernel.periods import Period
from accord.record.registers import Problem, Register, Values

LATEST_YEAR = 2199
"""Later ones are a system's way of saying that something goes on, and here a blank says so."""


@dataclass(frozen=True)
class Retention:
    """How long a register's entries are kept before somebody must look: the group, and the clear years to its review."""

    group: int
    clear_years: int


def retention_review_day(retention: Retention, last_day: date) -> date:
    """The day on which keeping an entry must be reviewed: the clear period after its last known day (MoPI review)."""
    year = last_day.year + retention.clear_years
    leap_day_is_missing = last_day.month == 2 and last_day.day == 29 and not _is_leap(year)
    return date(year, 3, 1) if leap_day_is_missing else last_day.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def problems_with(register: Register, values: Values) -> list[Problem]:
    """Everything wrong between the values of one fact: the period first, then what the register itself compares."""
    return [*_period_problems(register, values), *register.problems(values)]


def problems_in_part(register: Register, values: Values) -> Iterable[Problem]:
    """The same between those values of a fact that could be read: what asks for one that is not there is left unsaid."""
    yield from _period_problems(register, values)
    with suppress(KeyError):
        yield from register.problems(values)


def _period_problems(register: Register, values: Values) -> Iterable[Problem]:
    ends = None if register.ends is None else values.get(register.ends)
    if register.ends is None or ends is None:
        return
    starts = values.get(register.starts)
    if ends.year > LATEST_YEAR:
        yield Problem(register.ends, f"The year {ends.year} is too far ahead. Leave this blank if it goes on.")
    if starts is not None and ends < starts:
        yield Problem(
            register.ends,
            f"{register.ends} ({ends.isoformat()}) is before {register.starts} ({starts.isoformat()}).",
        )


def overlap_problems(register: Register, values: Values, held: Iterable[tuple[str, Period]]) -> list[Problem]:
    """What of the facts held, each with its summary, the new one would be at the same time as; no two may be at once."""
    starts, ends = register.starts_on(values), register.ends_on(values)
    if not register.keeps_apart or (ends is not None and ends < starts):
        return []
    period = Period(starts, ends)
    return [Problem(register.starts, _why_at_once(summary, other)) for summary, other in held if period.overlaps(other)]


def _why_at_once(summary: str, held: Period) -> str:
    until = f" until {held.ends_on.isoformat()}" if held.ends_on else ", with no end"
    return (
        f"By the same agency's word this is at the same time as: {summary}, from {held.starts_on.isoformat()}{until}. "
        "End that one first, on the day on which this one starts."
    )


def birth_problems(register: Register, values: Values, born_on: date | None) -> list[Problem]:
    """Nothing is true of somebody before the day on which they were born, as far as it is known."""
    starts = values.get(register.starts)
    if born_on is None or starts is None or starts >= born_on:
        return []
    return [Problem(register.starts, f"This is before the person was born ({born_on.isoformat()}).")]


def digest_of(values: Mapping[str, Any]) -> str:
    """A short digest by which a row delivered again is known to say the same: 32 hexadecimal characters."""
    text = "\x1f".join(["" if value is None else str(value) for value in values.values()])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def reason_for_change_is_given(reason: str) -> Decision:
    """A correction or withdrawal says why (DPA 2018 s.62: alteration is logged, and the record says what was wrong)."""
    if len(reason.strip()) >= 5:
        return Decision.yes("reason", "A reason is given.")
    return Decision.no("reason", "Say why you are changing this, in a few words.")


def entry_is_current(superseded: bool) -> Decision:
    """Only what still stands may be corrected or withdrawn."""
    if superseded:
        return Decision.no(
            "superseded",
            "Somebody has changed this entry since you opened it. Open it again and look at what it says now.",
        )
    return Decision.yes("current", "The entry stands.")


def entry_may_be_corrected(entered_by: str) -> Decision:
    """What a step of a process decided, or what was computed, is not rewritten: it is withdrawn, and the step made again."""
    if not entered_by:
        return Decision.yes("free", "The entry may be corrected.")
    return Decision.no("own_pages", f"This was made by {entered_by}. Withdraw it and make it there again.")


def entry_may_be_changed_by(agency_id: int, entry_agency_id: int, entry_agency_name: str) -> Decision:
    """Only the agency whose word it is may correct or withdraw an entry; another tells that agency what is wrong."""
    if agency_id == entry_agency_id:
        return Decision.yes("own_entry", "Your agency recorded this.")
    return Decision.no(
        "other_agency",
        f"{entry_agency_name} recorded this, so only they can change it. Tell them what is wrong, or add an entry of yours.",
    )
