"""What lists and the plan say of somebody who has died: the death, whoever recorded it, and nothing that still waits."""

from datetime import timedelta

import pytest

from accord.journeys.write_entries import Answers, enter_entry
from accord.kernel.references import reference_of
from accord.reporting.queries.caseload import Tab, Wanted, case_list
from tests.cast import CAST_AT, Cast, Member, asking, signed_in, viewer
from tests.web.iom.test_daily_list import ARREST, FAILED, MISSED, WARRANT, listed, sentences
from tests.web.pages import at_cast_time
from tests.web.people.record import address, page

pytestmark = pytest.mark.django_db
EARLY = CAST_AT.replace(hour=4)
DIED = {"died_on": "2025-05-30", "how_known": "family"}
ACTION = {
    "need": "drugs", "action": "See the nurse", "owner": "Fatima Rahman", "agreed_on": "2025-05-01",
    "due_on": "2025-05-30",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def enter(member: Member, person_id: int, kind: str, texts: dict[str, str]) -> int:
    return enter_entry(asking(member, EARLY), person_id, Answers(kind, texts))


def test_the_daily_list_tells_a_death_that_no_agreement_shows_without_saying_who_recorded_it(cast: Cast) -> None:
    died = enter(cast.fatima, cast.mason, "deaths", DIED)

    content = signed_in(cast.alice).get("/iom/daily/york-selby/").content.decode()
    said = page(cast.alice, "/iom/daily/york-selby/")
    assert "Died. The place in the cohort still stands: decide on the exit. Told to every agency" in said
    assert "Tees, Esk" not in said
    assert f'href="{address(cast.mason, "management")}"' in content
    assert address(cast.mason, "entries", reference_of(died)) not in content

    form = address(cast.mason, "management", "task", reference_of(died))
    assert "Quillfeather, Mason Lee: Died" in page(cast.alice, form)
    assert signed_in(cast.alice).post(form, {"officer": "alice", "wanted": "Ask Bob."}).status_code == 302
    assert "Tasked Alice Thwaite: Ask Bob." in page(cast.carol, "/iom/daily/york-selby/")


def test_a_death_that_two_agencies_recorded_stands_once_by_the_word_that_is_shared(cast: Cast) -> None:
    enter(cast.fatima, cast.mason, "deaths", DIED)
    enter(cast.carol, cast.mason, "deaths", {**DIED, "died_on": "2025-05-31"})

    ((item,),) = [items for kind, items in listed(cast.alice).items if kind.register.code == "deaths"]
    assert (item.is_shared, item.held.agency_name) == (True, "Probation Service")


def test_beside_a_death_nothing_waits_on_the_daily_list_and_what_is_new_is_still_told(cast: Cast) -> None:
    for kind, texts in (("warrants", WARRANT), ("compliance", FAILED), ("arrests", ARREST), ("contacts", MISSED)):
        enter(cast.alice, cast.mason, kind, texts)
    assert [kind for kind, lines in sentences(listed(cast.alice)).items() if lines] == [
        "arrests", "warrants", "compliance", "contacts",
    ]  # fmt: skip

    enter(cast.fatima, cast.mason, "deaths", DIED)

    assert [kind for kind, lines in sentences(listed(cast.alice)).items() if lines] == ["deaths", "arrests", "contacts"]


def test_a_death_that_is_recorded_later_leaves_the_list_of_the_day_as_it_was(cast: Cast) -> None:
    enter(cast.alice, cast.mason, "warrants", WARRANT)
    enter_entry(asking(cast.fatima), cast.mason, Answers("deaths", DIED))

    later = CAST_AT + timedelta(days=30)
    assert [kind for kind, lines in sentences(listed(cast.alice, later)).items() if lines] == ["warrants"]


def test_no_release_is_planned_of_somebody_who_has_died_inside(cast: Cast) -> None:
    at = CAST_AT + timedelta(days=16)
    wanted = Wanted(tab=Tab.RELEASES)
    assert case_list(viewer(cast.erin), at, wanted).total == 1
    assert "Planned release 23 June 2025" in page(cast.erin, address(cast.nadia))

    enter(cast.erin, cast.nadia, "deaths", DIED)

    assert case_list(viewer(cast.erin), at, wanted).total == 0
    said = page(cast.erin, address(cast.nadia))
    assert "Where they stand now Died 30 May 2025" in said
    assert "Planned release" not in said
    assert "Died on 30 May 2025" in page(cast.erin, "/cases/")
    assert "Planned releases" not in page(cast.erin, "/")


def test_the_plan_and_what_was_not_answered_are_kept_and_not_due(cast: Cast) -> None:
    enter(cast.alice, cast.mason, "actions", ACTION)
    enter(cast.alice, cast.mason, "compliance", FAILED)
    said = page(cast.alice, address(cast.mason, "management"))
    assert "See the nurse Fatima Rahman Overdue by 3 days" in said

    enter(cast.fatima, cast.mason, "deaths", DIED)

    said = page(cast.alice, address(cast.mason, "management"))
    assert "See the nurse Fatima Rahman Not due: they have died by 30 May 2025 Say it is done" in said
    assert "The drug service Not answered: they have died" in said
    assert "Overdue" not in said
    assert "To be answered" not in said
    assert "Add an action" not in said


def test_the_record_of_somebody_in_no_cohort_says_that_they_died_and_nothing_is_due(cast: Cast) -> None:
    enter(cast.carol, cast.oscar, "compliance", FAILED)
    assert "Answer to a failure to comply" in page(cast.carol, address(cast.oscar))

    enter(cast.carol, cast.oscar, "deaths", DIED)

    said = page(cast.carol, address(cast.oscar))
    assert "Died 30 May 2025" in said
    assert "What is due next Nothing: they have died." in said
    assert "Nothing is due" in page(cast.carol, "/cases/?name=penhallow")
