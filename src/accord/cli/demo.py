"""`accord demo`: the demonstration partnership, in an empty database."""

import argparse
import sys
from datetime import UTC, datetime, time

from accord.cli._arguments import day
from accord.demo import demonstration_sign_ins
from accord.demo.load import SEED, DemonstrationRefused, is_empty, load
from accord.ports.clock import now
from accord.ports.progress import progress

name = "demo"
help = "Load the demonstration partnership, of invented people, into an empty database"

REFUSED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it is made from, and what to do where there are people already."""
    parser.add_argument("--if-empty", action="store_true", help="do nothing where the database is in use already")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="another number gives other lives")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day up to which the records run; today if left out")


def run(args: argparse.Namespace) -> int:
    """Load it, and say how to sign in; 1 with the reason where it has no place."""
    if args.if_empty and not is_empty():
        print("This database is in use already, so the demonstration is not loaded into it.")
        return 0
    at = datetime.combine(args.on, time(17, 30), UTC) if args.on else now()
    try:
        loaded = load(at, args.seed, lambda items, total: progress(items, "Loading the demonstration", total))
    except DemonstrationRefused as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    print(
        f"The demonstration is loaded: {loaded.people:,} invented people, {loaded.rows:,} rows of extracts and "
        f"{loaded.acts:,} acts of officers, in {loaded.seconds:.0f} seconds."
    )
    for sign_in in demonstration_sign_ins():
        print(sign_in.line)
    return 0
