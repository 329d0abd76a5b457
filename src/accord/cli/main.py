"""Finds the subcommands, reads the arguments and runs the one that was asked for."""

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from typing import Protocol, cast

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

import accord
from accord import cli
from accord.cli._arguments import Mixed

WRONG_SETTINGS = 1
NO_DATABASE = 1
INTERRUPTED = 130


class Command(Protocol):
    """What a module in this package must have to be a subcommand."""

    name: str
    help: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


def commands(asked: str = "") -> list[Command]:
    """The subcommand asked for, or where there is none of the name every one, by name: to import them all takes a second.

    Django must be set up, since commands import what reads the database.
    """
    modules = [module.name for module in pkgutil.iter_modules(cli.__path__)]
    named = {module.strip("_"): module for module in modules if module[0] != "_" and module != "main"}
    wanted = [named[asked]] if asked in named else named.values()
    found = (importlib.import_module(f"accord.cli.{module}") for module in wanted)
    return sorted((cast(Command, module) for module in found), key=lambda command: command.name)


def parser_for(known: Sequence[Command]) -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(prog="accord", description=(accord.__doc__ or "").splitlines()[0])
    parser.add_argument("--version", action="version", version=f"accord {accord.__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Mixed)
    for command in known:
        subparser = subparsers.add_parser(command.name, help=command.help, description=command.help)
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code. With wrong settings nothing runs: each fault is printed.

    A database that there is not, or that is none, is told in a sentence by every command.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        print(f"Accord will not start until its settings are right:\n{error}", file=sys.stderr)
        return WRONG_SETTINGS
    given = sys.argv[1:] if arguments is None else arguments
    args = parser_for(commands(*given[:1])).parse_args(given)
    try:
        return int(args.run(args))
    except DatabaseError as error:
        print(f"The database cannot be used ({type(error).__name__}). Run: accord init", file=sys.stderr)
        return NO_DATABASE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader at the other end, `head` for one, has enough; Python must not complain again when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
