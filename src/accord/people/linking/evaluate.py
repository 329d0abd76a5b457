"""How well records were linked, against a list of who is who."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """What was found beside what is true, counted in pairs of records and in people.

    A pair counts as found when both records were given one person, and as true when they are of one person. `people_right`
    counts those whose records were found together, all of them and no other.
    """

    records: int
    pairs_found: int
    pairs_true: int
    pairs_right: int
    people_found: int
    people_true: int
    people_right: int

    @property
    def precision(self) -> float | None:
        """Of the pairs found, the share that are true; None when none was found."""
        return self.pairs_right / self.pairs_found if self.pairs_found else None

    @property
    def recall(self) -> float | None:
        """Of the true pairs, the share that were found; None when there is none."""
        return self.pairs_right / self.pairs_true if self.pairs_true else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None when there is no pair at all."""
        both = self.pairs_found + self.pairs_true
        return 2 * self.pairs_right / both if both else None


def quality_of(found: Mapping[str, str], truth: Mapping[str, str]) -> Quality:
    """Compare the person that each record was given with the person it is of, for the records that both name."""
    records = found.keys() & truth.keys()
    given = Counter(found[record] for record in records)
    true = Counter(truth[record] for record in records)
    both = Counter((found[record], truth[record]) for record in records)
    right = sum(count == given[person] == true[whose] for (person, whose), count in both.items())
    return Quality(
        len(records), _pairs(given.values()), _pairs(true.values()), _pairs(both.values()), len(given), len(true), right
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
