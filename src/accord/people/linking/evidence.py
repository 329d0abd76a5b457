"""The levels and weights of many pairs at once, by the same comparison and the same sum as for one pair in `score`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.people.linking.cautions import A_GENERATION, BY_LEVELS, DIFFERENT_NUMBER, SAME_NUMBER, UNIQUE
from accord.people.linking.comparing import COMPARISONS, Comparison
from accord.people.linking.fields import FIELDS, NUMBERS, UNKNOWN, Field
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.model import Model
from accord.people.linking.score import NOT_OF_TWINS, TWINS_APART, WHERE_TWINS_AGREE
from accord.people.linking.table import Numbers, Table
from accord.ports.processes import in_shares

Weights = NDArray[np.float64]
Levels = NDArray[np.int8]
Which = NDArray[np.bool_]
NOT_COUNTED = -1
FEWEST_SHARED_OUT = 15_000
"""Pairs of values that are worth a process of their own."""


@dataclass(frozen=True, slots=True)
class Found:
    """One comparison of many pairs, by field and distinct pair of values: the level, and how often a common value comes."""

    which: NDArray[np.int32]
    levels: Levels
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What many pairs say, by attribute."""

    found: Mapping[str, Found]
    known: Mapping[str, int]

    def levels(self) -> dict[str, Levels]:
        """The level of each pair, by field name."""
        each = ((comparison, self.found[comparison.attribute]) for comparison in COMPARISONS)
        return {
            field.name: found.levels[place][found.which]
            for comparison, found in each
            for place, field in enumerate(comparison.fields)
        }

    def weights(self, model: Model) -> dict[str, Weights]:
        """What each field adds to each pair, in bits, by field name; and what twins take off."""
        weights = {
            field.name: _weights(model, field, found, place, self.known)[found.which]
            for comparison in COMPARISONS
            for found in [self.found[comparison.attribute]]
            for place, field in enumerate(comparison.fields)
        }
        return weights | {"twins": _twins_less(self.levels(), weights, model.start)}


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against many pairs whatever they weigh: for which there is a caution, and which must not be grouped."""

    cautions: Which
    numbers: Which


def against(table: Table, one: Numbers, other: Numbers, levels: Mapping[str, Levels]) -> Against:
    """The cautions that `cautions_about` has about each pair at these levels.

    Two people, until somebody looks, are those with different numbers of which a person has one, and none that agrees.
    """
    agrees = _any(levels[field.name] == SAME_NUMBER for field in NUMBERS)
    differs = _any(levels[field.name] == DIFFERENT_NUMBER for field in UNIQUE)
    by_levels = _any(
        (agrees if caution.a_number_agrees else ~agrees)
        & np.logical_and.reduce([np.isin(levels[name], held) for name, held in caution.where.items()])
        for caution in BY_LEVELS
    )
    apart = _years_apart(table, one, other) >= A_GENERATION
    return Against(by_levels | differs | (apart & ~agrees), differs & ~agrees)


def _any(each: Iterable[Which]) -> Which:
    found: Which = np.logical_or.reduce(list(each))
    return found


def _years_apart(table: Table, one: Numbers, other: Numbers) -> Numbers:
    """Of the births of each pair; 0 where either is not known."""
    column = table.columns["born"]
    years = np.array([int(born[:4]) if born else 0 for born in column.values], np.int64)[column.places]
    mine, its = years[one], years[other]
    return np.where((mine > 0) & (its > 0), np.abs(mine - its), 0)


def compare_pairs(table: Table, frequencies: Frequencies, one: Numbers, other: Numbers) -> Evidence:
    """Compare the records at these places."""
    found = {each.attribute: _compare(table, frequencies, each, one, other) for each in COMPARISONS}
    return Evidence(found, {field.name: frequencies.known.get(field.name, 0) for field in FIELDS})


def _compare(table: Table, frequencies: Frequencies, comparison: Comparison, one: Numbers, other: Numbers) -> Found:
    """Every distinct pair of values is compared once; the order of the two makes no difference."""
    column = table.columns[comparison.attribute]
    mine, its = column.places[one], column.places[other]
    size = len(column.values)
    distinct, which = np.unique(np.minimum(mine, its) * size + np.maximum(mine, its), return_inverse=True)
    said = np.fromiter(map(bool, column.values), bool, size)
    first, second = np.divmod(distinct, max(size, 1))
    spoken = np.flatnonzero(said[first] & said[second])
    answer = partial(_answers, comparison, frequencies, column.values, first[spoken], second[spoken])
    shares = in_shares(answer, len(spoken), FEWEST_SHARED_OUT)
    levels = np.full((len(comparison.fields), len(distinct)), UNKNOWN, np.int8)
    counts = np.full((len(comparison.fields), len(distinct)), NOT_COUNTED, np.int64)
    levels[:, spoken] = np.concatenate([levels for levels, _ in shares], axis=1)
    counts[:, spoken] = np.concatenate([counts for _, counts in shares], axis=1)
    return Found(which.astype(np.int32), levels, counts)


def _answers(
    comparison: Comparison,
    frequencies: Frequencies,
    values: Sequence[Any],
    first: Numbers,
    second: Numbers,
    start: int,
    end: int,
) -> tuple[Levels, NDArray[np.int64]]:
    """The level of each of these pairs of values on each field, and how often their common value comes."""
    compare = comparison.compare
    answers = [
        compare(values[one], values[other])
        for one, other in zip(first[start:end].tolist(), second[start:end].tolist(), strict=True)
    ]
    levels, counts = [], []
    for row, field in enumerate(comparison.fields):
        tally = frequencies.counts.get(field.name, {})
        levels.append([answer[row].level for answer in answers])
        counts.append(
            [NOT_COUNTED if (common := answer[row].common) is None else tally.get(common, 0) for answer in answers]
        )
    return np.array(levels, np.int8), np.array(counts, np.int64)


def _weights(model: Model, field: Field, found: Found, place: int, known: Mapping[str, int]) -> Weights:
    match, other = (
        np.array([1.0, *each]) for each in (model.chances[field.name].match, model.chances[field.name].other)
    )
    levels, counts = found.levels[place].astype(np.int64) + 1, found.counts[place]
    shares = (counts + field.as_if_counted * other[levels]) / (known[field.name] + field.as_if_counted)
    weights: Weights = np.log2(match[levels] / np.where(counts == NOT_COUNTED, other[levels], shares))
    return weights


def _twins_less(levels: Mapping[str, Levels], weights: Mapping[str, Weights], start: float) -> Weights:
    like_twins = np.logical_and.reduce([np.isin(levels[name], agreed) for name, agreed in WHERE_TWINS_AGREE.items()])
    weight = start + sum(each for name, each in weights.items() if name not in NOT_OF_TWINS)
    return np.where(like_twins, np.minimum(0.0, TWINS_APART - weight), 0.0)
