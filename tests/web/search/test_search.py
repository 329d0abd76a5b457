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
    "typed",
    [
        "",
        "   ",
        "\0",
        "%",
        "_",
        "' OR 1=1 --",
        "x" * 5000,
        "<script>alert(1)</script>",
        "31/02/1999",
        "01/01/0000",
        "🙂",
        "\u202eabc",
        "Иван Smith 1980",
        "x " * 5000,
        "'\"--;",
    ],
)
def test_whatever_is_typed_is_answered(cast: Cast, typed: str):
    answer = signed_in(cast.alice).post("/search/", {"q": typed})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_those_who_may_not_search_are_told_why(cast: Cast):
    answer = signed_in(cast.jack).post("/search/", {"q": "Quill"})
    assert answer.status_code == 403
    assert "search for a person" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "heading", "matched"),
    [
        ("Mason Quillfeather", "Exact matches", "Name"),
        ("Quilfeather", "Close matches", "Name spelt nearly like this"),
        ("Mason Quillfeather 3/4/1982", "Possible matches", "Year of birth; Name"),
    ],
)
def test_results_stand_in_tiers_and_say_what_matched(cast: Cast, typed: str, heading: str, matched: str):
    page = found(cast, typed)
    assert heading in page
    assert matched in page


def test_what_had_to_be_made_of_what_was_typed_is_said(cast: Cast):
    assert "There is no such day in February 1983, so the whole month was searched." in found(cast, "mason 31/02/1983")


def test_pages_of_results_are_asked_for_with_what_was_typed_and_each_is_in_the_ledger(cast: Cast):
    for _ in range(30):
        world(cast, cast.alice, Relation.INVOLVED)
    client = signed_in(cast.alice)
    pages = [
        client.post("/search/", {"q": "Marchbanks", "page": number}).content.decode() for number in ("1", "2", "zzz")
    ]
    assert ["page 1 of 2" in page for page in pages] == [True, False, True]
    assert "page 2 of 2" in pages[1]
    assert '<input type="hidden" name="q" value="Marchbanks">' in pages[0]
    assert [pages[0].count("Marchbanks, Robin"), pages[1].count("Marchbanks, Robin")] == [25, 5]
    assert newest().detail["page"] == 1


DETAILS = {"family_name": "Quilfeather", "given_names": "Mason", "birth_year": "1982", "postcode": "yo244qz"}


def by_details(cast: Cast, **typed: str) -> str:
    return signed_in(cast.alice).post("/search/details/", typed).content.decode()


def test_the_form_finds_by_what_is_known(cast: Cast):
    page = by_details(cast, **DETAILS)
    assert "Quillfeather, Mason Lee" in page
    assert "Year of birth; Postcode; Name spelt nearly like this" in page


def test_the_form_says_again_what_was_searched_for_and_keeps_it_in_its_fields(cast: Cast):
    page = by_details(cast, **DETAILS)
    assert 'value="Quilfeather"' in page
    assert page.index("Change what you search for") > page.index("Postcode")


def test_the_form_alone_tells_the_ledger_nothing_and_a_search_by_it_is_one_row(cast: Cast):
    before = newest()
    signed_in(cast.alice).get("/search/details/")
    assert newest() == before
    by_details(cast, **DETAILS)
    assert (newest().what, newest().detail["searched"]) == ("search by details", "year of birth, postcode, name")
    assert newest().detail["people"] == str(cast.mason)


@pytest.mark.parametrize("field", ["family_name", "given_names", "birth_day", "birth_month", "birth_year", "age", "identifier",
                                   "postcode"])  # fmt: skip
@pytest.mark.parametrize(
    "typed", ["\0", "x" * 5000, "🙂", "\u202eabc", "%", "<script>alert(1)</script>", "0000", "31/02/1990"]
)
def test_whatever_is_typed_in_a_field_is_answered(cast: Cast, field: str, typed: str):
    answer = signed_in(cast.alice).post("/search/details/", {field: typed})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
