"""Who holds the doors of a record: involvements and emergencies as pages read them."""

from datetime import timedelta

import pytest

from accord.access.commands.doors import break_glass, end_involvement
from accord.access.gate import Opened, open_person
from accord.access.queries.agencies import agency_names_by_code
from accord.access.queries.involvements import InvolvementView, involvements_of
from accord.access.queries.officers import officer_names, officers_called
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, POLICE, Cast, Member, asking

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def opened(member: Member, person_id: int, hours: int = 0) -> Opened:
    """The record as the officer opens it, some hours after the cast's moment."""
    return open_person(asking(member, CAST_AT + hours * HOUR), person_id, Action.CONSULT)


def of_agency(cast: Cast, agency_id: int, basis: InvolvementBasis) -> InvolvementView:
    """One involvement with Mason."""
    found = involvements_of(opened(cast.alice, cast.mason))
    return next(each for each in found if (each.agency_id, each.basis) == (agency_id, basis))


def break_for(member: Member, person_id: int, hours: int) -> None:
    """Open the record in an emergency at the cast's moment."""
    break_glass(
        person_id=person_id, officer_id=member.id, reason="He may harm himself today.", hours=hours, minimum_length=20,
        at=CAST_AT,
    )  # fmt: skip


def test_an_involvement_runs_until_the_day_it_ends(cast: Cast) -> None:
    lead = of_agency(cast, cast.alice.agency.id, InvolvementBasis.IOM_COHORT)
    assert [lead.is_running(day) for day in (BEGAN_ON - DAY, BEGAN_ON, CAST_ON)] == [False, True, True]
    end_involvement(lead.id, cast.mason, CAST_ON, "Left the cohort.")
    ended = of_agency(cast, cast.alice.agency.id, InvolvementBasis.IOM_COHORT)
    assert (ended.is_running(CAST_ON - DAY), ended.is_running(CAST_ON), ended.may_still_open(CAST_ON)) == (
        True, False, False,
    )  # fmt: skip


def test_an_involvement_that_was_ended_before_it_began_never_opens(cast: Cast) -> None:
    never = InvolvementView(
        1, 1, "A", "", InvolvementBasis.SERVICE, InvolvementRole.LEAD, CAST_ON + DAY, CAST_ON + DAY, "cast", "", ""
    )
    assert not never.may_still_open(CAST_ON)


def test_a_record_opened_in_an_emergency_says_until_when(cast: Cast) -> None:
    break_for(cast.charlie, cast.mason, 4)
    break_for(cast.charlie, cast.mason, 2)
    assert opened(cast.charlie, cast.mason, 1).facts.open_until == CAST_AT + 4 * HOUR


def test_a_record_that_is_open_anyway_has_no_such_end(cast: Cast) -> None:
    break_for(cast.charlie, cast.mason, 4)
    assert opened(cast.alice, cast.mason).facts.open_until is None


@pytest.mark.parametrize(("words", "found"), [
    ("alice", ["alice"]), ("Alice Thwaite", ["alice"]), ("ALICE THWAITE", ["alice"]), ("Thwaite", []), ("", []),
])  # fmt: skip
def test_an_officer_is_found_by_user_name_or_whole_name(cast: Cast, words: str, found: list[str]) -> None:
    assert [each.username for each in officers_called(words)] == found


def test_officers_and_agencies_are_named_by_number_and_code(cast: Cast) -> None:
    assert officer_names([cast.alice.id, 0]) == {cast.alice.id: "Alice Thwaite"}
    assert agency_names_by_code()[POLICE] == "North Yorkshire Police"
