"""What follows from a weight: joined by itself, sent to a person, or apart."""

from dataclasses import dataclass
from enum import StrEnum

from accord.kernel.decisions import Reason
from accord.people.linking.cautions import cautions_about
from accord.people.linking.records import Compared
from accord.people.linking.score import Scored

JOINED_FROM = 20.0
"""Bits from which two records are joined by themselves: about a million to one that they are of one person."""

DOUBTFUL_FROM = 4.0
"""Bits from which they are sent to a person: 16 to 1."""


class Outcome(StrEnum):
    """What is done with two records."""

    JOINED = "joined"
    DOUBTFUL = "doubtful"
    APART = "apart"


class Override(StrEnum):
    """What a person decided of two records, which binds for ever."""

    INCLUDE = "include"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome, and every reason that bears on it."""

    outcome: Outcome
    reasons: tuple[Reason, ...]

    @property
    def because(self) -> str:
        """The reasons in one line."""
        return " ".join(reason.sentence for reason in self.reasons)


def judged(scored: Scored, one: Compared, other: Compared, override: Override | None = None) -> Judged:
    """What is done with a pair. A person's decision comes before any weight."""
    if override is not None:
        return _as_decided(override)
    cautions = why_not_by_itself(scored, one, other)
    if scored.weight >= JOINED_FROM and not cautions:
        return Judged(Outcome.JOINED, (_by_weight(scored, "enough to join them"),))
    if scored.weight >= DOUBTFUL_FROM:
        return Judged(Outcome.DOUBTFUL, (_by_weight(scored, "for a person to decide"), *cautions))
    return Judged(Outcome.APART, (_by_weight(scored, "too little to think them one person"), *cautions))


def why_not_by_itself(scored: Scored, one: Compared, other: Compared) -> tuple[Reason, ...]:
    """What keeps two records from being joined by themselves, whatever they weigh."""
    return cautions_about(scored.levels, one, other)


def _as_decided(override: Override) -> Judged:
    if override is Override.INCLUDE:
        return Judged(Outcome.JOINED, (Reason("included", "A person decided that they are one person."),))
    return Judged(Outcome.APART, (Reason("excluded", "A person decided that they are two people."),))


def _by_weight(scored: Scored, words: str) -> Reason:
    return Reason("weight", f"The weight is {scored.weight:.1f}, {words}.")
