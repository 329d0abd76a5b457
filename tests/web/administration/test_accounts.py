"""What an administrator does about an officer's account: roles, closing, passwords, second factors, lock-outs."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accord.access.queries.officers import grants_of, officer_named
from accord.access.terms import Role
from tests.cast import CAST_ON, PASSWORD, Cast, signed_in
from tests.web.account.signing_in import browser_of, set_up_codes, sign_in
from tests.web.pages import newest

pytestmark = pytest.mark.django_db


def address(officer_id: int, *parts: str | int) -> str:
    return "/".join(["/administration/officers", str(officer_id), *map(str, parts), ""])


def days(name: str, day: str, month: str, year: str) -> dict[str, str]:
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def test_a_role_is_granted_from_a_day_up_to_a_day(cast: Cast, liam: Client):
    given = {"role": "iom_manager", **days("starts_on", "1", "6", "2025"), **days("ends_on", "1", "7", "2025")}
    assert liam.post(address(cast.alice.id, "roles", "add"), given)["Location"] == address(cast.alice.id)
    granted = grants_of(cast.alice.id)[0]
    assert (granted.role, str(granted.starts_on), str(granted.ends_on)) == (
        Role.IOM_MANAGER,
        "2025-06-01",
        "2025-07-01",
    )
    assert granted.granted_by == "liam"
    assert newest().detail == {"officer": cast.alice.id, "role": "iom_manager", "change": "granted"}
    page = liam.get(address(cast.alice.id)).content.decode()
    assert "From 1 June 2025 until 1 July 2025" in page


JUNE_1, JUNE_2 = days("starts_on", "1", "6", "2025"), days("starts_on", "2", "6", "2025")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"role": "police_offender_manager", **JUNE_1}, "They hold this role in that time already."),
        ({"role": "iom_manager", **JUNE_2, **days("ends_on", "1", "6", "2025")}, "would end before it starts"),
        ({"role": "king", **JUNE_2}, "not one of the codes"),
        ({"role": "iom_manager", **days("starts_on", "31", "2", "2025")}, "February 2025 has days 1 to 28"),
        ({}, "There is a problem"),
    ],
)
def test_a_role_that_makes_no_sense_is_refused(cast: Cast, liam: Client, given: dict[str, str], why: str):
    answer = liam.post(address(cast.alice.id, "roles", "add"), given)
    assert answer.status_code == 400
    assert why in answer.content.decode()
    assert len(grants_of(cast.alice.id)) == 1


def test_a_role_is_ended_once_it_is_confirmed(cast: Cast, liam: Client):
    (grant,) = grants_of(cast.alice.id)
    end = address(cast.alice.id, "roles", grant.id, "end")
    assert "no longer holds the role from today" in liam.get(end).content.decode()
    assert officer_named("alice", CAST_ON).roles == (Role.POLICE_OFFENDER_MANAGER,)
    liam.post(end)
    assert officer_named("alice", CAST_ON).roles == ()
    assert newest().detail == {"officer": cast.alice.id, "grant": grant.id, "change": "ended"}


def test_a_role_is_ended_at_its_own_officer_only(cast: Cast, liam: Client):
    (grant,) = grants_of(cast.alice.id)
    assert liam.post(address(cast.bob.id, "roles", grant.id, "end")).status_code == 404
    assert officer_named("alice", CAST_ON).roles == (Role.POLICE_OFFENDER_MANAGER,)


def test_an_account_is_closed_and_opened_again_without_its_roles(cast: Cast, liam: Client):
    alice = signed_in(cast.alice)
    assert "is signed out at once" in liam.get(address(cast.alice.id, "close")).content.decode()
    assert alice.get("/").status_code == 200
    liam.post(address(cast.alice.id, "close"))
    assert alice.get("/").status_code == 302
    assert "The account of Alice Thwaite is closed." in liam.get(address(cast.alice.id)).content.decode()
    liam.post(address(cast.alice.id, "reopen"))
    assert sign_in("alice").status_code == 302
    assert officer_named("alice", CAST_ON).roles == ()


@pytest.mark.parametrize("what", ["close", "roles/add", "roles/{grant}/end"])
def test_nobody_does_these_to_their_own_account(cast: Cast, liam: Client, what: str):
    (grant,) = grants_of(cast.liam.id)
    path = address(cast.liam.id, what.format(grant=grant.id))
    answer = liam.post(path, {"role": "iom_manager", **days("starts_on", "1", "6", "2025")})
    assert answer.status_code in {400, 403}
    assert "Ask another administrator." in answer.content.decode()
    assert officer_named("liam", CAST_ON).roles == (Role.SYSTEM_ADMINISTRATOR,)
    assert "Grant a role" not in liam.get(address(cast.liam.id)).content.decode()


def test_a_one_time_password_is_given_and_the_old_one_stops_working(cast: Cast, liam: Client):
    alice = browser_of("alice")
    assert "Make sure first that it is they who ask" in liam.get(address(cast.alice.id, "password")).content.decode()
    assert alice.get("/").status_code == 200
    page = liam.post(address(cast.alice.id, "password")).content.decode()
    password = re.search(r'id="one-time-password">([^<]+)<', page)[1]
    assert newest().detail == {"officer": cast.alice.id, "change": "password given"}
    assert alice.get("/").status_code == 302
    assert sign_in("alice", PASSWORD).status_code == 200
    assert sign_in("alice", password).status_code == 302


def test_lost_second_factors_are_removed(cast: Cast, liam: Client):
    set_up_codes(browser_of("alice"))
    assert "Remove their second factors" in liam.get(address(cast.alice.id)).content.decode()
    liam.post(address(cast.alice.id, "second-factors"))
    assert not Authenticator.objects.exists()
    assert newest().detail == {"officer": cast.alice.id, "change": "second factors removed"}
    assert sign_in("alice")["Location"] == "/"


def test_a_lock_out_is_shown_and_lifted(cast: Cast, liam: Client):
    for number in range(10):
        sign_in("alice", f"wrong {number}")
    assert "Locked after too many wrong passwords" in liam.get(address(cast.alice.id)).content.decode()
    liam.post(address(cast.alice.id, "unlock"))
    assert newest().detail == {"officer": cast.alice.id, "change": "lock-out lifted"}
    assert "Locked after" not in liam.get(address(cast.alice.id)).content.decode()
    assert sign_in("alice").status_code == 302


def test_nothing_is_changed_by_looking(cast: Cast, liam: Client):
    (grant,) = grants_of(cast.alice.id)
    for part in ("close", "reopen", "password", "second-factors", f"roles/{grant.id}/end"):
        liam.get(address(cast.alice.id, part))
    assert liam.get(address(cast.alice.id, "unlock")).status_code == 405
    assert sign_in("alice").status_code == 302
    assert officer_named("alice", CAST_ON).roles == (Role.POLICE_OFFENDER_MANAGER,)
