"""The ranked list across agencies, over whole columns: who is on it, why, who stands level, and who would come and go. Pure.

The points order a list for people to look at. They decide nothing about anybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from accord.kernel.references import reference_of
from accord.risk.matrix.columns import Entries, Whole, bands, hundredths
from accord.risk.matrix.ranking import top
from accord.risk.matrix.rules import Event, MatrixScore, score
from accord.risk.matrix.table import Table, with_weight_moved
from accord.risk.matrix.terms import EVENT_WORDS, EventKind

TENTH = 0.1
REACH = 0.5
"""Whoever has less than this share of the last one's points cannot come onto the list by one weight moved a tenth."""


@dataclass(frozen=True)
class Offences:
    """Proven offences by columns, in one order: entry, whose, which agency's word, the place of its group, and its day.

    `group` is the place of the offence's group in the table's points, or -1; `code` tells Home Office codes apart.
    """

    entry: Whole
    person: Whole
    agency: Whole
    code: Whole
    group: Whole
    day: NDArray[np.datetime64]

    def where(self, kept: NDArray[np.bool_]) -> "Offences":
        """Those offences alone."""
        return Offences(
            self.entry[kept], self.person[kept], self.agency[kept], self.code[kept], self.group[kept], self.day[kept]
        )


@dataclass(frozen=True)
class Ranked:
    """One person on the list, or level with its end: their place from 1, and the score with each entry behind it.

    `agencies` says whose word each entry is, by the entry's reference.
    """

    rank: int
    person_id: int
    score: MatrixScore
    agencies: Mapping[str, int]


@dataclass(frozen=True)
class Moved:
    """What the list would be if the weight of one group of offences were so much greater or less: who enters, who leaves."""

    group: str
    times: float
    enters: frozenset[int]
    leaves: frozenset[int]


@dataclass(frozen=True)
class Scored:
    """Everybody who could be on a list, by number, with their points in hundredths, and the offences that gave them."""

    table: Table
    on: date
    people: Whole
    sums: Whole
    entries: Entries
    offences: Offences

    @property
    def band_names(self) -> list[str]:
        """The band of each person."""
        return [self.table.bands[place].name for place in bands(self.table, self.sums).tolist()]

    @property
    def counted(self) -> Whole:
        """How many of each person's offences gave points or could have."""
        return np.bincount(self.entries.person[self.entries.code >= 0], minlength=len(self.people))


def scored(table: Table, on: date, people: Sequence[int], offences: Offences) -> Scored:
    """Score everybody; an offence that several agencies tell of counts once, and offences of others are left out."""
    numbers = np.array(sorted(people), np.int64)
    ours = offences.where(np.isin(offences.person, numbers))
    ours = ours.where(told_once(ours))
    days = (np.datetime64(on, "D") - ours.day).astype(np.int64)
    entries = Entries(np.searchsorted(numbers, ours.person), ours.group, days)
    sums = hundredths(table, {EventKind.OFFENCE: entries}, len(numbers))
    return Scored(table, on, numbers, sums, entries, ours)


def told_once(offences: Offences) -> NDArray[np.bool_]:
    """Which offences count when agencies tell of the same ones.

    Those of one person on one day with one Home Office code are the same as another agency's of that person, day and code.
    The agency that tells of most is believed, and of equals the one with the lowest number; two that one agency tells of
    under two references are two.
    """
    if not len(offences.entry):
        return np.zeros(0, bool)
    fact = _numbered(offences.person, offences.day.astype(np.int64), offences.code)
    telling = _numbered(fact, offences.agency)
    size = np.bincount(telling)
    fact_of = np.zeros(len(size), np.int64)
    fact_of[telling] = fact
    by_fact = np.lexsort((np.arange(len(size)), -size, fact_of))
    first = np.ones(len(size), bool)
    first[1:] = fact_of[by_fact][1:] != fact_of[by_fact][:-1]
    believed = np.zeros(len(size), bool)
    believed[by_fact[first]] = True
    kept: NDArray[np.bool_] = believed[telling]
    return kept


def first_people(found: Scored, count: int) -> tuple[list[Ranked], list[Ranked]]:
    """The first `count` people with any points, and those left out though they have as many as the last."""
    best = top(found.sums, count)
    ranked = [Ranked(rank, *_explained(found, place)) for rank, place in enumerate(best.places, 1)]
    return ranked, [Ranked(count + 1, *_explained(found, place)) for place in best.tied_out]


def if_weights_moved(found: Scored, count: int) -> Iterator[Moved]:
    """Who would come and go if the weight of any one group of offences were a tenth greater or less; only what changes."""
    best = top(found.sums, count)
    near = np.flatnonzero((found.sums > 0) & (found.sums >= REACH * best.least))
    entries = _of_people(found.entries, near, len(found.people))
    held, before = set(entries.code.tolist()), set(found.people[list(best.places)].tolist())
    for place, (group, points) in enumerate(found.table.kinds[EventKind.OFFENCE].points.items()):
        for times in (1 + TENTH, 1 - TENTH) if points and place in held else ():
            moved = with_weight_moved(found.table, EventKind.OFFENCE, group, times)
            sums = hundredths(moved, {EventKind.OFFENCE: entries}, len(near))
            after = set(found.people[near[list(top(sums, count).places)]].tolist())
            if after != before:
                yield Moved(group, times, frozenset(after - before), frozenset(before - after))


def kinds_without_register(table: Table) -> list[str]:
    """What the table gives points for that no register holds yet, in words."""
    return [EVENT_WORDS[kind] for kind in table.kinds if kind is not EventKind.OFFENCE]


def _numbered(*columns: NDArray[np.int64]) -> Whole:
    """A number for each different row of the columns, from 0, in the order of the columns."""
    order = np.lexsort(columns[::-1])
    changes = np.zeros(len(order), bool)
    for column in columns:
        changes[1:] |= column[order][1:] != column[order][:-1]
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.cumsum(changes)
    return numbers


def _explained(found: Scored, place: int) -> tuple[int, MatrixScore, Mapping[str, int]]:
    names = list(found.table.kinds[EventKind.OFFENCE].points)
    theirs = found.offences.where(found.entries.person == place)
    rows = zip(theirs.entry.tolist(), theirs.day.tolist(), theirs.group.tolist(), strict=True)
    events = [
        Event(reference_of(entry), EventKind.OFFENCE, day, names[group]) for entry, day, group in rows if group >= 0
    ]
    agencies = dict(zip(map(reference_of, theirs.entry.tolist()), theirs.agency.tolist(), strict=True))
    return int(found.people[place]), score(found.table, events, found.on), agencies


def _of_people(entries: Entries, places: Whole, people: int) -> Entries:
    new = np.full(people, -1, np.int64)
    new[places] = np.arange(len(places))
    kept = new[entries.person] >= 0
    return Entries(new[entries.person[kept]], entries.code[kept], entries.days[kept])
