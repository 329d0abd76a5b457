"""Finding people: by any name, date, number or postcode, and never past the gate."""

from datetime import timedelta

import pytest

from accord.access.commands import doors
from accord.access.door_queries import involvements_of
from accord.access.gate import open_person
from accord.access.terms import Action
from accord.people.commands import add_alias
from accord.people.queries import Hit, names_of, search, source_record_named
from accord.people.sought import Sought, read_search
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, Member, asking, viewer


def found(member: Member, text: str) -> list[Hit]:
    return search(viewer(member), read_search(text, CAST_ON), CAST_AT)


@pytest.mark.parametrize(
    "text",
    [
        "Quillfeather",
        "quill",
        "mason",
        "mas",
        "Mason Quillfeather",
        "Quillfeather Mason",
        "mason lee",
        "mason lee quill",
        "quillfeather mason lee",
        "30/11/1982",
        "mason 30/11/1982",
        "00/223R",
        "065656/91H",
        "X100001",
        "A1001AA",
        "NY1",
        "PB1",
        "YO24 4QZ",
        "Mason YO24 4QZ",
    ],
)
def test_a_person_is_found_by_what_any_agency_holds_of_them(cast: Cast, text: str) -> None:
    assert [hit.person_id for hit in found(cast.alice, text)] == [cast.mason]


@pytest.mark.parametrize("text", ["", "son", "Mason Ottershaw", "mason 29/11/1982", "YO24 4QX", "X100009", "NY9"])
def test_nobody_is_found_by_what_does_not_fit(cast: Cast, text: str) -> None:
    assert found(cast.alice, text) == []


def test_a_person_is_found_by_an_alias(cast: Cast) -> None:
    record_id, _ = source_record_named(cast.alice.agency.id, "NY1") or (0, 0)
    add_alias(record_id, "O’Featherstone", "Macey", CAST_AT)

    assert [hit.person_id for hit in found(cast.alice, "macey ofeather")] == [cast.mason]


def test_a_hit_says_who_it_is_and_what_matched(cast: Cast) -> None:
    (hit,) = found(cast.alice, "mason 30/11/1982")

    assert (hit.family_name, hit.given_names, hit.matched) == ("Quillfeather", "Mason Lee", ("Date of birth", "Name"))


@pytest.mark.parametrize("text", ["Penhallow", "X100003", "YO11 1QZ", "28/02/1999", "PB3"])
def test_a_stranger_is_found_by_nothing(cast: Cast, text: str) -> None:
    assert found(cast.alice, text) == []
    assert [hit.person_id for hit in found(cast.carol, text)] == [cast.oscar]


def test_somebody_the_viewer_is_shut_out_from_is_found_without_a_name(cast: Cast) -> None:
    doors.exclude(
        person_id=cast.mason, officer_id=cast.alice.id, reason="A relative", ask="Bob", starts_on=BEGAN_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip

    assert found(cast.alice, "Quillfeather") == [Hit(cast.mason, is_restricted=True)]
    assert found(cast.bob, "Quillfeather")[0].family_name == "Quillfeather"


def test_hits_come_by_name_and_no_more_than_asked_for(cast: Cast) -> None:
    both = search(viewer(cast.alice), Sought(words=("",)), CAST_AT)
    one = search(viewer(cast.alice), Sought(words=("",)), CAST_AT, limit=1)

    assert [hit.family_name for hit in both] == ["Ottershaw", "Quillfeather"]
    assert [hit.family_name for hit in one] == ["Ottershaw"]


def test_names_are_given_of_those_the_viewer_may_see_and_strangers_are_left_out(cast: Cast) -> None:
    doors.restrict(
        person_id=cast.nadia, officer_ids=[cast.bob.id], reason="At risk", ask="Bob", starts_on=BEGAN_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    rows = names_of(viewer(cast.alice), [cast.mason, cast.nadia, cast.oscar, 1], CAST_AT)

    assert {number: (row.is_restricted, row.family_name) for number, row in rows.items()} == {
        cast.mason: (False, "Quillfeather"),
        cast.nadia: (True, ""),
    }


def test_a_person_is_no_longer_found_once_the_agencys_involvement_has_ended(cast: Cast) -> None:
    later = CAST_AT + timedelta(days=1)
    sought = read_search("Penhallow", CAST_ON)
    before = search(viewer(cast.carol), sought, CAST_AT)
    for view in involvements_of(open_person(asking(cast.carol), cast.oscar, Action.CONSULT)):
        doors.end_involvement(view.id, cast.oscar, CAST_ON, "Order completed")

    assert [hit.person_id for hit in before] == [cast.oscar]
    assert search(viewer(cast.carol), sought, later) == []
