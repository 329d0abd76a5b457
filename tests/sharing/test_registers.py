"""Intelligence: its grade sums it up, never what was reported; conditions go with their handling code."""

from datetime import date
from typing import Any

import pytest

from accord.record.rules import problems_with
from accord.sharing.registers import INTELLIGENCE

REPORT: dict[str, Any] = {
    "log_ref": "L1",
    "received_on": date(2018, 1, 2),
    "source": "1",
    "assessment": "B",
    "handling": "P",
    "conditions": None,
    "gist": "Seen near the yard with a ladder.",
}


def test_a_report_is_summed_up_by_its_grade_and_not_by_what_was_reported() -> None:
    assert INTELLIGENCE.summary(REPORT) == "Intelligence graded 1-B-P"


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ({}, []),
        ({"handling": "C", "conditions": "Ask first."}, []),
        ({"handling": "C"}, ["conditions"]),
        ({"conditions": "Ask first."}, ["handling"]),
    ],
)
def test_conditions_are_given_with_the_code_that_asks_for_them_and_with_no_other(said: Any, columns: list[str]) -> None:
    assert [problem.column for problem in problems_with(INTELLIGENCE, {**REPORT, **said})] == columns
