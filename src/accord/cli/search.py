"""`accord search`: find people as an officer would, with what the officer may see and no more."""

import argparse
import sys
from datetime import datetime

from django.db import DatabaseError

from accord.access.gate import Refused
from accord.audit.ledger import LedgerUnavailable
from accord.cli._arguments import UsageFault, refused, text
from accord.cli._asking import officer_asks
from accord.cli._telling import text_table
from accord.journeys.find_people import find_people
from accord.kernel.references import reference_of
from accord.people.finding.fits import TIER_CODES
from accord.people.finding.sought import Sought, read_form, read_search
from accord.people.queries.search import Found, Hit
from accord.ports.clock import london_day, now

name = "search"
help = "Find people as an officer would: by names, dates of birth, numbers and postcodes"

NOT_DONE = 1
ASKED = ("search from the command line", "Finding a person")
FIELDS = ("family_name", "given_names", "born", "identifier", "postcode")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who searches, and what for: words as in the box, or fields."""
    parser.add_argument(
        "words", metavar="WORD", nargs="*", type=text, help="as in the box; - reads a line from the input"
    )
    parser.add_argument(
        "--as", dest="username", metavar="USERNAME", type=text, required=True, help="the officer who asks"
    )
    for field in FIELDS:
        parser.add_argument(f"--{field.replace('_', '-')}", dest=field, metavar="TEXT", type=text, default="")
    parser.add_argument("--page", type=int, default=1, help="which page of the results (1 if not said)")


def run(args: argparse.Namespace) -> int:
    """0 when the search was done, whether or not anybody was found; 1 when it was refused; 2 when it makes no sense."""
    try:
        at = now()
        sought = _sought(args, at)
        found = find_people(officer_asks(args.username, at, *ASKED), sought, args.page)
    except UsageFault as fault:
        return refused(fault)
    except Refused as refusal:
        return _failed(refusal.decision.because)
    except LedgerUnavailable:
        return _failed("The ledger could not be written, so nothing is shown.")
    except DatabaseError as error:
        return _failed(f"The database cannot be used ({type(error).__name__}). Run: accord init")
    _show(sought, found)
    return 0


def _sought(args: argparse.Namespace, at: datetime) -> Sought:
    typed = sys.stdin.readline() if args.words == ["-"] else " ".join(args.words)
    fields = {field: getattr(args, field) for field in FIELDS}
    if typed.strip() and any(fields.values()):
        raise UsageFault("Give words alone, or fields such as --family-name, not both.")
    sought = read_search(typed, london_day(at)) if typed.strip() else read_form(fields, london_day(at))
    if sought.is_empty:
        raise UsageFault(" ".join([*sought.notes, "Give a name, a date of birth, a number or a postcode."]))
    return sought


def _show(sought: Sought, found: Found) -> None:
    for note in sought.notes:
        print(note, file=sys.stderr)
    more = "" if found.is_complete else "more than "
    print(f"{more}{found.total:,} found, page {found.page} of {found.pages}", file=sys.stderr)
    rows = [_row(hit) for hit in (*found.hits, *found.restricted)]
    if rows:
        print(text_table(("fit", "reference", "family name", "given names", "born", "what matched"), rows))


def _row(hit: Hit) -> tuple[str, ...]:
    if hit.tier is None:
        return ("restricted", reference_of(hit.person_id), "", "", "", "")
    born = hit.date_of_birth.isoformat() if hit.date_of_birth else ""
    named = (hit.family_name, hit.given_names, born)
    return (TIER_CODES[hit.tier], reference_of(hit.person_id), *named, "; ".join(hit.matched))


def _failed(why: str) -> int:
    print(why, file=sys.stderr)
    return NOT_DONE
