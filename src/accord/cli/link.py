"""`accord link`: say which records of several files are of one person, and measure how well. No record is touched."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from accord.access.gate import Refused
from accord.audit.ledger import LedgerUnavailable
from accord.cli._arguments import UsageFault, operator, refused, text
from accord.cli._files import read_file, require_place_for, write_whole
from accord.cli._own_doubts import write_own_doubts
from accord.cli._telling import fault_line, text_table
from accord.journeys.measure_links import links_to_measure
from accord.kernel.faults import shown
from accord.kernel.words import plural
from accord.people.linking.batch import STEPS, Linked, link, without_collecting
from accord.people.linking.evaluate import Quality, quality_of
from accord.people.linking.files import (
    FOUND_COLUMNS,
    OUT_COLUMNS,
    REVIEW_COLUMNS,
    TRUTH_BY_FILE_COLUMNS,
    TRUTH_COLUMNS,
    PeopleFile,
    for_review,
    heading_of,
    labels,
    read_people,
    refuse_twice,
    who_is_who,
)
from accord.people.linking.model import model_in_force
from accord.people.linking.outcomes import JOINED_FROM
from accord.people.linking.plain import place_of
from accord.ports.clock import london_day, now
from accord.ports.compression import NotUnpacked, unpacked
from accord.ports.csv_files import Extract, read_extract
from accord.ports.csv_writing import write_csv
from accord.ports.progress import progress_of

name = "link"
help = "Say which records of one or several files are of one person; or measure how well it was said"

NOT_LINKED = 1
EVALUATE = "evaluate"

Place = tuple[str, str]


class FileRefused(Exception):
    """Something is wrong in a file: its name, and everything that was found."""

    def __init__(self, file: str, extract: Extract) -> None:
        super().__init__(file)
        self.file = file
        self.extract = extract


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and where the answer goes."""
    parser.add_argument(
        "files", metavar="FILE", nargs="*", type=text,
        help="a CSV file, plain or packed by gzip, with the columns of people (accord import people --columns), blanks and "
        "broken values allowed. Each file is one agency's; one file alone is searched for records of the same person. "
        "Or the word evaluate, and then a file that was written by --out, or files of people, which are linked first, or "
        "nothing: then the service's own records are measured as they are linked now",
    )  # fmt: skip
    parser.add_argument(
        "--out", metavar="OUT", type=text, help="write there, for each record: " + ", ".join(OUT_COLUMNS)
    )
    parser.add_argument(
        "--review", metavar="OUT2", type=text, help="write there the doubtful pairs, with reasons; with no FILE, those of the "
        "service's own records that wait for somebody to decide, by number alone",
    )  # fmt: skip
    parser.add_argument(
        "--as", dest="username", metavar="USERNAME", type=text, help="with --review and no FILE: the officer who asks. Then "
        "the file has what the records say, and only pairs that this officer may look at",
    )  # fmt: skip
    parser.add_argument(
        "--truth", metavar="FILE", type=text, help="with evaluate: who is who, in the columns source_id and person; and "
        "source_file where a number stands in several files, or the agency's code there for the service's own records",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """0 when the files were linked or measured, 1 when one was refused, 2 when the command makes no sense."""
    try:
        if args.files[:1] == [EVALUATE]:
            return _evaluate(args.files[1:], args)
        return _link(args) if args.files else write_own_doubts(args)
    except UsageFault as fault:
        return refused(fault)
    except FileRefused as refusal:
        return _told(refusal)
    except Refused as refusal:
        return _failed(refusal.decision.because)
    except LedgerUnavailable:
        return _failed("The ledger could not be written, so nothing is shown.")


def _failed(why: str) -> int:
    print(why, file=sys.stderr)
    return NOT_LINKED


def _link(args: argparse.Namespace) -> int:
    if args.truth is not None:
        raise UsageFault("--truth is for measuring: accord link evaluate FILE --truth FILE")
    if args.username is not None:
        raise UsageFault("--as is for the service's own records in doubt: accord link --review OUT --as USERNAME")
    if args.out is None and args.review is None:
        raise UsageFault("Say where the answer goes, for example: --out linked.csv")
    _require_places((args.out, args.review), args.files)
    files, linked = _linked(args.files)
    if args.out is not None:
        write_whole(Path(args.out), write_csv(who_is_who(linked, files), OUT_COLUMNS).encode())
    if args.review is not None:
        write_whole(Path(args.review), write_csv(for_review(linked), REVIEW_COLUMNS).encode())
    print(_report(linked, len(files)))
    return 0


def _require_places(outs: Iterable[str | None], files: Sequence[str]) -> None:
    """UsageFault when a file cannot be written there, or another would be lost by it."""
    written = [Path(out) for out in outs if out is not None]
    for out in written:
        require_place_for(out, files)
    if len({out.resolve() for out in written}) < len(written):
        raise UsageFault("--out and --review name the same file.")


def _linked(names: Sequence[str]) -> tuple[list[PeopleFile], Linked]:
    today = london_day(now())
    with without_collecting(), progress_of(len(names) + STEPS, "Linking") as watch:
        files = []
        for file, called in zip(names, _called(names), strict=True):
            people = read_people(_read(file), called, today)
            if not people.extract.is_sound:
                raise FileRefused(file, people.extract)
            files.append(people)
            watch(1)
        return files, link([record for people in files for record in people.records], model_in_force(), watch)


def _called(names: Sequence[str]) -> list[str]:
    """By what names the files go in the answer: without their directories, unless two would go by one name."""
    if len(set(names)) < len(names):
        raise UsageFault("The same file is named twice.")
    short = [Path(each).name for each in names]
    return short if len(set(short)) == len(short) else list(names)


def _read(file: str) -> bytes:
    try:
        return unpacked(read_file(file, "a CSV file"), file)
    except NotUnpacked as error:
        extract = Extract()
        extract.refuse(0, "", "", str(error))
        raise FileRefused(file, extract) from None


def _report(linked: Linked, files: int) -> str:
    grouped, joined = sum(weight is not None for weight in linked.strongest), len(linked.sure)
    counts = (
        ("unlinked: no other record is of the same person", len(linked.records) - grouped),
        (f"joined: a link of {JOINED_FROM:g} or more with nothing against it", joined),
        ("doubtful: joined by less, or something speaks against it", grouped - joined),
    )
    of_files = plural(files, "file")
    pairs = plural(len(linked.doubtful), "pair")
    return "\n".join(
        (
            f"{len(linked.records):,} records in {of_files} are of {len(linked.groups):,} people.",
            text_table(("records", "count"), counts),
            f"{pairs} for a person to look at (--review writes them).",
        )
    )


def _evaluate(names: Sequence[str], args: argparse.Namespace) -> int:
    truth: str | None = args.truth
    if args.out is not None or args.review is not None or args.username is not None:
        raise UsageFault("evaluate writes no file. Link the files first, and measure what --out wrote.")
    if truth is None:
        raise UsageFault("Say who is who: accord link evaluate FILE --truth FILE")
    true, is_by_file = _truth(truth)
    found = _found(names)
    if is_by_file:
        quality = quality_of(_joined(found), _joined(true))
    else:
        quality = quality_of(_by_number(found), {number: person for (_, number), person in true.items()})
    _tell_missing(len(found), len(true), quality)
    print(_figures(quality))
    return 0


def _found(names: Sequence[str]) -> dict[Place, str]:
    """Whose each record is said to be: by an answer, by linking files of people, or by the service's own links."""
    if not names:
        return links_to_measure(now(), operator())
    if "family_name" in heading_of(_read(names[0])):
        return _answer_of(*_linked(names))
    if len(names) > 1:
        raise UsageFault("Name one answer to measure, or files of people.")
    return _answer(names[0])


def _answer_of(files: Sequence[PeopleFile], linked: Linked) -> dict[Place, str]:
    label = labels(linked)
    return {place_of(record): label[record.key] for people in files for record in people.records}


def _answer(file: str) -> dict[Place, str]:
    extract = _extract(file, FOUND_COLUMNS)
    return {(row[0], row[1]): row[2] for _, row in extract.rows}


def _truth(file: str) -> tuple[dict[Place, str], bool]:
    is_by_file = "source_file" in heading_of(_read(file))
    extract = _extract(file, TRUTH_BY_FILE_COLUMNS if is_by_file else TRUTH_COLUMNS)
    return {(row[0] if is_by_file else "", row[-2]): row[-1] for _, row in extract.rows}, is_by_file


def _extract(file: str, columns: Sequence[Any]) -> Extract:
    extract = read_extract(_read(file), columns, london_day(now()))
    refuse_twice(extract, (0,) if columns is TRUTH_COLUMNS else (0, 1))
    if not extract.is_sound:
        raise FileRefused(file, extract)
    return extract


def _by_number(found: dict[Place, str]) -> dict[str, str]:
    by_number = {number: person for (_, number), person in found.items()}
    if len(by_number) < len(found):
        raise UsageFault("Some numbers stand in several files. Give the truth a column source_file.")
    return by_number


def _joined(places: dict[Place, str]) -> dict[str, str]:
    return {"\x1f".join(place): person for place, person in places.items()}


def _tell_missing(found: int, true: int, quality: Quality) -> None:
    if found != quality.records or true != quality.records:
        print(f"{quality.records:,} records are in both; {found - quality.records:,} are in the answer alone and "
              f"{true - quality.records:,} in the truth alone, and are left out.", file=sys.stderr)  # fmt: skip


def _figures(quality: Quality) -> str:
    rows: Iterable[tuple[str, str]] = (
        ("records", f"{quality.records:,}"),
        ("pair precision", _share(quality.precision, quality.pairs_right, quality.pairs_found, "pairs found")),
        ("pair recall", _share(quality.recall, quality.pairs_right, quality.pairs_true, "true pairs")),
        ("pair F1", "" if quality.f1 is None else f"{quality.f1:.4f}"),
        ("people found", f"{quality.people_found:,}"),
        ("people in truth", f"{quality.people_true:,}"),
        ("people wholly right", f"{quality.people_right:,} of {quality.people_true:,}"),
    )
    return text_table(("what", "figure"), list(rows))


def _share(share: float | None, right: int, whole: int, words: str) -> str:
    return f"none: there are no {words}" if share is None else f"{share:.4f} ({right:,} of {whole:,} {words})"


def _told(refusal: FileRefused) -> int:
    extract = refusal.extract
    for fault in extract.faults:
        print(fault_line(fault), file=sys.stderr)
    more = (
        f", of which the first {len(extract.faults):,} are above" if extract.fault_count > len(extract.faults) else ""
    )
    counted = plural(extract.fault_count, "fault")
    print(f"Nothing was done: {shown(Path(refusal.file).name)} has {counted}{more}.", file=sys.stderr)
    return NOT_LINKED
