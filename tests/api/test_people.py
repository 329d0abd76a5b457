"""What the API tells of a person: who they are, and who is involved with them."""

import pytest

from accord.access.terms import Relation
from accord.kernel.references import reference_of
from tests.api.calling import Caller, address_of
from tests.cast import world


def _found(caller, text):
    answer = caller.post("/people/search", {"q": text})
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("quill", ["Name"]),
        ("- quill", ["Name"]),
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

    assert found["matched"] == matched
    assert found["is_complete"]
    assert found["hits"] == [
        {
            "reference": reference_of(cast.mason),
            "is_restricted": False,
            "family_name": "Quillfeather",
            "given_names": "Mason Lee",
            "date_of_birth": "1982-11-30",
        }
    ]


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
    }


def test_more_than_can_be_told_is_said_to_be_more(cast):
    for _ in range(26):
        world(cast, cast.alice, Relation.INVOLVED)

    found = _found(Caller(cast.alice), "Marchbanks")

    assert (len(found["hits"]), found["is_complete"]) == (25, False)


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
