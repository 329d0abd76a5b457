"""The writers of access: the partnership, and who is let in to or kept out of a record."""

from datetime import date, timedelta

import pytest

from accord.access import reference
from accord.access.commands import partnership
from accord.access.commands.partnership import PartnershipRefused
from accord.access.queries.agencies import agencies, agency_with_code, teams_of
from accord.access.queries.areas import area_ids_by_name, area_named, areas, districts_within
from accord.access.queries.officers import grants_of, officer, officer_named, officers
from accord.access.queries.viewers import viewer_for
from accord.access.reference import AgencyRow, AreaRow
from accord.access.terms import AgencyKind, AreaKind, Role
from accord.access.viewer import ALL_KINDS
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, CHARITY, PASSWORD, Cast, signed_in, viewer

DAY = timedelta(days=1)


# ---- Areas and agencies ------------------------------------------------------------------------------------------------


def test_areas_loaded_again_change_nothing_and_a_changed_one_is_brought_up_to_date(db: None) -> None:
    rows = [
        AreaRow("Wessex", AreaKind.MAPPA_AREA, "", "", 1),
        AreaRow("Wessex", AreaKind.FORCE, "Wessex", "E1", 1),
        AreaRow("Sandbourne", AreaKind.DISTRICT, "Wessex", "", 1),
    ]
    assert partnership.save_areas(rows) == 3
    assert partnership.save_areas(rows) == 0
    assert partnership.save_areas([AreaRow("Wessex", AreaKind.FORCE, "Wessex", "E2", 1)]) == 1
    assert [(area.kind, area.code, area.parent_name) for area in areas() if area.name == "Wessex"] == [
        ("force", "E2", "Wessex"),
        ("mappa_area", "", ""),
    ]


def test_a_district_of_a_force_that_is_not_there_is_refused_by_name(db: None) -> None:
    with pytest.raises(PartnershipRefused, match="Sandbourne: there is no force named Wessex"):
        partnership.save_areas([AreaRow("Sandbourne", AreaKind.DISTRICT, "Wessex", "", 1)])


def test_a_region_lies_in_nothing(db: None) -> None:
    with pytest.raises(PartnershipRefused, match="there is no parent named England"):
        partnership.save_areas([AreaRow("Wessex", AreaKind.PROBATION_REGION, "England", "", 1)])


def test_a_name_that_stands_for_several_areas_means_the_narrowest_in_an_extract_and_the_force_on_a_command_line(
    cast: Cast,
) -> None:
    kinds = {area.id: area.kind for area in areas()}
    named = area_named(" north yorkshire ")

    assert kinds[area_ids_by_name()["north yorkshire"]] == AreaKind.FORCE
    assert named is not None
    assert named.kind == AreaKind.FORCE
    assert area_named("Barsetshire") is None


def test_the_districts_within_an_area_are_those_at_any_depth_in_the_order_they_print(cast: Cast) -> None:
    region, district = area_named("Yorkshire and the Humber"), area_named("Harrogate/Craven")
    assert region is not None
    assert district is not None

    names = [each.name for each in districts_within(region)]

    assert names == ["York/Selby", "Hambleton/Richmond", "Harrogate/Craven", "Scarborough/Ryedale"]
    assert districts_within(district) == [district]
    assert areas(AreaKind.DISTRICT) == districts_within(region)


def test_an_agency_loaded_again_is_changed_only_where_it_differs(cast: Cast) -> None:
    row = AgencyRow(CHARITY, "Second Bench", AgencyKind.OTHER, "charity", AreaKind.FORCE, "North Yorkshire")

    assert partnership.save_agencies([row]) == 1
    assert partnership.save_agencies([row]) == 0
    changed = agency_with_code(CHARITY)
    assert changed is not None
    assert changed.area_name == "North Yorkshire"
    assert len(agencies()) == 6


def test_the_courts_may_nominate_as_any_agency_may(db: None) -> None:
    partnership.save_areas(reference.areas())
    partnership.save_agencies(reference.agencies())

    courts = agency_with_code("hm-courts-and-tribunals-service")

    assert courts is not None
    assert (courts.name, courts.kind) == ("HM Courts and Tribunals Service", AgencyKind.OTHER)


def test_the_reference_data_that_ships_loads_whole_and_once(db: None) -> None:
    assert partnership.save_areas(reference.areas()) == len(reference.areas())
    assert partnership.save_agencies(reference.agencies()) == len(reference.agencies())
    assert partnership.save_areas(reference.areas()) + partnership.save_agencies(reference.agencies()) == 0


# ---- Officers and roles ------------------------------------------------------------------------------------------------


def test_an_opened_account_signs_in_and_has_no_role_yet(cast: Cast) -> None:
    number = partnership.open_account(
        username="mabel", name=" Mabel Hirst ", email=" mabel@example.org ", agency_id=cast.alice.agency.id,
        password=PASSWORD, at=CAST_AT, team_id=partnership.add_team(cast.alice.agency.id, "York hub"),
    )  # fmt: skip

    mabel = officer(number, CAST_ON)
    assert mabel is not None
    assert (mabel.name, mabel.email, mabel.team_name, mabel.roles) == (
        "Mabel Hirst", "mabel@example.org", "York hub", (),
    )  # fmt: skip


@pytest.mark.parametrize("username", ["", "  ", " mabel", "mabel ", "m" * 101])
def test_a_user_name_that_is_not_fit_is_refused(cast: Cast, username: str) -> None:
    with pytest.raises(PartnershipRefused, match="Give a user name"):
        partnership.open_account(
            username=username, name="Mabel", email="", agency_id=cast.alice.agency.id, password=None, at=CAST_AT
        )


def test_a_user_name_is_taken_whatever_its_capitals(cast: Cast) -> None:
    with pytest.raises(PartnershipRefused, match="The user name ALICE is taken"):
        partnership.open_account(
            username="ALICE", name="Another", email="", agency_id=cast.alice.agency.id, password=None, at=CAST_AT
        )


def test_an_officer_who_changes_agency_is_seen_with_the_new_one(cast: Cast) -> None:
    partnership.change_officer(cast.alice.id, name="Alice Hirst", email="", agency_id=cast.carol.agency.id)

    assert viewer(cast.alice).agency_code == "probation-service"
    assert viewer(cast.alice).name == "Alice Hirst"


def test_a_closed_account_is_nobody_until_it_is_reopened_and_then_has_no_role(cast: Cast) -> None:
    partnership.close_account(cast.alice.id, CAST_ON)
    closed = viewer_for(cast.alice.id, CAST_AT)
    partnership.reopen_account(cast.alice.id)

    assert closed is None
    assert viewer(cast.alice).roles == frozenset()


def test_an_officer_who_is_not_there_is_nobody(cast: Cast) -> None:
    assert viewer_for(0, CAST_AT) is None
    assert officer(0, CAST_ON) is None
    assert officer_named("nobody", CAST_ON) is None


def test_a_role_is_held_from_its_first_day_up_to_its_last(cast: Cast) -> None:
    partnership.grant_role(cast.alice.id, Role.LAY_ADVISER, CAST_ON, CAST_ON + 2 * DAY, "liam")

    held = [Role.LAY_ADVISER in viewer(cast.alice, CAST_AT + n * DAY).roles for n in (-1, 0, 1, 2)]

    assert held == [False, True, True, False]


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (CAST_ON, None),
        (date(2020, 1, 1), None),
        (date(2020, 1, 1), BEGAN_ON + DAY),
        (CAST_ON, CAST_ON + DAY),
    ],
)
def test_a_role_is_not_granted_twice_for_one_day(cast: Cast, starts_on: date, ends_on: date | None) -> None:
    with pytest.raises(PartnershipRefused, match="They hold this role in that time already"):
        partnership.grant_role(cast.alice.id, cast.alice.role, starts_on, ends_on, "liam")


def test_a_role_may_end_on_the_day_on_which_it_begins_again(cast: Cast) -> None:
    partnership.grant_role(cast.alice.id, cast.alice.role, date(2020, 1, 1), BEGAN_ON, "liam")

    assert [(grant.starts_on, grant.ends_on) for grant in grants_of(cast.alice.id)] == [
        (BEGAN_ON, None),
        (date(2020, 1, 1), BEGAN_ON),
    ]


def test_a_role_that_would_end_before_it_starts_is_refused(cast: Cast) -> None:
    with pytest.raises(PartnershipRefused, match="end before it starts"):
        partnership.grant_role(cast.alice.id, Role.LAY_ADVISER, CAST_ON, CAST_ON - DAY, "liam")


def test_a_role_ended_before_it_began_was_never_held_and_may_be_granted_again(cast: Cast) -> None:
    grant = partnership.grant_role(cast.alice.id, Role.LAY_ADVISER, CAST_ON + DAY, None, "liam")
    partnership.end_role(grant, CAST_ON)
    partnership.end_role(grant, CAST_ON + 9 * DAY)

    partnership.grant_role(cast.alice.id, Role.LAY_ADVISER, CAST_ON, None, "liam")

    assert [(each.starts_on, each.ends_on) for each in grants_of(cast.alice.id)][:2] == [
        (CAST_ON + DAY, CAST_ON + DAY),
        (CAST_ON, None),
    ]


def test_many_accounts_are_opened_with_a_digest_made_once(cast: Cast) -> None:
    account = {"agency_id": cast.alice.agency.id, "password": "!", "created_at": CAST_AT, "name": "Extra"}
    partnership.open_accounts([{**account, "username": f"extra{n}"} for n in range(3)])

    assert sum(each.name == "Extra" for each in officers(CAST_ON, cast.alice.agency.id)) == 3
    assert sum(each.name == "Extra" for each in officers(CAST_ON)) == 3


def test_the_cast_can_sign_in(cast: Cast) -> None:
    assert "_auth_user_id" in signed_in(cast.alice).session


def test_a_team_is_added_once(cast: Cast) -> None:
    first = partnership.add_team(cast.alice.agency.id, "York hub")

    assert partnership.add_team(cast.alice.agency.id, "York hub") == first
    assert [(team.id, team.name) for team in teams_of(cast.alice.agency.id)] == [(first, "York hub")]


# ---- Agreements --------------------------------------------------------------------------------------------------------


def test_what_is_shared_is_the_sum_of_the_agreements_in_force(cast: Cast) -> None:
    trust, probation = cast.fatima.agency.id, cast.carol.agency.id
    terms = {"title": "Health", "gateway": "Consent", "review_on": None, "agency_ids": [trust, probation]}
    partnership.agree(kinds="contacts custody", starts_on=CAST_ON, ends_on=None, **terms)
    partnership.agree(kinds="iom", starts_on=CAST_ON - DAY, ends_on=CAST_ON + DAY, **terms)

    shared = [viewer(cast.fatima, CAST_AT + n * DAY).shared.get(probation) for n in (-2, -1, 0, 1)]

    assert shared == [None, {"iom"}, {"contacts", "custody", "iom"}, {"contacts", "custody"}]
    assert viewer(cast.carol).shared[trust] == {"contacts", "custody", "iom"}
    assert viewer(cast.carol).shared[cast.alice.agency.id] == {ALL_KINDS}
    assert viewer(cast.charlie).shared == {}
