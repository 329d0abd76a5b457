"""Cases, the history of a record, the performance table and reference data through the API."""

import pytest

from accord.access.terms import Relation
from accord.journeys.registers import REGISTERS
from accord.kernel.references import reference_of
from tests.api.calling import Caller, address_of
from tests.cast import world


def _told(caller, path, **asked):
    answer = caller.get(path, **asked)
    assert answer.status_code == 200
    return answer.json()


def test_my_cases_tell_where_each_stands_and_what_is_due(cast):
    told = _told(Caller(cast.alice), "/cases")

    [mason] = told["cases"]
    assert (told["total"], told["page"], told["pages"]) == (1, 1, 1)
    assert (mason["reference"], mason["tier"], mason["area_name"]) == (reference_of(cast.mason), "silver", "York/Selby")
    assert (mason["custody"], mason["last_contact_on"]) == (None, "2025-05-27")
    assert [due["what"] for due in mason["dues"]] == ["Tier review", "Contact"]


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ({}, ["mason", "nadia"]),
        ({"tier": "gold"}, ["nadia"]),
        ({"in_custody": "yes"}, ["nadia"]),
        ({"in_custody": "no"}, ["mason"]),
        ({"name": "quill"}, ["mason"]),
        ({"tier": "bronze"}, []),
    ],
    ids=str,
)
def test_my_agencys_cases_are_narrowed_as_asked(cast, asked, people):
    told = _told(Caller(cast.bob), "/cases", tab="agency", **asked)

    wanted = {reference_of(getattr(cast, name)) for name in people}
    assert {case["reference"] for case in told["cases"]} == wanted


def test_a_restricted_case_tells_no_more_than_its_reference(cast):
    shut = world(cast, cast.alice, Relation.RESTRICTED)

    told = _told(Caller(cast.alice), "/cases", tab="agency")["cases"]

    case = next(case for case in told if case["reference"] == reference_of(shut.person_id))
    said = {name: value for name, value in case.items() if value not in (None, [])}
    assert said == {"reference": reference_of(shut.person_id), "is_restricted": True}


def test_the_history_tells_who_looked_and_why_newest_first(cast):
    Caller(cast.carol).get(address_of(cast.mason))

    first, second, *_ = _told(Caller(cast.alice), f"{address_of(cast.mason)}/history")["events"]

    assert (first["officer"], first["what"]) == ("alice", "history")
    assert (second["officer"], second["agency_code"], second["action"]) == ("carol", "probation-service", "consult")
    assert (second["what"], second["purpose"], second["outcome"]) == ("person", "Managing the person", "allowed")


def test_a_long_history_comes_in_pages(cast):
    caller = Caller(cast.alice)
    for _ in range(26):
        caller.get(f"{address_of(cast.mason)}/involvements")
    first = _told(caller, f"{address_of(cast.mason)}/history")

    second = _told(caller, f"{address_of(cast.mason)}/history", older_than=first["older_than"])

    assert len(first["events"]) == 25
    assert not {each["reference"] for each in first["events"]} & {each["reference"] for each in second["events"]}
    assert second["older_than"] is None


def test_every_number_of_the_performance_table_says_what_it_is_out_of(cast):
    told = _told(Caller(cast.jack), "/reports/iom-performance", area="north yorkshire")

    assert (told["area_name"], told["on"], told["known_at"]) == ("North Yorkshire", "2025-06-02", None)
    assert told["quarter"] == {"starts_on": "2025-03-03", "ends_on": "2025-06-03"}
    assert told["last_quarter"] == {"starts_on": "2024-12-03", "ends_on": "2025-03-03"}
    assert told["source"]
    everybody = told["totals"][-1]
    assert (everybody["area_name"], everybody["people"]) == ("Forcewide", 2)
    assert everybody["in_custody"] == {"numerator": 1, "denominator": 2}
    assert everybody["re_offenders"] == {"numerator": 1, "denominator": 2}
    gold = next(row for row in told["tiers"] if (row["area_name"], row["tier"]) == ("Harrogate/Craven", "gold"))
    assert (gold["people"], gold["in_custody"]) == (1, {"numerator": 1, "denominator": 1})


def test_a_day_ahead_has_no_performance_table(cast):
    answer = Caller(cast.jack).get("/reports/iom-performance", area="North Yorkshire", on="2025-06-03")

    assert answer.status_code == 422
    assert "in the future" in answer.json()["faults"][0]["why"]


def test_the_performance_table_of_another_day_and_as_known_before(cast):
    asked = {"area": "North Yorkshire", "on": "2024-06-01"}

    told = _told(Caller(cast.jack), "/reports/iom-performance", **asked)
    before = _told(Caller(cast.jack), "/reports/iom-performance", **asked, known_at="2025-01-01T00:00:00Z")

    assert (told["totals"][-1]["people"], before["totals"][-1]["people"]) == (1, 0)
    assert before["known_at"] == "2025-01-01T00:00:00.000000Z"


@pytest.mark.parametrize(
    ("asked", "field"),
    [({"area": "Atlantis"}, "area"), ({"area": "North Yorkshire", "on": "1900-01-01"}, "on"), ({}, "area")],
)
def test_a_table_that_cannot_be_made_says_why(cast, asked, field):
    answer = Caller(cast.jack).get("/reports/iom-performance", **asked)

    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["faults"]] == [field]


def test_the_registers_are_told_as_they_are_declared(cast):
    told = _told(Caller(cast.liam), "/registers")

    assert [register["code"] for register in told] == list(REGISTERS)
    tags = next(register for register in told if register["code"] == "tags")
    assert (tags["starts"], tags["ends"]) == ("fitted_on", "removed_on")
    assert tags["columns"][0] == {
        "name": "tag_type",
        "about": "gps, curfew or alcohol.",
        "kind": "choice",
        "required": True,
        "question": "Which kind of tag is it?",
        "choices": [
            {"code": "gps", "label": "Location (GPS) tag"},
            {"code": "curfew", "label": "Curfew (radio) tag"},
            {"code": "alcohol", "label": "Alcohol tag"},
        ],
    }


def test_areas_tell_what_they_lie_within(cast):
    told = _told(Caller(cast.liam), "/areas", kind="district")

    assert {area["kind"] for area in told} == {"district"}
    assert {"name": "York/Selby", "kind": "district", "code": None, "within": "North Yorkshire"} in told


def test_agencies_are_told_by_name(cast):
    told = _told(Caller(cast.liam), "/agencies")

    assert [agency["name"] for agency in told] == sorted(agency["name"] for agency in told)
    assert "north-yorkshire-police" in {agency["code"] for agency in told}


def test_i_am_told_who_i_am_and_what_roles_i_hold_today(cast):
    assert _told(Caller(cast.alice), "/me") == {
        "username": "alice",
        "name": "Alice Thwaite",
        "agency_code": "north-yorkshire-police",
        "agency_name": "North Yorkshire Police",
        "roles": ["police_offender_manager"],
    }
