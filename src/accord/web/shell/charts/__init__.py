"""Charts drawn as SVG from plain numbers, with no script and no inline style.

Each is readable without colour (a pattern or a mark for every series, and figures written beside the bars), scales
with the page, prints, and belongs beside a table of the same figures: `shell/macros/chart_with_table.html` sets the two
together.
`key` names a chart within its page, in small letters, figures and hyphens.
"""

from accord.web.shell.charts.bars import bars, stacked_bars
from accord.web.shell.charts.boxes import Box, boxes
from accord.web.shell.charts.lines import lines, sparkline
from accord.web.shell.charts.spans import Span, spans
from accord.web.shell.charts.waterfall import waterfall

__all__ = ["Box", "Span", "bars", "boxes", "lines", "spans", "sparkline", "stacked_bars", "waterfall"]
