"""Observed against expected, group by group, with small numbers marked and the unknown kept apart. Pure.

A person whose two years are not over, or whose record has not come, is not somebody who did not reoffend.
"""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.kernel.decisions import Decision
from accord.risk.rules import Scored
from accord.risk.terms import Band, Instrument, Kind

NORMAL_95 = 1.959963984540054
"""How many standard errors either side hold 95 of 100."""


AGE_BANDS = (18, 21, 25, 35, 50)
"""The first age of each band of adults; children are one band."""

LEAST_EXPECTED = 5
"""Fewer expected than this, and the normal reckoning behind an interval no longer holds (the usual rule of thumb)."""

Formula = tuple[Instrument, str, Kind]
"""Which formula made a score: the instrument, its version, and whether it was static or dynamic."""


@dataclass(frozen=True, slots=True)
class Followed:
    """One person scored by one formula and followed for as long as it speaks of.

    `expected` is the probability that the score gave. `reoffended` is None while it is not known. A trait that is not recorded
    is None, and stands in a group of its own.
    """

    formula: Formula
    expected: float
    reoffended: bool | None
    band: Band
    sex: str | None = None
    ethnicity: str | None = None
    age_band: str | None = None


def followed(
    score: Scored, reoffended: bool | None, sex: str | None, ethnicity: str | None, age: int | None
) -> Followed:
    """Somebody scored, with what became of them within two years, and the traits that the formula is measured by."""
    formula = (score.instrument, score.version, score.kind)
    return Followed(formula, score.two_year, reoffended, score.band, sex, ethnicity, age_band(age))


def age_band(age: int | None) -> str | None:
    """The age band that tables use; None when the age is not known."""
    if age is None:
        return None
    place = bisect_right(AGE_BANDS, age)
    if place == 0:
        return f"Under {AGE_BANDS[0]}"
    return (
        f"{AGE_BANDS[-1]} and over" if place == len(AGE_BANDS) else f"{AGE_BANDS[place - 1]} to {AGE_BANDS[place] - 1}"
    )


Trait = Callable[[Followed], Hashable | None]

TRAITS: Mapping[str, Trait] = {
    "band": lambda person: person.band,
    "sex": lambda person: person.sex,
    "ethnicity": lambda person: person.ethnicity,
    "age": lambda person: person.age_band,
}
"""What a formula is measured by."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a figure may lie, 95 times of 100."""

    low: float
    high: float

    def holds(self, figure: float) -> bool:
        """Whether the figure lies within it."""
        return self.low <= figure <= self.high


@dataclass(frozen=True, slots=True)
class Calibrated:
    """One group: how many were known to have reoffended, against how many the scores expected.

    `group` is None for those of whom the trait is not recorded. `people` are those whose outcome is known; `not_known` stand
    beside them and are in no rate. `is_small` marks a group too small for its rates to say anything.
    """

    group: Hashable | None
    people: int
    not_known: int
    observed: int
    expected: float
    is_small: bool

    @property
    def observed_rate(self) -> float | None:
        """The share that reoffended; None of nobody."""
        return self.observed / self.people if self.people else None

    @property
    def expected_rate(self) -> float | None:
        """The mean of the scores; None of nobody."""
        return self.expected / self.people if self.people else None

    @property
    def ratio(self) -> float | None:
        """Observed over expected: above 1 the formula says too little of this group, below 1 too much."""
        return self.observed / self.expected if self.expected else None

    @property
    def interval(self) -> Interval | None:
        """Where the share that reoffended may lie (Wilson, 95%); None of nobody."""
        return wilson(self.observed, self.people)

    @property
    def finding(self) -> Decision:
        """Whether the scores agree with what was seen, in a sentence; a small group is never told off or cleared."""
        interval, expected = self.interval, self.expected_rate
        if self.is_small or interval is None or expected is None:
            return Decision.yes("too-few", f"{self.people:,} people are too few to say.")
        seen = f"{self.observed:,} of {self.people:,} reoffended; {self.expected:,.1f} were expected"
        if interval.holds(expected):
            return Decision.yes("agrees", f"{seen}. That is within what chance would give.")
        side = "too little" if expected < interval.low else "too much"
        return Decision.no("miscalibrated", f"{seen}. The formula says {side} of this group here.")


@dataclass(frozen=True, slots=True)
class Errors:
    """One group at a threshold: whom the score would have picked and missed."""

    group: Hashable | None
    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int
    not_known: int
    is_small: bool

    @property
    def people(self) -> int:
        """Everybody whose outcome is known."""
        return self.true_positives + self.false_positives + self.false_negatives + self.true_negatives

    @property
    def selection_rate(self) -> float | None:
        """The share of the group at or above the threshold."""
        return _share(self.true_positives + self.false_positives, self.people)

    @property
    def false_positive_rate(self) -> float | None:
        """Of those who did not reoffend, the share picked all the same."""
        return _share(self.false_positives, self.false_positives + self.true_negatives)

    @property
    def false_negative_rate(self) -> float | None:
        """Of those who reoffended, the share missed."""
        return _share(self.false_negatives, self.false_negatives + self.true_positives)

    @property
    def precision(self) -> float | None:
        """Of those picked, the share that reoffended."""
        return _share(self.true_positives, self.true_positives + self.false_positives)


def calibration(people: Iterable[Followed], trait: Trait, fewest: int) -> tuple[Calibrated, ...]:
    """Observed against expected for each group of a trait, the group of those not recorded last.

    A group of fewer than `fewest` people, or of whom fewer than 5 were expected to reoffend or not to, is marked as small.
    """
    return tuple(_calibrated(group, members, fewest) for group, members in grouped(people, trait))


def errors(people: Iterable[Followed], trait: Trait, threshold: float, fewest: int) -> tuple[Errors, ...]:
    """Who would have been picked and missed at a threshold, for each group; a score at the threshold is picked.

    A rate is small when fewer than `fewest` reoffended or fewer than that did not, for each kind of error is a share of one.
    """
    return tuple(_errors(group, members, threshold, fewest) for group, members in grouped(people, trait))


def grouped(people: Iterable[Followed], trait: Trait) -> list[tuple[Hashable | None, list[Followed]]]:
    """The people of each group: bands from low to very high, other groups by name, those not recorded last."""
    groups: dict[Hashable | None, list[Followed]] = defaultdict(list)
    for person in people:
        groups[trait(person)].append(person)
    return sorted(groups.items(), key=lambda pair: _order(pair[0]))


def wilson(count: int, of: int) -> Interval | None:
    """Where a share may lie, 95 times of 100 (Wilson's score interval, which holds for few and for shares near 0 or 1)."""
    if of == 0:
        return None
    share, z2 = count / of, NORMAL_95**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = NORMAL_95 * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    # Rounding alone could put the share of none, or of all, a hair outside.
    return Interval(max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))


def _calibrated(group: Hashable | None, members: Sequence[Followed], fewest: int) -> Calibrated:
    known = [person for person in members if person.reoffended is not None]
    expected = math.fsum(person.expected for person in known)
    return Calibrated(
        group=group,
        people=len(known),
        not_known=len(members) - len(known),
        observed=sum(bool(person.reoffended) for person in known),
        expected=expected,
        is_small=len(known) < fewest or min(expected, len(known) - expected) < LEAST_EXPECTED,
    )


def _errors(group: Hashable | None, members: Sequence[Followed], threshold: float, fewest: int) -> Errors:
    known = [person for person in members if person.reoffended is not None]
    counts = {
        (picked, reoffended): sum(
            (person.expected >= threshold) is picked and person.reoffended is reoffended for person in known
        )
        for picked in (True, False)
        for reoffended in (True, False)
    }
    reoffended = counts[True, True] + counts[False, True]
    return Errors(
        group=group,
        true_positives=counts[True, True],
        false_positives=counts[True, False],
        false_negatives=counts[False, True],
        true_negatives=counts[False, False],
        not_known=len(members) - len(known),
        is_small=min(reoffended, len(known) - reoffended) < fewest,
    )


def _order(group: Hashable | None) -> tuple[bool, int, str]:
    place = list(Band).index(group) if isinstance(group, Band) else 0
    return group is None, place, str(group)


def _share(count: int, of: int) -> float | None:
    return count / of if of else None
