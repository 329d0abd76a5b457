"""Horizontal bars: one figure to a row, or several stacked. Labels stand above their bars, so that long ones fit."""

from collections.abc import Sequence

from markupsafe import Markup

from accord.web.shell.charts.svg import (
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
from accord.web.shell.words import thousands

_LONGEST = 390
_THICK = 22
_SAME_FIGURES = "The same figures are in the table."


def bars(key: str, title: str, rows: Sequence[tuple[str, int]]) -> Markup:
    """One bar for each (label, figure), its figure written at its end. ValueError for a figure below nought."""
    return _drawn(key, title, [(label, (figure,)) for label, figure in rows], ())


def stacked_bars(key: str, title: str, series: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> Markup:
    """One bar for each (label, figures), a part for each series, and the sum at its end.

    ValueError for a row that has not one figure for each series, for a figure below nought, or for too many series.
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"{len(series)} series cannot be told apart without colour; {MOST_SERIES} can")
    if any(len(figures) != len(series) for _, figures in rows):
        raise ValueError("every row needs one figure for each series")
    return _drawn(key, title, rows, series)


def _drawn(key: str, title: str, rows: Sequence[tuple[str, Sequence[int]]], series: Sequence[str]) -> Markup:
    if any(figure < 0 for _, figures in rows for figure in figures):
        raise ValueError("a bar cannot show a figure below nought")
    largest = max((sum(figures) for _, figures in rows), default=0) or 1
    drawn = [patterns(key, len(series) or 1), legend(key, series, 0)]
    y = float(LINE * len(series) + (8 if series else 0))
    for label, figures in rows:
        words, lines = wrapped(0, y + 16, label)
        y += LINE * lines
        drawn += [words, _bar(key, y, figures, largest)]
        y += _THICK + 12
    return picture(key, title, _SAME_FIGURES, max(y, LINE), *drawn)


def _bar(key: str, y: float, figures: Sequence[int], largest: int) -> Markup:
    x, parts = 1.0, []
    for index, figure in enumerate(figures):
        width = _LONGEST * figure / largest
        if width:
            parts.append(box(x, y, width, _THICK, fill_of(key, index)))
        if len(figures) > 1 and width > 13 * len(thousands(figure)) + 8:
            parts.append(_figure_inside(x + width / 2, y, thousands(figure)))
        x += width
    end = text(min(x + 8, WIDTH - 4), y + 17, thousands(sum(figures)), weight="bold")
    return Markup("").join([*parts, end])


def _figure_inside(middle: float, y: float, words: str) -> Markup:
    room = 11 * len(words) + 6
    ground = tag("rect", x=middle - room / 2, y=y + 2, width=room, height=_THICK - 4, fill="#ffffff")
    return ground + text(middle, y + 17, words, "middle")
