"""IOM cohort and tier spells: what must hold, and how an entry is summed up."""

from datetime import date
from typing import Any

import pytest

from accord.iom.registers import IOM
from accord.record.rules import problems_with

SPELL: dict[str, Any] = {
    "area": 7,
    "cohort": "fixed",
    "tier": "gold",
    "entered_on": date(2018, 1, 2),
    "left_on": None,
    "exit_reason": None,
}


@pytest.mark.parametrize(
    "said", [{}, {"left_on": date(2018, 2, 1)}, {"left_on": date(2018, 2, 1), "exit_reason": "desisted"}]
)  # fmt: skip
def test_somebody_may_stay_or_leave_with_a_reason_or_without(said: dict[str, Any]) -> None:
    assert problems_with(IOM, {**SPELL, **said}) == []


def test_only_somebody_who_has_left_has_a_reason_for_leaving() -> None:
    (problem,) = problems_with(IOM, {**SPELL, "exit_reason": "desisted"})

    assert problem.column == "exit_reason"
    assert "no day of leaving" in problem.why


def test_every_problem_is_told_at_once() -> None:
    problems = problems_with(IOM, {**SPELL, "left_on": date(2018, 1, 1)})

    assert [problem.column for problem in problems] == ["left_on"]


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        ({}, "IOM gold, fixed cohort"),
        ({"cohort": None}, "IOM gold"),
        ({"tier": "other", "cohort": "free"}, "IOM other, free cohort"),
        ({"left_on": date(2018, 2, 1), "exit_reason": "desisted"}, "IOM gold, fixed cohort, left: desisted"),
    ],
)
def test_a_spell_is_summed_up_by_tier_cohort_and_why_it_ended(said: dict[str, Any], summary: str) -> None:
    assert IOM.summary({**SPELL, **said}) == summary


def test_a_spell_is_told_from_others_by_its_first_day() -> None:
    assert IOM.key_of("NY1", SPELL) == IOM.key_of("NY1", {**SPELL, "tier": "silver", "left_on": date(2018, 2, 1)})
    assert IOM.key_of("NY1", SPELL) != IOM.key_of("NY1", {**SPELL, "entered_on": date(2018, 1, 3)})
