"""How somebody stands on a day: under statute, by agreement, or nobody knows; and whether they have left the scheme. Pure.

The one way to say so: screening, candidates, the ranked list, the count of the country and exits all ask here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.iom.management_terms import Footing
from accord.kernel.days import in_words
from accord.kernel.periods import Period

NOBODY_SAID = "No agency has said so, which does not say that they are not."


@dataclass(frozen=True, slots=True)
class FootingWord:
    """What an agency recorded of the footing on which somebody is managed, and for which days."""

    footing: Footing
    period: Period


@dataclass(frozen=True, slots=True)
class Supervised:
    """Whether somebody is under statutory supervision: True, False, or None, which is not known; and why.

    Beside it what agencies do, whatever footing is recorded: whether one supervises by statute, and if none does, when the
    last one ended. `by_agreement` is that a voluntary footing is recorded for the day, and `agreement_ended_on` when the last
    one ended.
    """

    holds: bool | None
    because: str
    is_by_an_agency: bool = False
    ended_on: date | None = None
    by_agreement: bool = False
    agreement_ended_on: date | None = None

    @property
    def answer(self) -> str:
        """In words."""
        return {True: "yes", False: "no", None: "not known"}[self.holds]


NOT_KNOWN = Supervised(None, NOBODY_SAID)


def under_statute(
    supervised_by: Sequence[str], ended_on: date | None, words: Iterable[FootingWord], day: date
) -> Supervised:  # fmt: skip
    """Whether somebody is under statutory supervision on the day.

    An agency that supervises by statute speaks first, for an order or licence runs whatever a scheme calls it; then the
    footing recorded for the day. With neither, supervision or a statutory footing that has ended means no. Unknown is not no.
    """
    told = list(words)
    held = {each.footing: each.period.starts_on for each in told if each.period.contains(day)}
    by_agreement = Footing.VOLUNTARY in held
    if supervised_by:
        return Supervised(True, f"By the word of {', '.join(supervised_by)}.", True, None, by_agreement)
    ended = max(filter(None, (ended_on, _footing_ended_on(Footing.STATUTORY, told, day))), default=None)
    holds, because = _by_footing(held, ended)
    return Supervised(
        holds, because, False, ended_on, by_agreement, _footing_ended_on(Footing.VOLUNTARY, told, day)
    )  # fmt: skip


def _by_footing(held: Mapping[Footing, date], ended: date | None) -> tuple[bool | None, str]:
    """What the footings recorded for the day say, each with its first day, where no agency supervises by statute."""
    if len(held) > 1:
        return None, "Agencies differ: a statutory and a voluntary footing are both recorded."
    for footing, since in held.items():
        return footing is Footing.STATUTORY, f"A {footing} footing is recorded since {in_words(since)}."
    if ended is not None:
        return False, f"Statutory supervision ended on {in_words(ended)}, and none is recorded since."
    return None, NOBODY_SAID


def left_on(spells: Collection[Period], nominated_on: Iterable[date], day: date) -> date | None:
    """The day on which somebody left the cohort, where they are in none on the day and not nominated again since."""
    begun = [each for each in spells if each.starts_on <= day]
    if any(each.ends_on is None or each.ends_on > day for each in begun):
        return None
    left = max((each.ends_on for each in begun if each.ends_on is not None), default=None)
    return None if left is None or any(each >= left for each in nominated_on) else left


def _footing_ended_on(footing: Footing, words: Iterable[FootingWord], day: date) -> date | None:
    ends = (each.period.ends_on for each in words if each.footing is footing)
    return max((end for end in ends if end is not None and end <= day), default=None)
