"""Who is let in to which operation, and what those are told who are not."""

import json

import pytest
from django.test import Client

from accord.access.commands.partnership import close_account
from accord.access.terms import Relation
from accord.api.service import declared_operations
from accord.kernel.references import reference_of
from tests.api.calling import CALLS, FOR_ANYBODY, OF_ENTRIES, OF_NOBODY, OF_PEOPLE, ROOT, Call, Caller, each, of
from tests.cast import CAST_ON, world
from tests.web.pages import ledger, newest

CLOSED = {name: call for name, call in CALLS.items() if name not in FOR_ANYBODY}
CHANGES = {name: call for name, call in CALLS.items() if call.body is not None}
STRANGERS = (Relation.OTHER_AGENCY, Relation.OWN_AGENCY_UNINVOLVED, Relation.ENDED)
MISSING = 2**62 + 12345
OTHER_METHODS = ("head", "put", "patch", "delete", "options", "trace")


def test_these_tests_call_every_operation():
    assert {each.name.removeprefix("api:") for each in declared_operations()} == set(CALLS)


@pytest.mark.parametrize("call", **each(FOR_ANYBODY))
def test_anybody_may_ask_whether_the_service_is_up(db, call):
    answer = call.by(Caller(), MISSING)

    assert answer.status_code == 200
    assert set(answer.json()) == {"status"}


@pytest.mark.parametrize("call", **each(CLOSED))
def test_nobody_is_told_to_sign_in(cast, call):
    answer = call.by(Caller(), cast.mason)

    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert answer["WWW-Authenticate"] == 'Bearer realm="Accord"'


@pytest.mark.parametrize("call", **each(CLOSED))
def test_an_account_that_was_closed_is_nobodys_from_the_next_request(cast, call):
    caller = Caller(cast.alice)
    close_account(cast.alice.id, CAST_ON)

    assert call.by(caller, cast.mason).status_code == 401


@pytest.mark.parametrize("call", **each(OF_NOBODY))
def test_reference_data_and_the_account_are_there_for_every_officer(cast, call):
    assert [call.by(Caller(member), MISSING).status_code for member in cast.officers] == [200] * 12


@pytest.mark.parametrize("call", **each({**OF_PEOPLE, "cases": CALLS["cases"], "search": CALLS["search"]}))
def test_who_sees_figures_alone_is_refused_with_the_reason_and_the_refusal_is_in_the_ledger(cast, call):
    answer = call.by(Caller(cast.jack), cast.mason)

    assert (answer.status_code, answer.json()["code"]) == (403, "role")
    assert "ask your agency's administrator" in answer.json()["why"]
    assert (newest().actor, newest().outcome) == ("jack", "refused")


@pytest.mark.parametrize("relation", STRANGERS)
@pytest.mark.parametrize("call", **each(OF_PEOPLE))
def test_a_strangers_record_answers_as_one_that_is_not_there(cast, call, relation):
    caller = Caller(cast.alice)

    stranger = call.by(caller, *of(world(cast, cast.alice, relation)))
    missing = call.by(caller, MISSING, MISSING)

    assert stranger.status_code == missing.status_code == 404
    assert stranger.content == missing.content
    assert dict(stranger.headers) == dict(missing.headers)


@pytest.mark.parametrize("call", **each(OF_ENTRIES))
def test_an_entry_of_another_person_answers_as_one_that_is_not_there(cast, call):
    caller, theirs = Caller(cast.alice), world(cast, cast.alice, Relation.OTHER_AGENCY)

    stranger, missing = call.by(caller, cast.mason, theirs.entry_id), call.by(caller, cast.mason, MISSING)

    assert stranger.status_code == missing.status_code == 404
    assert stranger.content == missing.content


@pytest.mark.parametrize(
    "text", ["x", "0C1D2E3F4G5H", "0C1D2E3F4G5H66", "ZZZZZZZZZZZZZ", "..", "%00", "null", "é" * 13]
)
def test_what_is_no_reference_answers_as_a_record_that_is_not_there(cast, text):
    caller = Caller(cast.alice)
    missing = caller.get(f"/people/{reference_of(MISSING)}")

    assert caller.get(f"/people/{text}").content == missing.content
    assert caller.get(f"/people/{text}/timeline").content == missing.content
    assert caller.get(f"/people/{reference_of(cast.mason)}/entries/{text}").content == missing.content


@pytest.mark.parametrize("relation", [Relation.EXCLUDED, Relation.RESTRICTED])
@pytest.mark.parametrize("call", **each(OF_PEOPLE))
def test_a_closed_record_says_whom_to_ask(cast, call, relation):
    shut = world(cast, cast.alice, relation)
    answer = call.by(Caller(cast.alice), *of(shut))

    assert (answer.status_code, answer.json()["code"]) == (403, relation.value)
    assert "Ask Bob Metcalfe." in answer.json()["why"]
    assert "Marchbanks" not in answer.content.decode()
    assert (newest().person_id, newest().outcome) == (shut.person_id, "refused")


@pytest.mark.parametrize("call", **each(CHANGES))
def test_a_change_by_a_sessions_cookie_alone_is_refused(cast, call):
    cookies = Caller(cast.alice).cookies()
    stranger = Caller()
    stranger.client = Client(enforce_csrf_checks=True)
    stranger.client.cookies.load({"accord_session": cookies["accord_session"]})
    before = len(ledger())

    answer = call.by(stranger, cast.mason)

    assert (answer.status_code, answer.json()["code"]) == (403, "not_trusted")
    assert len(ledger()) == before


def test_a_change_with_the_sessions_token_is_made(cast):
    cookies = Caller(cast.alice).cookies()
    own = Client(enforce_csrf_checks=True, headers={"X-CSRFToken": cookies["accord_csrf"]})
    own.cookies.load(cookies)

    address = f"{ROOT}/people/{reference_of(cast.mason)}/entries"
    answer = own.post(address, json.dumps(CALLS["enter"].body), content_type="application/json")

    assert answer.status_code == 201


@pytest.mark.parametrize("call", **each(CALLS))
def test_no_other_method_reaches_an_operation(cast, call: Call):
    path = call.path.format(person=reference_of(cast.mason), entry=reference_of(MISSING))
    client = Caller(cast.alice).client

    answers = [getattr(client, method)(f"{ROOT}{path}") for method in OTHER_METHODS]

    assert [answer.status_code for answer in answers] == [405] * len(OTHER_METHODS)
    assert {answer["Allow"] for answer in answers} == {"GET" if call.body is None else "POST"}


@pytest.mark.parametrize("call", **each(CHANGES))
def test_nothing_is_changed_by_asking(cast, call: Call):
    path = call.path.format(person=reference_of(cast.mason), entry=reference_of(MISSING))

    assert Caller(cast.alice).get(path).status_code in {404, 405}
