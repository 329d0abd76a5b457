"""What else ends when somebody leaves a cohort, and what staying by agreement begins: all of it, and once."""

from dataclasses import replace

import pytest

from accord.access.commands import doors
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.iom.commands.answering import ManagingRefused
from accord.journeys.leave_cohort import Wish, decide_exit
from accord.journeys.write_entries import Answers, enter_entry
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, Member, asking
from tests.web.people.record import entries_of

pytestmark = pytest.mark.django_db
LEAVES = Wish(True, "Agreed with probation.", "The mentor stays in touch until autumn.")
STAYS = Wish(False, "She asked to go on.", stays_voluntarily=True)
TODAY = CAST_ON.isoformat()


@pytest.fixture
def nadia(cast: Cast) -> int:
    """Nadia, with whom the police work and whom nobody supervises."""
    doors.involve(
        person_id=cast.nadia, agency_id=cast.bob.agency.id, officer_id=cast.bob.id, basis=InvolvementBasis.IOM_COHORT,
        role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    return cast.nadia


def told(by: Member, person_id: int, kind: str, **said: str) -> None:
    enter_entry(asking(by), person_id, Answers(kind, said))


def standing(cast: Cast, person_id: int, kind: str) -> list[tuple[str, bool]]:
    return [(each.summary, each.ends_on is None) for each in entries_of(cast.bob, person_id, kind)]


def test_strands_and_an_agreement_to_stay_end_with_the_place_and_other_agencies_word_stands(cast: Cast, nadia: int):
    told(cast.bob, nadia, "strands", strand="deter", began_on="2025-03-01", ended_on="")
    told(cast.erin, nadia, "strands", strand="rehabilitate", began_on="2025-03-01", ended_on="")
    told(cast.bob, nadia, "footing", footing="voluntary", since=TODAY, until="", because="")

    decide_exit(asking(cast.bob), nadia, LEAVES)

    assert sorted(standing(cast, nadia, "strands")) == [
        ("Strand: deter", False),
        ("Strand: rehabilitate and resettle", True),
    ]
    assert standing(cast, nadia, "footing") == [("Voluntary footing", False)]


def test_a_statutory_footing_does_not_end_with_the_place(cast: Cast, nadia: int):
    told(cast.bob, nadia, "footing", footing="statutory", since="2025-03-01", until="", because="")

    decide_exit(asking(cast.bob), nadia, LEAVES)

    assert standing(cast, nadia, "footing") == [("Statutory footing", True)]


def test_staying_by_agreement_ends_a_statutory_footing_and_is_kept_once_however_often_it_is_decided(
    cast: Cast, nadia: int
):
    told(cast.bob, nadia, "footing", footing="statutory", since="2025-03-01", until="", because="")

    decide_exit(asking(cast.bob), nadia, STAYS)
    decide_exit(asking(cast.bob), nadia, STAYS)

    assert sorted(standing(cast, nadia, "footing")) == [("Statutory footing", False), ("Voluntary footing", True)]


def test_somebody_leaves_on_the_day_on_which_they_entered(cast: Cast, nadia: int):
    decide_exit(asking(cast.bob), nadia, LEAVES)
    placed = {"area": "Harrogate/Craven", "cohort": "flex", "tier": "gold", "entered_on": TODAY, "left_on": ""}
    told(cast.bob, nadia, "iom", **placed, exit_reason="")

    decide_exit(asking(cast.bob), nadia, LEAVES)

    assert {each.ends_on for each in entries_of(cast.bob, nadia, "iom")} == {CAST_ON}


def test_a_day_to_look_again_that_is_past_or_years_ahead_is_refused_by_any_way(cast: Cast, nadia: int):
    for day in (CAST_ON, CAST_ON.replace(year=2028)):
        with pytest.raises(ManagingRefused, match="lies after today and no later than 2 June 2027"):
            decide_exit(asking(cast.bob), nadia, replace(STAYS, look_again_on=day))
