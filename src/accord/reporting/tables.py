"""The IOM performance table as rows with headings, in the columns in which North Yorkshire published it. Pure."""

from accord.iom.terms import TIER_WORDS
from accord.reporting.rules import PerformanceTable

TIER_COLUMNS = ("area", "tier", "in_the_community", "in_custody", "tier_total")
TOTALS_COLUMNS = ("area", "in_the_community", "in_custody", "on_tag", "total", "re_offenders", "last_quarter")

Row = tuple[str | int, ...]


def tier_rows(table: PerformanceTable) -> list[Row]:
    """One row for each tier of each district, in the order of `TIER_COLUMNS`."""
    return [
        (row.area, TIER_WORDS[row.tier], len(row.in_the_community), len(row.in_custody), len(row.people))
        for row in table.tiers
    ]


def totals_rows(table: PerformanceTable) -> list[Row]:
    """One row for each district and one for all of them, in the order of `TOTALS_COLUMNS`."""
    return [
        (
            row.area,
            len(row.in_the_community),
            len(row.in_custody),
            len(row.on_tag),
            len(row.total),
            len(row.re_offenders),
            len(row.last_quarter),
        )
        for row in table.totals
    ]
