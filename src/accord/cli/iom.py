"""`accord iom`: the paper that a selection meeting sits down with."""

import argparse
from functools import partial
from pathlib import Path

from accord.cli._areas import add_area_and_day, area_asked, told_if_it_fails
from accord.cli._arguments import count_up_to, operator, text, unknown
from accord.cli._files import require_form, require_place_for
from accord.cli._tables import write_table
from accord.journeys.run_report import Running, run_ranked_list
from accord.kernel.days import in_words
from accord.kernel.faults import shown
from accord.kernel.words import plural
from accord.ports.clock import now
from accord.ports.spreadsheets import Sheet
from accord.reporting.list_about import about
from accord.reporting.list_paper import PAPER_COLUMNS, paper_rows
from accord.reporting.list_tables import (
    ENTRY_COLUMNS,
    LIST_COLUMNS,
    MOVED_COLUMNS,
    SELECTION_COLUMNS,
    SPREAD_COLUMNS,
    WEIGHT_COLUMNS,
    entry_rows,
    headed,
    list_rows,
    moved_rows,
    selection_rows,
    spread_rows,
    weight_rows,
)
from accord.reporting.queries.list_cuts import CUTS, EVERYBODY
from accord.reporting.queries.list_orders import ORDERS, POINTS
from accord.reporting.queries.ranked import RankedList, fairness_of

name = "iom"
help = "Integrated Offender Management: list (those with most points, across agencies)"

MOST = 10_000
FORMS = (".csv", ".xlsx", ".pdf")
OUT_HELP = (
    "a .csv file of the list alone; a .xlsx spreadsheet, with each entry, what moved weights would change and the fairness "
    "panel; or a .pdf paper, one row a person. A name that ends in nothing gets CSV"
)
CUT_NAMES = ", ".join(CUTS)
ORDER_NAMES = ", ".join(ORDERS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The list: of where and when, how long, and into which file."""
    lists = parser.add_subparsers(title="lists", metavar="LIST", required=True)
    ranked = lists.add_parser("list", help="those with most points, each entry behind them told; a file leaves")
    add_area_and_day(ranked)
    ranked.add_argument(
        "--top", metavar="N", type=count_up_to(MOST), default=200, help="how many people (200 if not said)"
    )
    ranked.add_argument("--only", metavar="CUT", type=text, default=EVERYBODY, help=f"a cut of it: {CUT_NAMES}")
    ranked.add_argument(
        "--first-of-cut", action="store_true", help="the first N of the cut, not the cut of the first N of everybody"
    )
    ranked.add_argument(
        "--by",
        metavar="ORDER",
        type=text,
        default=POINTS,
        help=f"what it is ordered by: {ORDER_NAMES} (points if not said)",
    )
    ranked.add_argument("--children", action="store_true", help="children too, and those whose age is not known")
    ranked.add_argument("--out", metavar="FILE", type=text, required=True, help=OUT_HELP)


def run(args: argparse.Namespace) -> int:
    """0 when the list was written, 1 when it could not be had, 2 when the command makes no sense."""
    return told_if_it_fails(partial(_write_list, args))


def _write_list(args: argparse.Namespace) -> None:
    out = Path(args.out)
    require_place_for(out)
    require_form(out, *FORMS)
    if args.only not in CUTS:
        raise unknown("cut", args.only, CUTS, f"Give one of {CUT_NAMES}.")
    if args.by not in ORDERS:
        raise unknown("order", args.by, ORDERS, f"Give one of {ORDER_NAMES}.")
    running = Running(operator(), now(), "iom-list", leaves=True)
    first_of = args.only if args.first_of_cut else EVERYBODY
    found = run_ranked_list(
        running,
        area_asked(args.area),
        args.on,
        args.top,
        with_children=args.children,
        first_of=first_of,
        by=args.by,
    )
    sheets = (_paper if out.suffix.lower() == ".pdf" else _sheets)(found, args.only)
    write_table(out, sheets, f"IOM ranked list: {found.area.name}, {in_words(found.on)}", running.at)
    for what, says in about(found, args.only):
        print(f"{what}: {str(says).removesuffix('.')}.")
    listed = plural(len(found.cut_by(args.only)), "person is", "people are")
    form = "" if out.suffix else " as CSV"
    print(f"{listed} in {shown(str(out))}{form}, by reference: their names are on the pages of Accord.")


def _sheets(found: RankedList, only: str) -> list[Sheet]:
    return [
        Sheet("List", LIST_COLUMNS, list_rows(found, only)),
        Sheet("Entries", ENTRY_COLUMNS, entry_rows(found, only)),
        *_beside(found, only),
    ]


def _paper(found: RankedList, only: str) -> list[Sheet]:
    """One row a person; each entry by itself is in the spreadsheet."""
    beside = [Sheet(each.title, headed(each.columns), each.rows) for each in _beside(found, only)]
    return [Sheet("List", PAPER_COLUMNS, paper_rows(found, only)), *beside]


def _beside(found: RankedList, only: str) -> list[Sheet]:
    panel = fairness_of(found)
    return [
        Sheet("If a weight moved", MOVED_COLUMNS, moved_rows(found)),
        Sheet("Fairness", SELECTION_COLUMNS, selection_rows(panel)),
        Sheet(f"Spread of {found.measure}", SPREAD_COLUMNS, spread_rows(panel)),
        Sheet("Weights", WEIGHT_COLUMNS, weight_rows(found.scored.table)),
        Sheet("About", ("what", "says"), about(found, only)),
    ]
