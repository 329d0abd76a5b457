"""The pieces that every chart is drawn from. All text is escaped; nothing a caller passes is read as markup."""

import re
import textwrap
from collections.abc import Sequence

from markupsafe import Markup, escape

WIDTH = 480
"""Units across every chart but the sparkline. A chart is drawn at 290 to 600 pixels, so a unit is about a pixel."""
LINE = 22
LETTERS_ACROSS = 44
"""Letters that fit across a chart at the larger size that small screens show text in."""
INK = "#0b0c0c"
_KEY = re.compile(r"[a-z][a-z0-9-]*")
_GROUNDS = ("#1d70b8", "#ffffff", "#bbd4ea", "#ffdd00", "#ffffff", "#b1b4b6")
_MARKS = (
    "",
    "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "M3 4a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
    "M0 4H8",
    "M0 4H8M4 0V8",
    "M4 0V8",
)
MOST_SERIES = len(_GROUNDS)


def tag(name: str, *children: str, **attributes: str | int | float) -> Markup:
    """One element. Underscores in attribute names become hyphens; numbers are rounded to a tenth of a unit."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"' for key, value in attributes.items()
    )
    # Every part that a caller gave has just been escaped; Markup.format would do the same ten times slower.
    return Markup(f"<{name}{written}>{''.join(map(escape, children))}</{name}>")  # noqa: S704


def text(x: float, y: float, words: str, anchor: str = "start", weight: str = "normal") -> Markup:
    """Words on one line. A white edge keeps them readable over a pattern."""
    return tag(
        "text", words, x=x, y=y, text_anchor=anchor, font_weight=weight, font_size=16, fill=INK,
        stroke="#ffffff", stroke_width=4, paint_order="stroke", stroke_linejoin="round",
    )  # fmt: skip


def wrapped(x: float, y: float, words: str) -> tuple[Markup, int]:
    """Words on as many lines as they need, and how many that is."""
    rows = textwrap.wrap(words, LETTERS_ACROSS) or [""]
    return Markup("").join(text(x, y + LINE * index, row) for index, row in enumerate(rows)), len(rows)


def box(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    """A filled rectangle with a dark edge, so that neighbours are told apart without colour."""
    return tag("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=INK, stroke_width=1)


def fill_of(key: str, series: int) -> str:
    """The fill of a series: the reference to its pattern."""
    return f"url(#{key}-fill-{series % MOST_SERIES})"


def patterns(key: str, count: int) -> Markup:
    """A pattern for each of the series: plain, stripes, dots, lines, squares and bars."""
    return tag("defs", *(_pattern(key, series) for series in range(min(count, MOST_SERIES))))


def legend(key: str, names: Sequence[str], y: float) -> Markup:
    """A line for each series: its pattern and its name."""
    rows = (
        box(1, y + LINE * index + 3, 24, 14, fill_of(key, index)) + text(34, y + LINE * index + 16, name)
        for index, name in enumerate(names)
    )
    return Markup("").join(rows)


def picture(key: str, title: str, description: str, height: float, *children: str, width: float = WIDTH) -> Markup:
    """The whole chart, with its name and description for those who do not see it. ValueError for an unfit key."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"a chart's key is small letters, figures and hyphens, not {key!r}")
    classes = "accord-chart" if width == WIDTH else "accord-chart accord-chart--small"
    return tag(
        "svg",
        tag("title", title, id=f"{key}-title"),
        tag("desc", description, id=f"{key}-desc"),
        tag("rect", width=width, height=height, fill="#ffffff"),
        *children,
        role="img", focusable="false", class_=classes, viewBox=f"0 0 {_number(width)} {_number(height)}",
        aria_labelledby=f"{key}-title", aria_describedby=f"{key}-desc",
    )  # fmt: skip


def _pattern(key: str, series: int) -> Markup:
    ground = tag("rect", width=8, height=8, fill=_GROUNDS[series])
    mark = tag("path", d=_MARKS[series], stroke=INK, stroke_width=1.5, fill="none")
    return tag(
        "pattern", ground, mark, id=f"{key}-fill-{series}", width=8, height=8, patternUnits="userSpaceOnUse"
    )  # fmt: skip


def _number(value: str | int | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
