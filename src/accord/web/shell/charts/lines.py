"""Lines with a mark at each figure, and the small line of a sentence. An unknown figure is a gap, not nought."""

from collections.abc import Sequence

from markupsafe import Markup

from accord.web.shell.charts.scale import round_ceiling, spread
from accord.web.shell.charts.svg import INK, LINE, WIDTH, picture, tag, text
from accord.web.shell.words import thousands

Figures = Sequence[int | None]
_LEFT, _RIGHT, _TALL, _MARKS = 58, WIDTH - 16, 180, 4
_STYLES = (("#1d70b8", ""), ("#0b0c0c", "8 4"), ("#0f7a52", "2 4"), ("#ca3535", "12 4 2 4"))
_SHAPES = ("M-5 -5H5V5H-5Z", "M0 -6L6 5H-6Z", "M0 -7L7 0L0 7L-7 0Z", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0")


def lines(key: str, title: str, places: Sequence[str], series: Sequence[tuple[str, Figures]]) -> Markup:
    """A line for each (name, figures), a figure for each of the places along the axis, from left to right.

    ValueError for more than four series, or one that has not one figure (or None) for each place.
    """
    if len(series) > len(_STYLES):
        raise ValueError(f"{len(series)} lines cannot be told apart without colour; {len(_STYLES)} can")
    if any(len(figures) != len(places) for _, figures in series):
        raise ValueError("every line needs one figure, or None, for each place")
    top = LINE * len(series) + 16
    ceiling = round_ceiling(
        max((figure for _, figures in series for figure in figures if figure is not None), default=1)
    )
    drawn = [_scale(top, ceiling), _places(top, places)]
    for index, (name, figures) in enumerate(series):
        drawn += [_legend(index, name), _line(index, _points(figures, top, ceiling))]
    return picture(key, title, "The same figures are in the table.", top + _TALL + 34, *drawn)


def sparkline(key: str, title: str, figures: Sequence[int]) -> Markup:
    """A small line for a sentence or a card. Those who do not see it are told its lowest, highest and last."""
    if not figures:
        raise ValueError("a line needs at least one figure")
    lowest, highest = min(figures), max(figures)
    step, rise = 112 / max(1, len(figures) - 1), 24 / max(1, highest - lowest)
    points = [(4 + index * step, 28 - (figure - lowest) * rise) for index, figure in enumerate(figures)]
    told = f"Lowest {thousands(lowest)}, highest {thousands(highest)}, last {thousands(figures[-1])}."
    dot = tag("circle", cx=points[-1][0], cy=points[-1][1], r=3, fill=INK)
    return picture(key, title, told, 32, _path(points, "#1d70b8", ""), dot, width=120)


def _scale(top: float, ceiling: int) -> Markup:
    drawn = Markup("")
    for mark in range(_MARKS + 1):
        y = top + _TALL - _TALL * mark / _MARKS
        drawn += tag("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke="#b1b4b6" if mark else INK, stroke_width=1)
        drawn += text(_LEFT - 8, y + 5, thousands(ceiling * mark // _MARKS), "end")
    return drawn


def _places(top: float, places: Sequence[str]) -> Markup:
    room = max(1, (_RIGHT - _LEFT) // (11 * max(map(len, places), default=1) + 12))
    return Markup("").join(
        text(_across(index, len(places)), top + _TALL + 24, places[index], "middle")
        for index in spread(len(places), room)
    )


def _points(figures: Figures, top: float, ceiling: int) -> list[tuple[float, float] | None]:
    return [
        None if figure is None else (_across(index, len(figures)), top + _TALL - _TALL * figure / ceiling)
        for index, figure in enumerate(figures)
    ]


def _across(index: int, count: int) -> float:
    margin = 24
    return _LEFT + margin + (_RIGHT - _LEFT - 2 * margin) * index / max(1, count - 1)


def _line(index: int, points: Sequence[tuple[float, float] | None]) -> Markup:
    colour, dashes = _STYLES[index]
    dots = Markup("").join(_dot(index, *point) for point in points if point is not None)
    return _path(points, colour, dashes) + dots


def _path(points: Sequence[tuple[float, float] | None], colour: str, dashes: str) -> Markup:
    moves, pen_is_down = [], False
    for point in points:
        if point is not None:
            moves.append(f"{'L' if pen_is_down else 'M'}{point[0]:.1f} {point[1]:.1f}")
        pen_is_down = point is not None
    return tag(
        "path", d="".join(moves), fill="none", stroke=colour, stroke_width=2.5, stroke_dasharray=dashes or "none"
    )


def _dot(index: int, x: float, y: float) -> Markup:
    place = f"translate({x:.1f} {y:.1f})"
    return tag("path", d=_SHAPES[index], transform=place, fill=_STYLES[index][0], stroke="#ffffff", stroke_width=1)


def _legend(index: int, name: str) -> Markup:
    y = LINE * index + 11
    return _path([(0, y), (40, y)], *_STYLES[index]) + _dot(index, 20, y) + text(50, y + 5, name)
