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
        (
            "from-day=2&from-month=6&from-year=2025&to-day=1&to-month=6&to-year=2025",
            "The count ends on 1 June 2025, which is not after its first day, 2 June 2025.",
        ),
        ("from-day=1&from-month=1&from-year=2020", "the count ends by 1 January 2021."),
        ("from-day=31&from-month=2&from-year=2025", "February"),
        ("scheme=atlantis", "not one of"),
        ("to-day=4&to-month=6&to-year=2025", "what lies ahead is not recorded"),
    ],
)
def test_a_period_or_scheme_that_is_none_is_told(cast: Cast, query: str, why: str):
    answer = signed_in(cast.jack).get(f"{INDICATOR}?{query}")
    assert answer.status_code == 400
    assert why in answer.content.decode()


def test_the_scheme_that_is_counted_is_the_one_chosen_on_the_form(cast: Cast):
    page = said(cast.jack, INDICATOR)
    assert 'value="north-yorkshire" checked' in page
    assert "Leave blank" not in page


def test_it_says_how_late_the_courts_are_and_that_it_is_not_known_where_nobody_was_convicted(cast: Cast):
    may, june = (said(cast.jack, f"{INDICATOR}?from-day=1&from-month={month}&from-year=2025") for month in (5, 6))
    assert "The courts are late: of the 1 conviction half came within 28 days of the offence" in may
    assert "Nobody was convicted in the period, so how long the courts take is not known." in june


def test_a_first_day_on_which_nobody_was_in_the_scheme_is_no_figure(cast: Cast):
    page = said(cast.jack, f"{INDICATOR}?from-day=1&from-month=3&from-year=2020&to-day=1&to-month=4&to-year=2020")
    assert "Nobody was in this scheme's cohort on 1 March 2020" in page.replace("&#39;", "'")
    assert "Within the target" not in page


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
