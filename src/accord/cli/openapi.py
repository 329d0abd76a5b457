"""`accord openapi`: the API's document, which openapi.json at the project's root keeps."""

import argparse
import sys
from pathlib import Path

from accord.api.service import document

name = "openapi"
help = "Print the API's document, or write it to a file, or check that a file holds it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, or what to compare with."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--write", type=Path, metavar="FILE", help="write it to the file")
    where.add_argument("--check", type=Path, metavar="FILE", help="exit with 1 when the file holds something else")


def run(args: argparse.Namespace) -> int:
    """The exit code: 1 when the file to check holds something else."""
    text = document()
    if args.write:
        args.write.write_text(text, encoding="utf-8")
    elif args.check:
        return _checked(args.check, text)
    else:
        sys.stdout.write(text)
    return 0


def _checked(path: Path, text: str) -> int:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        print(f"{path} is the API's document.")
        return 0
    print(f"{path} is not the API's document any more. Look at the difference, then: make openapi", file=sys.stderr)
    return 1
