"""What a score is: an instrument, its version, what went in, the day, and what each part added. Pure.

A score speaks of a group of people with a similar profile. It decides nothing about the person.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accord.kernel.decisions import Decision
from accord.risk.terms import BANDS, INSTRUMENT_WORDS, Band, Instrument, Kind

Value = str | int | bool | date | tuple[str, ...] | None
"""What an instrument may be given; None is what is not known."""

CONSTANT = "constant"
"""The code of the part that everyone has."""

SANCTIONED_FOR = {
    Instrument.OGRS3: "be cautioned or convicted for an offence they commit",
    Instrument.ARP: "be sanctioned for an offence they commit",
    Instrument.VRP: "be sanctioned for a violent offence they commit",
    Instrument.SVRP: "be sanctioned for a serious violent offence they commit",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an instrument cannot be used: the input that stands in the way, and a sentence with the way to go."""

    field: str
    why: str


class ScoreRefused(ValueError):
    """An instrument does not allow what it was given; every reason is told, not only the first."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(" ".join(refusal.why for refusal in refusals))
        self.refusals = tuple(refusals)


@dataclass(frozen=True, slots=True)
class Part:
    """What one input adds to the log-odds, and what it is in words."""

    code: str
    words: str
    adds: float

    @property
    def times_the_odds(self) -> float:
        """By how much the part multiplies the odds."""
        return math.exp(self.adds)

    @property
    def sentence(self) -> str:
        """The part for somebody who does not think in logarithms."""
        if self.code == CONSTANT:
            return f"{self.words}: odds of {self.times_the_odds:.2f} to 1."
        if self.adds == 0:
            return f"{self.words}: leaves the odds as they are."
        does = "raises" if self.adds > 0 else "lowers"
        return f"{self.words}: {does} the odds, times {self.times_the_odds:.2f}."


@dataclass(frozen=True, slots=True)
class Scored:
    """One score, whole: what is kept, shown and compared is never the number alone.

    `two_year` and `one_year` are probabilities from 0 to 1; `percent` is the published figure, rounded as its source
    rounds it. `parts` explain `two_year` and begin with what everyone has. `missing` are the answers that a dynamic score
    would have needed. `doubts` are inputs that are allowed but hardly fit together.
    """

    instrument: Instrument
    version: str
    kind: Kind
    on: date
    inputs: tuple[tuple[str, Value], ...]
    two_year: float
    percent: Decimal
    band: Band
    parts: tuple[Part, ...]
    one_year: float | None = None
    missing: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def log_odds(self) -> float:
        """The sum of what the parts add."""
        return math.fsum(part.adds for part in self.parts)

    @property
    def sentence(self) -> str:
        """What the score says, of whom, and within what time."""
        return (
            f"{self.percent} in 100 people with a similar profile will {SANCTIONED_FOR[self.instrument]} within two years. "
            "This speaks of a group, not of the person."
        )


def scores_may_be_compared(first: Scored, second: Scored) -> Decision:
    """Whether one score may be set against another: only when the same formula made both."""
    if (first.instrument, first.version, first.kind) == (second.instrument, second.version, second.kind):
        return Decision.yes("same-formula", f"Both are {_named(first)}.")
    return Decision.no(
        "another-formula",
        f"{_named(first)} and {_named(second)} are different formulas and their figures mean different things. "
        "Show them side by side, each with its date; do not subtract, average or rank one against the other.",
    )


def probability(log_odds: float) -> float:
    """The probability that belongs to the log-odds, for any number."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1 + odds)


def band_of(percent: Decimal | float, lower_bounds: Sequence[Decimal | float]) -> Band:
    """The band of a percentage, by the least percentage of each band above low."""
    return BANDS[sum(percent >= bound for bound in lower_bounds)]


def _named(score: Scored) -> str:
    return f"{INSTRUMENT_WORDS[score.instrument]} ({score.kind}, version {score.version})"
