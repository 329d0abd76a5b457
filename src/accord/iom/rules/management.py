"""What follows from managing somebody: answers to failures, contacts often enough. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from accord.iom.rules.dues import EXIT_DUE, Due
from accord.iom.rules.expectations import Expectations, Frequency, Number
from accord.iom.terms import Tier
from accord.kernel.days import in_words, months_before
from accord.kernel.decisions import Decision
from accord.kernel.periods import Period, gaps
from accord.kernel.words import plural
from accord.record.registers import Problem

ANSWER_DUE = "Answer to a failure to comply"
ACTION_DUE = "Action of the plan"
CANNOT_WAIT = (ANSWER_DUE, EXIT_DUE)
ONE_DAY = timedelta(days=1)


def answer_is_due(event_words: str, happened_on: date, within: Number) -> Due:
    """The day by which a failure to comply is answered: swift and certain, whether by an incentive, a sanction or neither."""
    days = plural(within.value, "day")
    because = f"{event_words} on {in_words(happened_on)}: to be answered within {days}, by {within.said_by}."
    return Due(happened_on + timedelta(days=within.value), ANSWER_DUE, because)


def action_is_due(need_words: str, action: str, owner: str, due_on: date) -> Due:
    """The day by which an action of the plan is to be done, as it was agreed with whoever will do it."""
    return Due(due_on, ACTION_DUE, f"{need_words}: {action}. Agreed for {owner}.")


def urgency(due: Due) -> tuple[bool, Due]:
    """What orders things that are due: first what is to be swift or cannot be missed, and then the earliest."""
    return due.what not in CANNOT_WAIT, due


def answer_problems(happened_on: date, given_on: date) -> list[Problem]:
    """An answer is given when there is something to answer, and not before."""
    if given_on >= happened_on:
        return []
    given, happened = given_on.isoformat(), happened_on.isoformat()
    return [Problem("given_on", f"given_on ({given}) is before the failure that it answers ({happened}).")]


def failure_may_be_answered(is_failure: bool, is_open: bool) -> Decision:
    """Only a failure that still stands, and that nobody has answered, waits for an answer."""
    if not is_failure:
        return Decision.no("no_failure", "This is not a failure to comply, so nothing waits for an answer.")
    if not is_open:
        return Decision.no(
            "answered", "Somebody has answered this or changed it since you opened it. Look at what it says now."
        )
    return Decision.yes("open", "It waits for an answer.")


@dataclass(frozen=True, slots=True)
class InTier:
    """A time in a tier, in a district; `around` is the district and the areas that it lies in."""

    tier: str
    period: Period
    around: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TierShare:
    """The days in a tier that somebody spent in the community, and how often they were to be seen there."""

    tier: str
    days: int
    often: Frequency

    @property
    def expected(self) -> Fraction:
        """The contacts expected of those days."""
        return self.often.expected_in(self.days)


def counted_over(day: date, months: int) -> Period:
    """The months up to and including a day."""
    after = day + ONE_DAY
    return Period(months_before(after, months), after)


def shares_of(
    tiers: Iterable[InTier], custody: Sequence[Period], expected: Expectations, over: Period
) -> list[TierShare]:
    """The days in each tier within a period that were not spent in custody, each day by what was expected on it."""
    days: dict[tuple[str, Frequency], int] = {}
    for spell in tiers:
        within = spell.period.intersection(over)
        for piece in expected.alike(within, spell.around) if within else ():
            share = (spell.tier, expected.contacts(spell.tier, piece.starts_on, spell.around))
            days[share] = days.get(share, 0) + sum(free.days or 0 for free in gaps(custody, piece))
    order = list(Tier)
    shares = [TierShare(tier, count, often) for (tier, often), count in days.items() if count]
    return sorted(shares, key=lambda share: order.index(Tier(share.tier)))


def contacts_expected(shares: Iterable[TierShare]) -> int:
    """The whole contacts expected of all the days together."""
    return int(sum((share.expected for share in shares), Fraction()))


def days_inside(custody: Sequence[Period], over: Period) -> int:
    """The days of a period that were spent in custody."""
    return (over.days or 0) - sum(free.days or 0 for free in gaps(custody, over))
