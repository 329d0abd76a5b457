"""Who gets past the door, and what the ledger keeps of those who do not."""

import pytest
from django.test import Client

from accord.access.terms import Action, Relation
from accord.audit.queries.events import Criteria, events
from accord.kernel.references import reference_of
from accord.web.shell.routes import declared_routes
from tests.cast import Cast, signed_in, world

pytestmark = [pytest.mark.urls("tests.web.shell.site"), pytest.mark.django_db]


def test_a_page_declared_for_anybody_opens_to_anybody():
    assert Client().get("/about/").content == b"about"


@pytest.mark.parametrize("path", ["/", "/officers/", "/people/0000000000000/", "/fault/gone/"])
def test_every_other_page_asks_for_a_sign_in_and_comes_back_to_itself(path: str):
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={path}")


def test_a_form_sent_by_nobody_is_not_sent_again_after_signing_in():
    assert Client().post("/")["Location"] == "/account/login/?next=/"


@pytest.mark.parametrize("who", ["nobody", "alice"])
def test_a_page_that_nobody_declared_does_not_exist(cast: Cast, who: str):
    client = {"nobody": Client(), "alice": signed_in(cast.alice)}[who]
    answer = client.get("/undeclared/")
    assert answer.status_code == 404
    assert b"Quillfeather" not in answer.content


@pytest.mark.parametrize("path", ["/account/signup/", "/account/email/", "/account/3rdparty/signup/"])
def test_what_the_sign_in_library_offers_and_we_do_not_does_not_exist(path: str):
    assert Client().get(path).status_code == 404


def test_an_officer_meets_the_page_with_who_they_are_and_when_it_is(cast: Cast):
    username, moment = signed_in(cast.alice).get("/").content.decode().split()
    assert username == "alice"
    assert moment.endswith("+00:00")


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_a_page_answers_only_the_methods_it_declared(cast: Cast, method: str):
    assert getattr(signed_in(cast.alice), method)("/").status_code == 405


def test_head_comes_with_get(cast: Cast):
    assert signed_in(cast.alice).head("/").status_code == 200


def test_a_role_that_may_not_is_told_why_and_whom_to_ask_and_the_ledger_keeps_it(cast: Cast):
    answer = signed_in(cast.alice).get("/officers/")
    assert answer.status_code == 403
    assert "None of your roles may administer" in answer.content.decode()
    assert "ask your agency" in answer.content.decode()
    (row,) = events(Criteria(), limit=1).events
    assert (row.actor, row.what, row.outcome) == ("alice", "officers", "refused")


def test_an_officer_who_may_not_see_a_record_is_told_whom_to_ask(cast: Cast):
    shut = world(cast, cast.alice, Relation.RESTRICTED)
    answer = signed_in(cast.alice).get(f"/people/{reference_of(shut.person_id)}/")
    assert answer.status_code == 403
    assert "Ask Bob Metcalfe." in answer.content.decode()


def test_a_record_opens_to_an_officer_whose_agency_is_involved(cast: Cast):
    answer = signed_in(cast.alice).get(f"/people/{reference_of(cast.mason).lower()}/")
    assert answer.content.decode() == str(cast.mason)


def test_the_api_has_a_door_of_its_own():
    assert Client().get("/api/me/").content == b"api"


def test_every_route_tells_what_it_is():
    routes = {route.name: route for route in declared_routes("tests.web.shell.site")}
    assert routes["person"].declaration.action is Action.CONSULT
    assert routes["person"].declaration.purpose == "Managing the person"
    assert routes["about"].declaration.action is None
    assert routes["undeclared"].declaration is None
    assert routes["api:me"].has_own_door
    assert routes["account_login"].declaration.action is None
    assert "account_signup" not in routes


def test_no_route_of_the_service_is_undeclared():
    undeclared = [
        route.name
        for route in declared_routes("accord.config.urls")
        if route.declaration is None and not route.has_own_door
    ]
    assert undeclared == []
