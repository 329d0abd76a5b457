"""By one agency's word a person is in one tier at a time, whether it is written on a form or delivered in a file."""

from dataclasses import replace
from datetime import date

import pytest

from accord.iom.registers import IOM
from accord.journeys.deliveries import ImportRefused
from accord.journeys.write_entries import Answers, correct_entry, enter_entry
from accord.kernel.periods import Period
from accord.record.commands import EntryRefused
from accord.record.registers import Values
from accord.record.rules import entry_may_be_corrected, overlap_problems
from tests.cast import CAST_AT, Cast, asking
from tests.north_yorkshire import POLICE, take_in

SILVER = Period(date(2024, 9, 2), None)
HEADING = "source_id,area,cohort,tier,entered_on,left_on,exit_reason"


def spell(starts_on: date, ends_on: date | None) -> Values:
    return {"entered_on": starts_on, "left_on": ends_on}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "count"),
    [
        (date(2024, 9, 1), None, 1),
        (date(2024, 9, 1), date(2024, 9, 2), 0),
        (date(2024, 9, 1), date(2024, 9, 3), 1),
        (date(2024, 9, 2), date(2024, 9, 2), 0),
        (date(2025, 1, 1), date(2024, 1, 1), 0),
    ],
)
def test_two_facts_share_a_day_or_they_do_not(starts_on: date, ends_on: date | None, count: int) -> None:
    assert len(overlap_problems(IOM, spell(starts_on, ends_on), [("IOM silver", SILVER)])) == count


def test_other_registers_may_hold_two_at_once() -> None:
    assert overlap_problems(replace(IOM, one_at_a_time=False), spell(SILVER.starts_on, None), [("x", SILVER)]) == []


def test_what_a_step_decided_is_not_rewritten() -> None:
    assert entry_may_be_corrected("")
    assert entry_may_be_corrected("the page of the step").because == (
        "This was made by the page of the step. Withdraw it and make it there again."
    )


@pytest.mark.django_db
def test_a_second_tier_is_refused_on_a_form_and_in_a_file_and_a_later_one_is_not(cast: Cast) -> None:
    gold = {"area": "York/Selby", "cohort": "fixed", "tier": "gold", "entered_on": "2025-05-01"}
    with pytest.raises(EntryRefused) as refused:
        enter_entry(asking(cast.alice), cast.mason, Answers("iom", gold))
    assert [each.column for each in refused.value.problems] == ["entered_on"]
    assert "End that one first" in refused.value.problems[0].why

    with pytest.raises(ImportRefused) as file_refused:
        take_in(POLICE, "iom", f"{HEADING}\nNY1,York/Selby,fixed,gold,2025-05-01,,\n", CAST_AT)
    assert [(each.line, each.column) for each in file_refused.value.faults] == [(2, "entered_on")]
    twice = f"{HEADING}\nNY1,York/Selby,fixed,silver,2024-09-02,2025-05-01,\nNY1,York/Selby,fixed,gold,2025-04-01,,\n"
    with pytest.raises(ImportRefused):
        take_in(POLICE, "iom", twice, CAST_AT)
    assert take_in(POLICE, "iom", twice.replace("2025-04-01", "2025-05-01"), CAST_AT).new == 1


@pytest.mark.django_db
def test_a_correction_is_not_held_against_what_it_corrects(cast: Cast) -> None:
    entered = {
        "area": "York/Selby",
        "cohort": "fixed",
        "tier": "bronze",
        "entered_on": "2023-01-01",
        "left_on": "2023-02-01",
    }
    number = enter_entry(asking(cast.alice), cast.mason, Answers("iom", entered))
    longer = {**entered, "left_on": "2023-03-01"}
    assert correct_entry(asking(cast.alice), cast.mason, number, Answers("", longer), "It went on for a month.")


STRANDS = "source_id,strand,began_on,ended_on"


@pytest.mark.django_db
def test_somebody_is_in_two_strands_at_a_time_and_not_twice_in_one(cast: Cast) -> None:
    def enters(strand: str, began_on: str) -> int:
        return enter_entry(asking(cast.alice), cast.mason, Answers("strands", {"strand": strand, "began_on": began_on}))

    enters("deter", "2025-05-01")
    enters("catch_and_convict", "2025-05-08")
    with pytest.raises(EntryRefused) as refused:
        enters("deter", "2025-05-08")
    assert [each.column for each in refused.value.problems] == ["began_on"]
    assert "Strand: deter, from" in refused.value.problems[0].why

    rows = "NY1,rehabilitate,2025-05-01,\nNY1,rehabilitate,2025-05-09,\nNY1,catch_and_convict,2025-05-09,\n"
    with pytest.raises(ImportRefused) as file_refused:
        take_in(POLICE, "strands", f"{STRANDS}\n{rows}", CAST_AT)
    assert [(each.line, each.column) for each in file_refused.value.faults] == [(3, "began_on"), (4, "began_on")]
    assert take_in(POLICE, "strands", f"{STRANDS}\nNY1,rehabilitate,2025-05-01,\n", CAST_AT).new == 1
