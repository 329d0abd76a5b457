"""What binds two records together or keeps them apart, and who may settle a doubt. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from accord.kernel.decisions import Decision
from accord.linking.terms import DoubtState, Opinion

Pair = tuple[int, int]
"""Two source records by number, the smaller first."""


@dataclass(frozen=True, slots=True)
class Word:
    """What an officer decided of two records, when, and why. It binds for good; a later word on them stands above it."""

    pair: Pair
    opinion: Opinion
    made_at: datetime
    made_by: str
    reason: str


def pair_of(one: int, other: int) -> Pair:
    """The two in order; ValueError when they are one record."""
    if one == other:
        raise ValueError("a record is not compared with itself")
    return (min(one, other), max(one, other))


def words_in_force(words: Iterable[Word]) -> dict[Pair, Word]:
    """The last word on each pair."""
    return {word.pair: word for word in sorted(words, key=lambda word: word.made_at)}


def may_be_joined(records: Collection[int], others: Collection[int], words: Iterable[Word]) -> Decision:
    """Whether no officer has decided that one of the records is of another person than one of the others."""
    between = {pair_of(one, other) for one in records for other in others}
    kept_apart = [
        word for pair, word in words_in_force(words).items() if pair in between and word.opinion is Opinion.DIFFERENT
    ]
    if not kept_apart:
        return Decision.yes("no_objection", "Nobody has decided that any of these records are of two people.")
    word = kept_apart[0]
    return Decision.no(
        "kept_apart",
        f"{word.made_by} decided that two of these records are of two people: {word.reason} "
        "Decide that pair again first, if you know better.",
    )


def may_say(said_by: Sequence[str], username: str, state: DoubtState) -> Decision:
    """Whether the officer may give an opinion: while the doubt is open, and once, so that a second officer is a second one."""
    if state not in {DoubtState.WAITING, DoubtState.SECOND}:
        return Decision.no("settled", "This was settled while you were reading. Look at what was decided.")
    if username in said_by:
        return Decision.no("said_already", "You have given your opinion. A second officer must look at it now.")
    return Decision.yes("open", "Nobody has settled this yet.")


def state_after(earlier: Sequence[Opinion], opinion: Opinion, needs_second: bool) -> DoubtState:
    """What becomes of a doubt when an opinion is added to the earlier ones.

    Where a person is managed under MAPPA a second officer must agree before anything is joined; where the two do not
    agree, nothing is, and it stays with the second officers until two say the same.
    """
    agreeing = 1 + sum(each is opinion for each in earlier)
    if opinion is Opinion.DIFFERENT and not earlier:
        return DoubtState.APART
    if agreeing >= (2 if needs_second or earlier else 1):
        return DoubtState.JOINED if opinion is Opinion.SAME else DoubtState.APART
    return DoubtState.SECOND
