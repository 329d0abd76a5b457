"""An area and a day as commands ask for them, and what is said when the figures cannot be had."""

import argparse
import sys
from collections.abc import Callable

from django.db import DatabaseError

from accord.access.queries.areas import AreaView, area_named, areas
from accord.audit.ledger import LedgerUnavailable
from accord.cli._arguments import UsageFault, day_reached, refused, text, unknown
from accord.iom.queries.scheme import SchemeView, every_scheme, scheme_with_code
from accord.kernel.policy import NoPolicyValue
from accord.policy.queries import all_on
from accord.ports.clock import london_day, now

NOT_COUNTED = 1


def add_area_and_day(parser: argparse.ArgumentParser) -> None:
    """Of where, and of which day."""
    parser.add_argument("--area", metavar="NAME", type=text, required=True, help='such as "North Yorkshire"')
    parser.add_argument(
        "--on", metavar="DATE", type=day_reached, required=True, help="the day counted, such as 2018-01-23"
    )


def area_asked(given: str) -> AreaView:
    """The area of the name; UsageFault with those of nearly that name when there is none."""
    area = area_named(given)
    if area is None:
        known = [each.name for each in areas()]
        raise unknown("area", given, known, "Add it by: accord import areas FILE" if known else "Run: accord init")
    return area


def scheme_asked(given: str) -> SchemeView:
    """The scheme with the short name; UsageFault with those of nearly that name when there is none."""
    scheme = scheme_with_code(given.casefold())
    if scheme is None:
        raise unknown("scheme", given, [each.code for each in every_scheme()], "Schemes are set up on the page IOM.")
    return scheme


def told_if_it_fails(counting: Callable[[], None]) -> int:
    """0 when it was counted and written, 1 when it could not be, 2 when the command makes no sense."""
    try:
        counting()
    except UsageFault as fault:
        return refused(fault)
    except NoPolicyValue as missing:
        advice = "It is set on the page Policy values." if all_on(london_day(now())) else "Run: accord init"
        return _failed(f"The report cannot be counted: {missing} {advice}")
    except LedgerUnavailable:
        return _failed("The ledger could not be written, so nothing is shown.")
    except DatabaseError as error:
        return _failed(f"The database cannot be used ({type(error).__name__}). Run: accord init")
    return 0


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return NOT_COUNTED
