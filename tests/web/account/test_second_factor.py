"""One-time codes and recovery codes: set up, asked for, refused when wrong, and asked of everybody by the settings."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from accord.audit.ledger import LedgerUnavailable
from accord.web.account import telling
from accord.web.shell.routes import declared_routes
from tests.cast import Cast, signed_in
from tests.web.account.signing_in import browser_of, code_for, set_up_codes, sign_in
from tests.web.pages import ledger, newest

pytestmark = pytest.mark.django_db
START = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    cache.clear()
    with time_machine.travel(START, tick=False):
        yield


@pytest.fixture
def everybody_needs_one(settings):
    settings.ACCORD_REQUIRE_SECOND_FACTOR = True


def with_code(client: Client, code: str):
    return client.post("/account/2fa/authenticate/", {"code": code})


def test_the_key_is_shown_as_a_picture_and_in_groups_of_four(cast: Cast):
    page = browser_of("alice").get("/account/2fa/totp/activate/").content.decode()
    assert '<img src="data:image/svg+xml;base64,' in page
    assert re.search(r"(<span>\w{4}</span>\s*){8}", page)


def test_setting_codes_up_is_told_and_gives_recovery_codes(cast: Cast):
    client = browser_of("alice")
    set_up_codes(client)
    assert [row.what for row in ledger()[:2]] == ["totp activated", "sign in"]
    page = client.get("/account/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<li>[0-9a-f]{4,}.*?</li>", page)) == 10


def test_the_key_does_not_lie_open_in_the_database(cast: Cast):
    secret = set_up_codes(browser_of("alice"))
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_from_then_on_the_password_alone_opens_nothing(cast: Cast):
    set_up_codes(browser_of("alice"))
    client = Client()
    assert sign_in("alice", client=client)["Location"] == "/account/2fa/authenticate/"
    assert client.get("/")["Location"].startswith("/account/login/")


def test_the_right_code_lets_the_officer_in_and_only_then_is_it_told(cast: Cast):
    secret = set_up_codes(browser_of("alice"))
    client = Client()
    sign_in("alice", client=client)
    assert newest().what == "totp activated"
    with time_machine.travel(START + timedelta(minutes=1), tick=False):
        assert with_code(client, code_for(secret))["Location"] == "/"
        assert client.get("/").status_code == 200
    assert "sign in" in [row.what for row in ledger()[:2]]


def test_a_code_works_once(cast: Cast):
    secret = set_up_codes(browser_of("alice"))
    with time_machine.travel(START + timedelta(minutes=1), tick=False):
        first, second = Client(), Client()
        sign_in("alice", client=first)
        sign_in("alice", client=second)
        assert with_code(first, code_for(secret)).status_code == 302
        assert "The code is wrong or has been used" in with_code(second, code_for(secret)).content.decode()


def test_a_wrong_code_is_refused_and_told(cast: Cast):
    set_up_codes(browser_of("alice"))
    client = Client()
    sign_in("alice", client=client)
    answer = with_code(client, "000000")
    assert "The code is wrong" in answer.content.decode()
    assert (newest().actor, newest().action, newest().what) == ("alice", "sign_in_failed", "one-time code")


def test_codes_cannot_be_guessed_at_for_long(cast: Cast):
    secret = set_up_codes(browser_of("alice"))
    client = Client()
    sign_in("alice", client=client)
    for _ in range(5):
        with_code(client, "000000")
    assert "Too many wrong codes" in with_code(client, code_for(secret)).content.decode()


def test_a_recovery_code_lets_the_officer_in_once(cast: Cast):
    client = browser_of("alice")
    set_up_codes(client)
    (code, *_) = re.findall(r"<li>(\w+)</li>", client.get("/account/2fa/recovery-codes/").content.decode())
    first, second = Client(), Client()
    sign_in("alice", client=first)
    sign_in("alice", client=second)
    assert with_code(first, code).status_code == 302
    assert with_code(second, code).status_code == 200


def test_new_recovery_codes_replace_the_old_and_that_is_told(cast: Cast):
    client = browser_of("alice")
    set_up_codes(client)
    before = client.get("/account/2fa/recovery-codes/").content
    assert "the 10 that you have left" in client.get("/account/2fa/recovery-codes/generate/").content.decode()
    client.post("/account/2fa/recovery-codes/generate/")
    assert newest().what == "recovery codes generated"
    assert client.get("/account/2fa/recovery-codes/").content != before


@pytest.mark.parametrize("path", ["totp/deactivate/", "recovery-codes/generate/"])
def test_without_the_ledger_nothing_about_it_changes(cast: Cast, path: str, monkeypatch):
    client = browser_of("alice")
    set_up_codes(client)
    before = list(Authenticator.objects.values_list())
    monkeypatch.setattr(telling, "append", unavailable)
    assert client.post(f"/account/2fa/{path}").status_code == 503
    assert list(Authenticator.objects.values_list()) == before


def unavailable(event):
    raise LedgerUnavailable


def test_what_changes_how_one_signs_in_asks_for_a_proof_again_after_five_minutes(cast: Cast):
    client = browser_of("alice")
    client.get("/")
    with time_machine.travel(START + timedelta(minutes=6), tick=False):
        answer = client.get("/account/2fa/totp/activate/")
        assert answer["Location"] == "/account/reauthenticate/?next=%2Faccount%2F2fa%2Ftotp%2Factivate%2F"
        assert "Give your password again" in client.get(answer["Location"]).content.decode()


def test_codes_are_removed_by_their_officer_and_that_is_told(cast: Cast):
    client = browser_of("alice")
    set_up_codes(client)
    assert client.post("/account/2fa/totp/deactivate/").status_code == 302
    assert newest().what == "totp deactivated"
    assert sign_in("alice")["Location"] == "/"


@pytest.mark.usefixtures("everybody_needs_one")
def test_without_one_everything_leads_to_setting_one_up(cast: Cast):
    client = signed_in(cast.alice)
    paths = ["/", "/cases/", "/search/", "/reports/", "/account/", "/account/2fa/recovery-codes/"]
    assert [client.get(path)["Location"] for path in paths] == ["/account/2fa/"] * len(paths)
    assert "Set up a second factor first" in client.get("/account/2fa/").content.decode()


@pytest.mark.usefixtures("everybody_needs_one")
def test_no_page_and_no_operation_of_the_service_opens_without_one(cast: Cast):
    client = signed_in(cast.alice)
    plain = [route for route in declared_routes() if "<" not in route.address and "(" not in route.address]
    opened = {route.name for route in plain if client.get(f"/{route.address}").status_code == 200}
    for_anybody = {route.name for route in plain if route.declaration and route.declaration.action is None}
    assert opened - for_anybody <= {
        "mfa_index", "mfa_list_webauthn", "account_reauthenticate", "account_change_password", "mfa_add_webauthn",
        "mfa_activate_totp", "api:health", "api:ready",
    }  # fmt: skip


@pytest.mark.usefixtures("everybody_needs_one")
def test_to_the_api_an_officer_without_one_is_nobody(cast: Cast):
    assert signed_in(cast.alice).get("/api/v1/me").status_code == 401


@pytest.mark.usefixtures("everybody_needs_one")
def test_once_it_is_set_up_everything_opens(cast: Cast):
    client = browser_of("alice")
    set_up_codes(client)
    assert client.get("/").status_code == 200
    assert client.get("/api/v1/me").status_code == 200


@pytest.mark.usefixtures("everybody_needs_one")
def test_when_it_is_removed_everything_closes_again(cast: Cast):
    client = browser_of("alice")
    set_up_codes(client)
    client.get("/")
    client.post("/account/2fa/totp/deactivate/")
    assert client.get("/")["Location"] == "/account/2fa/"


@pytest.mark.usefixtures("everybody_needs_one")
def test_who_has_none_may_still_sign_out_and_read_what_is_for_anybody(cast: Cast):
    client = signed_in(cast.alice)
    assert client.get("/accessibility/").status_code == 200
    assert client.post("/account/logout/").status_code == 302


def test_where_it_is_not_asked_for_nothing_changes(cast: Cast):
    assert signed_in(cast.alice).get("/").status_code == 200
