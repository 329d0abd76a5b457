"""The daily list: what it shows of a day, to whom, how it stays as it was, and how an item is tasked and closed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from accord.access.commands import doors
from accord.access.queries.areas import area_named
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.iom.commands.answering import ManagingRefused
from accord.journeys.manage_people import answer, task
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import Answers, correct_entry, enter_entry
from accord.kernel.references import reference_of
from accord.monitoring.registers import TAGS
from accord.people.commands import own_record_of
from accord.record.commands import Author
from accord.record.commands import enter as write
from accord.record.daily_list import OnTheDailyList, Window
from accord.record.queries.writing import retention_of
from accord.record.registers import Register
from accord.reporting.queries.daily import DailyList, daily_list, morning_of
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, Member, asking, signed_in, viewer
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import address, page

pytestmark = pytest.mark.django_db
NIGHT = datetime(2025, 6, 2, 5, 0, tzinfo=UTC)
"""Six in London on the day of the tests, an hour before the list is made."""

ARREST = {"arrested_on": "2025-06-01", "arrested_at": "23:40", "offence": "02801", "outcome": "in_police_custody"}
REPORT = {
    "log_ref": "L1",
    "received_on": "2025-05-31",
    "source": "1",
    "assessment": "B",
    "handling": "P",
    "gist": "Seen at the yard.",
}
MISSED = {
    "contact_on": "2025-05-30",
    "contact_type": "office_visit",
    "attendance": "unacceptable_absence",
    "notes": "No word.",
}
FAILED = {"event": "failed_drug_test", "happened_on": "2025-05-20", "source": "The drug service"}
WARRANT = {"warrant_type": "bench", "issued_by": "York Magistrates' Court", "issued_on": "2025-05-12"}
RECALLS = replace(TAGS, code="recalls", daily=OnTheDailyList("Recalls under way", Window.WAITING, place=7))
TAG_ALERTS = replace(TAGS, code="alerts", daily=OnTheDailyList("Tag alerts", Window.NEW, place=25))
"""Two registers of later capabilities, which say themselves that they are on the list."""

GIVEN = {"answer": "decision", "what": "Spoken to", "what_for": "A failed test.", "given_on": "2025-06-02"}


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def enter(member: Member, person_id: int, kind: str, texts: dict[str, str], at: datetime = NIGHT) -> int:
    return enter_entry(asking(member, at), person_id, Answers(kind, texts))


def listed(member: Member, at: datetime = CAST_AT, registers: Iterable[Register] = REGISTERS.values()) -> DailyList:
    area = area_named("North Yorkshire")
    assert area is not None
    return daily_list(viewer(member), area, morning_of(CAST_ON, at, area), at, registers)


def sentences(found: DailyList) -> dict[str, list[str]]:
    return {kind.register.code: [item.sentence for item in items] for kind, items in found.items}


def test_the_list_of_a_morning_shows_what_the_night_brought_and_what_waits(cast: Cast):
    enter(cast.alice, cast.mason, "arrests", ARREST)
    enter(cast.alice, cast.mason, "intelligence", REPORT)
    enter(cast.carol, cast.mason, "contacts", MISSED)
    enter(cast.carol, cast.mason, "compliance", FAILED, CAST_AT - timedelta(days=13))
    said = page(cast.alice, "/iom/daily/york-selby/")
    assert (
        "Arrested at 23:40 for Burglary (domestic) (028/01): in police custody North Yorkshire Police"
        " 7 hours ago Sunday 1 June 2025 at 11:40pm Not tasked" in said
    )
    assert "Intelligence graded 1-B-P North Yorkshire Police 2 days ago Saturday 31 May 2025" in said
    assert "Office visit: did not attend: unacceptable Probation Service 3 days ago Friday 30 May 2025" in said
    assert (
        "Failed drug test Probation Service To be answered by 25 May 2025: Overdue by 8 days 13 days ago Tuesday 20 May 2025"
        in said
    )
    assert said.count("To be answered by") == 1
    assert "Seen at the yard" not in said
    assert newest().detail["people"] == str(cast.mason)


def test_a_register_joins_the_list_by_declaring_itself(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(REGISTERS, TAG_ALERTS.code, TAG_ALERTS)
    record = own_record_of(cast.alice.agency.id, cast.mason, NIGHT, "alice")
    raised = {"tag_type": "curfew", "fitted_on": date(2025, 6, 1), "removed_on": None, "legal_basis": "licence"}
    author = Author(cast.alice.agency.id, record, cast.mason, cast.alice.id)
    write(TAG_ALERTS, raised, author, retention_of(TAGS, CAST_ON), NIGHT)
    said = page(cast.alice, "/iom/daily/york-selby/")
    assert "Warrants outstanding 0 0 0 0 Tag alerts 1" in said
    assert "fitted (licence) North Yorkshire Police Yesterday Sunday 1 June 2025 Not tasked" in said


@pytest.mark.parametrize(("ended", "lines"), [(None, 1), (date(2025, 6, 2), 0), (date(2025, 6, 30), 1)])
def test_a_register_that_waits_until_its_end_joins_by_declaring_itself_and_is_tasked(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, ended: date | None, lines: int
):
    monkeypatch.setitem(REGISTERS, RECALLS.code, RECALLS)
    record = own_record_of(cast.alice.agency.id, cast.mason, NIGHT, "alice")
    begun = {"tag_type": "curfew", "fitted_on": date(2025, 5, 1), "removed_on": ended, "legal_basis": "licence"}
    author = Author(cast.alice.agency.id, record, cast.mason, cast.alice.id)
    number = write(RECALLS, begun, author, retention_of(TAGS, CAST_ON), NIGHT)
    task(asking(cast.alice), cast.mason, number, "carol", "Ask the prison.")
    said = page(cast.carol, "/iom/daily/york-selby/")
    assert said.count("32 days ago Thursday 1 May 2025 Tasked Carol Sunley: Ask the prison.") == lines
    assert said.count("Open tasks from other days (1)") == 1 - lines
    assert f"still in the cohort 0 0 0 0 Recalls under way {lines} " in said


@pytest.mark.parametrize(
    ("executed", "outstanding"),
    [("", True), ("2025-06-02", False), ("2025-05-20", False)],
)
def test_a_warrant_is_listed_from_its_issue_until_it_is_executed(cast: Cast, executed: str, outstanding: bool):
    enter(cast.alice, cast.mason, "warrants", {**WARRANT, "executed_on": executed})
    enter(cast.alice, cast.mason, "warrants", {**WARRANT, "issued_on": "2025-06-02", "warrant_type": "breach"}, CAST_AT)
    assert sentences(listed(cast.alice))["warrants"] == ["Bench warrant of York Magistrates' Court"] * outstanding


def test_a_warrant_executed_after_the_list_was_made_is_on_it_and_not_on_the_next(cast: Cast):
    issued = enter(cast.alice, cast.mason, "warrants", WARRANT, NIGHT - timedelta(days=9))
    done = Answers("warrants", {**WARRANT, "executed_on": "2025-06-02"})
    correct_entry(asking(cast.alice), cast.mason, issued, done, "He gave himself up.")
    assert sentences(listed(cast.alice))["warrants"] == ["Bench warrant of York Magistrates' Court"]
    at = CAST_AT + timedelta(days=1)
    area = area_named("York/Selby")
    assert area is not None
    found = daily_list(viewer(cast.alice), area, morning_of(at.date(), at, area), at, REGISTERS.values())
    assert sentences(found)["warrants"] == []


def test_intelligence_is_not_on_the_list_of_those_to_whom_no_agreement_gives_it(cast: Cast):
    enter(cast.alice, cast.mason, "arrests", ARREST)
    enter(cast.alice, cast.mason, "intelligence", REPORT)
    assert [kind for kind, lines in sentences(listed(cast.carol)).items() if lines] == ["arrests"]


def test_a_planned_release_is_listed_as_its_day_comes_near(cast: Cast):
    at = datetime(2025, 6, 18, 9, tzinfo=UTC)
    area = area_named("Harrogate/Craven")
    assert area is not None
    found = daily_list(viewer(cast.erin), area, morning_of(at.date(), at, area), at, REGISTERS.values())
    ((item,),) = [items for kind, items in found.items if kind.register.code == "custody"]
    assert (item.since.amount, item.sentence) == (-5, "Release planned. In custody at HMP New Hall since 14 April 2025")
    assert sentences(listed(cast.erin))["custody"] == []


@pytest.mark.parametrize(
    ("recorded", "happened", "is_new"),
    [
        (NIGHT, "2025-06-01", True),
        (datetime(2025, 6, 2, 6, 0, tzinfo=UTC), "2025-06-01", True),
        (datetime(2025, 6, 2, 6, 0, 1, tzinfo=UTC), "2025-06-01", False),
        (datetime(2025, 5, 30, 6, 0, tzinfo=UTC), "2025-05-29", False),
        (datetime(2025, 5, 30, 6, 0, 1, tzinfo=UTC), "2025-05-29", True),
        (NIGHT, "2025-05-19", True),
        (NIGHT, "2025-05-18", False),
    ],
)
def test_new_is_what_became_known_since_the_list_of_the_working_day_before(cast: Cast, recorded, happened, is_new):
    enter(cast.alice, cast.mason, "arrests", {**ARREST, "arrested_on": happened}, recorded)
    assert bool(sentences(listed(cast.alice))["arrests"]) is is_new


def test_a_days_list_stays_as_it_was_whatever_is_written_later(cast: Cast):
    arrest = enter(cast.alice, cast.mason, "arrests", ARREST)
    failed = enter(cast.carol, cast.mason, "compliance", FAILED)
    before = sentences(listed(cast.alice))
    enter(cast.alice, cast.mason, "arrests", {**ARREST, "arrested_at": "23:50"}, CAST_AT)
    correct_entry(
        asking(cast.alice), cast.mason, arrest, Answers("arrests", {**ARREST, "outcome": "charged"}), "He was charged."
    )
    answer(asking(cast.alice), cast.mason, failed, GIVEN)
    later = CAST_AT + timedelta(days=30)
    assert sentences(listed(cast.alice, later)) == before
    assert before["compliance"] == ["Failed drug test"]


def test_each_count_leads_to_what_it_counts_and_only_those_shown_are_in_the_ledger(cast: Cast):
    arrest = enter(cast.alice, cast.mason, "arrests", ARREST)
    enter(cast.carol, cast.mason, "contacts", MISSED)
    task(asking(cast.alice), cast.mason, arrest, "alice", "See him.")
    content = signed_in(cast.alice).get("/iom/daily/york-selby/").content.decode()
    here = "/iom/daily/york-selby/?on-day=2&amp;on-month=6&amp;on-year=2025"
    links = [f"{here}&amp;kind=arrests&amp;acted=open", f"{here}&amp;acted=none", f"{here}&amp;kind=contacts"]
    assert [link for link in links if f'href="{link}"' not in content] == []
    assert "All 2 All, all 1 All, not tasked 1 All, tasked 0" in page(cast.alice, here.replace("&amp;", "&"))

    waits = page(cast.alice, "/iom/daily/york-selby/?acted=none")
    assert ("did not attend" in waits, "Arrested at" in waits) == (True, False)
    assert "Shown: Not tasked." in waits
    arrests = page(cast.alice, "/iom/daily/york-selby/?kind=arrests&acted=open")
    assert ("did not attend" in arrests, "Arrested at" in arrests) == (False, True)
    assert "Shown: Arrests, Tasked." in arrests
    nothing = page(cast.alice, "/iom/daily/york-selby/?kind=warrants")
    assert "Nothing of this is on the list Show everything" in nothing
    assert "people" not in newest().detail
    assert "Arrested at" in page(cast.alice, "/iom/daily/york-selby/?kind=x&acted=y")


def test_a_list_with_nothing_on_it_says_what_was_looked_for_of_whom_and_since_when(cast: Cast):
    said = page(cast.alice, "/iom/daily/york-selby/")
    assert "Nothing is on this list" in said
    assert "the list of the working day before" in said
    assert (
        "Looked for, of the 1 person in the cohort here, as recorded and shared with your agency: Arrests, missed"
        " appointments and intelligence: recorded after 30 May 2025 at 7:00am and up to 2 June 2025 at 7:00am, of"
        " 19 May 2025 or later. Deaths of people still in the cohort, warrants outstanding and breaches and failures"
        " not answered: still waiting on 2 June 2025, however old. Releases due: planned from 2 June 2025 to"
        " 9 June 2025." in said
    )
    only = page(cast.alice, "/iom/daily/york-selby/?kind=warrants")
    assert "agency: Warrants outstanding: still waiting on 2 June 2025, however old. Another day" in only


def test_where_nobody_is_in_the_cohort_the_list_says_that_there_was_nothing_to_look_for(cast: Cast):
    said = page(cast.alice, "/iom/daily/scarborough-ryedale/")
    assert "Nobody was in the cohort here on 2 June 2025, so there was nothing to look for." in said
    assert "Looked for" not in said


def test_the_list_says_of_which_kinds_no_agreement_shows_what_others_record(cast: Cast):
    assert "only its own are here: intelligence." in page(cast.carol, "/iom/daily/york-selby/")
    said = page(cast.fatima, "/iom/daily/york-selby/")
    assert (
        "No agreement shows your agency what others record of these, so only its own are here: arrests, warrants"
        " outstanding, releases due, breaches and failures not answered, missed appointments and intelligence." in said
    )


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2025, 6, 4), datetime(2025, 6, 3, 6, tzinfo=UTC)),
        (date(2025, 6, 2), datetime(2025, 5, 30, 6, tzinfo=UTC)),
        (date(2025, 5, 27), datetime(2025, 5, 23, 6, tzinfo=UTC)),
        (date(2025, 4, 22), datetime(2025, 4, 17, 6, tzinfo=UTC)),
        (date(2025, 3, 31), datetime(2025, 3, 28, 7, tzinfo=UTC)),
        (date(2024, 10, 28), datetime(2024, 10, 25, 6, tzinfo=UTC)),
    ],
)
def test_the_list_before_was_made_at_seven_in_london_on_the_last_working_day(cast: Cast, day: date, since: datetime):
    area = area_named("York/Selby")
    assert area is not None
    assert morning_of(day, CAST_AT, area).last_made_at == since


def test_what_nobody_sees_to_comes_first(cast: Cast):
    newer = enter(cast.alice, cast.mason, "arrests", ARREST)
    enter(cast.alice, cast.mason, "arrests", {**ARREST, "arrested_at": "21:00"})
    enter(cast.alice, cast.mason, "arrests", {**ARREST, "arrested_at": ""})
    task(asking(cast.alice), cast.mason, newer, "alice", "See him.")
    said = sentences(listed(cast.alice))["arrests"]
    assert [each.removeprefix("Arrested").split(" for ")[0] for each in said] == [" at 21:00", "", " at 23:40"]


def test_people_whom_the_viewer_may_not_see_are_a_count(cast: Cast):
    enter(cast.alice, cast.mason, "arrests", ARREST)
    doors.exclude(
        person_id=cast.mason, officer_id=cast.carol.id, reason="Set.", ask="", starts_on=CAST_ON, at=CAST_AT, by="cast"
    )
    doors.restrict(
        person_id=cast.nadia,
        officer_ids=[cast.alice.id],
        reason="Set.",
        ask="",
        starts_on=CAST_ON,
        at=CAST_AT,
        by="cast",
    )
    enter(cast.alice, cast.nadia, "warrants", WARRANT)
    assert "1 more person has something on this list but is not shown to you" in page(
        cast.erin, "/iom/daily/harrogate-craven/"
    )
    assert "people" not in newest().detail
    said = page(cast.carol, "/iom/daily/york-selby/")
    assert "1 more person has something on this list but is not shown to you" in said
    assert "Quillfeather" not in said
    assert "people" not in newest().detail


def test_an_item_is_tasked_seen_on_home_and_closed_with_a_result(cast: Cast):
    arrest = enter(cast.alice, cast.mason, "arrests", ARREST)
    client = signed_in(cast.alice)
    form = address(cast.mason, "management", "task", reference_of(arrest))
    assert "Carol Sunley, Probation Service" in page(cast.alice, form)
    assert client.post(form, {"officer": "charlie", "wanted": "See him."}).status_code == 400
    assert client.post(form, {"officer": "carol", "wanted": "See him in the cells."}).status_code == 302
    number = int(newest().detail["task"])
    said = page(cast.alice, "/iom/daily/york-selby/")
    assert "Tasked Carol Sunley: See him in the cells. by Alice Thwaite, 2 June 2025 at 10:30am, 10 hours after" in said
    assert "1 task for you to see to" in page(cast.carol, "/")

    close = address(cast.mason, "management", "tasks", str(number), "close")
    assert "Close the task: Quillfeather, Mason Lee: See him in the cells." in page(cast.carol, close)
    assert signed_in(cast.carol).post(close, {"result": "He asked for a drug worker."}).status_code == 302
    said = page(cast.alice, "/iom/daily/york-selby/")
    assert "Closed He asked for a drug worker. Carol Sunley, 2 June 2025 at 10:30am, 10 hours after" in said
    assert "0 tasks for you to see to" in page(cast.carol, "/")
    again = client.post(close, {"result": "I saw him too."})
    assert (again.status_code, "Somebody has closed this task" in again.content.decode()) == (403, True)


def test_whoever_tasks_second_is_told_even_after_a_correction(cast: Cast):
    arrest = enter(cast.alice, cast.mason, "arrests", ARREST)
    task(asking(cast.alice), cast.mason, arrest, "alice", "See him.")
    corrected = correct_entry(
        asking(cast.alice), cast.mason, arrest, Answers("arrests", {**ARREST, "outcome": "charged"}), "Charged."
    )
    with pytest.raises(ManagingRefused, match="Somebody has tasked this"):
        task(asking(cast.carol), cast.mason, corrected, "carol", "See him.")


def test_an_open_task_stays_in_sight_on_later_lists(cast: Cast):
    arrest = enter(cast.alice, cast.mason, "arrests", ARREST)
    task(asking(cast.alice), cast.mason, arrest, "alice", "See him.")
    at = CAST_AT + timedelta(days=2)
    area = area_named("York/Selby")
    assert area is not None
    found = daily_list(viewer(cast.alice), area, morning_of(at.date(), at, area), at, REGISTERS.values())
    assert sentences(found)["arrests"] == []
    assert [task.wanted for _, task in found.earlier] == ["See him."]
    said = page(cast.alice, "/iom/daily/york-selby/?on-day=30&on-month=5&on-year=2025")
    assert "Open tasks from other days (1)" in said
    assert "Tasked Alice Thwaite: See him." in said


def test_home_leads_to_the_list_of_the_officers_own_force_and_a_place_that_is_none_is_missing(cast: Cast):
    client = signed_in(cast.alice)
    assert client.get("/iom/daily/")["Location"] == "/iom/daily/north-yorkshire/"
    assert client.get("/iom/daily/atlantis/").status_code == 404
    for year in ("2026", "1999", "1870", "x"):
        assert client.get(f"/iom/daily/york-selby/?on-day=1&on-month=7&on-year={year}").status_code == 400


def test_who_is_not_in_the_cohort_is_not_on_the_list(cast: Cast):
    doors.involve(
        person_id=cast.oscar, agency_id=cast.alice.agency.id, officer_id=cast.alice.id, basis=InvolvementBasis.SERVICE,
        role=InvolvementRole.SUPPORTING, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    enter(cast.alice, cast.oscar, "arrests", ARREST)
    assert sentences(listed(cast.alice))["arrests"] == []
