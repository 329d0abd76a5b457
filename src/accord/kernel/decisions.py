"""Decisions that carry their reasons, so that every refusal can say why and what to do instead."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a short code for programs, a sentence for people, and the law or guidance it rests on."""

    code: str
    sentence: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something may be done, and why. It is true in a condition when it is allowed."""

    allowed: bool
    reasons: tuple[Reason, ...]

    @classmethod
    def yes(cls, code: str, sentence: str, citation: str = "") -> "Decision":
        """Allowed, for this one reason."""
        return cls(True, (Reason(code, sentence, citation),))

    @classmethod
    def no(cls, code: str, sentence: str, citation: str = "") -> "Decision":
        """Refused, for this one reason; the sentence says the right way to go."""
        return cls(False, (Reason(code, sentence, citation),))

    @property
    def because(self) -> str:
        """The reasons as sentences, one after the other."""
        return " ".join(reason.sentence for reason in self.reasons)

    def __bool__(self) -> bool:
        return self.allowed


def all_of(decisions: Iterable[Decision]) -> Decision:
    """Allowed when every one is allowed; otherwise refused with the reasons of every refusal, not only the first."""
    taken = tuple(decisions)
    refusals = tuple(reason for decision in taken if not decision for reason in decision.reasons)
    if any(not decision for decision in taken):
        return Decision(False, refusals)
    return Decision(True, tuple(reason for decision in taken for reason in decision.reasons))


class NotAllowed(Exception):
    """Something is not done; `decision` says why and which way to go."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.because)
        self.decision = decision
