"""Tasks of the daily meeting: who sees what of them, and how none is lost when somebody leaves."""

from datetime import timedelta

import pytest
import time_machine

from accord.access.commands import doors, partnership
from accord.journeys.leave_cohort import Wish, decide_exit
from accord.journeys.manage_people import task
from accord.kernel.references import reference_of
from tests.cast import CAST_AT, CAST_ON, Cast, asking, signed_in
from tests.web.iom.test_daily_list import ARREST, REPORT, enter
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import address, page

pytestmark = pytest.mark.django_db
LIST = "/iom/daily/york-selby/"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def tasked(cast: Cast, kind: str = "intelligence", to: str = "alice", wanted: str = "Watch the yard tonight.") -> int:
    """Alice tasks somebody with an item about Mason; the task's number."""
    texts = {"intelligence": REPORT, "arrests": ARREST}[kind]
    return task(asking(cast.alice), cast.mason, enter(cast.alice, cast.mason, kind, texts), to, wanted)


def closing(cast: Cast, number: int) -> str:
    return address(cast.mason, "management", "tasks", str(number), "close")


def test_a_task_about_what_no_agreement_shows_is_neither_listed_nor_to_be_closed(cast: Cast):
    number = tasked(cast)
    said = page(cast.carol, LIST)
    assert "Watch the yard" not in said
    assert "Intelligence graded" not in said
    assert signed_in(cast.carol).get(closing(cast, number)).status_code == 404
    assert signed_in(cast.carol).post(closing(cast, number), {"result": "I closed it."}).status_code == 404
    assert "Watch the yard" in page(cast.alice, LIST)


def test_whoever_is_tasked_sees_what_is_wanted_of_them_and_closes_it_though_not_what_it_is_about(cast: Cast):
    number = tasked(cast, to="carol", wanted="Ask him about the yard.")
    home = page(cast.carol, "/")
    assert "1 task for you to see to" in home
    assert (
        "Quillfeather, Mason Lee Ask him about the yard. Not shared with your agency 2 June 2025 at 10:30am by" in home
    )
    assert newest().detail["people"] == str(cast.mason)
    assert "Not shared with your agency" in page(cast.carol, LIST)
    assert "Intelligence graded 1-B-P" in page(cast.alice, LIST)
    assert signed_in(cast.carol).post(closing(cast, number), {"result": "He laughed."}).status_code == 302
    assert "For you to see to" not in page(cast.carol, "/")


def test_a_task_leaves_home_within_its_fifteen_queries(cast: Cast, django_assert_max_num_queries):
    tasked(cast)
    client = signed_in(cast.alice)
    client.get("/")  # the first of a session keeps when it was begun
    with django_assert_max_num_queries(15):
        assert b"For you to see to" in client.get("/").content


def test_a_task_of_an_officer_who_leaves_says_so_and_goes_to_somebody_else(cast: Cast):
    number = tasked(cast, "arrests", "carol", "See him.")
    partnership.close_account(cast.carol.id, CAST_ON)
    said = page(cast.alice, LIST)
    assert "Tasked Carol Sunley: See him. Their account is closed: close the task, and task somebody else." in said
    assert signed_in(cast.alice).post(closing(cast, number), {"result": "She left."}).status_code == 302
    said = page(cast.alice, LIST)
    assert "Closed She left." in said
    assert "Task again" in said


def test_a_closed_task_says_who_closed_it_and_not_who_had_it(cast: Cast):
    number = tasked(cast, "arrests", "carol", "See him.")
    assert signed_in(cast.bob).post(closing(cast, number), {"result": "I met him."}).status_code == 302
    assert "Closed I met him. Bob Metcalfe, 2 June 2025" in page(cast.alice, LIST)


def test_tasking_and_closing_lead_back_to_the_list_from_which_they_came(cast: Cast):
    arrest = enter(cast.alice, cast.mason, "arrests", ARREST)
    form = f"{address(cast.mason, 'management', 'task', reference_of(arrest))}?list=york-selby"
    client = signed_in(cast.alice)
    assert f'href="{form}"' in client.get(LIST).content.decode()
    assert client.post(form, {"officer": "alice", "wanted": "See him."})["Location"] == LIST
    close = f"{closing(cast, int(newest().detail['task']))}?list=york-selby"
    assert f'href="{close}"' in client.get(LIST).content.decode()
    elsewhere = client.get(close.replace("york-selby", "//example.org/")).content.decode()
    assert "example.org" not in elsewhere
    assert client.post(close, {"result": "Seen."})["Location"] == LIST


def test_what_is_tasked_is_not_asked_again_and_the_refusal_leads_back(cast: Cast):
    arrest = enter(cast.alice, cast.mason, "arrests", ARREST)
    task(asking(cast.alice), cast.mason, arrest, "alice", "See him.")
    form = f"{address(cast.mason, 'management', 'task', reference_of(arrest))}?list=york-selby"
    for answered in (signed_in(cast.carol).get(form), signed_in(cast.carol).post(form, {})):
        content = answered.content.decode()
        assert (answered.status_code, "Somebody has tasked this" in content) == (403, True)
        assert f'href="{LIST}">Go back to the daily list</a>' in content


def test_an_open_task_stays_in_sight_when_the_person_leaves_the_cohort(cast: Cast):
    tasked(cast, "arrests", wanted="See him.")
    decide_exit(asking(cast.bob), cast.mason, Wish(True, "Agreed.", "His sister helps him."))
    tomorrow = CAST_AT + timedelta(days=1)
    with time_machine.travel(tomorrow, tick=False):
        said = page(cast.alice, LIST)
    assert "Quillfeather, Mason Lee No longer in the cohort here Arrested at 23:40" in said
    assert "See him." in said


def test_nobody_is_tasked_who_may_not_open_the_record(cast: Cast):
    arrest = enter(cast.alice, cast.mason, "arrests", ARREST)
    form = address(cast.mason, "management", "task", reference_of(arrest))
    doors.exclude(
        person_id=cast.mason, officer_id=cast.carol.id, reason="Set.", ask="", starts_on=CAST_ON, at=CAST_AT, by="cast"
    )
    assert "Carol Sunley" not in page(cast.alice, form)
    doors.restrict(
        person_id=cast.mason,
        reason="Set.",
        ask="",
        officer_ids=[cast.alice.id],
        starts_on=CAST_ON,
        at=CAST_AT,
        by="cast",
    )
    assert "Fatima Rahman" not in page(cast.alice, form)
    assert signed_in(cast.alice).post(form, {"officer": "fatima", "wanted": "See him."}).status_code == 400
