"""Restricting a record to named officers, excluding one, and opening it again."""

import pytest

from accord.access.commands import partnership
from accord.access.commands.doors import exclude, restrict
from accord.access.gate import open_person
from accord.access.queries.doors import shut_doors_of
from accord.access.terms import Action
from accord.audit.terms import Action as Logged
from tests.cast import CAST_AT, CAST_ON, Cast, asking, signed_in
from tests.web.pages import newest
from tests.web.people.record import address, page, words

pytestmark = pytest.mark.django_db
WHY = {"reason": "His sister works for us.", "ask": "Bob Metcalfe, 01609 555 010"}


def shut(cast: Cast) -> list[tuple[str, tuple[str, ...]]]:
    """What is shut of Mason's record, and the officers named in it."""
    opened = open_person(asking(cast.bob), cast.mason, Action.CONSULT)
    return [(each.kind, each.officers) for each in shut_doors_of(opened, CAST_ON)]


def test_a_record_is_restricted_to_named_officers_and_to_who_does_so(cast: Cast):
    client = signed_in(cast.bob)
    where = address(cast.mason, "agencies", "restrict")
    assert "These officers work with the person now: Alice Thwaite, Carol Sunley and Fatima Rahman." in words(
        client.get(where).content
    )
    answer = client.post(where, {**WHY, "officers": "Alice Thwaite\r\n\r\ncarol\n"})
    assert answer["Location"] == address(cast.mason, "agencies")
    assert newest().action is Logged.ADMINISTER
    assert shut(cast) == [("restriction", ("Alice Thwaite", "Bob Metcalfe", "Carol Sunley"))]
    read = page(cast.alice, address(cast.mason, "agencies"))
    assert "Officers who may see it Alice Thwaite, Bob Metcalfe, Carol Sunley Why His sister works for us." in read
    refused = signed_in(cast.fatima).get(address(cast.mason))
    assert refused.status_code == 403
    assert "Ask Bob Metcalfe, 01609 555 010." in words(refused.content)


@pytest.mark.parametrize(("officers", "why"), [
    ("Nobody At All", "There is no officer called “Nobody At All”."), ("<b>", "There is no officer called “<b>”."),
    ("Alice Thwaite\nAnne Twin", "2 officers are called “Anne Twin”: write the user name, anne1"),
])  # fmt: skip
def test_a_name_of_nobody_or_of_several_is_told_and_shuts_nothing(cast: Cast, officers: str, why: str):
    account = {
        "name": "Anne Twin",
        "email": "",
        "agency_id": cast.alice.agency.id,
        "password": "!",
        "created_at": CAST_AT,
    }
    partnership.open_accounts([{**account, "username": "anne1"}, {**account, "username": "anne2"}])
    answer = signed_in(cast.bob).post(address(cast.mason, "agencies", "restrict"), {**WHY, "officers": officers})
    assert answer.status_code == 400
    assert why in words(answer.content)
    assert WHY["ask"] in answer.content.decode()
    assert shut(cast) == []


@pytest.mark.parametrize("typed", [{}, {**WHY, "reason": ""}, {**WHY, "ask": "=1+1"}, {**WHY, "reason": "r" * 301}])
def test_a_restriction_says_why_and_whom_to_ask(cast: Cast, typed: dict[str, str]):
    assert signed_in(cast.bob).post(address(cast.mason, "agencies", "restrict"), typed).status_code == 400
    assert shut(cast) == []


def test_an_officer_is_excluded_and_is_told_whom_to_ask(cast: Cast):
    answer = signed_in(cast.bob).post(address(cast.mason, "agencies", "exclude"), {**WHY, "officer": "alice"})
    assert answer["Location"] == address(cast.mason, "agencies")
    assert "Officers who are excluded" in page(cast.bob, address(cast.mason, "agencies"))
    assert signed_in(cast.alice).get(address(cast.mason)).status_code == 403


def test_who_is_excluded_is_shown_only_to_those_who_may_exclude(cast: Cast):
    signed_in(cast.bob).post(address(cast.mason, "agencies", "exclude"), {**WHY, "officer": "Harry Pickles"})
    read = page(cast.alice, address(cast.mason, "agencies"))
    assert "Harry Pickles" not in read
    assert WHY["reason"] not in read


def test_an_officer_may_shut_themselves_out_and_is_led_away(cast: Cast):
    answer = signed_in(cast.bob).post(address(cast.mason, "agencies", "exclude"), {**WHY, "officer": "bob"})
    assert answer["Location"] == "/cases/"


def test_a_restriction_and_an_exclusion_are_lifted_once(cast: Cast):
    said = {
        "person_id": cast.mason,
        "reason": "At risk",
        "ask": "Bob",
        "starts_on": CAST_ON,
        "at": CAST_AT,
        "by": "bob",
    }
    restriction = restrict(officer_ids=[cast.bob.id], **said)
    exclusion = exclude(officer_id=cast.harry.id, **said)
    client = signed_in(cast.bob)
    for kind, number in (("restriction", restriction), ("exclusion", exclusion)):
        where = address(cast.mason, "agencies", f"{kind}s", str(number), "lift")
        assert f"Lift the {kind}: Quillfeather, Mason Lee" in words(client.get(where).content)
        assert client.post(where)["Location"] == address(cast.mason, "agencies")
        assert client.post(where).status_code == 404
        assert client.get(where).status_code == 404
    assert shut(cast) == []


@pytest.mark.parametrize("kind", ["restrictions", "exclusions"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_shut_is_not_lifted(cast: Cast, kind: str, method: str):
    client = signed_in(cast.bob)
    assert (
        getattr(client, method)(address(cast.mason, "agencies", kind, "12345678901234567890", "lift")).status_code
        == 404
    )
