"""A sum as steps: what each part adds or takes away, one under the other, and where the sum comes to stand."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from markupsafe import Markup

from accord.web.shell.charts.svg import INK, LINE, WIDTH, box, fill_of, patterns, picture, tag, text, wrapped

_THICK = 20
_ROOM = 70
ADDS, TAKES, SUM = range(3)


def waterfall(
    key: str, title: str, parts: Sequence[tuple[str, float]], marks: Sequence[tuple[str, float]] = ()
) -> Markup:  # fmt: skip
    """A bar for each (label, figure), begun where the one before ended, then the sum; upright lines at `marks`.

    What adds is plain, what takes away is striped, the sum is dotted; every figure is written beside its bar with its sign.
    """
    ends = list(accumulate((figure for _, figure in parts), initial=0.0))
    every = [*ends, *(place for _, place in marks)]
    low, high = min(every), max(every)
    scale = (WIDTH - 2 * _ROOM) / ((high - low) or 1)

    def across(figure: float) -> float:
        return _ROOM + (figure - low) * scale

    y = float(LINE * len(marks) + 6)
    top, drawn = y, []
    steps = [(label, start, start + figure, figure) for (label, figure), start in zip(parts, ends, strict=False)]
    for label, start, end, figure in [*steps, ("Together", 0.0, ends[-1], ends[-1])]:
        words, lines = wrapped(0, y + 16, label)
        y += LINE * lines
        kind = SUM if label == "Together" else ADDS if figure >= 0 else TAKES
        left, right = sorted((across(start), across(end)))
        drawn += [words, _bar(key, y, left, right, kind), _figure(across, y, start, end)]
        y += _THICK + 10
    lines_ = [_mark(index, label, across(place), top, y) for index, (label, place) in enumerate(marks)]
    return picture(key, title, "The same figures are in the table.", y, patterns(key, 3), *lines_, *drawn)


def _bar(key: str, y: float, left: float, right: float, kind: int) -> Markup:
    return box(left, y, max(right - left, 2), _THICK, fill_of(key, kind))


def _figure(across: Callable[[float], float], y: float, start: float, end: float) -> Markup:
    words = f"{end - start:+.1f}".replace("-", "−")
    goes_up = end >= start
    return text(across(end) + (6 if goes_up else -6), y + 16, words, "start" if goes_up else "end", weight="bold")


def _mark(index: int, label: str, x: float, top: float, bottom: float) -> Markup:
    line = tag("line", x1=x, x2=x, y1=top - 4, y2=bottom, stroke=INK, stroke_width=1, stroke_dasharray="4 3")
    return line + text(min(max(x, 60), WIDTH - 60), LINE * index + 16, label, "middle")
