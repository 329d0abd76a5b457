"""The pairs of many records that share a key of `blocking.RULES`, each once."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from accord.people.linking.blocking import KEYS, RULES, Key
from accord.people.linking.table import Column, Numbers, Table
from accord.ports.processes import in_shares

PAIRS_FOR_EACH = 1
"""How many pairs one rule may give for each record, on average: its fullest blocks, which say least, are left out first."""

ALWAYS = 250_000
"""How many pairs a rule may give however few the records are."""

BY_ONE_RULE = 200_000
"""How many pairs are compared that a single rule gives: among many records two that share so little are seldom one person."""

FEWEST_SHARED_OUT = 20_000
"""Records that are worth a process of their own."""

_HIGH = 32


class Shared(NamedTuple):
    """Who has which key: places of records in order, and the number of the key beside each. A record may have several."""

    records: Numbers
    keys: Numbers


def pairs_by_rule(table: Table) -> dict[tuple[str, ...], Numbers]:
    """For each rule, its pairs as one number each, the smaller place in the high half; see `split`."""
    least = 1 if table.size >= FEWEST_SHARED_OUT else len(RULES)
    names = [*KEYS]

    def of_keys(start: int, end: int) -> list[Shared]:
        return [_shared(table.columns[KEYS[name].attribute], KEYS[name]) for name in names[start:end]]

    shared = dict(zip(names, chain.from_iterable(in_shares(of_keys, len(names), least)), strict=True))
    most = max(PAIRS_FOR_EACH * table.size, ALWAYS)
    by_turns = RULES[::2] + RULES[1::2]  # the heavier rules stand together in the list

    def of_rules(start: int, end: int) -> list[Numbers]:
        return [_pairs([shared[name] for name in rule], most) for rule in by_turns[start:end]]

    shares = in_shares(of_rules, len(RULES), least)
    found = dict(zip(by_turns, chain.from_iterable(shares), strict=True))
    return {rule: found[rule] for rule in RULES}


def worth_comparing(by_rule: Mapping[tuple[str, ...], Numbers]) -> Numbers:
    """The pairs of two rules or more, and of one alone as many as there may be, those of the first rules first; in order."""
    pairs, times = np.unique(np.concatenate(list(by_rule.values())), return_counts=True)
    once = pairs[times == 1]
    if len(once) <= BY_ONE_RULE:
        return pairs
    kept, left = [pairs[times > 1]], BY_ONE_RULE
    for of_rule in by_rule.values():
        if left == 0:
            break
        of_this = of_rule[np.isin(of_rule, once, assume_unique=True)][:left]
        kept.append(of_this)
        left -= len(of_this)
    return np.sort(np.concatenate(kept))


def split(pairs: Numbers) -> tuple[Numbers, Numbers]:
    """The two places of each pair."""
    return pairs >> _HIGH, pairs & (2**_HIGH - 1)


def joined(one: Numbers, other: Numbers) -> Numbers:
    """Pairs of places as one number each, the smaller place in the high half."""
    return (np.minimum(one, other) << _HIGH) | np.maximum(one, other)


def _shared(column: Column, key: Key) -> Shared:
    """The keys of each record, by way of the distinct values."""
    number: dict[str, int] = {}
    of_values = [[number.setdefault(each, len(number)) for each in key.of(value)] for value in column.values]
    counts = np.fromiter(map(len, of_values), np.int64, len(of_values))
    flat = np.fromiter((each for keys in of_values for each in keys), np.int64, int(counts.sum()))
    starts = np.cumsum(counts) - counts
    return Shared(np.repeat(np.arange(len(column.places)), counts[column.places]),
                  flat[_runs(starts[column.places], counts[column.places])])  # fmt: skip


def _runs(starts: Numbers, counts: Numbers) -> Numbers:
    """The numbers start, start + 1 and so on, as many as are counted, one run after another."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()))


def _both(left: Shared, right: Shared) -> Shared:
    """Every key of the left with every key of the right that the same record has."""
    size = int(max(left.records.max(initial=-1), right.records.max(initial=-1))) + 1
    counts = np.bincount(right.records, minlength=size)
    starts = np.cumsum(counts) - counts
    many = counts[left.records]
    keys = np.repeat(left.keys, many) * (right.keys.max(initial=0) + 1) + right.keys[_runs(starts[left.records], many)]
    return Shared(np.repeat(left.records, many), np.unique(keys, return_inverse=True)[1])


def _pairs(parts: Sequence[Shared], most: int) -> Numbers:
    whole = parts[0]
    for part in parts[1:]:
        whole = _both(whole, part)
    order = np.argsort(whole.keys, kind="stable")
    records, keys = whole.records[order], whole.keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    sizes = np.diff(starts, append=len(keys))
    found = [
        _pairs_in_blocks(records, starts[sizes == size], int(size)) for size in _sizes_within(sizes, most) if size > 1
    ]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def _sizes_within(sizes: Numbers, most: int) -> Numbers:
    """The sizes of blocks, from the smallest, that together give no more pairs than there may be."""
    distinct, counts = np.unique(sizes, return_counts=True)
    return distinct[np.cumsum(counts * distinct * (distinct - 1) // 2) <= most]


def _pairs_in_blocks(records: Numbers, starts: Numbers, size: int) -> Numbers:
    """Every pair inside blocks of one size."""
    first, second = np.triu_indices(size, 1)
    pairs = joined(records[starts[:, None] + first].ravel(), records[starts[:, None] + second].ravel())
    return pairs[(pairs >> _HIGH) != (pairs & (2**_HIGH - 1))]
