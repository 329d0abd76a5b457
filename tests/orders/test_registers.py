"""Custody spells, proven offences, arrests and warrants: what must hold, and how an entry is summed up."""

from datetime import date
from typing import Any

import pytest

from accord.kernel.columns import ValueFault
from accord.orders.registers import ARRESTS, CUSTODY, OFFENCES, WARRANTS
from accord.record.registers import Problem
from accord.record.rules import problems_with

OFFENCE = {
    "offence_ref": "OFF1",
    "home_office_code": "03401",
    "committed_on": date(2018, 1, 2),
    "outcome": "convicted",
    "outcome_on": None,
}


@pytest.mark.parametrize("outcome_on", [None, date(2018, 1, 2), date(2018, 1, 3)])
def test_an_offence_is_dealt_with_on_its_day_or_later_or_on_a_day_not_known(outcome_on: date | None) -> None:
    assert problems_with(OFFENCES, {**OFFENCE, "outcome_on": outcome_on}) == []


def test_an_offence_that_was_dealt_with_before_it_was_committed_is_told() -> None:
    why = "outcome_on (2018-01-01) is before committed_on (2018-01-02)."
    assert problems_with(OFFENCES, {**OFFENCE, "outcome_on": date(2018, 1, 1)}) == [Problem("outcome_on", why)]


@pytest.mark.parametrize(
    ("outcome", "summary"),
    [
        ("convicted", "Convicted: Robbery (034/01)"),
        ("cautioned", "Cautioned: Robbery (034/01)"),
        ("reprimanded", "Reprimanded (youth, before 2013): Robbery (034/01)"),
        ("warned", "Final warning (youth, before 2013): Robbery (034/01)"),
    ],
)
def test_an_offence_is_summed_up_by_how_it_was_proven_and_what_it_was(outcome: str, summary: str) -> None:
    assert OFFENCES.summary({**OFFENCE, "outcome": outcome}) == summary


def test_an_offence_is_of_the_day_it_was_committed_and_known_by_its_reference() -> None:
    assert (OFFENCES.starts_on(OFFENCE), OFFENCES.ends_on(OFFENCE)) == (date(2018, 1, 2), date(2018, 1, 3))
    assert OFFENCES.key_of("NY1", OFFENCE) == OFFENCES.key_of("NY1", {**OFFENCE, "home_office_code": "02801"})
    assert OFFENCES.key_of("NY1", OFFENCE) != OFFENCES.key_of("NY2", OFFENCE)


STAY = {"establishment": "HMP Hull", "received_on": date(2018, 1, 2), "released_on": None}


def test_a_stay_in_custody_goes_on_until_release() -> None:
    assert (CUSTODY.starts_on(STAY), CUSTODY.ends_on(STAY)) == (date(2018, 1, 2), None)
    assert CUSTODY.ends_on({**STAY, "released_on": date(2018, 2, 1)}) == date(2018, 2, 1)
    assert CUSTODY.summary(STAY) == "In custody at HMP Hull"


def test_a_stay_released_later_is_the_same_stay_and_one_elsewhere_another() -> None:
    assert CUSTODY.key_of("P1", STAY) == CUSTODY.key_of("P1", {**STAY, "released_on": date(2018, 2, 1)})
    assert CUSTODY.key_of("P1", STAY) != CUSTODY.key_of("P1", {**STAY, "establishment": "HMP Full Sutton"})
    assert CUSTODY.key_of("P1", STAY) != CUSTODY.key_of("P1", {**STAY, "received_on": date(2018, 1, 3)})


@pytest.mark.parametrize("released_on", [date(2018, 1, 1), date(9999, 12, 31)])
def test_a_release_before_reception_or_beyond_any_calendar_is_told(released_on: date) -> None:
    (problem,) = problems_with(CUSTODY, {**STAY, "released_on": released_on})
    assert problem.column == "released_on"


ARREST: dict[str, Any] = {
    "arrested_on": date(2018, 1, 2), "arrested_at": None, "offence": "02801", "outcome": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        ({}, "Arrested for Burglary (domestic) (028/01)"),
        ({"arrested_at": "23:40", "outcome": "bailed"}, "Arrested at 23:40 for Burglary (domestic) (028/01): released on bail"),
        ({"offence": "shouting at a constable"}, "Arrested for shouting at a constable"),
    ],
)  # fmt: skip
def test_an_arrest_is_summed_up_by_its_time_what_for_and_what_came_of_it(said: dict[str, Any], summary: str) -> None:
    assert ARRESTS.summary({**ARREST, **said}) == summary


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("offence", "028/01", "02801"),
        ("offence", "theft from a shop", "theft from a shop"),
        ("arrested_at", "7.05", "07:05"),
        ("arrested_at", "23:40", "23:40"),
    ],
)
def test_what_for_and_when_are_read_as_people_write_them(column: str, text: str, value: str) -> None:
    assert ARRESTS.column(column).read(text) == value


@pytest.mark.parametrize(
    ("column", "text"), [("offence", "99999"), ("offence", "=1"), ("arrested_at", "24:00"), ("arrested_at", "noon")]
)
def test_a_code_that_is_none_and_a_time_that_is_none_are_refused(column: str, text: str) -> None:
    with pytest.raises(ValueFault):
        ARRESTS.column(column).read(text)


WARRANT: dict[str, Any] = {
    "warrant_type": "bench", "issued_by": "York Magistrates' Court", "issued_on": date(2018, 1, 2), "executed_on": None,
}  # fmt: skip


def test_a_warrant_is_summed_up_by_its_kind_its_court_and_whether_it_is_executed() -> None:
    assert WARRANTS.summary(WARRANT) == "Bench warrant of York Magistrates' Court"
    executed = {**WARRANT, "executed_on": date(2018, 1, 3)}
    assert WARRANTS.summary(executed) == "Bench warrant of York Magistrates' Court, executed"


def test_a_warrant_executed_later_is_the_same_warrant_and_is_never_executed_before_its_issue() -> None:
    assert WARRANTS.key_of("P1", WARRANT) == WARRANTS.key_of("P1", {**WARRANT, "executed_on": date(2018, 2, 1)})
    (problem,) = problems_with(WARRANTS, {**WARRANT, "executed_on": date(2018, 1, 1)})
    assert problem.column == "executed_on"
