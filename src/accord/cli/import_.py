"""`accord import`: take in an agency's extract, or a list of areas or agencies; or say what its columns are."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from django.db import DatabaseError

from accord.access.queries.agencies import agencies
from accord.audit.ledger import LedgerUnavailable
from accord.cli._arguments import UsageFault, operator, refused, text, unknown
from accord.cli._files import read_file
from accord.cli._telling import fault_line
from accord.journeys.deliveries import Delivery, Imported, ImportRefused, Watch, steps_in
from accord.journeys.import_extract import PEOPLE, columns_of, import_extract
from accord.journeys.import_partnership import LISTS, import_list
from accord.journeys.registers import REGISTERS, WRITABLE
from accord.kernel.columns import Column
from accord.kernel.faults import shown
from accord.kernel.words import plural
from accord.ports.clock import now
from accord.ports.progress import progress_of

name = "import"
help = "Take in an agency's extract, whole or not at all; or say what columns one has"

EXTRACTS = (PEOPLE, *WRITABLE)
NAMES = f"Give one of {', '.join((*EXTRACTS, *LISTS))}."
NOT_TAKEN_IN = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it is of, the file, and whose it is."""
    parser.add_argument("register", metavar="REGISTER", type=text, help=f"what the file is of: {', '.join(EXTRACTS)}; "
                        f"or a list of the partnership's own: {', '.join(LISTS)}")  # fmt: skip
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a CSV file in UTF-8 whose first line names the columns"
    )
    parser.add_argument(
        "--agency", metavar="CODE", type=text, help="whose extract it is, such as north-yorkshire-police"
    )
    parser.add_argument("--columns", action="store_true", help="say what columns the file has, one on each line")


def run(args: argparse.Namespace) -> int:
    """0 when the file was taken in, 1 when it was refused or could not be written, 2 when the command makes no sense."""
    try:
        if args.columns:
            print(_columns_told(_columns(args.register)))
            return 0
        return _import(args.register, args.file, args.agency)
    except UsageFault as fault:
        return refused(fault)
    except LedgerUnavailable:
        return _failed("The ledger could not be written, so nothing was taken in.")
    except DatabaseError as error:
        return _failed(
            f"The database cannot be used ({type(error).__name__}), so nothing was taken in. Run: accord init"
        )


def _columns(register: str) -> tuple[Column, ...]:
    if register in LISTS:
        return LISTS[register].columns
    if register in EXTRACTS:
        return columns_of(register)
    if register in REGISTERS:
        raise UsageFault(f"No file has {REGISTERS[register].title}: they are made by {REGISTERS[register].entered_by}.")
    raise unknown("register", register, (*EXTRACTS, *LISTS), NAMES)


def _columns_told(columns: tuple[Column, ...]) -> str:
    return "\n".join(f"{column.name}: {column.about}{' Needed.' * column.required}" for column in columns)


def _import(register: str, file: str | None, agency_code: str | None) -> int:
    _columns(register)
    if file is None:
        raise UsageFault(f"Name the file to take in: accord import {register} FILE ...")
    if register not in LISTS:
        _require_agency(agency_code)
    data = read_file(file, "a CSV file")
    at, by, file_name = now(), operator(), shown(Path(file).name)

    def take(watch: Watch) -> Imported:
        if register in LISTS:
            return import_list(register, data, at, by, watch)
        return import_extract(Delivery(register, data, file_name, agency_code or "", at, by), watch)

    return _taken(take, steps_in(data), file_name)


def _taken(take: Callable[[Watch], Imported], steps: int, file_name: str) -> int:
    try:
        with progress_of(steps, f"Taking in {file_name}") as watch:
            imported = take(watch)
    except ImportRefused as refusal:
        for fault in refusal.faults:
            print(fault_line(fault), file=sys.stderr)
        return _failed(_how_many(refusal, file_name))
    print(_summary(imported))
    return 0


def _how_many(refusal: ImportRefused, file_name: str) -> str:
    more = refusal.fault_count - len(refusal.faults)
    first = f", of which the first {len(refusal.faults):,} are above" if more else ""
    faults = plural(refusal.fault_count, "fault")
    return f"Nothing was taken in from {file_name}: {faults}{first}."


def _summary(imported: Imported) -> str:
    rows = plural(imported.rows, "row")
    told = (
        f"{rows}: {imported.new:,} new, {imported.changed:,} changed, {imported.unchanged:,} already held as they stand"
    )
    return (
        f"{told}; {imported.linked:,} linked to people whom other records tell of." if imported.linked else f"{told}."
    )


def _require_agency(code: str | None) -> None:
    known = [agency.code for agency in agencies()]
    if code is None:
        raise UsageFault("Say whose extract it is, for example: --agency north-yorkshire-police")
    if code not in known:
        raise unknown("agency", code, known, "Add it by: accord import agencies FILE" if known else "Run: accord init")


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return NOT_TAKEN_IN
