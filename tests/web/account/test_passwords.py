"""Changing a password, and replacing a forgotten one."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accord.access.commands import partnership
from tests.cast import CAST_AT, PASSWORD, Cast, signed_in
from tests.web.account.signing_in import sign_in
from tests.web.pages import ledger, newest

pytestmark = pytest.mark.django_db
NEW = "trombone gherkin lighthouse"


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()


@pytest.fixture
def letters(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ACCORD_SENDS_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "accord@example.org"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW):
    return client.post("/account/password/change/", {"oldpassword": old, "password1": new, "password2": again})


def test_a_changed_password_signs_the_officer_out_everywhere_and_is_told(cast: Cast):
    here, there = signed_in(cast.alice), signed_in(cast.alice)
    assert change(here).status_code == 302
    assert [client.get("/").status_code for client in (here, there)] == [302, 302]
    assert {"password changed", "sign out"} <= {row.what for row in ledger()[:3]}
    assert sign_in("alice").status_code == 200
    assert sign_in("alice", NEW).status_code == 302


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"old": "wrong"}, "The current password is wrong."),
        ({"new": "short", "again": "short"}, "at least 12 characters"),
        ({"new": "password1234", "again": "password1234"}, "too common"),
        ({"again": "another one altogether"}, "the same password"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_the_reason(cast: Cast, given: dict[str, str], why: str):
    page = change(signed_in(cast.alice), **given).content.decode()
    assert "There is a problem" in page
    assert why in page
    assert NEW not in page


@pytest.mark.usefixtures("letters")
def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(cast: Cast):
    client = Client()
    client.post("/account/password/reset/", {"email": "Alice@example.org"})
    (letter,) = mail.outbox
    assert letter.to == ["alice@example.org"]
    assert "Your user name is alice." in letter.body
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    page = client.get(link, follow=True)
    assert "Choose a new password" in page.content.decode()
    done = client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)
    assert "Your password is changed" in done.content.decode()
    assert newest().what == "password reset"
    assert sign_in("alice", NEW).status_code == 302
    assert "The link no longer works" in Client().get(link, follow=True).content.decode()


@pytest.mark.usefixtures("letters")
def test_an_address_that_nobody_has_gets_the_same_answer_and_no_letter(cast: Cast):
    known, unknown = (
        Client().post("/account/password/reset/", {"email": address}, follow=True)
        for address in ("alice@example.org", "nobody@example.org")
    )
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert [letter.to for letter in mail.outbox] == [["alice@example.org"]]


@pytest.mark.usefixtures("letters")
def test_who_signs_in_elsewhere_gets_no_password_here(cast: Cast):
    partnership.open_account(
        username="sso", name="Sam Olsen", email="sam@example.org", agency_id=cast.alice.agency.id, password=None, at=CAST_AT
    )  # fmt: skip
    Client().post("/account/password/reset/", {"email": "sam@example.org"})
    assert mail.outbox == []


def test_where_no_letters_are_sent_the_page_says_whom_to_ask(cast: Cast):
    page = Client().get("/account/password/reset/").content.decode()
    assert "Ask your agency's administrator for a one-time password" in page
    assert 'name="email"' not in page


def test_an_officer_sees_their_account_and_who_signed_in_with_it(cast: Cast):
    sign_in("alice", "wrong")
    page = signed_in(cast.alice).get("/account/").content.decode()
    assert "Police offender manager" in page
    assert "Failed to sign in: password" in page
    assert "127.0.0.1" in page


def test_the_header_leads_to_the_account(cast: Cast):
    page = signed_in(cast.alice).get("/").content.decode()
    assert '<a class="moj-header__navigation-link" href="/account/">Alice Thwaite, North Yorkshire Police</a>' in page
