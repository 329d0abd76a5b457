"""The ranked list across agencies, over whole columns: who is on it, why, who stands level, and who would come and go. Pure.

The points order a list for people to look at. They decide nothing about anybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from accord.kernel.references import reference_of
from accord.risk.matrix.columns import Entries, Whole, bands, hundredths
from accord.risk.matrix.ranking import top
from accord.risk.matrix.rules import Event, MatrixScore, score
from accord.risk.matrix.table import Table, with_weight_moved
from accord.risk.matrix.terms import EventKind

TENTH = 0.1
REACH = 0.5
"""Whoever has less than this share of the last one's points cannot come onto the list by one weight moved a tenth."""


@dataclass(frozen=True)
class Facts:
    """Entries of one kind by columns, in one order: entry, whose, which agency's word, what it says, and its day.

    `group` is the place in the table's points of what the entry says, or -1. Those of one person and day with one `code` are
    one fact: offences of one Home Office code, and arrests, whatever came of them.
    """

    entry: Whole
    person: Whole
    agency: Whole
    code: Whole
    group: Whole
    day: NDArray[np.datetime64]

    def where(self, kept: NDArray[np.bool_]) -> "Facts":
        """Those entries alone."""
        return Facts(
            self.entry[kept], self.person[kept], self.agency[kept], self.code[kept], self.group[kept], self.day[kept]
        )


@dataclass(frozen=True)
class Ranked:
    """One person on the list, or level with its end: their place from 1, and the score with each entry behind it.

    `figure` is what the list is ordered by, in hundredths: of a point, or of a percent. `agencies` says whose word each entry
    is, by the entry's reference.
    """

    rank: int
    person_id: int
    figure: int
    score: MatrixScore
    agencies: Mapping[str, int]


@dataclass(frozen=True)
class Moved:
    """What the list would be if one weight were so much greater or less: who enters, who leaves."""

    kind: EventKind
    group: str
    times: float
    enters: frozenset[int]
    leaves: frozenset[int]


@dataclass(frozen=True)
class Scored:
    """Everybody who could be on a list, by number, with their entries that give points.

    `sums` is what they are ordered by, in hundredths: their points, unless another order has taken their place.
    """

    table: Table
    on: date
    people: Whole
    sums: Whole
    entries: Mapping[EventKind, Entries]
    facts: Mapping[EventKind, Facts]

    @property
    def band_names(self) -> list[str]:
        """The band of each person."""
        return [self.table.bands[place].name for place in bands(self.table, self.sums).tolist()]

    @property
    def counted(self) -> Whole:
        """How many of each person's entries gave points or could have."""
        each = (entries.person[entries.code >= 0] for entries in self.entries.values())
        return sum(
            (np.bincount(person, minlength=len(self.people)) for person in each), np.zeros(len(self.people), np.int64)
        )


def scored(table: Table, on: date, people: Sequence[int], facts: Mapping[EventKind, Facts]) -> Scored:
    """Score everybody; what several agencies tell of counts once, and what is told of others is left out."""
    numbers = np.array(sorted(people), np.int64)
    ours, entries = {}, {}
    for kind, each in facts.items():
        among, places = _among(numbers, each)
        once = told_once(among)
        ours[kind] = among.where(once)
        entries[kind] = Entries(places[once], ours[kind].group, _days_before(on, ours[kind].day))
    return Scored(table, on, numbers, hundredths(table, entries, len(numbers)), entries, ours)


def _among(numbers: Whole, facts: Facts) -> tuple[Facts, Whole]:
    """What is told of those people, and the place of each whom it is told of."""
    if not len(numbers):
        return facts.where(np.zeros(len(facts.entry), bool)), numbers
    places = np.searchsorted(numbers, facts.person).clip(max=len(numbers) - 1)
    kept = numbers[places] == facts.person
    return facts.where(kept), places[kept]


def _days_before(on: date, days: NDArray[np.datetime64]) -> Whole:
    return (np.datetime64(on, "D") - days).astype(np.int64)


def told_once(facts: Facts) -> NDArray[np.bool_]:
    """Which entries count when agencies tell of the same facts.

    Those of one person on one day that say the same are the same as another agency's of that person and day.
    The agency is believed that tells of most that gives points, then of most, and of equals the one with the lowest number;
    two that one agency tells of under two references are two.
    """
    kept = np.ones(len(facts.entry), bool)
    fact = _numbered(facts.person, facts.day.astype(np.int64), facts.code)
    several = np.flatnonzero((np.bincount(fact) > 1)[fact])
    if len(several):
        kept[several] = _believed(fact[several], facts.agency[several], facts.group[several] >= 0)
    return kept


def _believed(fact: Whole, agency: Whole, gives: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of entries of the same facts, those of the agency that is believed of each."""
    telling = _numbered(fact, agency)
    size, giving = np.bincount(telling), np.bincount(telling, weights=gives)
    fact_of = np.zeros(len(size), np.int64)
    fact_of[telling] = fact
    by_fact = np.lexsort((np.arange(len(size)), -size, -giving, fact_of))
    first = np.ones(len(size), bool)
    first[1:] = fact_of[by_fact][1:] != fact_of[by_fact][:-1]
    believed = np.zeros(len(size), bool)
    believed[by_fact[first]] = True
    return believed[telling]


def within(found: Scored, kept: NDArray[np.bool_]) -> Scored:
    """Those people alone, as if nobody else could be on a list."""
    places = np.cumsum(kept) - 1
    theirs = {kind: kept[each.person] for kind, each in found.entries.items()}
    entries = {
        kind: Entries(places[each.person[theirs[kind]]], each.code[theirs[kind]], each.days[theirs[kind]])
        for kind, each in found.entries.items()
    }
    facts = {kind: each.where(theirs[kind]) for kind, each in found.facts.items()}
    return replace(found, people=found.people[kept], sums=found.sums[kept], entries=entries, facts=facts)


def ordered_by(found: Scored, chances: Mapping[int, float]) -> Scored:
    """Those alone of whom there is a probability, ordered by it in hundredths of a percent; points are explained as before."""
    known = within(found, np.array([number in chances for number in found.people.tolist()], bool))
    return replace(
        known, sums=np.array([round(chances[number] * 10_000) for number in known.people.tolist()], np.int64)
    )


def first_people(found: Scored, count: int) -> tuple[list[Ranked], list[Ranked]]:
    """The first `count` people with anything to be ordered by, and those left out though they have as much as the last."""
    listed = _with_at_least(found, top(found.sums, count).least)
    best = top(listed.sums, count)
    ranked = [Ranked(rank, *_explained(listed, place)) for rank, place in enumerate(best.places, 1)]
    return ranked, [Ranked(count + 1, *_explained(listed, place)) for place in best.tied_out]


def if_weights_moved(found: Scored, count: int) -> Iterator[Moved]:
    """Who would come and go if any one weight were a tenth greater or less; only what changes.

    While the list is not full, whoever has entries worth too little for a hundredth of a point may come onto it.
    """
    best = top(found.sums, count)
    is_full = len(best.places) == count
    near = within(found, found.sums >= REACH * best.least) if is_full else found
    before = set(found.people[list(best.places)].tolist())
    for kind, group in _weights_held(found.table, near.entries):
        of_kind = {kind: near.entries[kind]}
        of_others = near.sums - hundredths(found.table, of_kind, len(near.people))
        for times in (1 + TENTH, 1 - TENTH):
            moved = hundredths(with_weight_moved(found.table, kind, group, times), of_kind, len(near.people))
            after = set(near.people[list(top(of_others + moved, count).places)].tolist())
            if after != before:
                yield Moved(kind, group, times, frozenset(after - before), frozenset(before - after))


def _with_at_least(found: Scored, least: float) -> Scored:
    """Those alone who have any points, and so many: what is asked of them is not asked of everybody."""
    return within(found, (found.sums > 0) & (found.sums >= least))


def _weights_held(table: Table, entries: Mapping[EventKind, Entries]) -> Iterator[tuple[EventKind, str]]:
    """The weights that give anybody points."""
    for kind, each in entries.items():
        held = set(each.code.tolist())
        for place, (group, points) in enumerate(table.kinds[kind].points.items()):
            if points and place in held:
                yield kind, group


def _numbered(*columns: NDArray[np.int64]) -> Whole:
    """A number for each different row of the columns, from 0, in the order of the columns."""
    order = np.lexsort(columns[::-1])
    changes = np.zeros(len(order), bool)
    for column in columns:
        changes[1:] |= column[order][1:] != column[order][:-1]
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.cumsum(changes)
    return numbers


def _explained(found: Scored, place: int) -> tuple[int, int, MatrixScore, Mapping[str, int]]:
    events: list[Event] = []
    agencies: dict[str, int] = {}
    for kind, facts in found.facts.items():
        names, theirs = list(found.table.kinds[kind].points), facts.where(found.entries[kind].person == place)
        rows = zip(
            theirs.entry.tolist(), theirs.agency.tolist(), theirs.day.tolist(), theirs.group.tolist(), strict=True
        )
        for entry, agency, day, group in rows:
            agencies[reference_of(entry)] = agency
            if group >= 0:
                events.append(Event(reference_of(entry), kind, day, names[group]))
    return int(found.people[place]), int(found.sums[place]), score(found.table, events, found.on), agencies
