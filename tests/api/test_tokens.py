"""Programs that act for an officer by a token: with the officer's rights, as long as the token and the account hold."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accord.access.commands.partnership import close_account, reopen_account
from accord.access.queries.tokens import tokens
from accord.journeys.api_tokens import TokenRefused, Wanted, issue, revoke
from accord.kernel.references import reference_of
from tests.api.calling import CALLS, ROOT, Call, Caller, address_of, each
from tests.cast import CAST_AT, CAST_ON, signed_in
from tests.promises.walking import undone
from tests.web.pages import ledger, newest

SECRET = "accord_a secret that only these tests know"


def _program(secret=SECRET):
    caller = Caller()
    caller.client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})
    return caller


@pytest.fixture
def token(cast):
    """A token of Alice's for thirty days."""
    return issue(Wanted("alice", "Nightly figures", 30, SECRET), CAST_AT, "operator:test")


@pytest.mark.usefixtures("token")
def test_a_program_is_the_officer_it_acts_for(cast):
    assert _program().get("/me").json()["username"] == "alice"


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize("call", **each(CALLS))
def test_a_program_is_answered_as_its_officer_is(cast, call: Call):
    with undone():  # what may be done once only, the program does too
        by_session = call.by(Caller(cast.alice), cast.mason)

    assert call.by(_program(), cast.mason).status_code == by_session.status_code


@pytest.mark.usefixtures("token")
def test_what_a_program_does_is_in_the_ledger_as_its_officers(cast):
    _program().get(address_of(cast.mason))

    assert (newest().actor, newest().person_id, newest().what) == ("alice", cast.mason, "person")


@pytest.mark.usefixtures("token")
def test_a_program_changes_things_without_a_sessions_token(cast):
    answer = CALLS["enter"].by(_program(), cast.mason)

    assert answer.status_code == 201


@pytest.mark.usefixtures("token")
def test_a_strangers_record_is_not_there_for_a_program_either(cast):
    assert _program().get(f"/people/{reference_of(cast.oscar)}").status_code == 404


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize("secret", ["", "x", SECRET.upper(), SECRET + "x", "é", "x" * 10_000])
def test_another_secret_opens_nothing(cast, secret):
    assert _program(secret).get("/me").status_code == 401


@pytest.mark.usefixtures("token")
def test_a_token_of_nobodys_is_not_helped_by_a_session_that_travels_along(cast):
    client = signed_in(cast.alice)

    answer = client.get(f"{ROOT}/me", headers={"Authorization": "Bearer of nothing"})

    assert answer.status_code == 401


@pytest.mark.usefixtures("token")
def test_a_token_is_judged_by_itself_and_not_by_the_session_that_travels_along(cast):
    client = signed_in(cast.bob)

    answer = client.get(f"{ROOT}/me", headers={"Authorization": f"bearer {SECRET}"})

    assert answer.json()["username"] == "alice"


@pytest.mark.usefixtures("token")
def test_a_token_opens_no_page(cast):
    answer = _program().client.get("/cases/")

    assert answer.status_code == 302


@pytest.mark.usefixtures("token")
def test_a_token_ends_at_the_moment_it_expires(cast):
    with time_machine.travel(CAST_AT + timedelta(days=30, microseconds=-1), tick=False):
        assert _program().get("/me").status_code == 200
    with time_machine.travel(CAST_AT + timedelta(days=30), tick=False):
        assert _program().get("/me").status_code == 401


def test_a_revoked_token_opens_nothing_from_the_next_request(cast, token):
    assert revoke(token.number, CAST_AT, "operator:test")

    assert _program().get("/me").status_code == 401
    assert not revoke(token.number, CAST_AT, "operator:test")


@pytest.mark.usefixtures("token")
def test_a_token_ends_with_the_account_and_does_not_come_back_with_it(cast):
    close_account(cast.alice.id, CAST_ON)
    assert _program().get("/me").status_code == 401

    reopen_account(cast.alice.id)
    assert _program().get("/me").status_code == 401


@pytest.mark.usefixtures("token")
def test_the_day_of_the_last_use_is_kept(cast):
    assert tokens()[0].last_used_on is None

    _program().get("/me")

    assert tokens()[0].last_used_on == CAST_ON


@pytest.mark.usefixtures("token")
def test_nothing_that_is_kept_of_a_token_lets_anybody_use_it(cast):
    [kept] = tokens()

    assert SECRET not in str(kept)
    assert SECRET not in json.dumps([dict(event.detail) for event in ledger()])


def test_issuing_and_revoking_are_in_the_ledger(cast, token):
    assert (newest().actor, newest().what) == ("operator:test", "token issued")
    assert dict(newest().detail) == {"officer": cast.alice.id, "token": token.number, "days": 30}

    revoke(token.number, CAST_AT, "operator:test")

    assert (newest().what, dict(newest().detail)) == ("token revoked", {"token": token.number})


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Wanted("nobody", "Figures", 30, SECRET), "There is no officer 'nobody' with an open account."),
        (Wanted("alice", "  ", 30, SECRET), "Say what the token is for, in at most 100 characters."),
        (Wanted("alice", "x" * 101, 30, SECRET), "Say what the token is for, in at most 100 characters."),
        (Wanted("alice", "Figures", 0, SECRET), "A token is for 1 to 90 days."),
        (Wanted("alice", "Figures", 91, SECRET), "A token is for 1 to 90 days."),
    ],
)
def test_a_token_that_should_not_be_is_refused_with_the_reason(cast, wanted, why):
    before = len(ledger())

    with pytest.raises(TokenRefused) as refused:
        issue(wanted, CAST_AT, "operator:test")

    assert refused.value.decision.because == why
    assert (tokens(), len(ledger())) == ([], before)


def test_an_officer_whose_account_is_closed_gets_no_token(cast):
    close_account(cast.alice.id, CAST_ON)

    with pytest.raises(TokenRefused):
        issue(Wanted("alice", "Figures", 30, SECRET), CAST_AT, "operator:test")


def test_a_session_that_has_not_proved_a_second_factor_is_nobodys_where_one_is_asked_for(cast, settings, token):
    settings.ACCORD_REQUIRE_SECOND_FACTOR = True

    assert Caller(cast.alice).get("/me").status_code == 401
    assert _program().get("/me").status_code == 200
