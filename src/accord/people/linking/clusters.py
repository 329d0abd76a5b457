"""Which records are of one person, from what their pairs say: average linkage, field by field.

Two groups are weighed by what each field says on average over the pairs in which both records give it, and the sum over the
fields; so a record that says little is not held against the group that it fits. The heaviest two are joined until none is
heavy enough. Records must come in an order of their own, by key, for that decides between equals.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

Pair = tuple[int, int]
Tally = tuple[float, ...]
"""The sum of each field's weights over some pairs, then for each field in how many of them both records give it."""

EVEN = 0.0
"""Bits from which all that is known of two groups together says one person rather than two."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one person, by place; the weight of the weakest join that made it, or None for one alone."""

    members: tuple[int, ...]
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided of pairs: to be one person, or two. Both bind for ever."""

    included: Collection[Pair] = ()
    excluded: Collection[Pair] = ()


NOTHING_DECIDED = Decisions()


def tally_of(weights: Iterable[float | None]) -> Tally:
    """The tally of one pair, from each field's weight; None where it is not known."""
    each = tuple(weights)
    return (*(weight or 0.0 for weight in each), *(0.0 if weight is None else 1.0 for weight in each))


def weight_of(tally: Tally, start: float) -> float:
    """What a tally weighs, in bits."""
    half = len(tally) // 2
    return start + sum(total / times for total, times in zip(tally[:half], tally[half:], strict=True) if times)


def grouped(
    members: Sequence[int],
    tallies: Mapping[Pair, Tally],
    start: float,
    cut: float = EVEN,
    decided: Decisions = NOTHING_DECIDED,
) -> tuple[list[Group], list[Pair]]:
    """The groups, and the pairs that people decided both to join and, round about, to keep apart: those are left apart.

    `tallies` has every pair of members, the smaller place first.
    """
    if len(members) == 2 and not decided.included and not decided.excluded:  # as most sets are, and it is soon said
        return _two(members[0], members[1], weight_of(tallies[members[0], members[1]], start), cut), []
    linkage = _Linkage(members, tallies, start, decided.excluded)
    conflicts = [pair for pair in sorted(decided.included) if not linkage.bind(pair)]
    while (best := linkage.heaviest()) is not None and linkage.weights[best] >= cut:
        linkage.join(best)
    return linkage.groups(), conflicts


def _two(one: int, other: int, weight: float, cut: float) -> list[Group]:
    return [Group((one, other), weight)] if weight >= cut else [Group((one,)), Group((other,))]


class _Linkage:
    """Groups named by their first member, with the tally and weight of every two that may be joined."""

    def __init__(
        self, members: Sequence[int], tallies: Mapping[Pair, Tally], start: float, excluded: Collection[Pair]
    ) -> None:
        self.start = start
        self.members = {member: [member] for member in members}
        self.weakest: dict[int, float] = {}
        apart = {_in_order(*pair) for pair in excluded}
        self.tallies = {pair: tally for pair, tally in tallies.items() if pair not in apart}
        self.weights = {pair: weight_of(tally, start) for pair, tally in self.tallies.items()}

    def heaviest(self) -> Pair | None:
        """The two that weigh most together; the first of equals."""
        return min(self.weights, key=lambda pair: (-self.weights[pair], pair), default=None)

    def bind(self, pair: Pair) -> bool:
        """Join the groups of two records whatever they weigh; False when they may not be joined."""
        one, other = (next(name for name, members in self.members.items() if place in members) for place in pair)
        if one == other:
            return True
        if _in_order(one, other) not in self.weights:
            return False
        self.join(_in_order(one, other))
        return True

    def join(self, pair: Pair) -> None:
        """Make two groups one."""
        kept, gone = pair
        weight = self.weights.pop(pair)
        del self.tallies[pair]
        self.weakest[kept] = min(weight, self.weakest.get(kept, weight), self.weakest.pop(gone, weight))
        self.members[kept] += self.members.pop(gone)
        for third in self.members:
            if third != kept:
                self._join_pairs(_in_order(kept, third), _in_order(gone, third))

    def _join_pairs(self, kept: Pair, gone: Pair) -> None:
        tally, more = self.tallies.pop(kept, None), self.tallies.pop(gone, None)
        self.weights.pop(kept, None)
        self.weights.pop(gone, None)
        if tally is not None and more is not None:  # else a person keeps some of them apart
            both = tuple(map(add, tally, more))
            self.tallies[kept], self.weights[kept] = both, weight_of(both, self.start)

    def groups(self) -> list[Group]:
        """What there is now, each group's members in order."""
        return [Group(tuple(sorted(members)), self.weakest.get(name)) for name, members in self.members.items()]


def _in_order(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
