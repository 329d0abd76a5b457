"""How quickly the daily meeting acts: counted of what was there to act on, in hours or days, for those who may see it."""

import csv
from datetime import UTC, datetime, timedelta

import pytest

from accord.access.commands import doors
from accord.journeys.manage_people import close_task, task
from accord.journeys.write_entries import Answers, enter_entry
from tests.cast import CAST_AT, CAST_ON, Cast, Member, asking, signed_in
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import page

pytestmark = pytest.mark.django_db
HERE = "/iom/daily/north-yorkshire/times/"
ARREST = {"arrested_on": "2025-05-30", "arrested_at": "08:00", "offence": "02801"}
MISSED = {
    "contact_on": "2025-05-30",
    "contact_type": "office_visit",
    "attendance": "unacceptable_absence",
    "notes": "-",
}
TASKED_AT = datetime(2025, 5, 30, 9, 30, tzinfo=UTC)
"""Half past ten in London, two hours and a half after the arrest."""


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def enter(member: Member, person_id: int, kind: str, texts: dict[str, str]) -> int:
    return enter_entry(asking(member, TASKED_AT), person_id, Answers(kind, texts))


@pytest.fixture
def arrested(cast: Cast) -> Cast:
    """One arrest tasked and closed, one at no known time and one too long ago, and an absence that nobody is tasked with."""
    first = enter(cast.alice, cast.mason, "arrests", ARREST)
    enter(cast.alice, cast.mason, "arrests", {**ARREST, "arrested_at": ""})
    enter(cast.alice, cast.mason, "arrests", {**ARREST, "arrested_on": "2025-05-05"})
    enter(cast.carol, cast.mason, "contacts", MISSED)
    number = task(asking(cast.alice, TASKED_AT), cast.mason, first, "alice", "See him.")
    close_task(asking(cast.alice, TASKED_AT + timedelta(days=2)), cast.mason, number, "He was in.")
    return cast


def test_times_are_told_of_how_many_and_in_the_unit_that_the_register_holds(arrested: Cast):
    said = page(arrested.alice, HERE)
    assert "28 days, from 6 May 2025 until 3 June 2025" in said
    assert "Arrests Hours 1 1 of 1 (100%) 2 hours 2 hours 1 of 1 (100%) 2 days 2 days" in said
    assert "Arrests Days 1 0 of 1 None None 0 of 1 None None" in said
    assert "Missed appointments Days 1 0 of 1 None None" in said
    assert "Warrants outstanding Nothing to count 0 None None None" in said
    assert "those of the 2 people in the cohort here today" in said


def test_the_file_holds_the_same_in_numbers_and_is_in_the_ledger_as_taken_out(arrested: Cast):
    answer = signed_in(arrested.alice).get("/iom/daily/north-yorkshire/times.csv")
    rows = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))
    found = {(row["kind"], row["counted_in"]): row for row in rows}
    arrests = found["arrests", "hours"]
    figures = ("facts", "tasked", "tasked_median", "tasked_longest", "closed", "closed_median")
    assert [arrests[name] for name in figures] == ["1", "1", "2", "2", "1", "50"]
    assert (arrests["from"], arrests["until"]) == ("2025-05-06", "2025-06-03")
    assert [found["warrants", "days"][name] for name in figures] == ["0", "0", "", "", "0", ""]
    assert newest().action == "export"


def test_a_release_counts_from_its_day_so_it_may_be_tasked_before(cast: Cast):
    stay = {"establishment": "HMP Durham", "received_on": "2025-05-01", "released_on": "2025-06-01"}
    number = enter(cast.erin, cast.nadia, "custody", stay)
    task(asking(cast.erin, TASKED_AT), cast.nadia, number, "erin", "Meet her at the gate.")
    assert "Releases due Days 1 1 of 1 (100%) 2 days before 2 days before" in page(cast.erin, HERE)


def test_what_the_viewer_may_not_see_is_not_counted(arrested: Cast):
    doors.exclude(
        person_id=arrested.mason, officer_id=arrested.carol.id, reason="Set.", ask="", starts_on=CAST_ON, at=CAST_AT,
        by="cast",
    )  # fmt: skip
    assert "Arrests Nothing to count 0 None None None" in page(arrested.carol, HERE)
    assert "people" not in newest().detail
