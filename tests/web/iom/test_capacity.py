"""The capacity page: what each officer carries, who has none, and what a larger cohort would ask for."""

from datetime import timedelta

import pytest

from accord.access.commands import doors, partnership
from accord.access.queries.areas import area_named
from accord.access.terms import InvolvementBasis, InvolvementRole, Role
from accord.iom.commands.scheme import NewScheme, define, found_scheme
from accord.iom.models import SchemeVersion
from accord.iom.queries.scheme import scheme_with_code
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.journeys.write_entries import Answers, enter_entry
from accord.record.commands import EntryRefused
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, SCHEME_CODE, Cast, asking, signed_in
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
    assert "Alice Thwaite, North Yorkshire Police 1 1 0 8 52 to spare" in said
    assert "Level not recorded 1 0 5 in the cohort, 5 outside it 5" in said
    assert "who is not recorded as registered may be" in said
    assert "2 people in the cohort in North Yorkshire on 2 June 2025" in said


def test_whom_an_officer_manages_under_mappa_outside_the_cohort_is_part_of_their_load(cast: Cast):
    involved(cast, cast.oscar, InvolvementBasis.MAPPA, cast.alice.id)
    involved(cast, cast.oscar, InvolvementBasis.SERVICE, cast.alice.id)

    assert "Alice Thwaite, North Yorkshire Police 1 0 1 8 52 to spare" in page(cast.alice, HERE)


def test_somebody_is_counted_once_whom_an_officer_manages_in_the_cohort_and_under_mappa(cast: Cast):
    involved(cast, cast.mason, InvolvementBasis.MAPPA, cast.alice.id)

    assert "Alice Thwaite, North Yorkshire Police 1 1 0 8 52 to spare" in page(cast.alice, HERE)


def test_under_mappa_people_weigh_by_level_and_more_if_registered_as_far_as_agreements_show(cast: Cast):
    involved(cast, cast.mason, InvolvementBasis.MAPPA, cast.alice.id)
    involved(cast, cast.oscar, InvolvementBasis.MAPPA, cast.alice.id)
    since = {"mappa_from": "2025-05-01"}
    enter_entry(asking(cast.carol), cast.mason, Answers("mappa", {"mappa_category": "2", "mappa_level": "2", **since}))
    enter_entry(asking(cast.carol), cast.oscar, Answers("mappa", {"mappa_category": "1", "mappa_level": "1", **since}))

    said = page(cast.alice, HERE)
    assert "Alice Thwaite, North Yorkshire Police 1 1 1 18 42 to spare" in said
    assert "Level 1: by the lead agency 1 1 5 7" in said
    assert "Level 2: by formal meetings 1 0 8 8" in said
    assert "All 2 1 15" in said
    assert "Level not recorded 2 0 5 in the cohort, 5 outside it 10" in page(cast.fatima, HERE)


def test_nobody_of_category_three_is_at_level_one(cast: Cast):
    told = {"mappa_category": "3", "mappa_level": "1", "mappa_from": "2025-05-01"}
    with pytest.raises(EntryRefused):
        enter_entry(asking(cast.carol), cast.mason, Answers("mappa", told))


def test_an_officer_with_nobody_is_free_room_from_the_day_of_the_role_until_the_account_is_shut(cast: Cast):
    partnership.grant_role(cast.irene.id, Role.POLICE_OFFENDER_MANAGER, BEGAN_ON, None, "cast")
    partnership.grant_role(cast.kavita.id, Role.POLICE_OFFENDER_MANAGER, CAST_ON + timedelta(days=1), None, "cast")
    partnership.grant_role(cast.liam.id, Role.POLICE_OFFENDER_MANAGER, BEGAN_ON, None, "cast")
    partnership.close_account(cast.liam.id, CAST_ON)

    said = page(cast.alice, f"{HERE}?more=20")
    assert "Irene Bell, North Yorkshire Police 0 0 0 0 60 to spare" in said
    assert "1 officer who manages people for an agency of North Yorkshire has nobody: that is free room" in said
    assert "against room for 120 with 2 officers" in said
    assert "Kavita" not in said
    assert "Liam" not in said
    assert "Irene" not in page(cast.alice, "/iom/capacity/york-selby/")


def test_people_of_another_district_are_part_of_the_load_and_not_of_the_cohort_here(cast: Cast):
    involved(cast, cast.nadia, InvolvementBasis.IOM_COHORT, cast.alice.id)

    said = page(cast.alice, "/iom/capacity/york-selby/")
    assert "Alice Thwaite, North Yorkshire Police 1 1 0 0 7 53 to spare" in said
    assert "1 person in the cohort in York/Selby" in said


def test_the_cohort_stands_against_the_room_of_the_scheme_in_force(cast: Cast):
    assert "North Yorkshire 2 120 118 to spare Version 2" in page(cast.alice, HERE)
    assert "North Yorkshire 2 120 118 to spare Version 2" in page(cast.alice, "/iom/capacity/york-selby/")

    scheme = scheme_with_code(SCHEME_CODE)
    assert scheme is not None
    define(scheme.id, {**DEFAULTS, "capacity": "1"}, CAST_ON, "Less money.", CAST_AT, "cast")
    assert "North Yorkshire 2 1 1 over Version 3" in page(cast.alice, HERE)


def test_a_district_with_a_scheme_of_its_own_is_no_longer_among_its_force_s(cast: Cast):
    police, york = cast.alice.agency.id, area_named("York/Selby")
    assert york is not None
    number = found_scheme(NewScheme("york", "York", york.id, police, [police]))
    define(number, {**DEFAULTS, "capacity": "30"}, CAST_ON, "The district decided.", CAST_AT, "cast")

    assert "North Yorkshire 1 120 119 to spare Version 2 York 1 30 29 to spare Version 1" in page(cast.alice, HERE)
    assert "Room for Left or over By York 1 30" in page(cast.alice, "/iom/capacity/york-selby/")


def test_who_has_no_officer_is_named_to_those_who_may_see_them_and_counted_for_others(cast: Cast):
    assert "1 person in the cohort has no officer named and is not shown to you" in page(cast.carol, HERE)
    assert "people" not in newest().detail
    assert "Ottershaw, Nadia" in page(cast.erin, HERE)
    assert newest().detail["people"] == str(cast.nadia)
    involved(cast, cast.nadia, InvolvementBasis.IOM_COHORT, cast.bob.id)
    assert "Everybody in the cohort here has one" in page(cast.alice, HERE)


def test_whoever_has_left_carries_nobody_and_their_people_have_no_officer(cast: Cast):
    involved(cast, cast.oscar, InvolvementBasis.MAPPA, cast.alice.id)
    partnership.close_account(cast.alice.id, CAST_ON)

    said = page(cast.carol, HERE)
    assert "Alice Thwaite, North Yorkshire Police" not in said
    assert "Quillfeather, Mason Lee : Alice Thwaite is still named and has left" in said
    assert "1 person outside the cohort is still named with officers who have left" in said
    assert "weigh 12 points against room for 0 with 0 officers: 12 too many, so 1 officer more" in said
    involved(cast, cast.mason, InvolvementBasis.IOM_COHORT, cast.bob.id)
    assert "Quillfeather" not in page(cast.carol, HERE)


def test_nobody_is_named_as_without_an_officer_whose_place_no_agreement_shows(cast: Cast):
    partnership.close_account(cast.alice.id, CAST_ON)

    said = page(cast.fatima, HERE)
    assert "Quillfeather" not in said
    assert "2 people in the cohort have no officer named and are not shown to you" in said
    assert "people" not in newest().detail


def test_it_says_what_each_category_weighs_and_which_is_not_kept(cast: Cast):
    said = page(cast.alice, HERE)
    assert "A registered sexual offender (category 1) adds 2 points to their level." in said
    assert "(categories 2 and 3) weigh by their level alone" in said
    assert "category 4, terrorism, is not kept here" in said


def test_a_larger_cohort_is_worked_out(cast: Cast):
    said = page(cast.alice, f"{HERE}?more=20")
    assert "With 20 people more, as heavy on average as those there are" in said
    assert "the cohort and all whom its officers manage beside it would weigh 77 points against room for 60" in said
    assert "17 too many, so 1 officer more" in said
    assert "North Yorkshire would have 22 people against room for 120: 98 to spare." in said
    for text in ("1001", "-1", "x", "9" * 9):
        assert signed_in(cast.alice).get(HERE, {"more": text}).status_code == 400


def test_where_nobody_is_in_the_cohort_those_who_join_are_taken_to_be_of_the_heaviest_tier(cast: Cast):
    said = page(cast.alice, "/iom/capacity/scarborough-ryedale/?more=2")
    assert "With 2 people more, each as heavy as the most intensive tier," in said
    assert "would weigh 8 points against room for 0 with 0 officers: 8 too many, so 1 officer more." in said
    assert "Nobody is in the cohort here." in said


def test_where_no_scheme_is_in_force_nobody_has_said_for_how_many_there_is_room(cast: Cast):
    SchemeVersion.objects.all().delete()

    said = page(cast.alice, f"{HERE}?more=5")
    assert "No scheme has a version in force here, so nobody has said for how many there is room." in said
    assert "With 5 people more" in said


def test_the_address_without_an_area_leads_to_the_officers_own_force(cast: Cast):
    assert signed_in(cast.alice).get("/iom/capacity/")["Location"] == HERE
    assert signed_in(cast.alice).get("/iom/capacity/atlantis/").status_code == 404
