"""Whom a list selects, group by group: rates, and how the points are spread; before anybody knows what becomes of them. Pure.

A difference between groups is a question, not an answer. It says where to look: at the weights, at the record, or at the world.
Two shares differ where Newcombe's interval says so (Statistics in Medicine 17 (1998) 873, method 10), which reckons with both.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from statistics import quantiles

from accord.kernel.decisions import Decision
from accord.kernel.words import plural
from accord.risk.monitor.rules import Interval, wilson


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be selected: points or a probability, whether they were, and their traits."""

    points: float
    is_selected: bool
    sex: str | None = None
    ethnicity: str | None = None
    age_band: str | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """The least points of a group, the quarters, and the most."""

    least: float
    lower_quarter: float
    middle: float
    upper_quarter: float
    most: float

    @property
    def five(self) -> tuple[float, float, float, float, float]:
        """All five, from the least."""
        return self.least, self.lower_quarter, self.middle, self.upper_quarter, self.most


@dataclass(frozen=True, slots=True)
class Selection:
    """One group: how many of how many were selected, against the share of all the others. `group` is None where not recorded.

    `is_small` marks a group too small for its rate to say anything, and `others_are_few` one that all the others are too few
    to be held against.
    """

    group: str | None
    people: int
    selected: int
    others: int
    others_selected: int
    spread: Spread
    is_small: bool
    others_are_few: bool

    @property
    def rate(self) -> float:
        """The share of the group that was selected."""
        return self.selected / self.people

    @property
    def others_rate(self) -> float | None:
        """The share of everybody else; None when there is nobody else."""
        return self.others_selected / self.others if self.others else None

    @property
    def interval(self) -> Interval | None:
        """Where the share may lie (Wilson, 95%)."""
        return wilson(self.selected, self.people)

    @property
    def finding(self) -> Decision:
        """Whether the group is selected as often as everybody else, in a sentence; none is judged by few."""
        if self.is_small:
            return Decision.yes("too-few", f"{self.people:,} people are too few to say.")
        if self.others_are_few or self.others_rate is None:
            others = plural(self.others, "other person is", "other people are")
            return Decision.yes("too-few", f"{others} too few to hold this group against.")
        told = f"{self.selected:,} of {self.people:,} are selected, and {self.others_selected:,} of the {self.others:,} others"
        if not self._is_beyond_chance:
            return Decision.yes("alike", f"{told}. That is within what chance would give.")
        often = "less" if self.others_rate > self.rate else "more"
        return Decision.no(
            "apart", f"{told}: {often} often than chance would give. Ask which weights do it, and whether rightly."
        )

    @property
    def _is_beyond_chance(self) -> bool:
        """Whether the shares differ by more than both are uncertain: Newcombe (1998), method 10."""
        more, less = sorted(
            ((self.selected, self.people), (self.others_selected, self.others)), key=_share, reverse=True
        )
        low, high = wilson(*more), wilson(*less)
        if low is None or high is None:
            return False
        return _share(more) - _share(less) > hypot(_share(more) - low.low, high.high - _share(less))


def _share(counted: tuple[int, int]) -> float:
    some, everybody = counted
    return some / everybody


Trait = Callable[[Candidate], str | None]

TRAITS: Mapping[str, Trait] = {
    "sex": lambda person: person.sex,
    "ethnicity": lambda person: person.ethnicity,
    "age": lambda person: person.age_band,
}


def fairness(people: Iterable[Candidate], fewest: int) -> dict[str, tuple[Selection, ...]]:
    """The panel: each trait with its groups by name, those of whom it is not recorded last.

    A group of fewer than `fewest` is small.
    """
    everybody = list(people)
    return {name: _selections(everybody, trait, fewest) for name, trait in TRAITS.items()}


def _selections(people: Sequence[Candidate], trait: Trait, fewest: int) -> tuple[Selection, ...]:
    groups: dict[str | None, list[Candidate]] = defaultdict(list)
    for person in people:
        groups[trait(person)].append(person)
    selected = sum(person.is_selected for person in people)
    in_order = sorted(groups.items(), key=lambda pair: _order(pair[0]))
    return tuple(_selection(group, members, len(people), selected, fewest) for group, members in in_order)


def _order(group: str | None) -> tuple[bool, bool, str]:
    """By name, but that whoever is under an age comes before those who are over it, and those not recorded come last."""
    return group is None, not str(group).startswith("Under "), str(group)


def _selection(
    group: str | None, members: Sequence[Candidate], everybody: int, selected: int, fewest: int
) -> Selection:
    own = sum(person.is_selected for person in members)
    return Selection(
        group=group,
        people=len(members),
        selected=own,
        others=everybody - len(members),
        others_selected=selected - own,
        spread=_spread([person.points for person in members]),
        is_small=len(members) < fewest,
        others_are_few=everybody - len(members) < fewest,
    )


def _spread(points: Sequence[float]) -> Spread:
    lower, middle, upper = quantiles(points, n=4, method="inclusive") if len(points) > 1 else [points[0]] * 3
    return Spread(min(points), lower, middle, upper, max(points))
