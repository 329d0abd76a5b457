"""The writers of access: the partnership, and who is let in to or kept out of a record."""

from datetime import date, timedelta

import pytest

from accord.access import reference
from accord.access.commands import doors, partnership
from accord.access.commands.doors import DoorRefused
from accord.access.commands.partnership import PartnershipRefused
from accord.access.door_queries import (
    alerts_to_send,
    caseload_counts,
    emergencies_to_review,
    emergency_access,
    emergency_accesses,
    involved_since,
    involvements_of,
    people_held_by,
    shut_doors_of,
)
from accord.access.gate import Opened, open_person
from accord.access.queries import (
    agencies,
    agency_with_code,
    area_ids_by_name,
    area_named,
    areas,
    districts_within,
    grants_of,
    officer,
    officer_named,
    officers,
    teams_of,
    viewer_for,
)
from accord.access.reference import AgencyRow, AreaRow
from accord.access.terms import Action, AgencyKind, AreaKind, InvolvementBasis, InvolvementRole, Role
from accord.access.viewer import ALL_KINDS
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, CHARITY, PASSWORD, Cast, asking, signed_in, viewer

DAY = timedelta(days=1)


def opened(cast: Cast, person_id: int | None = None) -> Opened:
    return open_person(asking(cast.bob), person_id or cast.mason, Action.CONSULT)


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
    assert teams_of(cast.alice.agency.id) == [(first, "York hub")]


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


# ---- Involvement -------------------------------------------------------------------------------------------------------


def involve(cast: Cast, starts_on: date, ends_on: date | None = None) -> int:
    return doors.involve(
        person_id=cast.mason, agency_id=cast.charlie.agency.id, officer_id=cast.charlie.id,
        basis=InvolvementBasis.SERVICE, role=InvolvementRole.SUPPORTING, starts_on=starts_on, ends_on=ends_on, at=CAST_AT,
        by="bob",
    )  # fmt: skip


def test_an_involvement_shows_with_its_officer_those_that_go_on_first(cast: Cast) -> None:
    involve(cast, BEGAN_ON, CAST_ON)

    views = involvements_of(opened(cast))

    assert {(view.agency_name, view.officer_name) for view in views[:-1]} >= {
        ("North Yorkshire Police", "Alice Thwaite"),
        ("North Yorkshire Police", ""),
        ("Probation Service", "Carol Sunley"),
    }
    assert {view.ends_on for view in views[:-1]} == {None}
    assert (views[-1].agency_name, views[-1].officer_name, views[-1].ends_on) == (
        "Second Bench",
        "Charlie Wray",
        CAST_ON,
    )


def test_an_involvement_that_would_end_before_it_starts_is_refused(cast: Cast) -> None:
    with pytest.raises(DoorRefused, match="end before it starts"):
        involve(cast, CAST_ON, CAST_ON - DAY)


def test_an_involvement_ends_with_the_reason_once(cast: Cast) -> None:
    number = involve(cast, BEGAN_ON)
    doors.end_involvement(number, cast.mason, CAST_ON, "Moved away")
    doors.end_involvement(number, cast.mason, CAST_ON + DAY, "Again")

    ended = involvements_of(opened(cast))[-1]

    assert (ended.ends_on, ended.ended_because) == (CAST_ON, "Moved away")


def test_an_involvement_not_yet_begun_never_begins(cast: Cast) -> None:
    number = involve(cast, CAST_ON + 5 * DAY)
    doors.end_involvement(number, cast.mason, CAST_ON, "Not needed")

    (ended,) = [view for view in involvements_of(opened(cast)) if view.id == number]

    assert (ended.starts_on, ended.ends_on, ended.ended_because) == (CAST_ON + 5 * DAY, CAST_ON + 5 * DAY, "Not needed")


def test_an_involvement_is_ended_on_its_own_person_only(cast: Cast) -> None:
    number = involve(cast, BEGAN_ON)
    doors.end_involvement(number, cast.oscar, CAST_ON, "Wrong person")

    assert next(view.ends_on for view in involvements_of(opened(cast)) if view.id == number) is None


def test_an_agency_that_holds_a_record_is_involved_once_and_from_today(cast: Cast) -> None:
    police = cast.alice.agency.id
    counted = doors.involve_record_holder(police, [cast.mason, cast.oscar, cast.oscar], CAST_AT, "extracts")

    assert counted == 1
    assert doors.involve_record_holder(police, [cast.oscar], CAST_AT, "extracts") == 0
    assert set(people_held_by(viewer(cast.alice), CAST_ON, mine=False)) == {cast.mason, cast.nadia, cast.oscar}


def test_an_officers_own_people_are_those_they_are_named_for(cast: Cast) -> None:
    assert set(people_held_by(viewer(cast.alice), CAST_ON, mine=True)) == {cast.mason}
    assert set(people_held_by(viewer(cast.alice), BEGAN_ON - DAY, mine=True)) == set()
    assert caseload_counts(cast.carol.agency.id, CAST_ON) == {cast.carol.id: 2}


def test_new_cases_are_those_an_officer_was_named_for_since_a_day(cast: Cast) -> None:
    involve(cast, CAST_ON)

    assert set(involved_since(viewer(cast.charlie), CAST_ON, CAST_ON)) == {cast.mason}
    assert set(involved_since(viewer(cast.charlie), CAST_ON, CAST_ON + DAY)) == set()


# ---- Restrictions and exclusions ---------------------------------------------------------------------------------------


def test_shut_doors_show_who_is_named_in_them_until_they_are_lifted(cast: Cast) -> None:
    shut = {
        "person_id": cast.mason,
        "reason": "At risk",
        "ask": "Bob",
        "starts_on": BEGAN_ON,
        "at": CAST_AT,
        "by": "bob",
    }
    restriction = doors.restrict(officer_ids=[cast.carol.id, cast.bob.id], **shut)
    exclusion = doors.exclude(officer_id=cast.alice.id, **shut)
    before = shut_doors_of(opened(cast), CAST_ON)

    doors.end_restriction(restriction, cast.mason, CAST_ON)
    doors.end_exclusion(exclusion, cast.mason, CAST_ON)

    assert [(door.kind, door.officers) for door in before] == [
        ("restriction", ("Bob Metcalfe", "Carol Sunley")),
        ("exclusion", ("Alice Thwaite",)),
    ]
    assert shut_doors_of(opened(cast), CAST_ON) == []
    assert open_person(asking(cast.alice), cast.mason, Action.CONSULT).decision


def test_a_door_that_was_opened_again_is_not_opened_twice(cast: Cast) -> None:
    shut = {
        "person_id": cast.mason,
        "reason": "At risk",
        "ask": "Bob",
        "starts_on": BEGAN_ON,
        "at": CAST_AT,
        "by": "bob",
    }
    restriction = doors.restrict(officer_ids=[], **shut)
    exclusion = doors.exclude(officer_id=cast.alice.id, **shut)

    lifted = [
        (doors.end_restriction(restriction, cast.mason, day), doors.end_exclusion(exclusion, cast.mason, day))
        for day in (CAST_ON, CAST_ON + DAY)
    ]

    assert lifted == [(True, True), (False, False)]
    assert not doors.end_restriction(restriction, cast.nadia, CAST_ON)


def test_a_restriction_or_exclusion_not_yet_begun_never_shuts_anything(cast: Cast) -> None:
    later = CAST_ON + 5 * DAY
    shut = {"person_id": cast.mason, "reason": "At risk", "ask": "Bob", "starts_on": later, "at": CAST_AT, "by": "bob"}
    doors.end_restriction(doors.restrict(officer_ids=[], **shut), cast.mason, CAST_ON)
    doors.end_exclusion(doors.exclude(officer_id=cast.alice.id, **shut), cast.mason, CAST_ON)

    assert open_person(asking(cast.alice, CAST_AT + 6 * DAY), cast.mason, Action.CONSULT).decision


# ---- Emergencies and alerts --------------------------------------------------------------------------------------------


def break_glass(cast: Cast, reason: str = "He says that he will hurt her tonight.") -> int:
    return doors.break_glass(
        person_id=cast.oscar, officer_id=cast.alice.id, reason=reason, hours=4, minimum_length=20, at=CAST_AT
    )


def test_breaking_the_glass_tells_information_governance_where_to_look_and_nothing_about_the_person(cast: Cast) -> None:
    number = break_glass(cast, "  He says that he will hurt her tonight.  ")

    (alert,) = alerts_to_send()
    view = emergency_access(number)
    assert (alert.role, alert.subject) == (Role.INFORMATION_GOVERNANCE, "A record was opened in an emergency")
    assert alert.address == f"/oversight/emergency-access/{number}/"
    assert view is not None
    assert (view.officer_name, view.reason) == ("Alice Thwaite", "He says that he will hurt her tonight.")
    assert view.expires_at - view.opened_at == timedelta(hours=4)


def test_a_reason_that_says_too_little_opens_nothing_and_alerts_nobody(cast: Cast) -> None:
    with pytest.raises(DoorRefused, match="at least 20 characters"):
        break_glass(cast, "urgent")

    assert emergency_accesses() == []
    assert alerts_to_send() == []


def test_an_emergency_access_is_reviewed_once(cast: Cast) -> None:
    number = break_glass(cast)
    waiting = emergencies_to_review()

    first = doors.review_emergency_access(number, " Right to open. ", CAST_AT, "kavita")
    second = doors.review_emergency_access(number, "Wrong.", CAST_AT, "kavita")

    view = emergency_access(number)
    assert (waiting, first, second, emergencies_to_review()) == (1, True, False, 0)
    assert view is not None
    assert (view.finding, view.reviewed_by) == ("Right to open.", "kavita")
    assert emergency_accesses(unreviewed=True) == []
    assert emergency_access(0) is None


def test_an_alert_goes_out_once(cast: Cast) -> None:
    break_glass(cast)
    (alert,) = alerts_to_send()

    sent = [doors.mark_alert_sent(alert.id, CAST_AT) for _ in range(2)]

    assert sent == [True, False]
    assert alerts_to_send() == []
