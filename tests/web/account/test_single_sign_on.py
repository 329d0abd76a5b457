"""Single sign-on, against a provider that really answers: who is known, who is not, and what the ledger keeps."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from accord.access.commands import partnership
from tests.cast import CAST_AT, CAST_ON, Cast
from tests.web.account.provider import CLIENT, Provider, provider
from tests.web.account.signing_in import browser_of, set_up_codes, sign_in
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
START = "/account/oidc/partnership/login/"


@pytest.fixture
def elsewhere(settings) -> Iterator[Provider]:
    cache.clear()
    with provider() as running:
        app = {"provider_id": "partnership", "name": "Police ID", "client_id": CLIENT, "secret": "s"}
        apps = [{**app, "settings": {"server_url": running.address}}]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}
        settings.ACCORD_SINGLE_SIGN_ON = "Police ID"
        running.claims = {"email": "Alice@example.org", "email_verified": True}
        yield running


def come_back(client: Client, next_page: str = "/"):
    """Go to the provider and come back, as a browser does."""
    there = client.post(START, {"next": next_page})
    asked = parse_qs(urlsplit(there["Location"]).query)
    return client.get("/account/oidc/partnership/login/callback/", {"code": "a code", "state": asked["state"][0]})


def test_the_sign_in_page_offers_it_by_its_name(elsewhere: Provider):
    assert "Sign in with Police ID" in Client().get("/account/login/").content.decode()


def test_an_officer_is_known_by_the_address_the_first_time_and_by_their_number_from_then_on(
    cast: Cast, elsewhere: Provider
):
    client = Client()
    assert come_back(client, "/cases/")["Location"] == "/cases/"
    assert client.get("/cases/").status_code == 200
    assert SocialAccount.objects.get().user_id == cast.alice.id
    elsewhere.claims = {"email": "new.address@example.org", "email_verified": True}
    again = Client()
    assert come_back(again)["Location"] == "/"
    assert again.get("/account/").status_code == 200


def test_signing_in_by_it_is_told(cast: Cast, elsewhere: Provider):
    come_back(Client())
    assert (newest().actor, newest().action) == ("alice", "sign_in")


def test_the_code_is_exchanged_with_a_proof_of_who_asked_for_it(cast: Cast, elsewhere: Provider):
    come_back(Client())
    assert "code_verifier" in elsewhere.asked[0]


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@example.org", "email_verified": True},
        {"email": "alice@example.org", "email_verified": False},
        {"email_verified": True},
        {"email": "", "email_verified": True},
    ],
)
def test_nobody_gets_in_or_gets_an_account_whom_no_administrator_let_in(
    cast: Cast, elsewhere: Provider, claims: dict[str, object]
):
    elsewhere.claims = claims
    client = Client()
    answer = come_back(client)
    assert answer.status_code == 403
    assert "You have no account here" in answer.content.decode()
    assert client.get("/").status_code == 302
    assert (newest().actor, newest().action, newest().what) == ("unknown", "sign_in_failed", "single sign-on")


def test_two_accounts_with_one_address_are_not_guessed_between(cast: Cast, elsewhere: Provider):
    partnership.open_account(
        username="alice2", name="Alice Two", email="alice@example.org", agency_id=cast.alice.agency.id, password=None,
        at=CAST_AT,
    )  # fmt: skip
    assert come_back(Client()).status_code == 403


def test_a_closed_account_stays_closed(cast: Cast, elsewhere: Provider):
    come_back(Client())
    partnership.close_account(cast.alice.id, CAST_ON)
    client = Client()
    assert come_back(client)["Location"] == "/account/inactive/"
    assert client.get("/").status_code == 302


def test_an_answer_that_nobody_asked_for_is_not_taken(cast: Cast, elsewhere: Provider):
    client = Client()
    answer = client.get("/account/oidc/partnership/login/callback/", {"code": "a code", "state": "made up"})
    assert "Signing in did not work" in answer.content.decode()
    assert client.get("/").status_code == 302


def test_a_refusal_there_is_told_here(cast: Cast, elsewhere: Provider):
    client = Client()
    there = client.post(START)
    state = parse_qs(urlsplit(there["Location"]).query)["state"][0]
    answer = client.get(
        "/account/oidc/partnership/login/callback/", {"error": "access_denied", "state": state}, follow=True
    )
    assert "You did not sign in" in answer.content.decode()


def test_who_proved_themselves_there_is_not_asked_for_a_second_factor_here(cast: Cast, elsewhere: Provider, settings):
    settings.ACCORD_REQUIRE_SECOND_FACTOR = True
    client = Client()
    come_back(client)
    assert client.get("/").status_code == 200


def test_who_set_one_up_here_all_the_same_is_asked_for_it(cast: Cast, elsewhere: Provider):
    set_up_codes(browser_of("alice"))
    assert come_back(Client())["Location"] == "/account/2fa/authenticate/"


def test_where_there_is_none_the_address_does_not_exist(cast: Cast):
    assert Client().post(START).status_code == 404
    assert sign_in("alice").status_code == 302
