"""The ranked list from the record: police and probation, each person once, adults alone, of one area."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accord.access.commands import doors
from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import area_named
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.reporting.list_about import about
from accord.reporting.list_tables import LIST_COLUMNS, entry_rows, list_rows, selection_rows, spread_rows
from accord.reporting.queries.list_cuts import EVERYBODY
from accord.reporting.queries.ranked import everybody_scored, fairness_of, ranked_list
from accord.risk.matrix.table import shipped
from accord.risk.matrix.terms import EventKind
from tests.north_yorkshire import POLICE, PRISONS, take_in
from tests.reporting.ranked import (
    AT,
    ON,
    PROBATION,
    QUILL,
    listed,
    number_of,
    offences,
    people,
    rows_by_source,
    three_who_offended,
    told,
)

pytestmark = pytest.mark.usefixtures("partnership")


def test_somebody_whom_both_hold_is_listed_once_and_their_offence_counted_once() -> None:
    people(POLICE, f"A,{QUILL}York/Selby")
    people(PROBATION, f"P,{QUILL}")
    offences(POLICE, "A,OFF1,02801,2026-05-01", "A,OFF2,03401,2026-05-02")
    offences(PROBATION, "P,X9,02801,2026-05-01")

    (row,) = [dict(zip(LIST_COLUMNS, row, strict=True)) for row in list_rows(listed())]
    assert (row["held_by"], row["entries"], row["age"], row["statutory"]) == (
        "police and probation",
        2,
        43,
        "not known",
    )


def test_an_arrest_that_two_agencies_tell_of_counts_once_whatever_each_says_came_of_it() -> None:
    people(POLICE, f"A,{QUILL}York/Selby")
    people(PROBATION, f"P,{QUILL}")
    heading = "source_id,arrested_on,arrested_at,offence,outcome\n"
    take_in(PROBATION, "arrests", f"{heading}P,2026-05-20,,Theft,bailed\nP,2026-05-21,,Theft,\n", AT)
    police = (
        "2026-05-20,09:10,02801,charged",
        "2026-05-20,21:40,03401,under_investigation",
        "2026-05-21,,02801,charged",
    )
    take_in(POLICE, "arrests", heading + "".join(f"A,{each}\n" for each in police), AT)

    assert [row[4:6] for row in entry_rows(listed())] == [
        ("charged", "2026-05-21"), ("charged", "2026-05-20"), ("released under investigation", "2026-05-20")
    ]  # fmt: skip


def test_every_point_is_traced_to_its_entry() -> None:
    people(POLICE, f"A,{QUILL}York/Selby")
    offences(POLICE, "A,OFF1,02801,2026-05-01", "A,OFF2,03401,2025-05-02")

    found = listed()
    (row,) = list_rows(found)
    assert round(sum(entry[-1] for entry in entry_rows(found)), 2) == row[2]
    assert all(entry[2] in row[-1] for entry in entry_rows(found))


def test_children_and_those_whose_age_nobody_knows_are_left_out_and_counted() -> None:
    people(POLICE, "C,Quill,Ash,2008-06-02,M,,,,,,,York/Selby", "U,Quill,Bo,,M,,,,,,,York/Selby",
           "A,Quill,Cy,2008-06-01,M,,,,,,,York/Selby")  # fmt: skip
    offences(POLICE, *(f"{each},OFF{each},02801,2026-05-01" for each in "CUA"))

    found = listed()
    assert [each.person_id for each in found.people] == [number_of(POLICE, "A")]
    assert (found.drawn_from.children, found.drawn_from.age_not_known) == (1, 1)
    assert len(listed(with_children=True).people) == 3


def test_a_person_is_in_the_area_that_a_record_says_or_else_in_that_of_its_agency() -> None:
    people(POLICE, f"A,{QUILL}York/Selby", "F,Quill,Bo,1980-06-01,M,,,,,,,")
    people(PROBATION, "N,Quill,Cy,1980-06-01,M,,,,,,,")
    people(PRISONS, "H,Quill,Di,1980-06-01,F,,,,,,,York/Selby")
    offences(POLICE, "A,OFF1,02801,2026-05-01", "F,OFF2,02801,2026-05-01")
    offences(PROBATION, "N,OFF1,02801,2026-05-01")

    assert len(listed().scored.people) == 2
    assert len(listed("York/Selby").scored.people) == 1
    assert listed().drawn_from.area_not_known == 1


def test_an_offence_after_the_day_or_beyond_the_look_back_gives_nothing() -> None:
    people(POLICE, f"A,{QUILL}York/Selby")
    offences(POLICE, "A,OFF1,02801,2020-05-01")

    assert listed().people == ()


def test_the_fairness_panel_marks_groups_too_small_to_say_anything_of() -> None:
    people(POLICE, f"A,{QUILL}York/Selby")
    offences(POLICE, "A,OFF1,02801,2026-05-01")

    panel = fairness_of(listed())
    rows = selection_rows(panel)
    assert [row[:4] for row in rows] == [("Sex", "Male", 1, 1), ("Ethnicity", "White", 1, 1), ("Age", "35 to 49", 1, 1)]
    assert {row[-1] for row in rows} == {"Fewer than 30: too few to say"}
    assert {row[3:] for row in spread_rows(panel)} == {("", "", "", "", "", "Fewer than 30: too few to say")}


def test_the_panel_tells_rates_with_their_interval_and_the_quarters_of_the_points() -> None:
    people(POLICE, *(f"A{number},Quill,Ash,1990-06-02,M,,,,,,,York/Selby" for number in range(40)))
    offences(POLICE, *(f"A{number},OFF{number},02801,2026-06-01" for number in range(10)))

    panel = fairness_of(listed(count=8))
    (selection, *_), (spread, *_) = selection_rows(panel), spread_rows(panel)
    assert selection[:6] == ("Sex", "Male", 40, 8, "20.00%", "10.50% to 34.76%")
    assert spread == ("Sex", "Male", 40, 0, 0, 0, 5.0, 20.0, "")


def test_whoever_has_died_by_the_day_is_left_out_and_counted() -> None:
    people(POLICE, f"A,{QUILL}York/Selby", "B,Quill,Cy,2000-06-01,M,,,,,,,York/Selby")
    offences(POLICE, "A,OFF1,02801,2026-05-01", "B,OFF2,02801,2026-05-01")
    take_in(POLICE, "deaths", "source_id,died_on,how_known\nA,2026-06-01,certificate\n", AT)

    found = listed()
    assert [each.person_id for each in found.people] == [number_of(POLICE, "B")]
    assert found.drawn_from.dead == 1


def supervise(person_id: int, agency_id: int, ends_on: date | None) -> None:
    doors.involve(
        person_id=person_id, agency_id=agency_id, officer_id=None, basis=InvolvementBasis.STATUTORY_SUPERVISION,
        role=InvolvementRole.LEAD, starts_on=date(2026, 1, 1), ends_on=ends_on, at=AT, by="tests",
    )  # fmt: skip


def test_every_register_gives_its_points_and_intelligence_with_conditions_gives_none() -> None:
    people(POLICE, f"A,{QUILL}York/Selby")
    told(
        "arrests",
        "source_id,arrested_on,arrested_at,offence,outcome",
        "A,2026-05-20,,02801,charged",
        "A,2026-05-21,,Theft,",
    )
    told(
        "intelligence", "source_id,log_ref,received_on,source,assessment,handling,conditions,gist",
        "A,LOG1,2026-05-22,1,A,P,,He sells bicycles.", "A,LOG2,2026-05-23,1,A,C,Ask the officer,She saw him.",
    )  # fmt: skip
    told(
        "compliance", "source_id,event,happened_on,source,notes",
        "A,missed_appointment,2026-05-24,Probation,", "A,failed_drug_test,2026-05-25,The clinic,",
        "A,good_compliance,2026-05-26,Probation,", "A,clear_drug_test,2026-05-27,The clinic,",
    )  # fmt: skip

    kinds = [(row[3], row[4]) for row in entry_rows(listed())]

    assert sorted(kinds) == [
        ("arrest", "charged"), ("drug_test", "clear drug test"), ("drug_test", "failed drug test"),
        ("failure_to_comply", "missed appointment"), ("intelligence", "reliable"),
    ]  # fmt: skip


def test_a_footing_says_yes_or_no_and_of_whom_none_is_recorded_it_is_not_known() -> None:
    three_who_offended()
    told("footing", "source_id,footing,since,until,because", "A,statutory,2026-01-01,,", "B,voluntary,2026-01-01,,")

    assert [(row["person"], row["statutory"]) for row in rows_by_source(*"ABC")] == [
        ("A", "yes"), ("B", "no"), ("C", "not known"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("only", "who"),
    [("statutory", ["A"]), ("not-statutory", ["B"]), ("statutory-not-known", ["C"]), (EVERYBODY, ["A", "B", "C"])],
)
def test_the_list_is_cut_by_footing(only: str, who: list[str]) -> None:
    three_who_offended()
    told("footing", "source_id,footing,since,until,because", "A,statutory,2026-01-01,,", "B,voluntary,2026-01-01,,")

    assert [row["person"] for row in rows_by_source(*"ABC", only=only)] == who


@pytest.mark.parametrize(
    ("only", "first"), [("statutory", "C"), ("not-statutory", "B"), ("left-treatment", "C"), (EVERYBODY, "A")]
)
def test_the_first_of_a_cut_are_those_of_everybody_in_it_and_not_of_the_first_of_the_list(
    only: str, first: str
) -> None:
    three_who_offended()
    offences(POLICE, "A,OFFA2,02801,2026-05-02")
    told("footing", "source_id,footing,since,until,because", "C,statutory,2026-01-01,,", "B,voluntary,2026-01-01,,")
    told("compliance", "source_id,event,happened_on,source,notes", "C,left_drug_treatment,2026-05-24,The clinic,")
    numbers = {number_of(POLICE, each): each for each in "ABC"}

    (of_everybody,) = listed(count=1).people
    found = listed(count=1, first_of=only)

    assert numbers[of_everybody.person_id] == "A"
    assert [(each.rank, numbers[each.person_id]) for each in found.people] == [(1, first)]
    assert found.cut_by(only)[:1] == list(found.people)


def test_supervision_that_ended_means_no() -> None:
    three_who_offended()
    agency = agency_with_code(PROBATION)
    assert agency is not None
    supervise(number_of(POLICE, "A"), agency.id, ends_on=date(2026, 4, 1))
    supervise(number_of(POLICE, "B"), agency.id, ends_on=None)

    assert [row["statutory"] for row in rows_by_source(*"ABC")] == ["no", "yes", "not known"]


def test_who_dropped_out_of_drug_treatment_is_told_even_where_the_matrix_gives_it_no_points() -> None:
    three_who_offended()
    told(
        "compliance", "source_id,event,happened_on,source,notes",
        "A,left_drug_treatment,2026-05-24,The clinic,", "A,left_drug_treatment,2025-12-24,The clinic,",
        "B,left_drug_treatment,2025-06-01,The clinic,", "C,missed_appointment,2026-05-24,The clinic,",
    )  # fmt: skip
    area = area_named("North Yorkshire")
    assert area is not None
    without = replace(shipped(), kinds={EventKind.OFFENCE: shipped().kinds[EventKind.OFFENCE]})
    found = ranked_list(None, area, ON, without, 200)

    assert [row["left_drug_treatment"] for row in rows_by_source(*"ABC", found=found)] == [
        "2026-05-24", "not recorded", "not recorded",
    ]  # fmt: skip
    assert [row["person"] for row in rows_by_source(*"ABC", found=found, only="left-treatment")] == ["A"]


def test_a_list_of_a_day_before_its_matrix_says_that_nobody_was_ranked_so_then() -> None:
    began = shipped().starts_on

    before, since = [dict(about(listed(on=day))) for day in (began - timedelta(days=1), began)]

    assert "not how anybody was ranked then" in before["Before the matrix"]
    assert "Before the matrix" not in since


def test_whoever_left_the_cohort_is_marked_with_the_day_and_counted_unless_nominated_again() -> None:
    three_who_offended()
    told(
        "iom", "source_id,area,cohort,tier,entered_on,left_on,exit_reason",
        "A,York/Selby,fixed,gold,2025-01-01,2026-03-01,desistance", "B,York/Selby,fixed,gold,2025-01-01,,",
    )  # fmt: skip

    found = listed()

    assert [row["left_the_cohort"] for row in rows_by_source(*"ABC", found=found)] == ["2026-03-01", "", ""]
    assert "1 of those listed" in dict(about(found))["Left the cohort"]


def test_whoever_left_the_cohort_has_no_score_and_is_counted() -> None:
    three_who_offended()
    told(
        "iom", "source_id,area,cohort,tier,entered_on,left_on,exit_reason",
        "A,York/Selby,fixed,gold,2025-01-01,2026-03-01,desistance",
    )  # fmt: skip
    area = area_named("North Yorkshire")
    assert area is not None

    drawn, points = everybody_scored(area, ON, shipped(), with_left=False)

    assert points.people.tolist() == sorted([number_of(POLICE, "B"), number_of(POLICE, "C")])
    assert drawn.left == 1


def test_what_lies_further_back_than_a_kind_looks_gives_nothing() -> None:
    people(POLICE, f"A,{QUILL}York/Selby")
    told("arrests", "source_id,arrested_on,arrested_at,offence,outcome", "A,2025-05-31,,02801,charged")

    assert list_rows(listed()) == []
