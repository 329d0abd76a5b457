"""Signing in and out: who is let in, what the ledger keeps of it, and what is never kept."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from accord.access.commands import partnership
from accord.audit.ledger import LedgerUnavailable
from accord.audit.models import LedgerRow
from accord.web.account import telling
from tests.cast import CAST_ON, PASSWORD, Cast, signed_in
from tests.web.account.signing_in import SIGN_IN, sign_in
from tests.web.pages import newest

pytestmark = pytest.mark.django_db


def told() -> tuple[str, int | None, str, str, str]:
    row = newest()
    return row.actor, row.actor_id, row.action, row.what, row.outcome


def test_the_right_password_opens_the_home_page(cast: Cast):
    answer = sign_in("alice")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert told() == ("alice", cast.alice.id, "sign_in", "sign in", "allowed")


def test_capitals_in_the_user_name_do_not_matter(cast: Cast):
    assert sign_in(" ALICE ").status_code == 302
    assert newest().actor == "alice"


def test_the_page_that_was_asked_for_opens_after_signing_in(cast: Cast):
    client = Client()
    page = client.get("/cases/", follow=True)
    assert 'name="next" value="/cases/"' in page.content.decode()
    answer = client.post(f"{SIGN_IN}?next=/cases/", {"login": "alice", "password": PASSWORD, "next": "/cases/"})
    assert answer["Location"] == "/cases/"


def test_nobody_is_sent_to_another_site_after_signing_in(cast: Cast):
    answer = Client().post(SIGN_IN, {"login": "alice", "password": PASSWORD, "next": "https://evil.example/"})
    assert answer["Location"] == "/"


def test_a_wrong_password_is_refused_and_told(cast: Cast):
    answer = sign_in("Alice", "not the password")
    assert answer.status_code == 200
    assert "The user name or the password is wrong." in answer.content.decode()
    assert told() == ("alice", cast.alice.id, "sign_in_failed", "password", "refused")


def test_a_user_name_that_nobody_has_is_told_by_a_code_alone(cast: Cast):
    sign_in("hunter2 is my password", "whatever it is")
    assert told() == ("unknown", None, "sign_in_failed", "password", "refused")
    assert len(newest().detail["code for the user name"]) == 64


def test_what_was_typed_is_kept_nowhere(cast: Cast):
    sign_in("hunter2 is my password", "whatever it is")
    kept = [*LedgerRow.objects.values_list(), *AccessAttempt.objects.values_list()]
    assert AccessAttempt.objects.count() == 1
    assert "hunter2" not in str(kept)
    assert "whatever" not in str(kept)


def test_a_closed_account_is_not_let_in_with_the_right_password(cast: Cast):
    partnership.close_account(cast.alice.id, CAST_ON)
    client = Client()
    answer = sign_in("alice", client=client)
    assert answer["Location"] == "/account/inactive/"
    assert client.get("/").status_code == 302
    assert told() == ("alice", cast.alice.id, "sign_in_failed", "closed account", "refused")
    assert "ask your agency" in client.get("/account/inactive/").content.decode()


def test_signing_out_is_told_and_ends_the_session(cast: Cast):
    client = signed_in(cast.alice)
    assert client.post("/account/logout/").status_code == 302
    assert told() == ("alice", cast.alice.id, "sign_out", "sign out", "allowed")
    assert client.get("/")["Location"].startswith(SIGN_IN)


def test_opening_the_sign_out_page_signs_nobody_out(cast: Cast):
    client = signed_in(cast.alice)
    assert "Do you want to sign out" in client.get("/account/logout/").content.decode()
    assert client.get("/").status_code == 200


def unavailable(event):
    raise LedgerUnavailable


def test_without_the_ledger_nobody_is_let_in(cast: Cast, monkeypatch):
    client = Client()
    monkeypatch.setattr(telling, "append", unavailable)
    answer = sign_in("alice", client=client)
    assert (answer.status_code, answer.content) == (503, b"")
    assert client.get("/")["Location"].startswith(SIGN_IN)


def test_without_the_ledger_a_wrong_password_gets_no_answer(cast: Cast, monkeypatch):
    monkeypatch.setattr(telling, "append", unavailable)
    assert [sign_in("alice", "wrong").content for _ in range(11)] == [b""] * 11


@pytest.mark.parametrize("login", ["", "a" * 101, "alice\0", "<script>alert(1)</script>", "' OR 1=1 --"])
def test_hostile_user_names_are_refused(cast: Cast, login: str):
    answer = sign_in(login)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


def test_a_password_is_never_shown_again(cast: Cast):
    assert "not the password" not in sign_in("alice", "not the password").content.decode()
