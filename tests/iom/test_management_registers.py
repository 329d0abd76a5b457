"""The registers of managing people: what must hold of a plan's action, and how each entry is summed up."""

from datetime import date
from typing import Any

import pytest

from accord.iom.management_terms import EVENT_WORDS, FAILURES, Event
from accord.iom.registers import ACTIONS, COMPLIANCE, FOOTING, INCENTIVES, STRANDS, TRANSITION
from accord.record.registers import Register
from accord.record.rules import problems_with

ACTION: dict[str, Any] = {
    "need": "drugs",
    "action": "See the nurse",
    "owner": "Fatima Rahman",
    "agreed_on": date(2025, 5, 1),
    "due_on": date(2025, 5, 8),
    "done_on": None,
    "result": None,
}


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ({}, []),
        ({"due_on": date(2025, 5, 1)}, []),
        ({"done_on": date(2025, 5, 1), "result": "He went."}, []),
        ({"done_on": date(2025, 5, 9)}, ["result"]),
        ({"result": "He went."}, ["done_on"]),
        ({"due_on": date(2025, 4, 30)}, ["due_on"]),
        ({"due_on": date(2025, 4, 30), "done_on": date(2025, 4, 30)}, ["done_on", "result", "due_on"]),
    ],
)
def test_what_is_done_has_a_result_and_nothing_is_due_before_it_is_agreed(said: Any, columns: list[str]) -> None:
    assert [problem.column for problem in problems_with(ACTIONS, {**ACTION, **said})] == columns


@pytest.mark.parametrize(
    ("register", "values", "summary"),
    [
        (ACTIONS, ACTION, "Drugs: See the nurse (due 8 May 2025)"),
        (ACTIONS, {**ACTION, "done_on": date(2025, 5, 9)}, "Drugs: See the nurse (done)"),
        (COMPLIANCE, {"event": "breach"}, "Breach of a condition"),
        (INCENTIVES, {"answer": "decision", "what": "Talked it over"}, "Decision for neither: Talked it over"),
        (STRANDS, {"strand": "catch_and_convict"}, "Strand: catch and convict"),
        (FOOTING, {"footing": "voluntary"}, "Voluntary footing"),
        (TRANSITION, {"step": "named_workers"}, "A worker is named on each side"),
    ],
)
def test_an_entry_is_summed_up_in_a_few_words(register: Register, values: Any, summary: str) -> None:
    assert register.summary(values) == summary


def test_an_action_is_open_until_it_is_done() -> None:
    assert ACTIONS.ends_on(ACTION) is None
    assert ACTIONS.ends_on({**ACTION, "done_on": date(2025, 5, 9)}) == date(2025, 5, 9)


def test_keeping_to_it_is_no_failure() -> None:
    assert {EVENT_WORDS[event] for event in set(Event) - FAILURES} == {"Clear drug test", "Good compliance"}
