"""Who is let in to a record and who is kept out: involvement, restrictions, exclusions, emergencies and their alerts."""

from datetime import date, timedelta

import pytest

from accord.access.commands import doors
from accord.access.commands.doors import DoorRefused
from accord.access.gate import Opened, open_person
from accord.access.queries.alerts import alerts_to_send
from accord.access.queries.doors import emergencies_to_review, emergency_access, emergency_accesses, shut_doors_of
from accord.access.queries.involvements import caseloads_of, involved_since, involvements_of, people_held_by
from accord.access.terms import Action, InvolvementBasis, InvolvementRole, Role
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, asking, viewer

DAY = timedelta(days=1)


def opened(cast: Cast, person_id: int | None = None) -> Opened:
    return open_person(asking(cast.bob), person_id or cast.mason, Action.CONSULT)


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
    assert caseloads_of([cast.carol.id, cast.david.id], CAST_ON) == {cast.carol.id: 2}


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
