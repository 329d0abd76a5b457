"""A million people scored with OGRS3 by columns in under two seconds, beside reading the file; and a matrix by columns."""

import csv
import io
import random
from datetime import UTC, datetime

import numpy as np

from accord.risk.matrix.columns import Entries, hundredths
from accord.risk.matrix.table import shipped
from accord.risk.matrix.terms import EventKind
from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.columns import People, band_names, refused, score
from accord.risk.ogrs3.extract import NAMES, Read, people_in, read_people, scored_csv
from accord.risk.ogrs3.rules import Inputs
from accord.risk.ogrs3.rules import score as score_one
from accord.risk.ogrs3.terms import SanctionStatus
from bench.common import Figure, at_most, best_of, timed, write_down

PEOPLE = 1_000_000
ONE_BY_ONE = 5_000
ENTRIES, IN_MATRIX = 3_000_000, 300_000
SEED = 20261121


def measure() -> list[Figure]:
    """From the columns as the file gave them, words and all, to probabilities and bands; and each step around it."""
    data = _file()
    at = datetime.now(UTC).date()
    with timed() as reading:
        read = read_people(data, at)
    with timed() as writing:
        scored_csv(read)
    seconds = best_of(3, lambda: _score(read))
    first = [Inputs(**{name: read.columns[name][place] for name in NAMES[1:]}) for place in range(ONE_BY_ONE)]
    entries = _entries()
    with timed() as alone:
        for inputs in first:
            score_one(inputs, at)
    return [
        at_most(
            f"OGRS3 from columns, {PEOPLE:,} people", seconds, "s", 2.0,
            floor=best_of(3, lambda: bare(read.people)), floor_is="longer than the bare formula in numpy",
            note=f"beside it: reading the CSV {reading[0]:.1f} s, scoring and writing it {writing[0]:.1f} s",
        ),
        Figure(
            f"one by one with explanations, {ONE_BY_ONE:,} people", ONE_BY_ONE / alone[0], "people/s",
            note=f"every part told; by columns it is {PEOPLE / seconds:,.0f} people/s without",
        ),
        Figure(
            f"persistence matrix, {ENTRIES:,} entries", best_of(3, lambda: hundredths(shipped(), entries, IN_MATRIX)), "s",
            note=f"of {IN_MATRIX:,} people, from columns, with its decay and its limits",
        ),
    ]  # fmt: skip


def bare(people: People) -> None:
    """The logistic curve over sums that are looked up, with nothing checked and no band."""
    rate = np.log(
        (1 + people.previous_sanctions) / (10 + people.age_at_current_conviction - people.age_at_first_sanction)
    )
    sums = (
        1.25 * rate
        + np.arange(20.0)[people.group]
        + np.arange(5.0)[people.status]
        + np.arange(121.0)[people.age_at_risk_date]
    )
    1 / (1 + np.exp(-sums))
    1 / (1 + np.exp(1 - sums))


def _score(read: Read) -> None:
    people = people_in(read.columns)
    if refused(people).any():
        raise ValueError("the measurement's own people are refused")
    band_names(score(people))


def _entries() -> dict[EventKind, Entries]:
    """Offences of all groups over eleven years, some of none."""
    chance = np.random.default_rng(SEED)
    groups = len(shipped().kinds[EventKind.OFFENCE].points)
    whose, what, days = (
        chance.integers(least, below, ENTRIES) for least, below in ((0, IN_MATRIX), (-1, groups), (0, 4_000))
    )
    return {EventKind.OFFENCE: Entries(whose, what, days)}


def _file() -> bytes:
    """A file of people of all ages, statuses and groups, the same each time."""
    chance = random.Random(SEED)
    statuses, groups = [str(status) for status in SanctionStatus], list(coefficients().group)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(NAMES)
    for place in range(PEOPLE):
        first, later = sorted((chance.randint(10, 60), chance.randint(10, 60)))
        ages = (first, later, later + chance.randint(0, 9))
        words = (chance.choice(statuses), chance.choice(groups))
        writer.writerow((f"P{place}", chance.choice("MMMF"), *ages, chance.randint(0, 60), *words))
    return text.getvalue().encode()


if __name__ == "__main__":
    write_down("scoring", measure())
