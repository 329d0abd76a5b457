"""The move from youth to adult services is due on the record, on home and in the case list of those whom it concerns."""

from datetime import date, timedelta

import pytest

from accord.access.commands.doors import involve
from accord.access.gate import open_person
from accord.access.queries.agencies import agency_with_code
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.iom.commands.scheme import define
from accord.iom.management_terms import Step
from accord.iom.queries.scheme import scheme_with_code
from accord.iom.rules.dues import Due
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.journeys.write_entries import Answers, enter_entry
from accord.kernel.references import reference_of
from accord.people.queries.receiving import source_records_of
from accord.reporting.queries.caseload import my_cases
from accord.reporting.queries.standing import standing
from tests.cast import CAST_AT, CAST_ON, PROBATION, SCHEME_CODE, Cast, Member, asking, signed_in, viewer
from tests.journeys.test_place_in_cohort import PEOPLE
from tests.north_yorkshire import take_in
from tests.web.pages import at_cast_time
from tests.web.people.record import words

pytestmark = pytest.mark.django_db
TRANSITION = "Transition to adult services"


def held(member: Member, basis: InvolvementBasis, born: str = "2007-06-09") -> int:
    """Somebody whom the member is named for, who turns 18 in a week; their number."""
    take_in(PROBATION, "people", f"{PEOPLE}\nPB9,Young,Sam,{born},M,,,,,,,\n", CAST_AT - timedelta(days=9))
    agency = agency_with_code(PROBATION)
    assert agency is not None
    person = source_records_of(agency.id, ["PB9"])["PB9"][1]
    involve(
        person_id=person, agency_id=member.agency.id, officer_id=member.id, basis=basis, role=InvolvementRole.LEAD,
        starts_on=date(2025, 6, 1), ends_on=None, at=CAST_AT, by="test",
    )  # fmt: skip
    return person


def is_done(member: Member, person: int, *steps: Step) -> None:
    for step in steps:
        said = {"step": step.value, "step_done_on": "2025-05-01"}
        enter_entry(asking(member), person, Answers("transition", said))


def due_of(member: Member, person: int) -> list[Due]:
    """What of the move is due, as the case list and the record's first page say alike."""
    case = next(each for each in my_cases(viewer(member), CAST_AT) if each.person.person_id == person)
    opened = open_person(asking(member), person, Action.CONSULT)
    on_record = standing(viewer(member), opened, case.person.date_of_birth, CAST_ON)
    assert on_record.dues == tuple(sorted(case.dues))
    return [each for each in case.dues if each.what == TRANSITION]


def test_it_is_overdue_of_a_child_under_supervision_of_whom_no_step_is_recorded(cast: Cast) -> None:
    person = held(cast.carol, InvolvementBasis.STATUTORY_SUPERVISION)
    (due,) = due_of(cast.carol, person)

    assert due.on == date(2024, 12, 9)
    assert due.because.endswith("the first is due 6 months before, by the general policy, assumed.")
    with at_cast_time():
        client = signed_in(cast.carol)
        home, record = (words(client.get(where).content) for where in ("/", f"/people/{reference_of(person)}/"))
    assert "They turn 18 on 9 June 2025. No step is recorded" in home
    assert "Record a step that is done" in record


def test_each_step_counts_once_and_when_all_are_done_nothing_is_due(cast: Cast) -> None:
    person = held(cast.carol, InvolvementBasis.STATUTORY_SUPERVISION)
    is_done(cast.carol, person, Step.NAMED_WORKERS, Step.TOLD)
    (due,) = due_of(cast.carol, person)
    assert due.on == date(2025, 6, 8)
    assert "2 of 7 steps" in due.because

    is_done(cast.carol, person, *(each for each in Step if each not in (Step.NAMED_WORKERS, Step.TOLD)))
    assert due_of(cast.carol, person) == []


def test_it_is_not_due_of_a_child_who_is_neither_supervised_nor_in_a_cohort(cast: Cast) -> None:
    assert due_of(cast.carol, held(cast.carol, InvolvementBasis.SERVICE)) == []


def test_it_is_due_of_whoever_was_in_a_cohort_before_they_were_18_though_their_tier_changed_since(cast: Cast) -> None:
    scheme = scheme_with_code(SCHEME_CODE)
    assert scheme is not None
    define(scheme.id, {**DEFAULTS, "children": "yes"}, date(2025, 1, 1), "The board decided.", CAST_AT, "cast")
    person = held(cast.carol, InvolvementBasis.SERVICE, "2007-05-20")
    place = {"area": "York/Selby", "cohort": "flex"}
    before = {**place, "tier": "gold", "entered_on": "2025-05-01", "left_on": "2025-05-28"}
    enter_entry(asking(cast.carol), person, Answers("iom", before))
    assert due_of(cast.carol, person) == []

    enter_entry(asking(cast.carol), person, Answers("iom", {**place, "tier": "silver", "entered_on": "2025-05-28"}))
    (due,) = due_of(cast.carol, person)
    assert due.because.startswith("They turned 18 on 20 May 2025.")


def test_nothing_of_it_is_due_of_the_dead(cast: Cast) -> None:
    person = held(cast.carol, InvolvementBasis.STATUTORY_SUPERVISION)
    enter_entry(asking(cast.carol), person, Answers("deaths", {"died_on": "2025-06-01", "how_known": "family"}))
    assert due_of(cast.carol, person) == []


def test_the_page_of_management_says_when_they_turn_18_and_when_the_steps_are_due(cast: Cast) -> None:
    person = held(cast.carol, InvolvementBasis.STATUTORY_SUPERVISION)
    with at_cast_time():
        said = words(signed_in(cast.carol).get(f"/people/{reference_of(person)}/management/").content)
    assert "They turn 18 on 9 June 2025. The first step is due 6 months before the 18th birthday" in said
