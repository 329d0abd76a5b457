"""Promise 10: another site cannot make an officer's browser change anything, and looking at a page never does."""

import pytest
from django.test import Client

from accord.access.terms import Relation
from tests.cast import PASSWORD
from tests.promises.addresses import Asked, requests_to, routes
from tests.promises.matrix import NOBODY, OPENERS, officer_with
from tests.promises.places import Place, places
from tests.promises.walking import Walker, contents, undone
from tests.web.pages import at_cast_time

pytestmark = pytest.mark.django_db

ELSEWHERE = "https://elsewhere.example"
ROUTES = {route.name: route for route in routes()}
LEDGER = "audit_ledgerrow"
NOTED = {
    "mfa_view_recovery_codes": {"mfa_authenticator"},
    "mfa_download_recovery_codes": {"mfa_authenticator"},
}
"""The sign-in library notes with recovery codes that they have been shown."""


def asked_by(place: Place, *, safe: bool) -> list[Asked]:
    """The requests that only look, or those that may change something."""
    every = [asked for route in routes() for asked in requests_to(route, place)]
    return [asked for asked in every if (asked.method == "GET") is safe]


def done_without_leave(walker: Walker, place: Place, refusals: set[int], **headers: str) -> dict[Asked, str]:
    """The requests that may change something and are not refused, or change something all the same."""
    wrong, before = {}, contents()
    for asked in asked_by(place, safe=False):
        with undone():
            status, after = walker.ask(asked, **headers).status_code, contents()
        if status not in refusals or after != before:
            wrong[asked] = f"{status}, changed: {after != before}"
    return wrong


@pytest.mark.parametrize("role", OPENERS)
def test_nothing_is_changed_without_a_token(cast, role):
    with at_cast_time():
        member = officer_with(cast, role)
        place, walker = places(cast, member)[Relation.INVOLVED], Walker(member, asks_for_token=True)
        assert done_without_leave(walker, place, {403}) == {}


def test_nobody_changes_anything_without_a_token(cast):
    with at_cast_time():
        place, walker = places(cast, officer_with(cast, NOBODY))[Relation.INVOLVED], Walker(None, asks_for_token=True)
        assert done_without_leave(walker, place, {401, 403}) == {}


def test_nothing_is_changed_from_another_site_even_with_the_token(cast):
    with at_cast_time():
        place, walker = places(cast, cast.bob)[Relation.INVOLVED], Walker(cast.bob, asks_for_token=True)
        token = walker.client.get("/api/v1/me").cookies["accord_csrf"].value
        walker.cookies += f"; accord_csrf={token}"
        assert done_without_leave(walker, place, {403}, **{"X-CSRFToken": token, "Origin": ELSEWHERE}) == {}


def test_with_the_token_and_from_here_it_is_changed(cast):
    with at_cast_time():
        place, walker = places(cast, cast.bob)[Relation.INVOLVED], Walker(cast.bob, asks_for_token=True)
        token = walker.client.get("/api/v1/me").cookies["accord_csrf"].value
        walker.cookies += f"; accord_csrf={token}"
        answers = {}
        for asked in asked_by(place, safe=False):
            with undone():
                answers[asked] = walker.ask(asked, **{"X-CSRFToken": token}).status_code
        assert {
            asked for asked, status in answers.items() if status == 403 and ROUTES[asked.route].is_about_a_person
        } == set()


@pytest.mark.parametrize("role", [*OPENERS, NOBODY])
def test_looking_changes_nothing_but_the_ledger(cast, role):
    wrong = {}
    with at_cast_time():
        member = officer_with(cast, role)
        place, walker = places(cast, member)[Relation.INVOLVED], Walker(member)
        before = contents(LEDGER)
        for asked in asked_by(place, safe=True):
            with undone():
                walker.ask(asked)
                after = contents(LEDGER)
            wrong[asked] = {table for table in after if after[table] != before[table]} - NOTED.get(asked.route, set())
    assert {asked: tables for asked, tables in wrong.items() if tables} == {}


def test_cookies_stay_on_this_site_and_out_of_scripts(cast):
    client = Client()
    client.get("/account/login/")
    client.post("/account/login/", {"login": "charlie", "password": PASSWORD})
    client.get("/")
    said = {name: (cookie["samesite"], cookie["httponly"], cookie["path"]) for name, cookie in client.cookies.items()}
    assert said == dict.fromkeys({"accord_session", "accord_csrf"}, ("Lax", True, "/"))
