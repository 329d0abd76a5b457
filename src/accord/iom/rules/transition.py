"""When somebody's move from youth justice to adult services is prepared, and by when it is begun and done. Pure.

Youth justice hands over to probation at 18. That the steps are begun months before and done before the birthday, and the steps
themselves, are ours: no national figure was found.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from accord.iom.management_terms import Step
from accord.iom.rules.cohort import ADULT_AGE
from accord.iom.rules.dues import Due
from accord.iom.rules.expectations import Number
from accord.kernel.days import birthday, in_words, months_before, whole_years_between
from accord.kernel.words import plural

TRANSITION_DUE = "Transition to adult services"


@dataclass(frozen=True, slots=True)
class Timetable:
    """From which birthday the move is prepared, before which it is over, and how many months before 18 it is begun."""

    from_age: Number
    below_age: Number
    begun_months_before: Number


@dataclass(frozen=True, slots=True)
class Moving:
    """What is known of somebody's move: since when they are in a cohort or supervised by statute, and the steps done."""

    since: date | None = None
    done: frozenset[Step] = frozenset()


def transition_is_near(born: date | None, today: date, from_age: int, below_age: int) -> bool | None:
    """Whether somebody is at the age of moving from youth to adult services; None when no birth date is known."""
    if born is None:
        return None
    return from_age <= whole_years_between(born, today) < below_age


def transition_is_due(born: date | None, moving: Moving, times: Timetable, day: date) -> Due | None:
    """By when the next of the move is due: begun so many months before the 18th birthday, and done the day before it.

    It is due of whoever was in a cohort or under statutory supervision before they were 18, or has a step recorded: nobody
    else is known to move. None where nothing is due, or when they were born is not known.
    """
    if born is None or not transition_is_near(born, day, times.from_age.value, times.below_age.value):
        return None
    adult_on = birthday(born, ADULT_AGE)
    comes_from_youth = moving.since is not None and moving.since < adult_on
    if len(moving.done) == len(Step) or not (moving.done or comes_from_youth):
        return None
    begin_on = months_before(adult_on, times.begun_months_before.value)
    by = adult_on - timedelta(days=1) if moving.done else max(begin_on, birthday(born, times.from_age.value))
    return Due(by, TRANSITION_DUE, f"{_of_age(adult_on, day)} {_how_far(moving.done, times.begun_months_before)}")


def _of_age(adult_on: date, day: date) -> str:
    return f"They {'turn' if day < adult_on else 'turned'} {ADULT_AGE} on {in_words(adult_on)}."


def _how_far(done: Collection[Step], begun: Number) -> str:
    if done:
        return (
            f"{len(done)} of {len(Step)} steps are recorded as done or shared with your agency; all are to be done before "
            "the birthday."
        )
    months = plural(begun.value, "month")
    return (
        f"No step is recorded as done or shared with your agency; the first is due {months} before, by {begun.said_by}."
    )
