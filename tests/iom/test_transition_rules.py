"""Whose move from youth to adult services is prepared, and by when it is begun and done."""

from datetime import date, timedelta

import pytest

from accord.iom.management_terms import Step
from accord.iom.rules.dues import Due
from accord.iom.rules.expectations import Number
from accord.iom.rules.transition import Moving, Timetable, transition_is_due, transition_is_near
from accord.kernel.days import birthday

TIMES = Timetable(*(Number(value, "the policy of Camden") for value in (17, 19, 6)))
TURNED_17, TURNS_18, TURNED_18 = date(2008, 6, 2), date(2007, 6, 3), date(2007, 6, 2)
TODAY = date(2025, 6, 2)
IN_COHORT = date(2025, 1, 6)


def due(born: date | None, since: date | None = IN_COHORT, *done: Step, day: date = TODAY) -> Due | None:
    return transition_is_due(born, Moving(since, frozenset(done)), TIMES, day)


@pytest.mark.parametrize(
    ("born", "near"),
    [
        (date(2008, 6, 2), True),
        (date(2008, 6, 3), False),
        (date(2006, 6, 3), True),
        (date(2006, 6, 2), False),
        (None, None),
    ],
)
def test_a_transition_is_near_from_one_birthday_until_another(born: date | None, near: bool | None) -> None:
    assert transition_is_near(born, date(2025, 6, 2), 17, 19) is near


def test_it_is_begun_six_months_before_they_are_18() -> None:
    found = due(TURNED_17)
    assert found is not None
    assert (found.on, found.what) == (date(2025, 12, 2), "Transition to adult services")
    assert found.because == (
        "They turn 18 on 2 June 2026. No step is recorded as done or shared with your agency; the first is due 6 months "
        "before, by the policy of Camden."
    )


def test_once_begun_it_is_done_by_the_day_before_the_birthday() -> None:
    found = due(TURNS_18, IN_COHORT, Step.NAMED_WORKERS, Step.TOLD)
    assert found is not None
    assert found.on == TODAY
    assert "They turn 18 on 3 June 2025. 2 of 7 steps" in found.because
    assert not found.is_overdue(TODAY)
    assert found.is_overdue(TODAY + timedelta(days=1))


def test_nobody_is_late_before_the_birthday_from_which_it_is_prepared() -> None:
    early = Timetable(TIMES.from_age, TIMES.below_age, Number(18, "the policy of Camden"))
    found = transition_is_due(TURNED_17, Moving(IN_COHORT), early, TODAY)
    assert found is not None
    assert found.on == TODAY


def test_when_every_step_is_done_nothing_is_due() -> None:
    assert due(TURNS_18, IN_COHORT, *Step) is None
    assert due(TURNS_18, IN_COHORT, *list(Step)[:-1]) is not None


@pytest.mark.parametrize(
    ("born", "since", "done", "is_due"),
    [
        (TURNED_18, date(2025, 6, 1), (), True),
        (TURNED_18, date(2025, 6, 2), (), False),
        (TURNED_18, None, (), False),
        (TURNED_18, None, (Step.TOLD,), True),
        (TURNED_17, None, (), False),
        (date(2008, 6, 3), IN_COHORT, (), False),
        (date(2006, 6, 2), IN_COHORT, (Step.TOLD,), False),
        (None, IN_COHORT, (Step.TOLD,), False),
    ],
)
def test_it_is_due_of_those_who_come_from_youth_services_alone(
    born: date | None, since: date | None, done: tuple[Step, ...], is_due: bool
) -> None:
    assert (due(born, since, *done) is not None) is is_due


def test_whoever_was_born_on_29_february_turns_18_on_1_march() -> None:
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert birthday(date(2008, 2, 29), 16) == date(2024, 2, 29)
    assert birthday(date(2008, 2, 28), 18) == date(2026, 2, 28)
