"""When an agency says another PNC ID or date of birth: which records are one person then, and what goes along."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from accord.access.commands import doors
from accord.access.gate import NotFound, Restricted, open_person
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.journeys.write_entries import Answers, enter_entry
from accord.people.commands import move_source_record
from accord.people.queries.receiving import source_record_named
from accord.people.terms import LinkBasis
from tests.cast import BEGAN_ON, CAST_AT, POLICE, PRISONS, PROBATION, Cast, Member, asking
from tests.held import clusters, standing
from tests.north_yorkshire import take_in

LATER = CAST_AT + timedelta(days=1)
PEOPLE = (
    "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area\n"
)
ONE, OTHER, THIRD = "1979/0163001B", "1981/0000034U", "1967/9893091D"
BORN = "1969-03-14"
NOTE = {
    "contact_on": "2025-05-27",
    "contact_type": "office_visit",
    "attendance": "attended",
    "notes": "Came on time.",
}


def deliver(agency: str, *people: tuple[str, str], born: str = BORN) -> None:
    """An extract of people: each a number and a PNC ID."""
    rows = "".join(f"{number},Wetherlam,Jude,{born},,,{pnc},,,,,\n" for number, pnc in people)
    take_in(agency, "people", PEOPLE + rows, LATER)


def person(agency: Member, source_id: str) -> int:
    named = source_record_named(agency.agency.id, source_id)
    assert named is not None
    return named[1]


def together(*records: tuple[str, str]) -> bool:
    """Whether these records, and no others of police, prisons and probation, are one person."""
    return frozenset(records) in clusters()


def test_a_record_whose_number_comes_to_name_another_person_is_that_persons(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", OTHER))
    take_in(PRISONS, "custody", "source_id,establishment,received_on,released_on\nB,HMP Hull,2025-01-06,\n", LATER)

    deliver(PRISONS, ("B", ONE))

    assert together((POLICE, "A"), (PRISONS, "B"))
    assert standing("person_id", kind="custody", agency__code=PRISONS, ends_on=None) == [(person(cast.alice, "A"),)]


def test_the_first_record_of_a_person_leaves_when_it_is_the_one_that_was_wrong(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", ONE))
    stays = person(cast.erin, "B")

    deliver(POLICE, ("A", OTHER))

    assert together((POLICE, "A"))
    assert together((PRISONS, "B"))
    assert person(cast.erin, "B") == stays


def test_a_number_that_was_given_up_names_nobody(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(POLICE, ("A", OTHER), ("C", ONE))
    deliver(PRISONS, ("B", ONE))

    assert together((POLICE, "A"))
    assert together((POLICE, "C"), (PRISONS, "B"))


def test_two_records_that_exchange_their_numbers_stay_the_people_they_are(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE), ("C", OTHER))
    people = person(cast.alice, "A"), person(cast.alice, "C")

    deliver(POLICE, ("A", OTHER), ("C", ONE))

    assert (person(cast.alice, "A"), person(cast.alice, "C")) == people


def test_another_date_of_birth_parts_two_records_as_another_number_does(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", ONE))

    deliver(PRISONS, ("B", ONE), born="1970-03-14")

    assert together((POLICE, "A"))
    assert together((PRISONS, "B"))


def test_a_record_that_was_linked_by_hand_stays_when_its_agency_changes_something_else(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", ""))
    record_id, _ = source_record_named(cast.erin.agency.id, "B") or (0, 0)
    move_source_record(record_id, person(cast.alice, "A"), LinkBasis.FIRST_RECORD, "The same man.", LATER, "grace")

    take_in(PRISONS, "people", f"{PEOPLE}B,Wetherlam,Jude,{BORN},,,,,,,YO1 7HH,\n", LATER)

    assert together((POLICE, "A"), (PRISONS, "B"))


STEPS = [
    (POLICE, [("A", OTHER), ("C", THIRD)]),
    (PRISONS, [("B", OTHER), ("D", ONE)]),
    (PROBATION, [("E", ONE), ("F", THIRD)]),
]


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_who_is_who_in_the_end_does_not_depend_on_who_delivered_first(cast: Cast, order: Sequence[int]) -> None:
    deliver(POLICE, ("A", ONE), ("C", ONE))
    deliver(PRISONS, ("B", ONE), ("D", THIRD))
    deliver(PROBATION, ("E", OTHER), ("F", ""))

    for place in order:
        deliver(STEPS[place][0], *STEPS[place][1])

    assert together((POLICE, "A"), (PRISONS, "B"))
    assert together((POLICE, "C"), (PROBATION, "F"))
    assert together((PRISONS, "D"), (PROBATION, "E"))


# ---- What goes along ---------------------------------------------------------------------------------------------------


def test_an_officer_keeps_the_case_whose_record_moved(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", ONE))
    doors.involve(
        person_id=person(cast.alice, "A"), agency_id=cast.alice.agency.id, officer_id=cast.alice.id,
        basis=InvolvementBasis.IOM_COHORT, role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=LATER, by="cast",
    )  # fmt: skip
    left = person(cast.alice, "A")

    deliver(POLICE, ("A", OTHER))

    assert open_person(asking(cast.alice, LATER), person(cast.alice, "A"), Action.CONSULT)
    with pytest.raises(NotFound):
        open_person(asking(cast.alice, LATER), left, Action.CONSULT)


def test_another_agency_stays_with_the_record_it_has(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", ONE))

    deliver(POLICE, ("A", OTHER))

    assert open_person(asking(cast.erin, LATER), person(cast.erin, "B"), Action.CONSULT)
    with pytest.raises(NotFound):
        open_person(asking(cast.erin, LATER), person(cast.alice, "A"), Action.CONSULT)


def test_a_record_that_was_shut_is_shut_where_it_goes(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", OTHER))
    shut = {"reason": "A witness.", "ask": "Bob Metcalfe", "starts_on": BEGAN_ON, "at": LATER, "by": "cast"}
    doors.restrict(person_id=person(cast.erin, "B"), officer_ids=[cast.erin.id], **shut)
    doors.exclude(person_id=person(cast.erin, "B"), officer_id=cast.bob.id, **shut)

    deliver(PRISONS, ("B", ONE))

    both = person(cast.alice, "A")
    assert open_person(asking(cast.erin, LATER), both, Action.CONSULT)
    for member in (cast.alice, cast.bob):
        with pytest.raises(Restricted):
            open_person(asking(member, LATER), both, Action.CONSULT)


def test_what_an_officer_wrote_of_a_person_without_another_record_goes_where_the_person_goes(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", OTHER))
    before = person(cast.erin, "B")
    doors.involve(
        person_id=before, agency_id=cast.carol.agency.id, officer_id=cast.carol.id,
        basis=InvolvementBasis.STATUTORY_SUPERVISION, role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=LATER,
        by="cast",
    )  # fmt: skip
    enter_entry(asking(cast.carol, LATER), before, Answers("contacts", NOTE))

    deliver(PRISONS, ("B", ONE))

    both = person(cast.alice, "A")
    assert open_person(asking(cast.carol, LATER), both, Action.CONSULT)
    assert standing("person_id", kind="contacts", recorded_at=LATER) == [(both,)]
    assert standing("person_id", kind="contacts", person_id=before) == []


def test_what_an_officer_wrote_stays_with_a_person_who_has_another_record(cast: Cast) -> None:
    deliver(POLICE, ("A", ONE))
    deliver(PRISONS, ("B", ONE))
    both = person(cast.erin, "B")
    doors.involve(
        person_id=both, agency_id=cast.carol.agency.id, officer_id=cast.carol.id,
        basis=InvolvementBasis.STATUTORY_SUPERVISION, role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=LATER,
        by="cast",
    )  # fmt: skip
    enter_entry(asking(cast.carol, LATER), both, Answers("contacts", NOTE))

    deliver(POLICE, ("A", OTHER))

    assert standing("person_id", kind="contacts", recorded_at=LATER) == [(both,)]
    assert open_person(asking(cast.carol, LATER), both, Action.CONSULT)
