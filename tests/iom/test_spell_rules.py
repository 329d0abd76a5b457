"""What must hold of a place in a cohort, by the person's life and by the scheme on the first day."""

from dataclasses import replace
from datetime import date

import pytest

from accord.iom.rules.cohort import place_problems, problems_brought
from accord.iom.rules.scheme import read_definition
from accord.iom.rules.scheme_defaults import DEFAULTS

ON = date(2025, 6, 2)
GROWN_UP = date(1990, 6, 2)
SCHEME = ("Northshire", read_definition(DEFAULTS))
WITH_CHILDREN = ("Northshire", replace(SCHEME[1], admits_children=True))
PLACE = {"area": 7, "cohort": "fixed", "tier": "gold", "entered_on": ON, "left_on": None, "exit_reason": None}


def columns(born_on=GROWN_UP, died_on=None, scheme=SCHEME, **changed) -> list[str]:
    return [each.column for each in place_problems({**PLACE, **changed}, born_on, died_on, scheme)]


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({}, []),
        ({"cohort": None}, []),
        ({"tier": "red"}, ["tier"]),
        ({"cohort": "young_adult"}, ["cohort"]),
        ({"tier": "red", "cohort": "young_adult"}, ["cohort", "tier"]),
        ({"born_on": date(2007, 6, 2)}, []),
        ({"born_on": date(2007, 6, 3)}, ["entered_on"]),
        ({"born_on": date(2007, 6, 3), "scheme": WITH_CHILDREN}, []),
        ({"born_on": None}, []),
        ({"died_on": ON}, []),
        ({"died_on": date(2025, 6, 1)}, ["entered_on"]),
        ({"scheme": None, "tier": "red", "cohort": "young_adult", "born_on": date(2010, 1, 1)}, []),
        ({"scheme": None, "died_on": date(2025, 6, 1)}, ["entered_on"]),
    ],
)
def test_what_a_life_and_a_scheme_allow(changed, refused: list[str]) -> None:
    assert columns(**changed) == refused


def test_the_reason_says_what_there_is_and_by_whom_and_when() -> None:
    (problem,) = place_problems({**PLACE, "tier": "red"}, GROWN_UP, None, SCHEME)

    assert problem.why == (
        "Choose a tier that the scheme has: gold, silver, bronze, other. Northshire manages this area on 2 June 2025."
    )


@pytest.mark.parametrize(
    ("before", "brought"),
    [
        (None, ["tier"]),
        ({"tier": "red"}, []),
        ({"tier": "amber"}, ["tier"]),
        ({"tier": "red", "area": 8}, ["tier"]),
        ({"tier": "red", "entered_on": date(2025, 6, 1)}, ["tier"]),
        ({"tier": "red", "cohort": "", "left_on": ON}, []),
    ],
)
def test_what_a_change_leaves_as_it_was_is_not_held_against_it(before, brought: list[str]) -> None:
    values = {**PLACE, "tier": "red", "cohort": None}
    problems = place_problems(values, GROWN_UP, None, SCHEME)

    told = problems_brought(problems, values, None if before is None else {**values, **before})

    assert [each.column for each in told] == brought


def test_a_correction_of_the_day_alone_is_held_to_the_age_on_it() -> None:
    values, before = {**PLACE, "entered_on": date(2025, 6, 1)}, PLACE
    problems = place_problems(values, date(2007, 6, 2), None, SCHEME)

    assert [each.column for each in problems_brought(problems, values, before)] == ["entered_on"]
