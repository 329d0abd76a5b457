"""Search finds whom the officer may see, however they are known, and tells the ledger without telling the name."""

import pytest

from accord.access.terms import Relation
from accord.audit.terms import Action
from tests.cast import Cast, signed_in, world
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def found(cast: Cast, typed: str) -> str:
    return signed_in(cast.alice).post("/search/", {"q": typed}).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "Quill",
        "quillfeather mason",
        "Mason Quillfeather",
        "Quillfeather, Mason Lee",
        "30/11/1982",
        "1982-11-30",
        "Quill 30.11.1982",
        "2000/0000223R",
        "00/223R",
        "X100001",
        "a1001aa",
        "YO24 4QZ",
        "yo244qz quill",
        "NY1",
    ],
)
def test_a_person_is_found_however_they_are_known(cast: Cast, typed: str):
    assert "Quillfeather, Mason Lee" in found(cast, typed)


@pytest.mark.parametrize("typed", ["Penhallow", "X100003", "2003/0000003Y", "28/2/1999"])
def test_a_stranger_is_found_as_little_as_nobody(cast: Cast, typed: str):
    stranger, nobody = found(cast, typed), found(cast, "Zzyzx")
    assert "No one you can see matches" in stranger
    assert stranger.replace(typed, "").count("Penhallow") == nobody.count("Penhallow")


def test_a_restricted_person_is_found_without_a_name(cast: Cast):
    world(cast, cast.alice, Relation.RESTRICTED)
    page = found(cast, "Marchbanks")
    assert "Restricted access" in page
    assert "Marchbanks, Robin" not in page


def test_the_ledger_says_what_kind_of_thing_was_sought_and_not_what(cast: Cast):
    found(cast, "Quillfeather 1982-11-30")
    assert newest().action is Action.SEARCH
    assert newest().detail["searched"] == "date of birth, name"
    assert "uillfeather" not in str(newest().detail)


def test_the_ledger_has_whom_the_search_showed(cast: Cast):
    found(cast, "Quill")
    assert newest().detail["people"] == str(cast.mason)


def test_the_box_alone_tells_the_ledger_nothing(cast: Cast):
    before = newest()
    signed_in(cast.alice).get("/search/")
    assert newest() == before


@pytest.mark.parametrize(
    "typed", ["", "   ", "\0", "%", "_", "' OR 1=1 --", "x" * 5000, "<script>alert(1)</script>", "31/02/1999"]
)
def test_whatever_is_typed_is_answered(cast: Cast, typed: str):
    answer = signed_in(cast.alice).post("/search/", {"q": typed})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_those_who_may_not_search_are_told_why(cast: Cast):
    answer = signed_in(cast.jack).post("/search/", {"q": "Quill"})
    assert answer.status_code == 403
    assert "search for a person" in answer.content.decode()
