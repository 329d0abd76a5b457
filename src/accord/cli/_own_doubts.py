"""`accord link --review OUT` with no file to link: the service's own records in doubt, written as those of files are."""

import argparse
from datetime import datetime
from pathlib import Path

from accord.cli._arguments import UsageFault, operator
from accord.cli._asking import officer_asks
from accord.cli._files import require_place_for, write_whole
from accord.journeys.review_doubts import PURPOSE, WHAT, InDoubt, doubts_by_number, doubts_of_officer
from accord.kernel.words import plural
from accord.linking.reading import comparable
from accord.linking.terms import WHY_DOUBTFUL_WORDS
from accord.people.linking.files import REVIEW_COLUMNS, said, waterfall_of
from accord.ports.clock import now
from accord.ports.csv_writing import write_csv


def write_own_doubts(args: argparse.Namespace) -> int:
    """0 when they were written; UsageFault when the command makes no sense; raises from the gate."""
    if args.out is not None or args.truth is not None or args.review is None:
        raise UsageFault(
            "Name the files to link, for example: accord link police.csv probation.csv --out linked.csv\n"
            "Or have the service's own records in doubt written: accord link --review doubtful.csv"
        )
    require_place_for(Path(args.review))
    at = now()
    if args.username is None:
        rows = [_own_row(each) for each in doubts_by_number(at, operator())]
    else:
        asking = officer_asks(args.username, at, f"{WHAT} as a file", PURPOSE)
        rows = [_own_row(each, at) for each in doubts_of_officer(asking)]
    write_whole(Path(args.review), write_csv(rows, REVIEW_COLUMNS).encode())
    print(f"{plural(len(rows), 'pair')} of records in doubt were written.")
    return 0


def _own_row(each: InDoubt, at: datetime | None = None) -> tuple[object, ...]:
    """A row under REVIEW_COLUMNS, with the agencies' codes for files; what the records say only where a moment is given."""
    said_now = [said(comparable(record, at.year)) if at else "" for record in (each.one, each.other)]
    added = waterfall_of((part["words"], part["level"], part["weight"]) for part in each.parts)
    weight = None if each.weight is None else round(each.weight, 2)
    one, other = ((record.agency_code, record.source_id) for record in (each.one, each.other))
    return weight, False, *one, *other, *said_now, WHY_DOUBTFUL_WORDS[each.why], added
