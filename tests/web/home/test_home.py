"""Home shows what is due of the officer's own cases, and tells the ledger whom it showed."""

import pytest

from accord.access.gate import open_person
from accord.access.terms import Action as Wanted
from accord.audit.terms import Action
from accord.journeys.write_entries import Answers, correct_entry
from accord.record.queries.timeline import TimelineFilter, timeline
from accord.reporting.queries.caseload import my_cases
from tests.cast import CAST_AT, Cast, asking, signed_in, viewer
from tests.web.pages import at_cast_time, ledger, newest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def test_it_counts_the_officers_cases_in_words(cast: Cast):
    assert "You have 1 case" in signed_in(cast.alice).get("/").content.decode()


def test_it_shows_what_is_overdue_and_by_how_much(cast: Cast):
    page = signed_in(cast.alice).get("/").content.decode()
    assert "Quillfeather, Mason Lee" in page
    assert "Overdue by 92 days" in page  # a silver tier since 2 September 2024, reviewed every six months


def test_a_person_in_custody_is_expected_at_no_contact(cast: Cast):
    page = signed_in(cast.erin).get("/").content.decode()
    assert "Ottershaw, Nadia" in page
    assert "No contact is recorded" not in page


def test_a_planned_release_is_shown(cast: Cast):
    page = signed_in(cast.erin).get("/").content.decode()
    assert "In custody at HMP New Hall" in page
    assert "23 June 2025" in page


def test_whoever_is_shown_is_in_the_ledger_once(cast: Cast):
    before = len(ledger())
    signed_in(cast.alice).get("/")
    assert len(ledger()) == before + 1
    assert newest().action is Action.CONSULT
    assert newest().detail["people"] == str(cast.mason)


def test_nothing_is_told_when_nobody_is_shown(cast: Cast):
    before = len(ledger())
    signed_in(cast.liam).get("/")
    assert len(ledger()) == before


def test_a_lay_adviser_sees_figures_and_no_case(cast: Cast):
    page = signed_in(cast.jack).get("/").content.decode()
    assert "IOM performance table" in page
    assert "Quillfeather" not in page


def test_information_governance_sees_what_waits_for_review(cast: Cast):
    assert "0 emergency accesses to review" in signed_in(cast.kavita).get("/").content.decode()


def test_an_administrator_is_led_to_officers_and_policy(cast: Cast):
    page = signed_in(cast.liam).get("/").content.decode()
    assert "/administration/officers/" in page
    assert "/administration/policy/" in page


def test_a_contact_made_today_moves_the_next_one(cast: Cast):
    opened = open_person(asking(cast.carol), cast.mason, Wanted.CONSULT)
    contact = timeline(viewer(cast.carol), opened, TimelineFilter(kinds=("contacts",))).entries[0]
    answers = Answers("contacts", {"contact_on": "2025-06-02", "contact_type": "phone_call", "attendance": "attended",
                                   "notes": "All well."})  # fmt: skip
    correct_entry(asking(cast.carol), cast.mason, contact.id, answers, "It was today.")
    reasons = [due.because for due in my_cases(viewer(cast.alice), CAST_AT)[0].dues]
    assert any("The last contact was on 2 June 2025" in reason for reason in reasons)
