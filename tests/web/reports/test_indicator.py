"""Convictions against the year before, and the national count, on pages: figures with what they rest on, and nobody's name."""

import pytest

from accord.audit.terms import Action
from tests.cast import Cast, signed_in
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db
INDICATOR, NATIONAL = "/reports/iom-indicator/", "/reports/iom-national/"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def said(member, address: str) -> str:
    return " ".join(signed_in(member).get(address).content.decode().split())


def test_the_count_says_of_whom_and_up_to_when_and_is_in_the_ledger(cast: Cast):
    page = said(cast.jack, f"{INDICATOR}?from-day=1&from-month=5&from-year=2025")
    assert "in the scheme on 1 May 2025, counted up to, not including, 2 June 2025, as known now." in page
    assert newest().action is Action.REPORT


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("from-day=2&from-month=6&from-year=2025&to-day=1&to-month=6&to-year=2025", "which is not after its first day"),
        ("from-day=1&from-month=1&from-year=2020", "A cohort is fixed for a year"),
        ("from-day=31&from-month=2&from-year=2025", "February"),
        ("scheme=atlantis", "not one of"),
        ("to-day=4&to-month=6&to-year=2025", "what lies ahead is not recorded"),
    ],
)
def test_a_period_or_scheme_that_is_none_is_told(cast: Cast, query: str, why: str):
    answer = signed_in(cast.jack).get(f"{INDICATOR}?{query}")
    assert answer.status_code == 400
    assert why in answer.content.decode()


def test_a_day_ahead_is_counted_by_no_report(cast: Cast):
    for report in (NATIONAL, "/reports/iom-cohorts/", "/reports/iom-performance/", "/reports/scores/"):
        answer = signed_in(cast.jack).get(f"{report}?on-day=31&on-month=1&on-year=2099")
        assert (answer.status_code, "31 January 2099 is in the future" in answer.content.decode()) == (400, True)


def test_the_national_count_adds_up_and_names_nobody(cast: Cast):
    page = said(cast.jack, NATIONAL)
    assert "2 people, each counted once, as known now." in page
    assert "Quillfeather" not in page
    assert newest().action is Action.REPORT


def test_a_day_on_which_nobody_was_in_a_cohort_says_so(cast: Cast):
    assert "No one was in an IOM cohort on this day" in said(cast.jack, f"{NATIONAL}?on-day=1&on-month=3&on-year=2020")
