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


def commands() -> list[Command]:
    """Every subcommand, by name. Django must be set up, since commands import what reads the database."""
    names = [module.name for module in pkgutil.iter_modules(cli.__path__)]
    modules = [importlib.import_module(f"accord.cli.{name}") for name in names if name[0] != "_" and name != "main"]
    return sorted((cast(Command, module) for module in modules), key=lambda command: command.name)


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
    args = parser_for(commands()).parse_args(arguments)
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
