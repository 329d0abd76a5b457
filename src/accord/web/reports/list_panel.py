"""The fairness panel of the ranked list: whom it selects, group by group, and how each group's points are spread."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from accord.reporting.list_tables import (
    SELECTION_COLUMNS,
    SPREAD_COLUMNS,
    Row,
    group_words,
    headed,
    selection_rows,
    spread_rows,
)
from accord.reporting.queries.ranked import RankedList, fairness_of
from accord.web.shell.charts.boxes import Box, boxes

UNNUMBERED = ("trait", "group", "rate_lies_between", "says")


@dataclass(frozen=True)
class Panel:
    """Both tables with their headings, and the picture of the second; none where every group is too small to show."""

    selection_headings: Sequence[str | dict[str, str | bool]]
    selections: Sequence[Row]
    spread_headings: Sequence[str | dict[str, str | bool]]
    spreads: Sequence[Row]
    chart: Markup | None


def panel_of(found: RankedList) -> Panel:
    """Count it. It names nobody."""
    panel = fairness_of(found)
    shown = [
        (f"{trait.capitalize()}: {group_words(each)}", Box(*each.spread.five))
        for trait, groups in panel.items()
        for each in groups
        if not each.is_small
    ]
    chart = boxes("spread", f"How the {found.measure} of each group are spread", shown) if shown else None
    spreads = [tuple(f"{each:.2f}" if isinstance(each, float) else each for each in row) for row in spread_rows(panel)]
    return Panel(_headings(SELECTION_COLUMNS), selection_rows(panel), _headings(SPREAD_COLUMNS), spreads, chart)


def _headings(columns: Sequence[str]) -> list[str | dict[str, str | bool]]:
    named = zip(columns, headed(columns), strict=True)
    return [words if name in UNNUMBERED else {"text": words, "numeric": True} for name, words in named]
