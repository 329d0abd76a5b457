"""Promise 23: a person's name stands on the pages that are about them, and nowhere else.

Everybody in the tests has a name that no word of the service has. After every route has been asked, and requests have failed
in every way, none of the names is in a log line, a title, an address, a header, a cookie, a letter or an error page; and
nothing may be kept by a browser or told to another site.
"""

import io
import logging
import re
from contextlib import contextmanager

import pytest
from django.core import mail
from django.test import Client

from accord.access.terms import Relation
from accord.jobs import send_alerts
from accord.journeys.open_in_emergency import open_in_emergency
from accord.kernel.references import reference_of
from tests.browsing import chromium, new_context
from tests.cast import CAST_AT, Cast, asking, cast_in_place, signed_in
from tests.promises.addresses import Asked, every_request
from tests.promises.matrix import NOBODY, OPENERS, officer_with
from tests.promises.places import places
from tests.promises.walking import Walker, undone
from tests.web.pages import at_cast_time

NAMES = ("marchbanks", "quillfeather", "ottershaw", "penhallow", "2000/0000223r", "yo24 4qz", "college place")
"""People's family names, one's PNC ID and postcode, and words of a contact note; in small letters."""

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ADDRESSES = re.compile(r"(?:href|src|action|formaction)=\"([^\"]*)\"")
ERRORS = {403, 404, 405, 500, 503}
MUST_SAY = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


def leaked(text: str) -> list[str]:
    """The names that are in the text, however they are written there."""
    lowered = text.lower().replace("%20", " ").replace("+", " ").replace("%2f", "/")
    return [name for name in NAMES if name in lowered]


@contextmanager
def log_lines():
    """What the service writes to standard error meanwhile, at the level that says most without naming queries."""
    written, root = io.StringIO(), logging.getLogger()
    served = next(handler for handler in root.handlers if type(handler) is logging.StreamHandler)
    handler, level = logging.StreamHandler(written), root.level
    handler.setFormatter(served.formatter)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield written
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def where_it_leaks(answer) -> list[str]:
    """The places outside a page's own text where the answer has a name."""
    text = answer.content.decode(errors="replace")
    places_of = {
        "title": " ".join(_TITLE.findall(text)),
        "address": " ".join(_ADDRESSES.findall(text)),
        "header": str(answer.headers),
        "cookie": answer.cookies.output(),
        "error page": text if answer.status_code in ERRORS else "",
    }
    return [f"{place}: {name}" for place, words in places_of.items() for name in leaked(words)]


def headers_missing(answer) -> list[str]:
    """The headers that keep a page to itself and that the answer lacks."""
    return [name for name, said in MUST_SAY.items() if answer.headers.get(name) != said]


def once(requests: list[Asked]) -> list[Asked]:
    """Each request that differs: what names no person is asked alike whoever stands where, and each is undone after it."""
    return list({(asked.method, asked.address, repr(asked.body)): asked for asked in requests}.values())


@pytest.mark.django_db
@pytest.mark.parametrize("role", [*OPENERS, NOBODY])
def test_no_name_is_outside_the_text_of_a_page_or_in_the_log(cast: Cast, role: str):
    told: dict[Asked, list[str]] = {}
    with at_cast_time(), log_lines() as log:
        member = officer_with(cast, role)
        held, walker = places(cast, member), Walker(member)
        for asked in once(every_request(held[Relation.INVOLVED]) + every_request(held[Relation.RESTRICTED])):
            with undone():
                answer = walker.ask(asked)
                told[asked] = where_it_leaks(answer) + headers_missing(answer)
    assert {asked: where for asked, where in told.items() if where} == {}
    assert leaked(log.getvalue()) == []


@pytest.mark.django_db
@pytest.mark.urls("tests.web.shell.site")
@pytest.mark.parametrize("path", ["/fault/bug/", "/fault/gone/", "/fault/database/", "/fault/ledger/", "/undeclared/"])
def test_no_name_is_in_the_answer_or_the_log_of_a_failure(cast: Cast, path: str):
    """Each of these raises an exception that has a name in its text."""
    client = signed_in(cast.alice)
    client.raise_request_exception = False
    with log_lines() as log:
        answer = client.get(path, {"q": "Quillfeather"})
    assert answer.status_code in ERRORS
    assert where_it_leaks(answer) + headers_missing(answer) == []
    assert leaked(log.getvalue()) == []


@pytest.mark.django_db
def test_no_name_is_in_the_answer_or_the_log_of_a_request_that_is_not_accepted(cast: Cast):
    without_token = Client(enforce_csrf_checks=True)
    without_token.cookies = signed_in(cast.alice).cookies
    with log_lines() as log:
        answers = [
            without_token.post("/search/", {"q": "Quillfeather"}),
            without_token.get("/search/", {"q": "Quillfeather"}, headers={"host": "quillfeather.example.org"}),
            without_token.post("/api/v1/people/search", '{"q": "Quillfeather', content_type="application/json"),
            signed_in(cast.alice).post("/api/v1/people/search", '{"q": "Quillfeather', content_type="application/json"),
            signed_in(cast.alice).get("/api/v1/cases", {"colour": "Quillfeather"}),
        ]
    assert {answer.status_code for answer in answers} <= {400, 403, 422}
    assert [leaked(answer.content.decode()) for answer in answers] == [[]] * len(answers)
    assert [where_it_leaks(answer) for answer in answers] == [[]] * len(answers)
    assert "quillfeather" not in re.sub(r"quillfeather\.example\.org", "", log.getvalue().lower())


@pytest.mark.django_db
def test_no_name_is_in_a_letter(cast: Cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with at_cast_time():
        open_in_emergency(asking(cast.alice), "2003/0000003Y", "He said that he would hurt his brother tonight.")
        send_alerts.run(CAST_AT)
        Client().post("/account/password/reset/", {"email": "alice@example.org"})
    letters = [letter.message().as_string() for letter in mail.outbox]
    assert len(letters) >= 2
    assert [leaked(letter) for letter in letters] == [[]] * len(letters)


@pytest.mark.browser
def test_no_name_stays_in_the_browser(transactional_db, live_server):
    cast = cast_in_place()
    name, cookie = next((name, each.value) for name, each in signed_in(cast.alice).cookies.items())
    with chromium() as browser:
        context = new_context(browser)
        context.add_cookies([{"name": name, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}/search/")
        page.get_by_role("main").get_by_role("searchbox").or_(page.locator("main input[name=q]")).first.fill(
            "Quillfeather"
        )
        page.locator("main button[type=submit]").first.click()
        page.get_by_role("link", name="Quillfeather, Mason Lee").click()
        assert reference_of(cast.mason) in page.url
        kept = page.evaluate(
            "async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie,"
            " await caches.keys(), await indexedDB.databases(), history.state, document.title])"
        )
        stored = str(context.storage_state(indexed_db=True))
    assert leaked(kept) == []
    assert leaked(stored) == []
