"""`accord token`: let a program act for an officer through the API, see which may, and end it."""

import argparse
import secrets
import sys

from django.db import DatabaseError

from accord.access.queries.tokens import TokenView, tokens
from accord.audit.ledger import LedgerUnavailable
from accord.cli._arguments import operator, text
from accord.cli._telling import text_table
from accord.journeys.api_tokens import TokenRefused, Wanted, issue, revoke
from accord.ports.clock import now

name = "token"
help = "Issue, list or revoke the tokens by which programs act for officers"

BEGINNING = "accord_"  # by which a secret that has got out is recognised
BYTES = 32
NOT_DONE = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the three."""
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)
    issuing = steps.add_parser("issue", help="Issue a token and show it, once")
    issuing.add_argument("username", metavar="USERNAME", type=text, help="the officer for whom the program acts")
    issuing.add_argument("--name", required=True, type=text, help="what the token is for")
    issuing.add_argument("--days", type=int, default=30, help="for how many days (30 if not said)")
    issuing.set_defaults(step=_issue)
    steps.add_parser("list", help="Every token, newest first").set_defaults(step=_list)
    revoking = steps.add_parser("revoke", help="Let a token open nothing from now on")
    revoking.add_argument("number", metavar="NUMBER", type=int, help="the token's number, as the list shows it")
    revoking.set_defaults(step=_revoke)


def run(args: argparse.Namespace) -> int:
    """0 when it was done, 1 when it was refused or could not be written."""
    try:
        return int(args.step(args))
    except TokenRefused as refused:
        return _failed(refused.decision.because)
    except LedgerUnavailable:
        return _failed("The ledger could not be written, so nothing was done.")
    except DatabaseError as error:
        return _failed(f"The database cannot be used ({type(error).__name__}). Run: accord init")


def _issue(args: argparse.Namespace) -> int:
    secret = BEGINNING + secrets.token_urlsafe(BYTES)
    issued = issue(Wanted(args.username, args.name, args.days, secret), now(), operator())
    print(secret)
    print(
        f"Token {issued.number} acts for {args.username} until {issued.expires_at:%Y-%m-%d %H:%M} UTC. It is not shown again. "
        "Send it as the header: Authorization: Bearer ...",
        file=sys.stderr,
    )
    return 0


def _list(_args: argparse.Namespace) -> int:
    print(
        text_table(("number", "officer", "for", "expires", "last used", "revoked"), [_row(each) for each in tokens()])
    )
    return 0


def _row(token: TokenView) -> tuple[str, ...]:
    days = (token.expires_at.date(), token.last_used_on, token.revoked_on)
    return (str(token.id), token.username, token.name, *("" if day is None else day.isoformat() for day in days))


def _revoke(args: argparse.Namespace) -> int:
    if not revoke(args.number, now(), operator()):
        return _failed(f"There is no token {args.number} that could be revoked. See: accord token list")
    print(f"Token {args.number} opens nothing any more.")
    return 0


def _failed(why: str) -> int:
    print(why, file=sys.stderr)
    return NOT_DONE
