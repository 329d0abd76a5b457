"""Emergency accesses: who waits to be looked at, one of them, and the finding on it."""

import pytest
from django.test import Client

from accord.access.queries.doors import emergency_access, emergency_accesses
from accord.journeys.open_in_emergency import open_in_emergency
from accord.kernel.references import reference_of
from tests.cast import CAST_AT, Cast, asking, signed_in
from tests.web.pages import at_cast_time, ledger, newest

pytestmark = pytest.mark.django_db
LIST = "/oversight/emergency-access/"
REASON = "His mother rang: he has taken all his tablets. <b>Ambulance asks what.</b>"
FINDING = "Right to open: I rang the control room, who confirm it."


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


@pytest.fixture
def kavita(cast: Cast) -> Client:
    return signed_in(cast.kavita)


@pytest.fixture
def opened(cast: Cast) -> int:
    """Oscar's record, opened by Alice."""
    open_in_emergency(asking(cast.alice), "X100003", REASON)
    return emergency_accesses()[0].id


def test_what_waits_is_counted_and_the_alert_leads_to_it(kavita: Client, opened: int):
    page = kavita.get("/oversight/").content.decode()
    assert "1 emergency access to look at" in page
    assert f'href="{LIST}{opened}/"' in page
    assert "Not sent: it stands here only" in page


def test_the_list_says_who_when_and_why_and_whose_by_reference_alone(cast: Cast, kavita: Client, opened: int):
    page = kavita.get(LIST).content.decode()
    assert "Alice Thwaite" in page
    assert reference_of(cast.oscar) in page
    assert "Penhallow" not in page
    assert "&lt;b&gt;Ambulance" in page


def test_whom_the_list_shows_is_told_to_the_ledger_once(cast: Cast, kavita: Client, opened: int):
    before = newest().row_id
    kavita.get(LIST)
    assert (newest().row_id, newest().actor, newest().detail["people"]) == (before + 1, "kavita", str(cast.oscar))


def test_nothing_waiting_says_what_to_do(cast: Cast, kavita: Client):
    page = kavita.get(LIST).content.decode()
    assert "None waits for you" in page
    assert 'href="?show=all"' in page


def test_one_shows_the_reason_and_until_when_it_is_open(kavita: Client, opened: int):
    page = kavita.get(f"{LIST}{opened}/").content.decode()
    assert "2 June 2025 at 2:30pm" in page
    assert "Still open" in page
    assert "Was it right to open the record?" in page
    assert "Penhallow" not in page


def test_a_finding_is_recorded_once_and_told(cast: Cast, kavita: Client, opened: int):
    assert kavita.post(f"{LIST}{opened}/", {"finding": FINDING})["Location"] == f"{LIST}{opened}/"
    view = emergency_access(opened)
    assert (view.finding, view.reviewed_by, view.reviewed_at) == (FINDING, "kavita", CAST_AT)
    assert newest().detail["emergency"] == opened
    assert "None waits for you" in kavita.get(LIST).content.decode()
    assert "Looked at" in kavita.get(f"{LIST}?show=all").content.decode()
    page = kavita.post(f"{LIST}{opened}/", {"finding": "Wrong."}, follow=True).content.decode()
    assert "Somebody has recorded a finding already" in page
    assert emergency_access(opened).finding == FINDING


@pytest.mark.parametrize("finding", ["", "   ", "x" * 1001, "\0"])
def test_a_finding_that_says_nothing_or_too_much_is_refused(kavita: Client, opened: int, finding: str):
    answer = kavita.post(f"{LIST}{opened}/", {"finding": finding})
    assert answer.status_code == 400
    assert '<a href="#finding">' in answer.content.decode()
    assert emergency_access(opened).reviewed_at is None


@pytest.mark.parametrize("number", [0, 999, 2**63, 10**40])
def test_one_that_there_is_not_is_a_missing_page(cast: Cast, kavita: Client, number: int):
    assert kavita.get(f"{LIST}{number}/").status_code == 404
    assert kavita.post(f"{LIST}{number}/", {"finding": FINDING}).status_code == 404


def test_who_opened_it_may_not_look_at_whether_it_was_right(cast: Cast, opened: int):
    alice = signed_in(cast.alice)
    assert alice.post(f"{LIST}{opened}/", {"finding": FINDING}).status_code == 403
    assert emergency_access(opened).reviewed_at is None


def test_each_look_is_one_row(kavita: Client, opened: int):
    before = len(ledger())
    kavita.get(f"{LIST}{opened}/")
    assert len(ledger()) == before + 1
