"""The capacity page: what each officer carries, who has none, and what a larger cohort would ask for."""

import pytest

from accord.access.commands import doors
from accord.access.terms import InvolvementBasis, InvolvementRole
from tests.cast import BEGAN_ON, CAST_AT, Cast, signed_in
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import page

pytestmark = pytest.mark.django_db
HERE = "/iom/capacity/north-yorkshire/"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def involved(cast: Cast, person_id: int, basis: InvolvementBasis, officer_id: int | None) -> None:
    doors.involve(
        person_id=person_id, agency_id=cast.bob.agency.id, officer_id=officer_id, basis=basis, role=InvolvementRole.LEAD,
        starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip


def test_caseloads_stand_against_their_room_and_what_is_unknown_is_said(cast: Cast):
    involved(cast, cast.mason, InvolvementBasis.MAPPA, None)
    said = page(cast.alice, HERE)
    assert "Alice Thwaite, North Yorkshire Police 1 1 8 52 to spare" in said
    assert "registered sexual offenders is not known" in said
    assert "2 people in the cohort on 2 June 2025" in said


def test_who_has_no_officer_is_named_to_those_who_may_see_them_and_counted_for_others(cast: Cast):
    assert "1 person in the cohort has no officer named and is not shown to you" in page(cast.carol, HERE)
    assert "people" not in newest().detail
    assert "Ottershaw, Nadia" in page(cast.erin, HERE)
    assert newest().detail["people"] == str(cast.nadia)
    involved(cast, cast.nadia, InvolvementBasis.IOM_COHORT, cast.bob.id)
    assert "Everybody in the cohort here has one" in page(cast.alice, HERE)


def test_a_larger_cohort_is_worked_out(cast: Cast):
    assert (
        "With 20 people more, as heavy on average as those there are, the cohort would weigh 77 points against room for 60"
        in page(cast.alice, f"{HERE}?more=20")
    )
    assert "17 too many, so 1 officer more" in page(cast.alice, f"{HERE}?more=20")
    for text in ("1001", "-1", "x", "9" * 9):
        assert signed_in(cast.alice).get(HERE, {"more": text}).status_code == 400


def test_the_address_without_an_area_leads_to_the_officers_own_force(cast: Cast):
    assert signed_in(cast.alice).get("/iom/capacity/")["Location"] == HERE
    assert signed_in(cast.alice).get("/iom/capacity/atlantis/").status_code == 404
