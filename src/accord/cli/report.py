"""`accord report`: the figures of the partnership, as a table to read or a file to pass on."""

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import Any

from accord.cli._areas import told_if_it_fails
from accord.cli._arguments import UsageFault, day, day_reached, moment, operator, text, unknown
from accord.cli._files import require_form, require_place_for, write_whole
from accord.cli._reports import REPORTS, Report
from accord.cli._telling import text_table
from accord.journeys.run_report import Running
from accord.ports.clock import now
from accord.ports.csv_writing import write_csv

name = "report"
help = f"Count a report: {', '.join(REPORTS)}"

NOBODY = (
    "Nobody is recorded in a cohort then. That an agency's extract has not come looks the same: ask whether it has."
)
FORMS = {".txt": "table", ".csv": "csv"}
_FLAGS = {"area": "--area", "on": "--on", "scheme": "--scheme", "starts_on": "--from", "ends_on": "--to"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which report, of where and when, and in which form."""
    parser.add_argument("report", metavar="REPORT", type=text, help=" or ".join(REPORTS))
    parser.add_argument("--area", metavar="NAME", type=text, help='such as "North Yorkshire"')
    parser.add_argument("--on", metavar="DATE", type=day_reached, help="the day counted, such as 2018-01-23")
    parser.add_argument("--scheme", metavar="SCHEME", type=text, help="the scheme whose cohort iom-indicator follows")
    parser.add_argument(
        "--from", metavar="DATE", dest="starts_on", type=day, help="its first day; the cohort is of that day"
    )
    parser.add_argument("--to", metavar="DATE", dest="ends_on", type=day, help="the first day that counts no more")
    parser.add_argument(
        "--known-at", metavar="MOMENT", type=moment, help="count what was known then: 2018-01-23T17:30Z"
    )
    parser.add_argument("--format", choices=("table", "csv"), help="that of the file's name, or a table")
    parser.add_argument(
        "--out", metavar="FILE", type=text, help="write to this .csv or .txt file instead of the terminal"
    )


def run(args: argparse.Namespace) -> int:
    """0 when the report was written, 1 when it could not be counted, 2 when the command makes no sense."""
    return told_if_it_fails(partial(_write_report, args))


def _write_report(args: argparse.Namespace) -> None:
    report = _report(args)
    form = _form(args)
    running = Running(operator(), now(), args.report, leaves=form == "csv" or args.out is not None)
    _require_past(args, running)
    counted = report.count(running, args)
    _write(_as_csv(report, counted) if form == "csv" else _as_text(report, counted), args.out)


def _form(args: argparse.Namespace) -> str:
    """As the file's name has it where one is given, so that no .csv holds a table to read."""
    if args.out is None:
        return args.format or "table"
    out = Path(args.out)
    require_place_for(out)
    require_form(out, *FORMS)
    by_name = FORMS.get(out.suffix.lower())
    if by_name and args.format and args.format != by_name:
        raise UsageFault(f"{out.name} is no name for --format {args.format}: leave --format out, or name it otherwise.")
    return by_name or args.format or "table"


def _report(args: argparse.Namespace) -> Report:
    if args.report not in REPORTS:
        raise unknown("report", args.report, REPORTS, f"Give one of {', '.join(REPORTS)}.")
    report = REPORTS[args.report]
    needed = " ".join(_FLAGS[each] for each in report.needs)
    if any(getattr(args, each) is None for each in report.needs):
        raise UsageFault(f"{args.report} needs {needed}: say each of them.")
    for each in _FLAGS.keys() - set(report.needs):
        if getattr(args, each) is not None:
            raise UsageFault(f"{args.report} takes no {_FLAGS[each]}. It is asked for by {needed}.")
    return report


def _require_past(args: argparse.Namespace, running: Running) -> None:
    if args.known_at is not None and args.known_at > running.at:
        raise UsageFault(f"Nobody knows yet what will be known at {args.known_at.isoformat()}. Leave --known-at out.")


def _as_csv(report: Report, counted: Any) -> str:
    return write_csv(report.rows(counted), report.columns_of(counted))


def _as_text(report: Report, counted: Any) -> str:
    known = "as known now" if counted.known_at is None else f"as known at {counted.known_at.isoformat()}"
    lines = [
        f"{report.title}: {report.of(counted)}, {known}",
        "",
        text_table(report.columns_of(counted), report.rows(counted)),
        "",
        *([] if report.people(counted) else [NOBODY]),
        *report.notes(counted),
    ]
    return "\n".join(lines) + "\n"


def _write(told: str, out: str | None) -> None:
    if out is None:
        sys.stdout.buffer.write(told.encode())  # UTF-8, whatever the terminal's own language
        sys.stdout.flush()
        return
    write_whole(Path(out), told.encode())
