"""The entries that a persistence matrix gives points for, from every register in one query: of everybody or of one person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from typing import Any

import numpy as np
from django.db.models import CharField, QuerySet, Value

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.iom.queries.management import compliance_events
from accord.iom.rules.matrix_codes import COUNTED, arrest_code, compliance_code, compliance_kind, intelligence_code
from accord.kernel.references import reference_of
from accord.orders.offence_codes import offence_group
from accord.orders.queries import arrests_made, offences_committed
from accord.record.queries.entries import numbers_standing
from accord.reporting.ranked_list import Facts, told_once
from accord.risk.matrix import rules
from accord.risk.matrix.table import Table
from accord.risk.matrix.terms import EventKind
from accord.sharing.queries import intelligence_received
from accord.sharing.terms import Handling

Said = tuple[EventKind, str]
"""What a matrix calls what an entry says: its kind, and its code."""

Row = tuple[int, int, int, str, str, str]
"""Entry, person, agency, what the entry says as its table keeps it, the day in ISO form, and its register's code."""

CHUNK = 500
"""Rows at once: so few that they are gone before Python looks through all it holds for garbage, which took 2 s of 9."""


@dataclass(frozen=True)
class Read:
    """How one register is read: its code, its kinds, its reader, and what a matrix calls what an entry says: kind and code."""

    register: str
    kinds: tuple[EventKind, ...]
    entries: Callable[[date, date], QuerySet[Any, tuple[Any, ...]]]
    says: Callable[[str], tuple[EventKind, str]]


def _offence(code: str) -> tuple[EventKind, str]:
    return EventKind.OFFENCE, offence_group(code) or code


def _arrest(outcome: str) -> tuple[EventKind, str]:
    return EventKind.ARREST, arrest_code(outcome)


def _intelligence(source: str) -> tuple[EventKind, str]:
    return EventKind.INTELLIGENCE, intelligence_code(source)


def _compliance(event: str) -> tuple[EventKind, str]:
    return compliance_kind(event), compliance_code(event)


def _compliance_events(first: date, last: date) -> QuerySet[Any, tuple[Any, ...]]:
    return compliance_events(COUNTED, first, last)


READS = (
    Read("offences", (EventKind.OFFENCE,), offences_committed, _offence),
    Read("arrests", (EventKind.ARREST,), arrests_made, _arrest),
    Read("intelligence", (EventKind.INTELLIGENCE,), intelligence_received, _intelligence),
    Read("compliance", (EventKind.FAILURE_TO_COMPLY, EventKind.DRUG_TEST), _compliance_events, _compliance),
)
READ_AS = {read.register: read for read in READS}
REGISTER_OF: Mapping[EventKind, str] = {kind: read.register for read in READS for kind in read.kinds}
"""The register that the entries of each kind stand in, by which agreements show them or do not."""


def matrix_facts(table: Table, on: date) -> dict[EventKind, Facts]:
    """Everybody's entries of the kinds that the table gives points for, as far back as it looks, as known now.

    Intelligence that may be shared only with conditions is left out: a place on a list would tell of it.
    """
    shareable = {"intelligence": {"handling": Handling.PERMITTED}}
    named, *whole, days = _columns(_together(_wanted(table), table, on, lambda read: shareable.get(read.register, {})))
    return {kind: _facts(kind, table, whole, days, named) for kind in table.kinds}


def matrix_events(viewer: Viewer, opened: Opened, table: Table, on: date) -> list[rules.Event]:
    """The entries of an opened person that the viewer is shown and the table gives points for; one fact once, as on a list."""
    shown = {read.register: {"entry_id__in": numbers_standing(viewer, opened, read.register)} for read in READS}
    named, entry, person, agency, code, days = _columns(
        _together(_wanted(table), table, on, lambda read: shown[read.register])
    )
    once = told_once(Facts(entry, person, agency, _one_fact(named)[code], _places(table, named)[code], days))
    told = zip(entry[once].tolist(), days[once].tolist(), (named[each] for each in code[once].tolist()), strict=True)
    return [
        rules.Event(reference_of(number), kind, day, says) for number, day, (kind, says) in told if kind in table.kinds
    ]


def _columns(rows: Iterator[Row]) -> tuple[list[Said], Any, Any, Any, Any, Any]:
    """What a matrix calls each thing said, by number; then entries, people, agencies, those numbers, and days."""
    numbers: defaultdict[tuple[str, str], int] = defaultdict(count().__next__)
    columns = [[np.zeros(0, np.int64)] for _ in range(4)]
    days = [np.zeros(0, "datetime64[D]")]
    for chunk in _chunks(rows):
        *told, said, day, register = zip(*chunk, strict=True)
        codes = [numbers[each] for each in zip(register, said, strict=True)]
        for column, values in zip(columns, (*told, codes), strict=True):
            column.append(np.array(values, np.int64))
        days.append(np.array(day, "datetime64[D]"))
    named = [READ_AS[register].says(said) for register, said in numbers]
    entry, person, agency, code = (np.concatenate(column) for column in columns)
    return named, entry, person, agency, code, np.concatenate(days)


def _wanted(table: Table) -> list[Read]:
    return [read for read in READS if table.kinds.keys() & set(read.kinds)]


def _together(
    reads: Iterable[Read], table: Table, on: date, narrowed: Callable[[Read], Mapping[str, Any]]
) -> Iterator[Row]:
    """The rows of every register in one query, each as far back as the table looks."""
    queries = []
    for read in reads:
        back = max(table.kinds[kind].look_back_days for kind in read.kinds if kind in table.kinds)
        rows = read.entries(on - timedelta(days=back), on).filter(**narrowed(read))
        queries.append(rows.annotate(register=Value(read.register, CharField())))
    if not queries:
        return iter(())
    first, *others = queries
    return first.union(*others, all=True).iterator(chunk_size=CHUNK)


def _facts(kind: EventKind, table: Table, whole: list[Any], days: Any, named: Sequence[Said]) -> Facts:
    """Those of one kind out of all the columns."""
    of_kind = np.array([each == kind for each, _ in named] or [False])
    entry, person, agency, code = whole
    kept = of_kind[code]
    said = code[kept]
    return Facts(
        entry[kept], person[kept], agency[kept], _one_fact(named)[said], _places(table, named)[said], days[kept]
    )


def _one_fact(named: Sequence[Said]) -> Any:
    """By what is said, what tells facts of one day apart: agencies may differ on what came of one arrest."""
    kinds = [kind for kind, _ in named]
    first = [kinds.index(kind) if kind is EventKind.ARREST else place for place, kind in enumerate(kinds)]
    return np.array(first or [-1], np.int64)


def _places(table: Table, named: Sequence[Said]) -> Any:
    """By what is said, its place in the points of its kind; -1 where the table names none."""
    points = {kind: list(rule.points) for kind, rule in table.kinds.items()}
    held = (points.get(kind, []) for kind, _ in named)
    places = [codes.index(code) if code in codes else -1 for codes, (_, code) in zip(held, named, strict=True)]
    return np.array(places or [-1], np.int64)


def _chunks(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
