"""How figures are spread, on one scale: a line from the least to the most, a box of the middle half, a bar at the middle."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from accord.web.shell.charts.scale import round_ceiling
from accord.web.shell.charts.svg import INK, LINE, WIDTH, box, fill_of, patterns, picture, tag, text, wrapped
from accord.web.shell.words import thousands

_LEFT, _RIGHT, _THICK, _MARKS = 8, WIDTH - 24, 22, 4


@dataclass(frozen=True)
class Box:
    """The least of some figures, the quarters, and the most."""

    least: float
    lower_quarter: float
    middle: float
    upper_quarter: float
    most: float


def boxes(key: str, title: str, rows: Sequence[tuple[str, Box]]) -> Markup:
    """One box for each (label, spread). ValueError for a figure below nought."""
    if any(spread.least < 0 for _, spread in rows):
        raise ValueError("a box cannot show a figure below nought")
    ceiling = round_ceiling(max((spread.most for _, spread in rows), default=1), _MARKS)
    y, drawn = 4.0, []
    for label, spread in rows:
        words, lines = wrapped(0, y + 16, label)
        y += LINE * lines
        drawn += [words, _box(key, y, spread, ceiling)]
        y += _THICK + 12
    frame = [patterns(key, 1), _scale(y, ceiling)]
    return picture(key, title, "The same figures are in the table.", y + 26, *frame, *drawn)


def _box(key: str, y: float, spread: Box, ceiling: int) -> Markup:
    least, lower, middle, upper, most = (
        _across(each, ceiling)
        for each in (spread.least, spread.lower_quarter, spread.middle, spread.upper_quarter, spread.most)
    )
    line = tag("line", x1=least, x2=most, y1=y + _THICK / 2, y2=y + _THICK / 2, stroke=INK, stroke_width=2)
    half = box(lower, y, max(upper - lower, 2), _THICK, fill_of(key, 0))
    bar = tag("rect", x=middle - 3, y=y - 2, width=6, height=_THICK + 4, fill="#ffffff", stroke=INK, stroke_width=1)
    return line + half + bar


def _scale(bottom: float, ceiling: int) -> Markup:
    drawn = Markup("")
    for mark in range(_MARKS + 1):
        figure = ceiling * mark // _MARKS
        x = _across(figure, ceiling)
        drawn += tag("line", x1=x, x2=x, y1=0, y2=bottom, stroke="#b1b4b6", stroke_width=1, stroke_dasharray="3 3")
        drawn += text(x, bottom + 18, thousands(figure), "middle")
    return drawn


def _across(figure: float, ceiling: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * figure / ceiling
