"""That those who work with people have something on their pages: cases, what is due, releases, and doors that are shut."""

import pytest

from accord.access.gate import Asking, open_person
from accord.access.queries.doors import emergencies_to_review, emergency_accesses, shut_doors_of
from accord.access.terms import Action
from accord.audit.queries.events import Criteria, count
from accord.audit.terms import Action as Logged
from accord.reporting.queries.caseload import Tab, Wanted, case_list
from tests.demo.told import LOADED_AT, OF_THE_DEMONSTRATION, TODAY, cases, viewer

pytestmark = OF_THE_DEMONSTRATION


@pytest.mark.parametrize(
    "username",
    [
        "priya.nair", "martin.holroyd", "leanne.foster", "desmond.clarke", "ruth.armitage", "sana.iqbal", "gillian.firth",
        "owen.bright", "hana.kowalska",
    ],
)  # fmt: skip
def test_everybody_who_works_with_people_has_a_case_a_new_one_and_something_due(username: str) -> None:
    tabs = case_list(viewer(username), LOADED_AT, Wanted()).counts

    assert min(tabs[tab] for tab in (Tab.MINE, Tab.NEW, Tab.DUE)) > 0


@pytest.mark.parametrize("username", ["priya.nair", "leanne.foster"])
def test_a_manager_in_the_community_has_many_cases_some_overdue_and_some_released_soon(username: str) -> None:
    overdue = [due.what for case in cases(username) for due in case.dues if due.is_overdue(TODAY)]

    assert len(cases(username)) > 15
    assert case_list(viewer(username), LOADED_AT, Wanted()).counts[Tab.RELEASES] > 0
    assert overdue


def test_releases_lie_in_the_next_four_weeks() -> None:
    prisons = ("ruth.armitage", "stuart.oxley", "meera.pillai", "duncan.ray")

    assert sum(case_list(viewer(each), LOADED_AT, Wanted()).counts[Tab.RELEASES] for each in prisons) > 0


def test_health_sees_its_few_people_and_no_others() -> None:
    tabs = case_list(viewer("sana.iqbal"), LOADED_AT, Wanted()).counts

    assert 0 < tabs[Tab.MINE] <= tabs[Tab.AGENCY] < 60


def test_one_emergency_waits_for_review_and_one_has_been_looked_at() -> None:
    assert emergencies_to_review() == 1
    assert [bool(view.reviewed_by) for view in emergency_accesses()] == [False, True]


def test_records_are_restricted_and_an_officer_is_excluded_and_was_refused() -> None:
    listed = case_list(viewer("craig.dunnington"), LOADED_AT, Wanted(tab=Tab.AGENCY))
    pages = [
        case_list(viewer("craig.dunnington"), LOADED_AT, Wanted(tab=Tab.AGENCY, page=n + 1))
        for n in range(listed.pages)
    ]

    restricted = [case.person.person_id for page in pages for case in page.cases if case.person.is_restricted]
    martin = Asking(viewer("martin.holroyd"), LOADED_AT, "a test", "to test")
    doors = [door for each in restricted for door in shut_doors_of(open_person(martin, each, Action.CONSULT), TODAY)]

    assert sorted({door.kind for door in doors}) == ["exclusion", "restriction"]
    assert count(Criteria(actions=frozenset({Logged.DENIED}))) == 2
