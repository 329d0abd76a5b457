"""What several commands read from the command line, and how they say that it was wrong."""

import argparse
import math
import os
import pwd
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from accord.kernel.columns import ValueFault, parse_day
from accord.ports.clock import london_day, now

USAGE = 2
"""The exit code for a command line that makes no sense, as argparse has it."""


class Mixed(argparse.ArgumentParser):
    """Takes options anywhere among several files or words, not only before or after all of them.

    After -- there are no options, and a command of commands leaves all that follows to them.
    """

    _is_mixing = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The arguments and what is left over. `parse_known_intermixed_args` comes back here for each of its two readings."""
        if self._is_mixing or "--" in args or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        self._is_mixing = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_mixing = False


class UsageFault(Exception):
    """The command line names something that there is not; the message says what, in a sentence, and what would do."""


def refused(fault: UsageFault) -> int:
    """Say what is wrong with the command line, and return the exit code for that."""
    print(fault, file=sys.stderr)
    return USAGE


def operator() -> str:
    """Who runs the command, as the ledger names them: the operating system's user, whatever the environment says."""
    number = os.getuid()
    try:
        return f"operator:{pwd.getpwuid(number).pw_name}"
    except KeyError:
        return f"operator:{number}"


def unknown(kind: str, given: str, known: Iterable[str], advice: str) -> UsageFault:
    """There is no such thing; those with nearly that name, or that it begins, are offered, else the advice."""
    by_lower, typed = {each.casefold(): each for each in known}, given.strip().casefold()
    begun = [each for each in by_lower if typed and each.startswith(typed)][:3]
    near = [by_lower[each] for each in get_close_matches(typed, by_lower, n=3) or begun]
    return UsageFault(f"There is no {kind} {given!r}. {f'Did you mean {or_words(near)}?' if near else advice}")


def or_words(words: Sequence[str]) -> str:
    """Any of the words: .csv, .xlsx or .pdf."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def text(given: str) -> str:
    """An argument that can be looked up and shown: bytes that the terminal could not read as text are refused."""
    if not given.isprintable():
        raise argparse.ArgumentTypeError(f"{given!a} holds characters that cannot be read")
    return given


def day(given: str) -> date:
    """A day written year-month-day."""
    try:
        return parse_day(given)
    except ValueFault as fault:
        raise argparse.ArgumentTypeError(f"{given!r} is no day. {fault.why}") from None


def day_reached(given: str) -> date:
    """A day up to today: of a later one nothing is recorded but what is still open, which is no count of it."""
    on, today = day(given), london_day(now())
    if on > today:
        why = f"{given} lies ahead, and what will be then is not recorded. Give a day up to today, {today.isoformat()}."
        raise argparse.ArgumentTypeError(why)
    return on


def count_up_to(most: int) -> Callable[[str], int]:
    """A whole number from 1 to the most."""

    def count(given: str) -> int:
        if not (given.isascii() and given.isdigit() and len(given) < 10 and 1 <= int(given) <= most):
            raise argparse.ArgumentTypeError(
                f"{given!r} is no number of people. Give a whole number from 1 to {most:,}."
            )
        return int(given)

    return count


def moment(given: str) -> datetime:
    """A moment in ISO form that says its zone."""
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{given!r} is no moment. One is written like 2018-01-23T17:30Z.") from None
    if at.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{given!r} does not say its zone. Write {given}Z for Greenwich time.")
    return at


def seconds(given: str) -> float:
    """How long to wait between two rounds: from a tenth of a second to a day."""
    try:
        count = float(given)
    except ValueError:
        count = math.nan
    if not 0.1 <= count <= 86_400:
        raise argparse.ArgumentTypeError(f"{given!r} is no number of seconds from 0.1 to 86400")
    return count
