"""The ledger as it is overseen: filtered, paged, and every look at it in it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accord.access.commands import partnership
from accord.access.gate import doors
from accord.audit.ledger import LedgerUnavailable
from accord.audit.queries.events import Criteria, count
from accord.kernel.references import reference_of
from tests.cast import CAST_AT, Cast, signed_in
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db
HERE = "/oversight/ledger/"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


@pytest.fixture
def kavita(cast: Cast) -> Client:
    return signed_in(cast.kavita)


def record(person_id: int) -> str:
    return f"/people/{reference_of(person_id)}/"


def rows(page: bytes) -> list[str]:
    """What was done, row by row."""
    return re.findall(r"about row (\d+)", page.decode())


def test_it_says_who_did_what_to_whose_record_and_why(cast: Cast, kavita: Client):
    signed_in(cast.alice).get(record(cast.mason))
    page = kavita.get(HERE).content.decode()
    assert "Alice Thwaite" in page
    assert "North Yorkshire Police" in page
    assert "Looked at the record" in page
    assert "Person overview" in page
    assert reference_of(cast.mason) in page
    assert "Quillfeather" not in page


def test_every_look_at_it_is_in_it_once_with_everybody_shown(cast: Cast, kavita: Client):
    signed_in(cast.alice).get(record(cast.mason))
    before = count(Criteria())
    kavita.get(f"{HERE}?officer=alice")
    assert count(Criteria()) == before + 1
    row = newest()
    assert (row.actor, row.what, row.person_id) == ("kavita", "ledger", None)
    assert str(cast.mason) in str(row.detail["people"]).split()
    assert row.detail["asked officer"] == "alice"


def test_a_list_shows_everybody_on_it_by_reference(cast: Cast, kavita: Client):
    signed_in(cast.alice).get("/cases/?tab=agency")
    page = kavita.get(f"{HERE}?officer=alice").content.decode()
    assert "2 people on a list" in page
    assert reference_of(cast.nadia) in page


@pytest.mark.parametrize("typed", ["alice", "ALICE", "Alice Thwaite", " alice thwaite "])
def test_it_is_narrowed_to_an_officer_by_user_name_or_name(cast: Cast, kavita: Client, typed: str):
    signed_in(cast.alice).get(record(cast.mason))
    signed_in(cast.bob).get(record(cast.mason))
    page = kavita.get(HERE, {"officer": typed}).content.decode()
    assert "Alice Thwaite" in page
    assert "Bob Metcalfe" not in page


def test_a_closed_account_can_be_asked_for_still(cast: Cast, kavita: Client):
    signed_in(cast.alice).get(record(cast.mason))
    partnership.close_account(cast.alice.id, CAST_AT.date())
    assert "Alice Thwaite" in kavita.get(f"{HERE}?officer=alice").content.decode()


def test_two_officers_of_one_name_are_told_apart_by_user_name(cast: Cast, kavita: Client):
    partnership.open_account(
        username="alice2", name="Alice Thwaite", email="", agency_id=cast.alice.agency.id, password=None, at=CAST_AT
    )
    answer = kavita.get(HERE, {"officer": "Alice Thwaite"})
    assert answer.status_code == 400
    assert "alice, alice2. Give one user name." in answer.content.decode()


def test_it_is_narrowed_to_a_person_an_action_and_an_outcome(cast: Cast, kavita: Client):
    alice = signed_in(cast.alice)
    alice.get(record(cast.mason))
    alice.get(record(cast.oscar))
    assert len(rows(kavita.get(f"{HERE}?person={reference_of(cast.oscar).lower()}&outcome=refused").content)) == 1
    assert rows(kavita.get(f"{HERE}?person={reference_of(cast.oscar)}&outcome=allowed&what=consult").content) == []


def test_lists_and_searches_on_which_a_person_stood_are_found_when_asked_for(cast: Cast, kavita: Client):
    signed_in(cast.alice).get("/cases/?tab=agency")
    only = f"{HERE}?officer=alice&person={reference_of(cast.nadia)}"
    assert rows(kavita.get(only).content) == []
    assert len(rows(kavita.get(f"{only}&lists=yes").content)) == 1


def test_it_is_narrowed_to_days_in_london_the_last_included(cast: Cast, kavita: Client):
    with time_machine.travel(CAST_AT + timedelta(days=3), tick=False):
        signed_in(cast.alice).get(record(cast.mason))
        kavita = signed_in(cast.kavita)
        day = "since-day=5&since-month=6&since-year=2025&until-day=5&until-month=6&until-year=2025"
        assert len(rows(kavita.get(f"{HERE}?officer=alice&{day}").content)) == 1
        earlier = day.replace("day=5", "day=4")
        assert rows(kavita.get(f"{HERE}?officer=alice&{earlier}").content) == []


def test_it_is_paged_and_the_filters_stay(cast: Cast, kavita: Client):
    alice = signed_in(cast.alice)
    for _ in range(30):
        alice.get(record(cast.mason))
    first = kavita.get(f"{HERE}?officer=alice")
    older = re.search(r'href="(\?officer=alice&amp;before=\d+)"', first.content.decode())[1].replace("&amp;", "&")
    second = kavita.get(f"{HERE}{older}")
    assert (len(rows(first.content)), len(rows(second.content))) == (25, 5)
    assert set(rows(first.content)) & set(rows(second.content)) == set()
    assert 'href="?officer=alice"' in second.content.decode()


def test_a_filter_can_be_taken_away(cast: Cast, kavita: Client):
    page = kavita.get(f"{HERE}?officer=alice&outcome=refused").content.decode()
    assert '<a class="moj-filter__tag" href="?officer=alice">' in page
    assert '<a class="moj-filter__tag" href="?outcome=refused">' in page


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"officer": "nobody at all"}, "No officer is called so."),
        ({"person": "not a reference"}, "A reference is 13 letters and figures"),
        ({"since-day": "31", "since-month": "2", "since-year": "2025"}, "February 2025 has days 1 to 28"),
        ({"what": "burgle"}, "not one of the codes"),
        ({"officer": "a\0b"}, "cannot be seen or stored"),
        ({"officer": "x" * 500}, "at most 150"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_shows_nothing(cast: Cast, kavita: Client, query: dict[str, str], why: str):
    answer = kavita.get(HERE, query)
    assert answer.status_code == 400
    assert why in answer.content.decode()
    assert rows(answer.content) == []


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "\0", "1e3"])
def test_a_page_that_there_is_not_is_the_first(cast: Cast, kavita: Client, before: str):
    assert len(rows(kavita.get(HERE, {"before": before}).content)) > 0


def test_what_the_ledger_holds_is_shown_as_text(cast: Cast, kavita: Client):
    signed_in(cast.alice).post("/people/emergency-access/reason/", {"identifier": "X100003", "reason": "x"})
    signed_in(cast.alice).post("/search/", {"q": "<script>alert(1)</script>"})
    assert "<script>alert" not in kavita.get(HERE).content.decode()


def unavailable(event):
    raise LedgerUnavailable


def test_without_the_ledger_nothing_of_it_is_shown(cast: Cast, kavita: Client, monkeypatch):
    monkeypatch.setattr(doors, "append", unavailable)
    answer = kavita.get(HERE)
    assert (answer.status_code, answer.content) == (503, b"")


def test_a_sign_in_that_failed_stands_there_without_what_was_typed(cast: Cast, kavita: Client):
    Client().post("/account/login/", {"login": "hunter2 is mine", "password": "x"})
    page = kavita.get(f"{HERE}?what=sign_in_failed").content.decode()
    assert "Failed to sign in" in page
    assert "hunter2" not in page
