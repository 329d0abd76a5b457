"""What the API tells of a person: who they are, and who is involved with them."""

import pytest

from accord.access.terms import Relation
from accord.kernel.references import reference_of
from accord.people.commands import add_alias
from accord.people.queries.receiving import source_record_named
from tests.api.calling import Caller, address_of
from tests.cast import CAST_AT, world


def _searched(cast, **fields):
    return Caller(cast.alice).post("/people/search", fields).json()


def _found(caller, text):
    answer = caller.post("/people/search", {"q": text})
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("quillfeather", ["Name"]),
        ("- quillfeather", ["Name"]),
        ("Mason Lee Quillfeather", ["Name"]),
        ("30/11/1982", ["Date of birth"]),
        ("1982-11-30 quillfeather", ["Date of birth", "Name"]),
        ("00/223R", ["PNC ID"]),
        ("X100001", ["CRN"]),
        ("NY1", ["Agency's number"]),
        ("yo24 4qz", ["Postcode"]),
    ],
)
def test_a_person_is_found_by_anything_that_an_agency_holds(cast, text, matched):
    found = _found(Caller(cast.alice), text)

    assert (found["total"], found["page"], found["pages"], found["is_complete"], found["notes"]) == (1, 1, 1, True, [])
    assert found["hits"] == [
        {
            "reference": reference_of(cast.mason),
            "is_restricted": False,
            "family_name": "Quillfeather",
            "given_names": "Mason Lee",
            "date_of_birth": "1982-11-30",
            "tier": "exact",
            "matched": matched,
            "recorded_as": None,
        }
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"family_name": "Quilfeather", "given_names": "Mason"},
        {"family_name": "Quillfeather", "born": "1982-11-29"},
        {"given_names": "Mason", "born": "about 42", "postcode": "YO24 4QZ"},
        {"identifier": "2000-0000223r"},
    ],
)
def test_a_person_is_found_by_fields(cast, fields):
    assert [hit["reference"] for hit in _searched(cast, **fields)["hits"]] == [reference_of(cast.mason)]


def test_the_box_and_the_fields_are_not_sent_together(cast):
    answer = Caller(cast.alice).post("/people/search", {"q": "quill", "postcode": "YO24 4QZ"})

    assert (answer.status_code, answer.json()["faults"][0]["field"]) == (422, "q")


def test_what_fits_less_well_says_so_and_what_could_not_be_read_is_told(cast):
    found = _searched(cast, family_name="Quilfeather", postcode="York")

    assert (found["hits"][0]["tier"], found["hits"][0]["matched"]) == ("close", ["Name spelt nearly like this"])
    assert found["notes"] == ["The postcode is not written like YO7 3JS, or its beginning, so it was left out."]


def test_the_name_that_fitted_is_told_where_the_heading_has_another(cast):
    record_id, _ = source_record_named(cast.alice.agency.id, "NY1")
    add_alias(record_id, "Featherstone", "Macey", CAST_AT)

    (hit,) = _found(Caller(cast.alice), "Macey Featherstone")["hits"]
    assert (hit["matched"], hit["recorded_as"]) == (["Alias"], {"family_name": "Featherstone", "given_names": "Macey"})


def test_a_stranger_is_not_found(cast):
    assert _found(Caller(cast.alice), "Penhallow")["hits"] == []
    assert _found(Caller(cast.carol), "Penhallow")["hits"] != []


def test_a_restricted_record_is_found_without_a_name_after_the_others(cast):
    shut, mine = (world(cast, cast.alice, relation) for relation in (Relation.RESTRICTED, Relation.INVOLVED))

    hits = _found(Caller(cast.alice), "Marchbanks")["hits"]

    assert [hit["reference"] for hit in hits] == [reference_of(mine.person_id), reference_of(shut.person_id)]
    assert hits[1] == {
        "reference": reference_of(shut.person_id),
        "is_restricted": True,
        "family_name": None,
        "given_names": None,
        "date_of_birth": None,
        "tier": None,
        "matched": [],
        "recorded_as": None,
    }


def test_results_are_told_in_pages(cast):
    for _ in range(26):
        world(cast, cast.alice, Relation.INVOLVED)

    pages = [_searched(cast, family_name="Marchbanks", page=number) for number in (1, 2, 3)]

    assert [len(page["hits"]) for page in pages] == [25, 1, 1]
    assert [(page["total"], page["page"], page["pages"]) for page in pages] == [(26, 1, 2), (26, 2, 2), (26, 2, 2)]


def test_a_person_is_what_each_agency_says_of_them(cast):
    told = Caller(cast.alice).get(address_of(cast.mason)).json()

    assert (told["reference"], told["family_name"], told["sex"]) == (reference_of(cast.mason), "Quillfeather", "M")
    assert {"kind": "crn", "value": "X100001"} in told["identifiers"]
    assert [record["agency_name"] for record in told["records"]] == [
        "North Yorkshire Police",
        "Probation Service",
        "HM Prison Service",
        "Tees, Esk and Wear Valleys NHS Foundation Trust",
    ]
    police, probation, *_ = told["records"]
    assert police["names"] == [{"kind": "main", "family_name": "Quillfeather", "given_names": "Mason Lee"}]
    assert (police["link_basis"], probation["link_basis"]) == ("first_record", "same_pnc_and_birth")


def test_what_is_not_known_is_null_and_never_empty(cast):
    _, probation, *_ = Caller(cast.alice).get(address_of(cast.mason)).json()["records"]

    assert (probation["ethnicity"], probation["area_name"]) == (None, None)


def test_a_reference_is_read_as_a_person_writes_it(cast):
    written = reference_of(cast.mason).lower()
    spaced = f"{written[:5]}-{written[5:]}"

    assert Caller(cast.alice).get(f"/people/{spaced}").json()["reference"] == reference_of(cast.mason)


def test_the_agencies_involved_are_told_with_their_officers(cast):
    told = Caller(cast.alice).get(f"{address_of(cast.mason)}/involvements").json()

    lead = next(each for each in told if each["role"] == "lead")
    assert lead == {
        "agency_name": "North Yorkshire Police",
        "officer_name": "Alice Thwaite",
        "basis": "iom_cohort",
        "role": "lead",
        "starts_on": "2024-01-08",
        "ends_on": None,
        "ended_because": None,
    }


def test_another_name_is_added_and_finds_the_person(cast):
    caller = Caller(cast.alice)
    where = f"/people/{reference_of(cast.mason)}/names"

    answer = caller.post(where, {"values": {"family_name": "Featherstone", "given_names": "Macey"}})

    assert (answer.status_code, answer.json()) == (
        201,
        {"kind": "alias", "family_name": "Featherstone", "given_names": "Macey"},
    )
    assert [hit["matched"] for hit in _searched(cast, q="Macey Featherstone")["hits"]] == [["Alias"]]
    again = caller.post(where, {"values": {"family_name": "FEATHERSTONE", "given_names": "Macey"}})
    assert (again.status_code, again.json()["faults"]) == (
        422,
        [{"field": "values.family_name", "why": "Your agency's record has this name already."}],
    )
