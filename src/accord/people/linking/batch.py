"""Many records at once: which of them are of one person, and which pairs a person should look at.

Nothing of it depends on the order in which the records come: they are put in the order of their keys.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, combinations

import numpy as np

from accord.people.linking.clusters import EVEN, Decisions, Group, grouped
from accord.people.linking.components import in_tree, pairs_among, sets_within
from accord.people.linking.evidence import Evidence, Weights, Which, against, compare_pairs
from accord.people.linking.fields import GIVEN_NAMES, UNKNOWN
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.model import Model, for_records
from accord.people.linking.outcomes import DOUBTFUL_FROM, JOINED_FROM
from accord.people.linking.pairs import joined, pairs_by_rule, split, worth_comparing
from accord.people.linking.records import Compared
from accord.people.linking.refine import REFINED_FROM, refined, start_for
from accord.people.linking.score import TWINS
from accord.people.linking.table import Numbers, Table, counted, table_of
from accord.ports.processes import in_shares

SEED = 20_180_123
FEWEST_SHARED_OUT = 20_000
"""Sets of records that are worth a process of their own."""

STEPS = 5
"""How many steps `watch` is told of."""

Watch = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found, by the places of `records`, which are in the order of their keys.

    `strongest` is the weight, in bits, of each record's heaviest pair in its group, None for one alone; `sure` are the places
    of those with a pair in it that weighs enough to be joined and has nothing against it; `doubtful` are pairs that a person
    should look at, heaviest first. The model and frequencies are those by which any pair can be scored again.
    """

    records: Sequence[Compared]
    groups: Sequence[Group]
    strongest: Sequence[float | None]
    sure: frozenset[int]
    doubtful: Sequence[tuple[int, int]]
    model: Model
    frequencies: Frequencies


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Pairs of places with their weights, and whether there is a caution about each."""

    one: Numbers
    other: Numbers
    weights: Weights
    cautions: Which


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave garbage for now: among millions of values that stay to the end, looking for it takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def link(records: Sequence[Compared], model: Model, watch: Watch = bool, cut: float = EVEN) -> Linked:
    """Group the records by person; their keys must differ. `watch` is told after each of so many STEPS.

    With 1,000 records or more the model is fitted to them first.
    """
    in_order = sorted(records, key=lambda record: record.key)
    table = table_of(in_order)
    frequencies = counted(table)
    by_rule = pairs_by_rule(table)
    watch(1)
    fitted = refined(for_records(model, table.size), table, frequencies, by_rule, SEED)
    watch(1)
    one, other = split(worth_comparing(by_rule))
    evidence = compare_pairs(table, frequencies, one, other)
    if table.size >= REFINED_FROM:
        fitted = replace(fitted, start=start_for(fitted, len(one), table.size, evidence.weights(fitted)))
    weights = _weight(evidence, fitted)
    near = weights >= min(cut, DOUBTFUL_FROM)
    one, other = one[near], other[near]
    speaks_against = against(table, one, other, {name: each[near] for name, each in evidence.levels().items()})
    candidates = _Weighed(one, other, weights[near], speaks_against.cautions)
    watch(1)
    groups, inside = _groups(table, frequencies, fitted, candidates, cut)
    watch(1)
    of_group, pairs = _group_of(table.size, groups), _both(candidates, inside)
    strongest, doubtful = _strongest(table.size, of_group, pairs), _doubtful(table.size, of_group, pairs)
    watch(1)
    return Linked(in_order, groups, strongest, _sure(of_group, pairs), doubtful, fitted, frequencies)


def _both(some: _Weighed, more: _Weighed) -> _Weighed:
    """The pairs of both, each once."""
    whole = np.concatenate([joined(some.one, some.other), joined(more.one, more.other)])
    pairs, first = np.unique(whole, return_index=True)
    weights, cautions = (some.weights, more.weights), (some.cautions, more.cautions)
    return _Weighed(*split(pairs), np.concatenate(weights)[first], np.concatenate(cautions)[first])


def _weight(evidence: Evidence, model: Model) -> Weights:
    weights = evidence.weights(model)
    return model.start + sum(weights.values(), np.zeros(len(weights[TWINS])))


def _groups(
    table: Table, frequencies: Frequencies, model: Model, near: _Weighed, cut: float
) -> tuple[list[Group], _Weighed]:
    """The groups, and every pair of records that were weighed together for them."""
    sets, sure = sets_within(table.size, near.one, near.other, near.weights, cut, JOINED_FROM)
    one, other = pairs_among(sets)
    evidence = compare_pairs(table, frequencies, one, other)
    said, speaks_against = _said(evidence, model), against(table, one, other, evidence.levels())
    ends = np.cumsum([len(members) * (len(members) - 1) // 2 for members in sets]).tolist()

    def of_sets(first: int, last: int) -> list[tuple[tuple[int, ...], float | None]]:
        found, start = [], ends[first - 1] if first else 0
        for members, end in zip(sets[first:last], ends[first:last], strict=True):
            pairs = list(combinations(members, 2))
            tallies = dict(zip(pairs, map(tuple, said[start:end].tolist()), strict=True))
            apart = Decisions(excluded=[pairs[place] for place in np.flatnonzero(speaks_against.numbers[start:end])])
            start = end
            found += [(each.members, each.weight) for each in grouped(members, tallies, model.start, cut, apart)[0]]
        return found

    together = chain.from_iterable(in_shares(of_sets, len(sets), FEWEST_SHARED_OUT))
    groups = [*(Group(tuple(members), JOINED_FROM) for members in sure), *(Group(*each) for each in together)]
    return groups, _Weighed(one, other, _weight(evidence, model), speaks_against.cautions)


def _said(evidence: Evidence, model: Model) -> Weights:
    """For each pair a row as `clusters.tally_of` makes one. Twins are spoken of where given names are known."""
    levels = evidence.levels()
    weights = evidence.weights(model)
    known = [levels[GIVEN_NAMES.name if name == TWINS else name] != UNKNOWN for name in weights]
    return np.stack([*weights.values(), *known], axis=1).astype(np.float64)


def _strongest(size: int, of_group: Numbers, pairs: _Weighed) -> list[float | None]:
    together = of_group[pairs.one] == of_group[pairs.other]
    strongest = np.full(size, -np.inf)
    for places in (pairs.one[together], pairs.other[together]):
        np.maximum.at(strongest, places, pairs.weights[together])
    return [None if weight == -np.inf else weight for weight in strongest.tolist()]


def _sure(of_group: Numbers, pairs: _Weighed) -> frozenset[int]:
    together = of_group[pairs.one] == of_group[pairs.other]
    sure = together & (pairs.weights >= JOINED_FROM) & ~pairs.cautions
    return frozenset(np.concatenate([pairs.one[sure], pairs.other[sure]]).tolist())


def _doubtful(size: int, of_group: Numbers, pairs: _Weighed) -> list[tuple[int, int]]:
    """The pairs between groups that are not clearly apart; those that hold a group together and are not sure; and those in
    one about which there is a caution."""
    together = of_group[pairs.one] == of_group[pairs.other]
    between = ~together & (pairs.weights >= DOUBTFUL_FROM)
    wanted = np.flatnonzero(
        between
        | (together & pairs.cautions)
        | (
            together
            & in_tree(size, pairs.one, pairs.other, np.where(together, pairs.weights, -np.inf))
            & (pairs.weights < JOINED_FROM)
        )
    )
    heaviest = wanted[np.lexsort((pairs.other[wanted], pairs.one[wanted], -pairs.weights[wanted]))]
    return list(zip(pairs.one[heaviest].tolist(), pairs.other[heaviest].tolist(), strict=True))


def _group_of(size: int, groups: Sequence[Group]) -> Numbers:
    of_group = np.zeros(size, np.int64)
    for number, group in enumerate(groups):
        of_group[list(group.members)] = number
    return of_group
