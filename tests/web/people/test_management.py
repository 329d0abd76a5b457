"""How a person is managed: the page, answering a failure to comply, finishing an action of the plan."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from accord.access.commands import partnership
from accord.audit.terms import Action
from accord.iom.commands.answering import ManagingRefused
from accord.journeys.manage_people import answer
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry
from accord.kernel.references import reference_of
from accord.ports.clock import london_day
from accord.reporting.queries.caseload import my_cases
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, Member, asking, signed_in, viewer
from tests.web.pages import at_cast_time, ledger, newest, queries_of
from tests.web.people.record import address, page

pytestmark = pytest.mark.django_db
MISSED = {"event": "missed_appointment", "happened_on": "2025-05-26", "source": "The drug service"}
ACTION = {
    "need": "drugs",
    "action": "See the nurse",
    "owner": "Fatima Rahman",
    "agreed_on": "2025-05-01",
    "due_on": "2025-05-30",
}
GIVEN = {"answer": "sanction", "what": "Warning letter", "what_for": "A missed appointment.", "given_on": "2025-06-02"}
TYPED = {
    "answer": "sanction", "what": "Warning letter", "what_for": "A missed appointment.",
    "given_on-day": "2", "given_on-month": "6", "given_on-year": "2025", "given_by": "",
}  # fmt: skip
DONE = {"done_on-day": "2", "done_on-month": "6", "done_on-year": "2025", "result": "He went."}


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def entered(member: Member, person_id: int, kind: str, texts: dict[str, str]) -> int:
    return enter_entry(asking(member), person_id, Answers(kind, texts))


def shown(member: Member, person_id: int) -> str:
    return page(member, address(person_id, "management"))


def answer_page(person_id: int, failure: int) -> str:
    return address(person_id, "management", "answer", reference_of(failure))


def dues(cast: Cast) -> list[str]:
    return [due.what for due in my_cases(viewer(cast.alice), CAST_AT)[0].dues]


def test_contacts_made_stand_against_those_expected_of_the_days_in_the_community(cast: Cast):
    said = shown(cast.alice, cast.mason)
    assert "1 of 12 expected" in said
    assert "182 days in the community in silver at 26 contacts a year" in said
    assert newest().person_id == cast.mason


def test_contacts_on_days_in_no_tier_are_not_among_those_made(cast: Cast):
    met = {"contact_type": "office_visit", "attendance": "attended", "notes": "Came."}
    entered(cast.alice, cast.nadia, "contacts", {**met, "contact_on": "2025-02-02"})
    entered(cast.alice, cast.nadia, "contacts", {**met, "contact_on": "2025-02-03"})
    entered(cast.alice, cast.nadia, "contacts", {**met, "contact_on": "2025-04-14"})
    said = shown(cast.erin, cast.nadia)
    assert "1 of 9 expected" in said
    assert "0 unacceptable absences, 1 contact in custody and 1 on days in no tier are not among them" in said


def test_days_in_custody_ask_for_no_contact(cast: Cast):
    said = shown(cast.erin, cast.nadia)
    assert "50 days in custody are not counted" in said
    assert "70 days in the community in gold at 52 contacts a year (the scheme North Yorkshire, version 2)" in said
    assert "0 of 9 expected" in said


def test_a_failure_stands_on_every_list_until_it_is_answered_and_again_when_the_answer_is_withdrawn(cast: Cast):
    failure = entered(cast.carol, cast.mason, "compliance", MISSED)
    assert "Answer to a failure to comply" in dues(cast)
    assert "Missed appointment on 26 May 2025" in shown(cast.alice, cast.mason)
    assert "Missed appointment on 26 May 2025: to be answered within 5 days" in page(cast.alice, "/")
    assert "Overdue by 2 days" in shown(cast.alice, cast.mason)

    client = signed_in(cast.alice)
    assert "Quillfeather, Mason Lee: missed appointment on 26 May 2025 Answer a failure to comply" in page(
        cast.alice, answer_page(cast.mason, failure)
    )
    assert client.post(answer_page(cast.mason, failure), TYPED)["Location"] == address(cast.mason, "management")
    assert (newest().action, newest().detail["answers"]) == (Action.RECORD, failure)
    given = int(newest().detail["entry"])

    said = shown(cast.alice, cast.mason)
    assert "To be answered" not in said
    assert "Warning letter A missed appointment. Alice Thwaite" in said
    assert "June 2025 0 1" in said
    assert (
        "Missed appointment The drug service Sanction: Warning letter 2 June 2025, 7 days after, Alice Thwaite" in said
    )
    assert "Answer to a failure to comply" not in dues(cast)

    withdraw_entry(asking(cast.alice), cast.mason, given, "It was never sent.")
    assert "Answer to a failure to comply" in dues(cast)


def test_a_corrected_failure_stays_answered_and_a_corrected_answer_still_answers(cast: Cast):
    failure = entered(cast.alice, cast.mason, "compliance", MISSED)
    given = answer(asking(cast.alice), cast.mason, failure, GIVEN)
    correct_entry(
        asking(cast.alice),
        cast.mason,
        failure,
        Answers("compliance", {**MISSED, "source": "The clinic"}),
        "It was them.",
    )
    correct_entry(
        asking(cast.alice),
        cast.mason,
        given,
        Answers("incentives", {**GIVEN, "what": "A second letter"}),
        "It was the second.",
    )
    assert "Answer to a failure to comply" not in dues(cast)


def test_whoever_answers_second_is_told_and_nothing_is_entered(cast: Cast):
    failure = entered(cast.alice, cast.mason, "compliance", MISSED)
    assert signed_in(cast.alice).post(answer_page(cast.mason, failure), TYPED).status_code == 302
    before = len(ledger())
    second = signed_in(cast.carol).post(answer_page(cast.mason, failure), TYPED)
    assert second.status_code == 403
    assert "Somebody has answered this" in second.content.decode()
    assert len(ledger()) == before


def test_what_is_answered_is_not_asked_again_and_the_refusal_leads_back(cast: Cast):
    failure = entered(cast.alice, cast.mason, "compliance", MISSED)
    answer(asking(cast.alice), cast.mason, failure, GIVEN)
    asked = signed_in(cast.carol).get(answer_page(cast.mason, failure))
    assert (asked.status_code, "Somebody has answered this" in asked.content.decode()) == (403, True)
    assert f'href="{address(cast.mason, "management")}">See how they are managed</a>' in asked.content.decode()


def test_answers_to_failures_come_first_on_home_whatever_else_is_longer_overdue(cast: Cast):
    for day in range(1, 12):
        entered(cast.alice, cast.mason, "actions", {**ACTION, "action": f"Step {day}", "due_on": f"2025-05-{day:02}"})
    entered(cast.alice, cast.mason, "compliance", {**MISSED, "happened_on": "2025-05-31"})
    said = page(cast.alice, "/")
    assert said.index("Answer to a failure to comply") < said.index("Step 1.")
    said = page(cast.alice, "/cases/?tab=due")
    assert "Answer to a failure to comply Due in 3 days" in said
    assert "13 more on the record" in said


def test_where_no_place_is_shared_nobody_is_said_to_be_in_no_cohort(cast: Cast):
    said = shown(cast.fatima, cast.mason)
    assert "Cohort Not known." in said
    assert "Next review Not known. A review is due of somebody in a cohort." in said
    assert "Not in a cohort" not in said


def test_a_missed_contact_leads_to_where_its_clock_starts(cast: Cast):
    missed = {"contact_on": "2025-05-30", "contact_type": "office_visit", "notes": "No word."}
    absent = entered(cast.alice, cast.mason, "contacts", {**missed, "attendance": "unacceptable_absence"})
    came = entered(cast.alice, cast.mason, "contacts", {**missed, "contact_on": "2025-05-29", "attendance": "attended"})
    saved = [address(cast.mason, "entries", reference_of(number), "saved") for number in (absent, came)]
    assert [("A contact note starts no clock" in page(cast.alice, where)) for where in saved] == [True, False]


def test_what_is_no_failure_asks_for_no_answer(cast: Cast):
    good = entered(cast.alice, cast.mason, "compliance", {**MISSED, "event": "good_compliance"})
    with pytest.raises(ManagingRefused, match="not a failure"):
        answer(asking(cast.alice), cast.mason, good, GIVEN)
    assert "Nothing to answer" in shown(cast.alice, cast.mason)


def test_an_answer_given_before_the_failure_is_refused_by_its_day_and_nothing_is_kept(cast: Cast):
    failure = entered(cast.carol, cast.mason, "compliance", MISSED)
    early = signed_in(cast.alice).post(answer_page(cast.mason, failure), {**TYPED, "given_on-month": "5"})
    assert early.status_code == 400
    said = early.content.decode()
    assert "“When was it given?” (2 May 2025) is before the failure that it answers (26 May 2025)." in said
    assert 'href="#given_on-day"' in said
    assert "Answer to a failure to comply" in dues(cast)


@pytest.mark.parametrize(
    ("at", "overdue"),
    [(datetime(2025, 5, 31, 22, 59, tzinfo=UTC), False), (datetime(2025, 5, 31, 23, tzinfo=UTC), True)],
)
def test_the_clock_of_an_answer_runs_until_midnight_in_london(cast: Cast, at: datetime, overdue: bool):
    enter_entry(asking(cast.alice, at), cast.mason, Answers("compliance", MISSED))
    (case,) = my_cases(viewer(cast.alice), at)
    (answer_due,) = [due for due in case.dues if due.what == "Answer to a failure to comply"]
    assert answer_due.is_overdue(london_day(at)) is overdue


def test_another_agency_answers_and_it_is_told_how_soon_and_by_whom(cast: Cast):
    failure = entered(cast.alice, cast.mason, "compliance", MISSED)
    assert signed_in(cast.carol).post(answer_page(cast.mason, failure), TYPED).status_code == 302
    assert "Sanction: Warning letter 2 June 2025, 7 days after, Carol Sunley" in shown(cast.alice, cast.mason)


def test_an_answer_that_no_agreement_shows_stops_the_clock_for_everybody_and_says_so(cast: Cast):
    partnership.agree(
        title="Compliance", gateway="s.115", agency_ids=[cast.alice.agency.id, cast.fatima.agency.id], kinds="compliance",
        starts_on=BEGAN_ON, ends_on=None, review_on=None,
    )  # fmt: skip
    failure = entered(cast.alice, cast.mason, "compliance", MISSED)
    assert signed_in(cast.fatima).post(answer_page(cast.mason, failure), TYPED).status_code == 302
    assert "Answer to a failure to comply" not in dues(cast)
    said = shown(cast.alice, cast.mason)
    assert "The drug service Answered: by what is not shared with your agency" in said
    assert "Warning letter" not in said


def test_an_open_action_is_due_on_home_the_cases_and_the_record_until_it_is_done(cast: Cast):
    action = entered(cast.carol, cast.mason, "actions", ACTION)
    because = "Drugs: See the nurse. Agreed for Fatima Rahman."
    assert f"Action of the plan Overdue by 3 days {because}" in page(cast.alice, "/")
    assert "Action of the plan" in dues(cast)
    assert f"Action of the plan, by 30 May 2025 Overdue by 3 days {because} See the plan" in page(
        cast.alice, address(cast.mason)
    )
    finish = address(cast.mason, "management", "actions", reference_of(action), "done")
    assert signed_in(cast.carol).post(finish, DONE).status_code == 302
    assert "Action of the plan" not in dues(cast)
    assert "Action of the plan" not in page(cast.alice, address(cast.mason))


def test_an_action_that_no_agreement_shows_is_not_due_of_those_who_do_not_see_it(cast: Cast):
    entered(cast.alice, cast.mason, "actions", ACTION)
    assert "Action of the plan" not in page(cast.fatima, "/")


def test_an_owner_whose_account_is_closed_is_marked_and_another_is_said(cast: Cast):
    action = entered(cast.alice, cast.mason, "actions", {**ACTION, "owner": "carol sunley"})
    assert "Their account is closed" not in shown(cast.alice, cast.mason)
    partnership.close_account(cast.carol.id, CAST_ON)
    assert "carol sunley Their account is closed: say who does it now" in shown(cast.alice, cast.mason)
    assert "Their account is closed: North Yorkshire Police can say who does it now" in shown(cast.david, cast.mason)
    correct = address(cast.mason, "entries", reference_of(action), "correct")
    assert f'href="{correct}"' in signed_in(cast.alice).get(address(cast.mason, "management")).content.decode()
    partnership.change_officer(cast.david.id, name="Carol Sunley", email="", agency_id=cast.david.agency.id)
    assert "Their account is closed" not in shown(cast.alice, cast.mason)
    partnership.change_officer(cast.david.id, name="David Okafor", email="", agency_id=cast.david.agency.id)
    assert "Their account is closed" in shown(cast.alice, cast.mason)
    correct_entry(asking(cast.alice), cast.mason, action, Answers("actions", ACTION), "She left.")
    assert "Their account is closed" not in shown(cast.alice, cast.mason)


def test_an_answer_that_says_nothing_is_asked_for_again(cast: Cast):
    failure = entered(cast.alice, cast.mason, "compliance", MISSED)
    answered = signed_in(cast.alice).post(answer_page(cast.mason, failure), {})
    assert answered.status_code == 400
    assert "There is a problem" in answered.content.decode()


def test_the_plan_shows_what_is_open_and_overdue_and_who_may_close_it(cast: Cast):
    action = entered(cast.alice, cast.mason, "actions", ACTION)
    said = shown(cast.alice, cast.mason)
    assert (
        "Drugs Action Owner When Result See the nurse Fatima Rahman Overdue by 3 days by 30 May 2025 Say it is done"
        in said
    )
    assert "For North Yorkshire Police to close" in shown(cast.carol, cast.mason)

    finish = address(cast.mason, "management", "actions", reference_of(action), "done")
    client: Client = signed_in(cast.alice)
    assert client.get(finish).status_code == 200
    assert client.post(finish, {**DONE, "result": ""}).status_code == 400
    early = client.post(finish, {**DONE, "done_on-month": "4"})
    assert early.status_code == 400
    assert "is before" in early.content.decode()
    assert client.post(finish, DONE).status_code == 302
    assert "Done 2 June 2025, 3 days late He went." in shown(cast.alice, cast.mason)
    assert client.get(finish).status_code == 403


def test_another_agencys_action_is_not_to_be_closed_here(cast: Cast):
    action = entered(cast.carol, cast.mason, "actions", ACTION)
    finish = address(cast.mason, "management", "actions", reference_of(action), "done")
    assert signed_in(cast.alice).get(finish).status_code == 403
    assert signed_in(cast.alice).post(finish, DONE).status_code == 403


def test_strands_footing_and_incentives_stand_beside_the_tier(cast: Cast):
    entered(cast.alice, cast.mason, "strands", {"strand": "deter", "began_on": "2025-01-06"})
    entered(cast.alice, cast.mason, "footing", {"footing": "voluntary", "since": "2025-02-03"})
    said = shown(cast.alice, cast.mason)
    assert "Strands Deter since 6 January 2025" in said
    assert "Voluntary footing since 3 February 2025" in said


def test_somebody_is_in_several_strands_until_the_first_day_out_of_each(cast: Cast):
    since = {"began_on": "2025-01-06"}
    entered(cast.alice, cast.mason, "strands", {**since, "strand": "deter", "ended_on": "2025-06-02"})
    entered(cast.alice, cast.mason, "strands", {**since, "strand": "catch_and_convict", "ended_on": "2025-06-03"})
    entered(cast.alice, cast.mason, "strands", {**since, "strand": "rehabilitate"})
    said = shown(cast.alice, cast.mason)
    assert "Catch and convict since 6 January 2025" in said
    assert "Rehabilitate and resettle since 6 January 2025" in said
    assert "Deter since" not in said


def test_what_another_agency_says_of_the_tier_stands_beside_it(cast: Cast):
    place = {"area": "York/Selby", "cohort": "flex", "tier": "gold", "entered_on": "2025-05-01"}
    entered(cast.carol, cast.mason, "iom", place)
    told = "Also said by North Yorkshire Police: IOM silver, fixed cohort, since 2 September 2024"
    assert told in shown(cast.alice, cast.mason)
    assert told in page(cast.alice, address(cast.mason))


def test_a_cohort_of_which_nothing_is_shared_is_not_known_and_not_denied(cast: Cast):
    said = shown(cast.fatima, cast.mason)
    assert "Cohort Not known." in said
    assert "Next review Not known." in said
    assert "Not in a cohort" not in said


def test_what_no_agreement_shares_is_not_shown(cast: Cast):
    entered(cast.alice, cast.mason, "compliance", MISSED)
    said = shown(cast.fatima, cast.mason)
    assert "Missed appointment" not in said
    assert "which is not to say that they complied" in said


def test_the_way_to_adulthood_is_shown_to_those_near_the_age(cast: Cast):
    assert "Steps of the transition" not in shown(cast.alice, cast.mason)
    entered(cast.alice, cast.mason, "transition", {"step": "told", "step_done_on": "2025-05-01"})
    assert "Done 1 May 2025" in shown(cast.alice, cast.mason)
    assert "Not recorded as done" in shown(cast.alice, cast.mason)


def test_the_page_and_home_keep_to_fifteen_queries_with_everything_on_them(cast: Cast):
    told = {"step": "told", "step_done_on": "2025-06-01"}
    for kind, texts in (("compliance", MISSED), ("incentives", GIVEN), ("actions", ACTION), ("transition", told)):
        entered(cast.alice, cast.mason, kind, texts)
    browser = signed_in(cast.alice)
    for where in (address(cast.mason, "management"), "/", "/cases/?tab=agency"):
        browser.get(where)
        assert queries_of(browser, where)[1] <= 15
