"""The ranked list from the record: police and probation, each person once, adults alone, of one area."""

from datetime import UTC, date, datetime

import pytest

from accord.access.queries import agency_with_code, area_named
from accord.people.queries import source_record_named
from accord.reporting.list_tables import LIST_COLUMNS, entry_rows, fairness_rows, list_rows
from accord.reporting.queries.ranked import RankedList, fairness_of, ranked_list
from accord.risk.matrix.table import shipped
from tests.north_yorkshire import POLICE, PRISONS, take_in

PROBATION = "probation-service"
AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
ON = date(2026, 6, 1)
PEOPLE = (
    "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area\n"
)
OFFENCES = "source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on\n"
QUILL = "Quill,Mason,1982-11-30,M,W1,2000/0000223R,,,,,"

pytestmark = pytest.mark.usefixtures("partnership")


def people(agency: str, *rows: str) -> None:
    take_in(agency, "people", PEOPLE + "".join(f"{row}\n" for row in rows), AT)


def offences(agency: str, *rows: str) -> None:
    take_in(agency, "offences", OFFENCES + "".join(f"{row},convicted,\n" for row in rows), AT)


def listed(area: str = "North Yorkshire", count: int = 200, **wanted: bool) -> RankedList:
    found = area_named(area)
    assert found is not None
    return ranked_list(found, ON, shipped(), count, **wanted)


def number_of(agency_code: str, source_id: str) -> int:
    agency = agency_with_code(agency_code)
    assert agency is not None
    named = source_record_named(agency.id, source_id)
    assert named is not None
    return named[1]


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

    rows = fairness_rows(fairness_of(listed()))
    assert [row[:4] for row in rows] == [("sex", "M", 1, 1), ("ethnicity", "White", 1, 1), ("age", "35 to 49", 1, 1)]
    assert {row[-1] for row in rows} == {"Fewer than 30: too few to say"}


def test_whoever_has_died_by_the_day_is_left_out_and_counted() -> None:
    people(POLICE, f"A,{QUILL}York/Selby", "B,Quill,Cy,2000-06-01,M,,,,,,,York/Selby")
    offences(POLICE, "A,OFF1,02801,2026-05-01", "B,OFF2,02801,2026-05-01")
    take_in(POLICE, "deaths", "source_id,died_on,how_known\nA,2026-06-01,certificate\n", AT)

    found = listed()
    assert [each.person_id for each in found.people] == [number_of(POLICE, "B")]
    assert found.drawn_from.dead == 1


def told(register: str, heading: str, *rows: str) -> None:
    take_in(POLICE, register, "".join(f"{row}\n" for row in (heading, *rows)), AT)


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


def test_what_lies_further_back_than_a_kind_looks_gives_nothing() -> None:
    people(POLICE, f"A,{QUILL}York/Selby")
    told("arrests", "source_id,arrested_on,arrested_at,offence,outcome", "A,2025-05-31,,02801,charged")

    assert list_rows(listed()) == []
