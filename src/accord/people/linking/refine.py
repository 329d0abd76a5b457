"""The model fitted to the files that are linked: expectation and maximisation, without anybody's word on who is who.

As Splink does it: what two records of two people share by chance is seen in pairs drawn at random, and what two records of
one person share in the pairs of one blocking rule at a time, where the fields of that rule teach nothing. The committed
chances count as so many pairs already seen, so a small file changes little and a field that no record fills in changes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from accord.people.linking.evidence import Levels, Weights, compare_pairs
from accord.people.linking.fields import FIELDS, UNKNOWN
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.model import Chances, Model
from accord.people.linking.pairs import split
from accord.people.linking.table import Numbers, Table

REFINED_FROM = 1_000
"""How many records teach more than they mislead."""

MATCHES_SEEN, OTHERS_SEEN = 200, 20_000
"""As how many pairs of one person, and of two people, the committed chances count."""

RANDOM_PAIRS, PAIRS_OF_A_RULE = 100_000, 40_000
ROUNDS = 20

TEACHING: Mapping[tuple[str, ...], frozenset[str]] = {
    ("names",): frozenset({"family_name", "given_names"}),
    ("day",): frozenset({"date_of_birth"}),
    ("postcode",): frozenset({"postcode", "area"}),
    ("pnc",): frozenset({"pnc"}),
    ("cro",): frozenset({"cro"}),
    ("crn",): frozenset({"crn"}),
    ("noms",): frozenset({"noms"}),
}
"""The rules whose pairs teach, and the fields of which each teaches nothing because it is chosen by them."""

Counts = dict[str, NDArray[np.float64]]


def refined(
    model: Model, table: Table, frequencies: Frequencies, by_rule: Mapping[tuple[str, ...], Numbers], seed: int
) -> Model:
    """The model fitted to these records and to the pairs that each rule finds among them; too few records change nothing."""
    if table.size < REFINED_FROM:
        return model
    with_others = _with_others(model, table, frequencies, seed)
    seen = {field.name: MATCHES_SEEN * np.array(model.chances[field.name].match) for field in FIELDS}
    for rule, chosen_by in TEACHING.items():
        pairs = by_rule[rule]
        some = pairs[:: max(1, len(pairs) // PAIRS_OF_A_RULE)]
        if len(some):
            levels = compare_pairs(table, frequencies, *split(some)).levels()
            taught = {name: each for name, each in levels.items() if name not in chosen_by}
            for name, counts in _learned(with_others, taught).items():
                seen[name] = seen[name] + counts
    chances = {
        name: Chances(_shares(_ordered(counts, with_others.chances[name].other)), with_others.chances[name].other)
        for name, counts in seen.items()
    }
    return replace(with_others, chances=chances, version=f"{model.version}, fitted to these files")


def start_for(model: Model, pairs: int, records: int, weights: Mapping[str, Weights]) -> float:
    """The weight of two records drawn at random, in bits, under which as many pairs match as the weights then say."""
    evidence = sum(weights.values(), np.zeros(pairs))
    possible, start = records * (records - 1) / 2, model.start
    for _ in range(ROUNDS):
        matches = float((1 / (1 + np.exp2(-np.clip(start + evidence, -500, 500)))).sum())
        start = float(np.log2(max(matches, 1.0) / possible))
    return start


def _with_others(model: Model, table: Table, frequencies: Frequencies, seed: int) -> Model:
    """The model with the chances of two people's records as they are among pairs drawn at random, likely matches left out."""
    chance = np.random.default_rng(seed)
    one, other = (chance.integers(0, table.size, RANDOM_PAIRS) for _ in range(2))
    evidence = compare_pairs(table, frequencies, one[one != other], other[one != other])
    of_two_people = model.start + sum(evidence.weights(model).values()) < 0
    chances = {}
    for name, levels in evidence.levels().items():
        counts = _tally(levels[of_two_people], None, len(model.chances[name].other))
        chances[name] = Chances(
            model.chances[name].match, _shares(counts + OTHERS_SEEN * np.array(model.chances[name].other))
        )
    return replace(model, chances=chances)


def _learned(model: Model, levels: Mapping[str, Levels]) -> Counts:
    """How many pairs of one person are at each level, as expected after so many rounds."""
    patterns, times = _patterns(levels)
    match = {name: np.array(model.chances[name].match) for name in levels}
    other = {name: np.array(model.chances[name].other) for name in levels}
    share = 0.5
    counts: Counts = {}
    for _ in range(ROUNDS):
        odds = np.full(len(times), np.log(share / (1 - share)))
        for name, places in patterns.items():
            odds += np.where(places == UNKNOWN, 0.0, np.log(match[name] / other[name])[places])
        expected = times / (1 + np.exp(-odds))
        share = float(np.clip(expected.sum() / times.sum(), 1e-6, 1 - 1e-6))
        for name, places in patterns.items():
            counts[name] = _tally(places, expected, len(match[name]))
            match[name] = np.array(_shares(counts[name] + MATCHES_SEEN * np.array(model.chances[name].match)))
    return counts


def _patterns(levels: Mapping[str, Levels]) -> tuple[dict[str, Numbers], NDArray[np.float64]]:
    """Every distinct pattern of levels, and how many pairs show it."""
    code = np.zeros(len(next(iter(levels.values()))), np.int64)
    for each in levels.values():
        code = code * 16 + each + 1
    distinct, times = np.unique(code, return_counts=True)
    patterns: dict[str, Numbers] = {}
    for name in reversed(list(levels)):
        patterns[name] = distinct % 16 - 1
        distinct = distinct // 16
    return patterns, times.astype(np.float64)


def _tally(places: NDArray[np.integer], weights: NDArray[np.float64] | None, levels: int) -> NDArray[np.float64]:
    known = places != UNKNOWN
    given = None if weights is None else weights[known]
    return np.bincount(places[known], given, levels).astype(np.float64)


def _ordered(counts: NDArray[np.float64], other: tuple[float, ...]) -> NDArray[np.float64]:
    """No level says more against one person than being different does: those that would share its odds."""
    chances = np.array(other)
    worse = counts / chances < counts[-1] / chances[-1]
    worse[-1] = True
    return np.where(worse, counts[worse].sum() * chances / chances[worse].sum(), counts)


def _shares(counts: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple((counts / counts.sum()).tolist())
