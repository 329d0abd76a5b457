"""What is answered when a page cannot be shown: as little as possible, and the way on."""

import pytest
from django.test import Client

from accord.access.gate import doors
from accord.access.terms import Relation
from accord.audit.ledger import LedgerUnavailable
from accord.kernel.references import reference_of
from tests.cast import Cast, signed_in, world

pytestmark = [pytest.mark.urls("tests.web.shell.site"), pytest.mark.django_db]


@pytest.fixture
def alice(cast: Cast) -> Client:
    client = signed_in(cast.alice)
    client.raise_request_exception = False
    return client


def told(answer) -> tuple[int, bytes, list[tuple[str, str]]]:
    return answer.status_code, answer.content, sorted(answer.headers.items())


@pytest.mark.parametrize("relation", [Relation.OTHER_AGENCY, Relation.ENDED, Relation.OWN_AGENCY_UNINVOLVED])
def test_a_strangers_record_answers_exactly_as_one_that_is_not_there(cast: Cast, alice: Client, relation: Relation):
    stranger = world(cast, cast.alice, relation)
    missing = told(alice.get("/no/such/page/"))
    assert told(alice.get(f"/people/{reference_of(stranger.person_id)}/")) == missing
    assert told(alice.get(f"/people/{reference_of(1)}/")) == missing
    assert told(alice.get("/people/not-a-reference/")) == missing
    assert told(alice.get("/fault/gone/")) == missing
    assert missing[0] == 404


def test_a_missing_page_is_the_same_for_everyone_and_every_time(cast: Cast, alice: Client):
    pages = {client.get("/no/such/page/").content for client in (alice, Client(), signed_in(cast.liam), alice)}
    assert len(pages) == 1


def test_without_the_ledger_nothing_is_shown_at_all(alice: Client):
    answer = alice.get("/fault/ledger/")
    assert (answer.status_code, answer.content) == (503, b"")


def test_without_the_ledger_not_even_a_refusal_is_shown(alice: Client, monkeypatch):
    def unavailable(event):
        raise LedgerUnavailable

    monkeypatch.setattr(doors, "append", unavailable)
    answer = alice.get("/officers/")
    assert (answer.status_code, answer.content) == (503, b"")


@pytest.mark.parametrize(
    ("kind", "status", "heading"), [("database", 503, "Accord is busy"), ("bug", 500, "Sorry, something went wrong")]
)
def test_what_goes_wrong_says_what_to_do_and_tells_nothing(alice: Client, kind: str, status: int, heading: str):
    answer = alice.get(f"/fault/{kind}/")
    assert answer.status_code == status
    assert heading in answer.content.decode()
    assert b"Quillfeather" not in answer.content
    assert b"csrfmiddlewaretoken" not in answer.content


def test_a_form_without_its_token_is_refused_with_the_way_on(cast: Cast):
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(cast.alice).cookies
    answer = client.post("/")
    assert answer.status_code == 403
    assert "The form was not accepted" in answer.content.decode()


@pytest.mark.parametrize("path", ["/", "/about/", "/no/such/page/", "/officers/", "/fault/ledger/", "/fault/bug/"])
def test_no_answer_is_kept_by_a_browser_or_sent_on_to_another_site(alice: Client, path: str):
    headers = alice.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "noindex" in headers["X-Robots-Tag"]
