"""A persistence matrix over whole columns of entries. The same sums as `rules`, and held equal to them by a test."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.risk.matrix.rules import aged, in_hundredths
from accord.risk.matrix.table import KindRule, Table
from accord.risk.matrix.terms import EventKind

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Entries:
    """Entries of one kind, each given once: whose, by place from 0; the place of its code in the rule's points; its days.

    A code that the rule has no points for has the place -1. Days are its age; below 0 it is after the day of the score.
    """

    person: Whole
    code: Whole
    days: Whole


def hundredths(table: Table, entries: Mapping[EventKind, Entries], people: int) -> Whole:
    """The sum of each person, in hundredths of a point."""
    total = np.zeros(people, np.int64)
    for kind, rule in table.kinds.items():
        if kind in entries:
            total += _of_kind(rule, entries[kind], people)
    return total


def bands(table: Table, sums: Whole) -> Whole:
    """The place of each sum's band in the table."""
    least = np.array([in_hundredths(band.least) for band in table.bands])
    return np.searchsorted(least, sums, side="right") - 1


def _of_kind(rule: KindRule, entries: Entries, people: int) -> Whole:
    counts = (entries.code >= 0) & (entries.days >= 0) & (entries.days <= rule.look_back_days)
    left = _left(rule, entries.days[counts])[entries.code[counts], entries.days[counts]]
    sums = np.bincount(entries.person[counts], weights=left, minlength=people).astype(np.int64)
    return sums if rule.most is None else np.minimum(sums, in_hundredths(rule.most))


def _left(rule: KindRule, days: Whole) -> Whole:
    """What is left of each code's points at each age that there is, in days, reckoned by the rule itself."""
    left = np.zeros((len(rule.points), rule.look_back_days + 1), np.int64)
    for age in np.flatnonzero(np.bincount(days)):
        left[:, age] = [aged(points, rule, int(age)) for points in rule.points.values()]
    return left
