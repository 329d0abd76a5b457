"""`accord report`: the figures of the partnership, as a table to read or a file to pass on."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from accord.access.queries import AreaView
from accord.cli._areas import add_area_and_day, area_asked, told_if_it_fails
from accord.cli._arguments import UsageFault, moment, operator, text, unknown
from accord.cli._files import require_place_for, write_whole
from accord.cli._telling import text_table
from accord.journeys.run_report import Running, run_iom_cohorts, run_iom_performance
from accord.ports.clock import now
from accord.ports.csv_writing import write_csv
from accord.reporting.queries import IomCohorts, IomPerformance
from accord.reporting.tables import (
    COHORT_COLUMNS,
    TIER_COLUMNS,
    TOTALS_COLUMNS,
    Row,
    cohort_count_rows,
    tier_rows,
    totals_rows,
)

name = "report"
help = "Count a report: iom-performance (by tier), iom-performance-totals or iom-cohorts"


@dataclass(frozen=True)
class Report:
    """A report that can be asked for: its title, its columns, how it is counted, its rows, and what its figures mean."""

    title: str
    columns: Sequence[str]
    count: Callable[[Running, AreaView, date, datetime | None], Any]
    rows: Callable[[Any], list[Row]]
    notes: Callable[[Any], list[str]]


def _who_counts(counted: IomPerformance) -> list[str]:
    return ["In custody: received on or before the day and not released on or before it. A person is counted once."]


def _who_offended(counted: IomPerformance) -> list[str]:
    quarter, before = counted.quarter, counted.last_quarter
    return [
        *_who_counts(counted),
        f"Re-offenders: of the total, those with a proven offence committed from {_words(quarter.starts_on)} to "
        f"{_last_day(quarter.ends_on)};",
        f"last quarter: from {_words(before.starts_on)} to {_last_day(before.ends_on)}. "
        f"{counted.look_back_months} months: {counted.look_back_source}",
    ]


def _who_is_young(counted: IomCohorts) -> list[str]:
    below = counted.young_below
    return [
        "A person is counted once. Tiers, sexes and ages each add up to the people; areas add up to the last rows.",
        "Children are under 18. Sex and age are as known now.",
        f"Young adults: from 18 until the birthday {below.value}, whether or not they came from youth justice, which no "
        f"register holds yet. {below.source}",
    ]


REPORTS = {
    "iom-performance": Report(
        "IOM performance by tier", TIER_COLUMNS, run_iom_performance, lambda found: tier_rows(found.table), _who_counts
    ),
    "iom-performance-totals": Report(
        "IOM performance", TOTALS_COLUMNS, run_iom_performance, lambda found: totals_rows(found.table), _who_offended
    ),
    "iom-cohorts": Report(
        "IOM cohorts", COHORT_COLUMNS, run_iom_cohorts, lambda found: cohort_count_rows(found.rows), _who_is_young
    ),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which report, of where and when, and in which form."""
    parser.add_argument("report", metavar="REPORT", type=text, help=" or ".join(REPORTS))
    add_area_and_day(parser)
    parser.add_argument(
        "--known-at", metavar="MOMENT", type=moment, help="count what was known then: 2018-01-23T17:30Z"
    )
    parser.add_argument("--format", choices=("table", "csv"), default="table", help="table unless said otherwise")
    parser.add_argument("--out", metavar="FILE", type=text, help="write to this file instead of the terminal")


def run(args: argparse.Namespace) -> int:
    """0 when the report was written, 1 when it could not be counted, 2 when the command makes no sense."""
    return told_if_it_fails(partial(_write_report, args))


def _write_report(args: argparse.Namespace) -> None:
    report, area = _report(args.report), area_asked(args.area)
    if args.out is not None:
        require_place_for(Path(args.out))
    running = Running(operator(), now(), args.report, leaves=args.format == "csv" or args.out is not None)
    _require_past(args, running)
    counted = report.count(running, area, args.on, args.known_at)
    _write(_as_csv(report, counted) if args.format == "csv" else _as_text(report, counted), args.out)


def _report(given: str) -> Report:
    if given not in REPORTS:
        raise unknown("report", given, REPORTS, f"Give one of {', '.join(REPORTS)}.")
    return REPORTS[given]


def _require_past(args: argparse.Namespace, running: Running) -> None:
    if args.known_at is not None and args.known_at > running.at:
        raise UsageFault(f"Nobody knows yet what will be known at {args.known_at.isoformat()}. Leave --known-at out.")


def _as_csv(report: Report, counted: Any) -> str:
    return write_csv(report.rows(counted), report.columns)


def _as_text(report: Report, counted: Any) -> str:
    known = "as known now" if counted.known_at is None else f"as known at {counted.known_at.isoformat()}"
    lines = [
        f"{report.title}: {counted.area.name}, {_words(counted.on)}, {known}",
        "",
        text_table(report.columns, report.rows(counted)),
        "",
        *report.notes(counted),
    ]
    return "\n".join(lines) + "\n"


def _words(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _last_day(ends_on: date | None) -> str:
    return _words(ends_on - timedelta(days=1)) if ends_on else "now"


def _write(told: str, out: str | None) -> None:
    if out is None:
        sys.stdout.buffer.write(told.encode())  # UTF-8, whatever the terminal's own language
        sys.stdout.flush()
        return
    write_whole(Path(out), told.encode())
