"""Points from a persistence matrix, each traced to the entry that gave it. Pure.

Points are reckoned entry by entry in hundredths, so that what is shown adds up to what is summed. The sum orders a list for
people to look at; it selects nobody.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from accord.kernel.days import in_words
from accord.kernel.decisions import Decision, Reason, all_of
from accord.risk.matrix.table import KindRule, PointsBand, Table
from accord.risk.matrix.terms import EVENT_WORDS, EventKind

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Event:
    """Something that an entry of the record says somebody did, or that was done about it.

    `code` is the group of an offence, the grading of intelligence, or what a test or a failure was.
    """

    reference: str
    kind: EventKind
    on: date
    code: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one entry gives, in hundredths of a point: its full weight, what its age leaves, and what the limit leaves."""

    event: Event
    weight: int
    aged: int
    counted: int

    @property
    def sentence(self) -> str:
        """Where the points come from, and where the rest of the weight went."""
        return f"{self.told}, entry {self.event.reference}: {self.gave}."

    @property
    def told(self) -> str:
        """What the entry says."""
        return f"{EVENT_WORDS[self.event.kind]} ({self.event.code}) of {in_words(self.event.on)}"

    @property
    def gave(self) -> str:
        """Its full weight, and where the rest of that went."""
        cut = f", {_points(self.counted)} within the limit" if self.counted < self.aged else ""
        return f"{_points(self.weight)}, {_points(self.aged)} by its age{cut}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that gives nothing, and why."""

    event: Event
    reason: Reason


@dataclass(frozen=True, slots=True)
class MatrixScore:
    """The points of one person on a day, by one version of one scheme's table; entry by entry, the greatest first."""

    scheme: str
    version: int
    on: date
    hundredths: int
    band: str
    contributions: tuple[Contribution, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def points(self) -> float:
        """The sum, to two decimals."""
        return self.hundredths / HUNDREDTHS


def score(table: Table, events: Iterable[Event], on: date) -> MatrixScore:
    """The points of one person's entries on a day. An entry given twice counts once."""
    told, left_out = _sorted_out(table, events, on)
    contributions = [
        counted
        for kind, of_kind in groupby(sorted(told, key=_by_kind), key=lambda each: each.event.kind)
        for counted in _within_limit(table.kinds[kind], sorted(of_kind, key=_greatest_first))
    ]
    total = sum(each.counted for each in contributions)
    return MatrixScore(
        scheme=table.scheme,
        version=table.version,
        on=on,
        hundredths=total,
        band=band_of(table.bands, total),
        contributions=tuple(sorted(contributions, key=lambda each: (-each.counted, *_greatest_first(each)))),
        left_out=tuple(left_out),
    )


def person_may_be_scored(on: date, died_on: date | None, left_on: date | None) -> Decision:
    """Whether a matrix is for this person on the day: they live, and have not left the scheme's sight."""
    checks = (
        _still(died_on, on, "dead", "The person died on {day}. Nobody is scored after that."),
        _still(left_on, on, "exited", "The person left the scheme on {day}. Nominate them again before scoring."),
    )
    return all_of(checks)


def aged(points: float, rule: KindRule, days: int) -> int:
    """What is left of so many points after so many days, in hundredths, half up."""
    left = 1.0 if rule.half_life_days is None else 0.5 ** (days / rule.half_life_days)
    return math.floor(HUNDREDTHS * points * left + 0.5)


def band_of(bands: Sequence[PointsBand], hundredths: int) -> str:
    """The band that a sum falls in."""
    return next(band.name for band in reversed(bands) if hundredths >= in_hundredths(band.least))


def in_hundredths(points: float) -> int:
    """Points as the whole hundredths that they are reckoned in."""
    return math.floor(HUNDREDTHS * points + 0.5)


def _sorted_out(table: Table, events: Iterable[Event], on: date) -> tuple[list[Contribution], list[LeftOut]]:
    told: list[Contribution] = []
    left_out: list[LeftOut] = []
    seen: set[tuple[str, EventKind]] = set()
    for event in events:
        reason = _why_not(table, event, on)
        if (event.reference, event.kind) in seen:
            reason = Reason("twice", "This entry counts already.")
        if reason is not None:
            left_out.append(LeftOut(event, reason))
            continue
        seen.add((event.reference, event.kind))
        told.append(_contribution(table.kinds[event.kind], event, on))
    return told, left_out


def _why_not(table: Table, event: Event, on: date) -> Reason | None:
    rule = table.kinds.get(event.kind)
    if rule is None:
        return Reason("kind", f"The table gives nothing for this: {EVENT_WORDS[event.kind].lower()}.")
    if event.on > on:
        return Reason("later", f"This comes after the day of the score, {in_words(on)}.")
    if (on - event.on).days > rule.look_back_days:
        return Reason("old", f"This is more than {rule.look_back_days:,} days old.")
    if event.code not in rule.points:
        return Reason("code", f"The table has no points for {event.code!r}.")
    return None


def _contribution(rule: KindRule, event: Event, on: date) -> Contribution:
    points = rule.points[event.code]
    left = aged(points, rule, (on - event.on).days)
    return Contribution(event, in_hundredths(points), left, left)


def _within_limit(rule: KindRule, contributions: Sequence[Contribution]) -> Iterable[Contribution]:
    """The greatest count first; what goes beyond the limit of the kind does not count."""
    room = sum(each.aged for each in contributions) if rule.most is None else in_hundredths(rule.most)
    for each in contributions:
        counted = min(each.aged, room)
        room -= counted
        yield Contribution(each.event, each.weight, each.aged, counted)


def _by_kind(each: Contribution) -> str:
    return each.event.kind


def _greatest_first(each: Contribution) -> tuple[int, int, str]:
    return -each.aged, -each.event.on.toordinal(), each.event.reference


def _still(ended_on: date | None, on: date, code: str, sentence: str) -> Decision:
    if ended_on is not None and ended_on <= on:
        return Decision.no(code, sentence.format(day=in_words(ended_on)))
    return Decision.yes(f"not-{code}", "Nothing stands in the way.")


def _points(hundredths: int) -> str:
    return f"{hundredths / HUNDREDTHS:.2f} points"
