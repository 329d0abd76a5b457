"""What must hold of an entry and what follows from it. Pure."""

from datetime import date
from typing import Any

import pytest

from accord.kernel.columns import date_column, text_column
from accord.kernel.decisions import Decision
from accord.record.registers import Problem, Register, Values, no_problems
from accord.record.rules import (
    Retention,
    birth_problems,
    digest_of,
    entry_is_current,
    entry_may_be_changed_by,
    problems_with,
    reason_for_change_is_given,
    retention_review_day,
)


def _grumble(values: Values) -> list[Problem]:
    return [Problem("place", "There is no such place.")] * (values["place"] == "Nowhere")


STAYS = Register(
    code="stays", title="Stays", about="a stay", table="x.Stay",
    columns=(
        text_column("place", "Where.", max_length=20), text_column("area", "District.", max_length=20),
        date_column("came_on", "First day."), date_column("left_on", "Day after the last."),
        date_column("told_on", "Day on which it was told."),
    ),
    starts="came_on", ends="left_on", key=("place", "came_on"), areas=frozenset({"area"}), problems=_grumble,
    summary=lambda values: f"Stayed at {values['place']}",
)  # fmt: skip
VISITS = Register(
    code="visits", title="Visits", about="a visit", table="x.Visit", columns=(date_column("came_on", "Day."),),
    starts="came_on", key=("came_on",), summary=lambda values: "Visited",
)  # fmt: skip

MONDAY, TUESDAY = date(2025, 6, 2), date(2025, 6, 3)


def stay(came_on: date = MONDAY, left_on: date | None = None, place: str | None = "Hull") -> dict[str, Any]:
    return {"place": place, "area": None, "came_on": came_on, "left_on": left_on, "told_on": None}


# ---- Retention ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "last_day", "review_on"),
    [
        (6, date(2025, 6, 2), date(2031, 6, 2)),
        (10, date(2025, 6, 2), date(2035, 6, 2)),
        (6, date(2024, 2, 29), date(2030, 3, 1)),
        (4, date(2024, 2, 29), date(2028, 2, 29)),
        (100, date(2000, 2, 29), date(2100, 3, 1)),
        (400, date(2000, 2, 29), date(2400, 2, 29)),
        (1, date(2024, 2, 28), date(2025, 2, 28)),
        (1, date(2024, 12, 29), date(2025, 12, 29)),
    ],
)
def test_keeping_an_entry_is_reviewed_when_its_clear_years_are_over(
    years: int, last_day: date, review_on: date
) -> None:
    assert retention_review_day(Retention(3, years), last_day) == review_on


# ---- The values of one fact --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("left_on", [None, MONDAY, TUESDAY])
def test_a_fact_may_go_on_or_end_on_its_first_day_or_after(left_on: date | None) -> None:
    assert problems_with(STAYS, stay(left_on=left_on)) == []


def test_a_fact_that_ends_before_it_starts_is_told_by_both_days() -> None:
    assert problems_with(STAYS, stay(TUESDAY, MONDAY)) == [
        Problem("left_on", "left_on (2025-06-02) is before came_on (2025-06-03).")
    ]


def test_every_problem_is_told_at_once_the_period_first() -> None:
    assert [each.column for each in problems_with(STAYS, stay(TUESDAY, MONDAY, "Nowhere"))] == ["left_on", "place"]


def test_a_fact_without_its_first_day_has_no_period_to_judge() -> None:
    assert problems_with(STAYS, {**stay(left_on=MONDAY), "came_on": None}) == []


@pytest.mark.parametrize("born_on", [None, MONDAY, date(1990, 1, 1)])
def test_a_fact_may_begin_on_the_day_of_birth_or_after_or_when_that_is_not_known(born_on: date | None) -> None:
    assert birth_problems(STAYS, stay(MONDAY), born_on) == []


def test_a_fact_from_before_birth_is_told_by_the_day_of_birth() -> None:
    assert birth_problems(STAYS, stay(MONDAY), TUESDAY) == [
        Problem("came_on", "This is before the person was born (2025-06-03).")
    ]


def test_a_fact_whose_first_day_was_not_read_is_not_before_birth() -> None:
    assert birth_problems(STAYS, {"place": "York"}, TUESDAY) == []


def test_a_one_day_event_has_no_end_to_judge() -> None:
    assert problems_with(VISITS, {"came_on": MONDAY}) == []
    assert list(no_problems({})) == []


def test_a_row_that_says_the_same_has_the_same_digest() -> None:
    assert digest_of(stay()) == digest_of(stay())
    assert len(digest_of(stay())) == 32


@pytest.mark.parametrize("other", [stay(TUESDAY), stay(left_on=TUESDAY), stay(place="York"), stay(place=None)])
def test_a_row_that_says_otherwise_has_another_digest(other: dict[str, Any]) -> None:
    assert digest_of(other) != digest_of(stay())


def test_a_value_in_another_column_is_another_digest() -> None:
    assert digest_of({"a": "x", "b": ""}) != digest_of({"a": "", "b": "x"})


# ---- Who may change what -----------------------------------------------------------------------------------------------


def code_of(decision: Decision) -> tuple[bool, str]:
    return decision.allowed, decision.reasons[0].code


@pytest.mark.parametrize(("reason", "is_given"), [("wrong", True), (" date ", False), ("", False), ("wrong day", True)])
def test_a_change_says_why_in_a_few_words(reason: str, is_given: bool) -> None:
    assert code_of(reason_for_change_is_given(reason)) == (is_given, "reason")


def test_only_what_still_stands_may_be_changed() -> None:
    assert code_of(entry_is_current(superseded=False)) == (True, "current")
    assert code_of(entry_is_current(superseded=True)) == (False, "superseded")


def test_only_the_agency_whose_word_it_is_may_change_it_and_another_is_told_whose_it_is() -> None:
    refused = entry_may_be_changed_by(1, 2, "HM Prison Service")

    assert code_of(entry_may_be_changed_by(1, 1, "North Yorkshire Police")) == (True, "own_entry")
    assert code_of(refused) == (False, "other_agency")
    assert refused.because.startswith("HM Prison Service recorded this, so only they can change it.")


# ---- What a register declares ------------------------------------------------------------------------------------------


def test_the_period_is_in_the_header_and_the_rest_in_the_registers_own_table() -> None:
    assert STAYS.detail == ("place", "area", "told_on")
    assert STAYS.fields == ("place", "area_id", "told_on")
    assert VISITS.detail == ()


def test_a_blank_is_kept_as_its_column_keeps_one() -> None:
    assert [STAYS.blank_of(name) for name in STAYS.detail] == ["", None, None]


def test_a_column_is_had_by_name() -> None:
    assert STAYS.column("place").name == "place"
    with pytest.raises(KeyError):
        STAYS.column("street")


def test_a_fact_goes_on_or_ends_and_a_one_day_event_ends_on_the_day_after() -> None:
    assert STAYS.ends_on(stay()) is None
    assert STAYS.ends_on(stay(left_on=TUESDAY)) == TUESDAY
    assert VISITS.ends_on({"came_on": MONDAY}) == TUESDAY


def test_a_fact_is_told_from_others_by_the_agencys_number_and_its_key_columns() -> None:
    assert STAYS.key_of("NY1", stay()) == "NY1|Hull|2025-06-02"
    assert STAYS.key_of("NY1", stay(place=None)) == "NY1||2025-06-02"
