"""`accord administrator`: open an administrator's account, the first of a partnership; they open everybody else's."""

import argparse
import sys

from django.db import DatabaseError

from accord.access.commands.partnership import PartnershipRefused
from accord.access.queries.agencies import agencies, agency_with_code
from accord.audit.ledger import LedgerUnavailable
from accord.cli._arguments import UsageFault, operator, refused, text, unknown
from accord.journeys.administer import NewOfficer
from accord.journeys.open_administrator import open_administrator
from accord.ports.clock import now
from accord.ports.passwords import one_time_password

name = "administrator"
help = "Open an administrator's account with a one-time password: the first of a partnership"

NOT_DONE = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose account it is."""
    parser.add_argument("username", metavar="USERNAME", type=text, help="what they type to sign in, such as priya.nair")
    parser.add_argument("--name", required=True, type=text, help="as colleagues know them")
    parser.add_argument("--email", required=True, type=text, help="for a forgotten password")
    parser.add_argument("--agency", required=True, metavar="CODE", type=text, help="such as north-yorkshire-police")


def run(args: argparse.Namespace) -> int:
    """Open the account and print its password, once; 1 when it was refused or could not be written."""
    password = one_time_password()
    try:
        agency = agency_with_code(args.agency)
        if agency is None:
            raise unknown(
                "agency", args.agency, [each.code for each in agencies()], "See: accord import agencies --columns"
            )
        open_administrator(NewOfficer(args.username, args.name, args.email, agency.id, password), now(), operator())
    except UsageFault as fault:
        return refused(fault)
    except PartnershipRefused as why:
        return _failed(str(why))
    except LedgerUnavailable:
        return _failed("The ledger could not be written, so nothing was done.")
    except DatabaseError as error:
        return _failed(f"The database cannot be used ({type(error).__name__}). Run: accord init")
    print(password)
    print(
        f"{args.username} signs in with this one-time password, which is not shown again, and changes it. They open the "
        "other accounts under Administration.",
        file=sys.stderr,
    )
    return 0


def _failed(why: str) -> int:
    print(why, file=sys.stderr)
    return NOT_DONE
