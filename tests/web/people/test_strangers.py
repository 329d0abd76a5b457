"""Nobody learns from any page of a record whether it is there, and every page answers what it must and no more."""

import pytest
from django.test import Client

from accord.access.terms import Relation
from accord.kernel.references import reference_of
from accord.web.people.urls import urlpatterns
from tests.cast import Cast, signed_in, world
from tests.promises.forms import FORMS
from tests.web.people.record import address, words

pytestmark = pytest.mark.django_db
NOBODY = 1
PAGES = [
    (), ("timeline",), ("history",), ("agencies",), ("agencies", "involve"), ("agencies", "involve", "second-bench"),
    ("agencies", "involvements", "1", "end"), ("agencies", "restrict"), ("agencies", "exclude"),
    ("agencies", "restrictions", "1", "lift"), ("agencies", "exclusions", "1", "lift"), ("entries", "add"),
    ("entries", reference_of(2)), ("entries", reference_of(2), "saved"), ("entries", reference_of(2), "correct"),
    ("entries", reference_of(2), "withdraw"), ("drafts", reference_of(2)), ("drafts", reference_of(2), "throw-away"),
    ("drafts", reference_of(2), "notes"), ("management",), ("management", "answer", reference_of(2)),
    ("management", "actions", reference_of(2), "done"), ("management", "task", reference_of(2)),
    ("management", "tasks", "1", "close"), ("management", "exit"), ("management", "exits"), ("management", "review"),
    ("records",), ("records", reference_of(2), "take-out"),
    ("records", "attention", "1"), ("doubts", reference_of(2)), ("doubts", reference_of(2), "undo"),
    ("selection",), ("selection", "nominate"), ("selection", reference_of(2), "screen"),
    ("selection", reference_of(2), "decide"), ("scores",), ("scores", "ogrs3"), ("scores", "actuarial"),
    ("scores", "matrix"), ("scores", "held"), ("names",), ("names", "add"), ("names", reference_of(2), "withdraw"),
]  # fmt: skip
POSTED = {
    "agency": "second-bench", "basis": "service", "part": "lead", "starts_on-day": "1", "starts_on-month": "6",
    "starts_on-year": "2025", "because": "Left.", "officer": "alice", "officers": "", "reason": "A reason.", "ask": "Bob",
    **FORMS["people:score_ogrs3"], **FORMS["people:score_actuarial"], **FORMS["people:score_held"],
    **FORMS["people:select"], **FORMS["people:nominate"], "opinion": "same", "register": "contacts",
    "reason_for_change": "It is wrong.", "notes": "A note.", **FORMS["people:add_name"],
}  # fmt: skip


@pytest.mark.parametrize("parts", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_strangers_record_is_answered_as_a_missing_one(cast: Cast, method: str, parts: tuple[str, ...]):
    client = signed_in(cast.bob)
    stranger = world(cast, cast.bob, Relation.OTHER_AGENCY).person_id
    ask = getattr(client, method)
    theirs, missing = (ask(address(number, *parts), POSTED) for number in (stranger, NOBODY))
    unreadable = ask("/".join(["/people", "nobody", *parts, ""]), POSTED)
    assert (theirs.status_code, theirs.content) == (missing.status_code, missing.content)
    assert missing.status_code in (404, 405, 302)
    assert (unreadable.status_code, unreadable.content) == (missing.status_code, missing.content)


@pytest.mark.parametrize("parts", PAGES[:4])
@pytest.mark.parametrize("relation", [Relation.EXCLUDED, Relation.RESTRICTED])
def test_an_officer_who_is_shut_out_is_told_whom_to_ask_and_no_name(
    cast: Cast, relation: Relation, parts: tuple[str, ...]
):
    made = world(cast, cast.alice, relation)
    answer = signed_in(cast.alice).get(address(made.person_id, *parts))
    assert answer.status_code == 403
    assert "Ask Bob Metcalfe." in words(answer.content)
    assert "Marchbanks" not in words(answer.content)


@pytest.mark.parametrize("parts", PAGES)
def test_nobody_is_let_in_without_signing_in(cast: Cast, parts: tuple[str, ...]):
    answer = Client().get(address(cast.mason, *parts))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("who", ["jack", "kavita", "liam"])
def test_those_who_do_not_work_with_people_are_refused_whoever_the_person_is(cast: Cast, who: str):
    client = signed_in(getattr(cast, who))
    answers = {client.get(address(number)).status_code for number in (cast.mason, NOBODY)}
    assert answers == {403}


@pytest.mark.parametrize("parts", PAGES)
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_not_answered(cast: Cast, method: str, parts: tuple[str, ...]):
    assert getattr(signed_in(cast.bob), method)(address(cast.mason, *parts)).status_code == 405


def test_a_form_that_did_not_come_from_the_service_is_not_accepted(cast: Cast):
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(cast.bob).cookies
    assert client.post(address(cast.mason, "entries", "add"), {"register": "contacts"}).status_code == 403


def test_every_page_has_been_walked():
    assert len(urlpatterns) == len(PAGES) + 2, "emergency access has two pages, with tests of their own"
