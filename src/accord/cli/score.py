"""`accord score`: a file of people with a published instrument, or everybody whom an area holds with the scheme's matrix."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from accord.cli._areas import add_area_and_day, area_asked, told_if_it_fails
from accord.cli._arguments import UsageFault, operator, refused, text
from accord.cli._files import read_file, require_form, require_place_for, write_whole
from accord.cli._tables import write_table
from accord.cli._telling import fault_line
from accord.journeys.run_report import Running, run_matrix
from accord.kernel.days import in_words
from accord.kernel.faults import Fault, shown
from accord.kernel.words import plural
from accord.ports.clock import london_day, now
from accord.ports.parquet import ParquetRefused, as_csv, is_parquet
from accord.ports.spreadsheets import Sheet
from accord.reporting.list_about import NOT_COUNTED, score_about
from accord.reporting.list_tables import SCORE_COLUMNS, score_rows
from accord.reporting.queries.ranked import Candidates
from accord.risk.actuarial import cases
from accord.risk.ogrs3 import extract as ogrs3

name = "score"
help = "Score a file of people: ogrs3 (CSV) or actuarial (JSON); or the people of an area: matrix"

NOT_SCORED = 1
ORDERS = "The points order a list for people to look at. They decide nothing about anybody."
DOUBTS_TOLD = 20
MATRIX_HELP = "The scheme's own persistence matrix, over everybody whom police or probation hold in an area"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which instrument, the file, and where the scores go."""
    instruments = parser.add_subparsers(title="instruments", metavar="INSTRUMENT", required=True)
    for each, run_it, form, about in INSTRUMENTS:
        instrument = instruments.add_parser(each, help=about, description=about)
        instrument.add_argument("file", metavar="IN", type=text, help="the file to read")
        instrument.add_argument("--out", metavar="OUT", type=text, required=True, help=f"the {form} file to write")
        instrument.set_defaults(score=partial(_score_file, run_it), forms=(form,))
    matrix = instruments.add_parser("matrix", help=MATRIX_HELP, description=MATRIX_HELP)
    add_area_and_day(matrix)
    matrix.add_argument("--children", action="store_true", help="children too, and those whose age is not known")
    matrix.add_argument("--out", metavar="OUT", type=text, required=True, help="a .csv file or a .xlsx spreadsheet")
    matrix.set_defaults(score=_score_matrix, forms=(".csv", ".xlsx"))


def run(args: argparse.Namespace) -> int:
    """0 when the file was scored, 1 when it was refused, 2 when the command makes no sense."""
    try:
        require_place_for(Path(args.out))
        require_form(Path(args.out), *args.forms)
        return int(args.score(args))
    except UsageFault as fault:
        return refused(fault)


def _score_file(run_it: Callable[[str, Path], int], args: argparse.Namespace) -> int:
    return run_it(args.file, Path(args.out))


def _score_matrix(args: argparse.Namespace) -> int:
    return told_if_it_fails(partial(_write_matrix, args))


def _write_matrix(args: argparse.Namespace) -> None:
    running = Running(operator(), now(), "score-matrix", leaves=True)
    area = area_asked(args.area)
    drawn, found = run_matrix(running, area, args.on, with_children=args.children)
    rests_on = score_about(area.name, drawn, found, with_children=args.children)
    sheets = [Sheet("Scores", SCORE_COLUMNS, score_rows(found)), Sheet("About", ("what", "says"), rests_on)]
    write_table(Path(args.out), sheets, f"Persistence matrix: {area.name}, {in_words(args.on)}", running.at)
    table = found.table
    print(f"{table.title}, version {table.version} ({table.status}). {table.source}")
    print(f"Not counted: {NOT_COUNTED}.")
    print(f"{_scored(len(found.people), Path(args.out))} {ORDERS}")
    print(
        f"Left out, as may not be scored: {drawn.dead:,} dead; {drawn.left:,} who left the cohort and were not nominated "
        f"again since{'' if args.children else _children(drawn)}.",
        file=sys.stderr,
    )


def score_ogrs3(file: str, out: Path) -> int:
    """Score a CSV or Parquet file with OGRS3."""
    data = read_file(file, "a CSV file")
    try:
        read = ogrs3.read_people(as_csv(data) if is_parquet(data) else data, london_day(now()))
    except ParquetRefused as refusal:
        return _refused(file, [Fault(0, "", "", str(refusal))], 1, fault_line)
    if not read.extract.is_sound:
        return _refused(file, read.extract.faults, read.extract.fault_count, fault_line)
    write_whole(out, ogrs3.scored_csv(read).encode())
    _tell_doubts("line", ogrs3.doubtful(read))
    print(_summary(len(read.lines), out))
    return 0


def score_actuarial(file: str, out: Path) -> int:
    """Score a JSON file of cases with ARP, VRP and SVRP, static and dynamic."""
    read = cases.read_cases(read_file(file, "a JSON file"))
    if not read.is_sound:
        return _refused(file, read.faults, read.fault_count, _case_fault)
    write_whole(out, cases.scored_json(read).encode())
    _tell_doubts("case", cases.doubtful(read))
    print(_summary(len(read.cases), out))
    return 0


def _case_fault(fault: Fault) -> str:
    place = [f"case {fault.line}"] if fault.line else []
    place += [f"field {fault.column}"] if fault.column else []
    place += [f'value "{fault.value}"'] if fault.value else []
    return f"{', '.join(place)}: {fault.why}" if place else fault.why


def _refused(file: str, faults: Sequence[Fault], count: int, words: Callable[[Fault], str]) -> int:
    for fault in faults:
        print(words(fault), file=sys.stderr)
    more = f", of which the first {len(faults):,} are above" if count > len(faults) else ""
    counted = plural(count, "fault")
    print(f"Nothing was scored from {shown(Path(file).name)}: {counted}{more}.", file=sys.stderr)
    return NOT_SCORED


def _tell_doubts(kind: str, doubts: Sequence[tuple[int, str]]) -> None:
    for place, words in doubts[:DOUBTS_TOLD]:
        print(f"{kind} {place}: {words}", file=sys.stderr)
    if doubts:
        told = f", of which the first {DOUBTS_TOLD} are above" if len(doubts) > DOUBTS_TOLD else ""
        counted = plural(len(doubts), "doubt")
        print(f"{counted}{told}. The scores were written all the same.", file=sys.stderr)


def _children(drawn: Candidates) -> str:
    children = plural(drawn.children, "child", "children")
    return f"; {children}; {drawn.age_not_known:,} whose age is not known"


def _summary(count: int, out: Path) -> str:
    return f"{_scored(count, out)} A score speaks of a group of people, not of the person."


def _scored(count: int, out: Path) -> str:
    return f"{plural(count, 'person', 'people')} scored in {shown(str(out))}."


INSTRUMENTS = (
    (
        "ogrs3",
        score_ogrs3,
        ".csv",
        "Offender Group Reconviction Scale 3: a CSV or Parquet file in, a CSV file with its scores out",
    ),
    (
        "actuarial",
        score_actuarial,
        ".json",
        "ARP, VRP and SVRP, static and dynamic: a list of cases in JSON in and out",
    ),
)
