"""Periods on an axis of time: custody, cohorts, orders. Half-open, as everywhere; one that goes on ends in an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from accord.kernel.periods import Period
from accord.web.shell.charts.scale import round_days
from accord.web.shell.charts.svg import (
    INK,
    LINE,
    MOST_SERIES,
    WIDTH,
    box,
    fill_of,
    legend,
    patterns,
    picture,
    tag,
    text,
    wrapped,
)

_THICK = 22
_ARROW = 14


@dataclass(frozen=True)
class Span:
    """A period of one kind; kinds share a pattern and a line in the legend."""

    kind: str
    period: Period


def spans(key: str, title: str, within: Period, rows: Sequence[tuple[str, Sequence[Span]]]) -> Markup:
    """A row of periods for each (label, spans), cut to `within`, which must end.

    ValueError when `within` goes on or holds no day, or there are more kinds than patterns.
    """
    kinds = list(dict.fromkeys(span.kind for _, row in rows for span in row))
    if within.ends_on is None or within.is_empty:
        raise ValueError("an axis of time needs a first and a last day")
    if len(kinds) > MOST_SERIES:
        raise ValueError(f"{len(kinds)} kinds cannot be told apart without colour; {MOST_SERIES} can")
    top = y = float(LINE * len(kinds) + 12)
    drawn = []
    for label, row in rows:
        words, lines = wrapped(0, y + 16, label)
        y += LINE * lines
        bars = Markup("").join(_bar(key, y, kinds.index(span.kind), span.period, within) for span in row)
        drawn += [words, _floor(y), bars]
        y += _THICK + 12
    axis = _axis(top, y, within.starts_on, within.ends_on)
    frame = [patterns(key, len(kinds)), legend(key, kinds, 0), axis]
    return picture(key, title, "The same periods are in the table.", y + 26, *frame, *drawn)


def _bar(key: str, y: float, kind: int, period: Period, within: Period) -> Markup:
    shown = period.intersection(within)
    if shown is None or shown.ends_on is None:
        return Markup("")
    left, right = _across(shown.starts_on, within), _across(shown.ends_on, within)
    goes_on = period.ends_on is None or (within.ends_on is not None and period.ends_on > within.ends_on)
    drawn = box(left, y, max(right - left, 2), _THICK, fill_of(key, kind))
    if goes_on:
        drawn += tag("path", d=f"M{right:.1f} {y:.1f}l{_ARROW} {_THICK / 2:.0f}l-{_ARROW} {_THICK / 2:.0f}z", fill=INK)
    return drawn


def _floor(y: float) -> Markup:
    return tag("line", x1=0, x2=WIDTH - _ARROW, y1=y + _THICK, y2=y + _THICK, stroke="#b1b4b6", stroke_width=1)


def _axis(top: float, bottom: float, first: date, last: date) -> Markup:
    days = round_days(first, last)
    only_years = all(day.month == 1 for day in days)
    within = Period(first, last)
    drawn = Markup("")
    for day in days:
        x = _across(day, within)
        drawn += tag("line", x1=x, x2=x, y1=top, y2=bottom, stroke="#b1b4b6", stroke_width=1, stroke_dasharray="3 3")
        words = str(day.year) if only_years else f"{day.month}/{day.year}"
        drawn += text(min(max(x, 28), WIDTH - 28), bottom + 18, words, "middle")
    return drawn


def _across(day: date, within: Period) -> float:
    return 1 + (WIDTH - _ARROW - 2) * (day - within.starts_on).days / (within.days or 1)
