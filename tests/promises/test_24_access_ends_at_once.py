"""Promise 24. Access ends at once: with a role, an involvement, an account or a session, the very next request is refused.

Nobody guesses a password: ten wrong ones lock the user name, and whether anybody has that user name cannot be told.
"""

import re
import statistics
import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client

from accord.access.commands import doors, partnership
from accord.access.gate import open_person
from accord.access.queries.involvements import involvements_of
from accord.access.queries.officers import grants_of
from accord.access.terms import Action
from accord.journeys import manage_sign_ins
from accord.kernel.references import reference_of
from tests.cast import CAST_AT, CAST_ON, PASSWORD, Cast, asking, signed_in
from tests.web.account.signing_in import browser_of, sign_in
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
ARGON2 = "django.contrib.auth.hashers.Argon2PasswordHasher"
TRIES = 7


@pytest.fixture(autouse=True)
def _clock():
    cache.clear()
    with time_machine.travel(CAST_AT, tick=False):
        yield


def record(cast: Cast) -> str:
    return f"/people/{reference_of(cast.mason)}/"


def after(client: Client, gap: timedelta, path: str = "/") -> int:
    with time_machine.travel(CAST_AT + gap, tick=False):
        return client.get(path).status_code


# ---- What an officer may do ------------------------------------------------------------------------------------------


def test_a_role_that_is_ended_opens_nothing_more(cast: Cast):
    client = signed_in(cast.alice)
    assert client.get(record(cast)).status_code == 200
    (grant,) = grants_of(cast.alice.id)
    partnership.end_role(grant.id, CAST_ON)
    assert client.get(record(cast)).status_code == 403
    assert client.get("/api/v1/cases").status_code == 403


def test_an_involvement_that_is_ended_opens_nothing_more(cast: Cast):
    client = signed_in(cast.fatima)
    assert client.get(record(cast)).status_code == 200
    opened = open_person(asking(cast.fatima), cast.mason, Action.CONSULT)
    for each in (each for each in involvements_of(opened) if each.agency_id == cast.fatima.agency.id):
        doors.end_involvement(each.id, cast.mason, CAST_ON, "The service ended.")
    assert client.get(record(cast)).status_code == 404


def test_an_agreement_that_is_ended_shares_nothing_more(cast: Cast):
    client = signed_in(cast.alice)
    shared = "Office visit"
    assert shared in client.get(f"{record(cast)}timeline/").content.decode()
    partnership.end_agreement(cast.agreement, CAST_ON)
    assert shared not in client.get(f"{record(cast)}timeline/").content.decode()


def test_an_officer_who_is_excluded_sees_nothing_more(cast: Cast):
    client = signed_in(cast.alice)
    assert client.get(record(cast)).status_code == 200
    doors.exclude(
        person_id=cast.mason, officer_id=cast.alice.id, reason="A relative.", ask="Bob", starts_on=CAST_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    assert client.get(record(cast)).status_code == 403


def test_a_closed_account_is_signed_out(cast: Cast):
    client = signed_in(cast.alice)
    assert client.get("/").status_code == 200
    partnership.close_account(cast.alice.id, CAST_ON)
    assert client.get("/")["Location"].startswith("/account/login/")
    assert client.get("/api/v1/me").status_code == 401


def test_a_new_password_ends_every_session_begun_with_the_old(cast: Cast):
    client = browser_of("alice")
    manage_sign_ins.give_password(asking(cast.liam), cast.alice.id, "alice", "another one altogether")
    assert client.get("/")["Location"].startswith("/account/login/")


# ---- Sessions --------------------------------------------------------------------------------------------------------


def test_a_session_left_idle_for_fifteen_minutes_is_over(cast: Cast):
    client = browser_of("alice")
    client.get("/")
    assert after(client, timedelta(minutes=15)) == 302


def test_a_session_is_over_after_twelve_hours_however_busy(cast: Cast):
    client = browser_of("alice")
    before = range(0, 12 * 60, 14)  # never idle for as long as ends a session
    assert [after(client, timedelta(minutes=minutes)) for minutes in before] == [200] * len(before)
    assert after(client, timedelta(hours=12)) == 302


# ---- Passwords -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("username", ["alice", "nobody.at.all"])
def test_ten_wrong_passwords_lock_the_user_name_for_half_an_hour(cast: Cast, username: str):
    answers = [sign_in(username, f"wrong {number}").status_code for number in range(10)]
    assert answers == [200] * 9 + [429]
    page = sign_in(username).content.decode()
    assert "for 30 minutes" in page
    assert "ask your agency's administrator" in page
    assert newest().action == "locked_out"


def test_while_it_is_locked_not_even_the_right_password_opens_it(cast: Cast):
    for number in range(10):
        sign_in("alice", f"wrong {number}")
    client = Client()
    assert sign_in("alice", client=client).status_code == 429
    assert client.get("/").status_code == 302
    with time_machine.travel(CAST_AT + timedelta(minutes=29), tick=False):
        assert sign_in("alice").status_code == 429
    with time_machine.travel(CAST_AT + timedelta(minutes=31), tick=False):
        assert sign_in("alice").status_code == 302


def test_the_lock_holds_however_the_user_name_is_written_and_wherever_it_is_tried_from(cast: Cast):
    for number in range(10):
        sign_in(["alice", "ALICE", " Alice"][number % 3], "wrong", Client(REMOTE_ADDR=f"10.0.0.{number}"))
    assert sign_in("aLiCe").status_code == 429


def test_one_officers_wrong_passwords_lock_nobody_else_out(cast: Cast):
    for number in range(10):
        sign_in("alice", f"wrong {number}")
    assert sign_in("bob").status_code == 302


def test_a_right_password_forgets_the_wrong_ones_before_it(cast: Cast):
    for number in range(9):
        sign_in("alice", f"wrong {number}")
    assert sign_in("alice").status_code == 302
    assert sign_in("alice", "wrong").status_code == 200


def test_an_administrator_lets_an_officer_try_again_at_once(cast: Cast):
    for number in range(10):
        sign_in("alice", f"wrong {number}")
    manage_sign_ins.lift_lock_out(asking(cast.liam), cast.alice.id, "alice")
    assert sign_in("alice").status_code == 302


def test_wrong_passwords_given_again_inside_a_session_count_too(cast: Cast):
    client = browser_of("alice")
    answers = [client.post("/account/reauthenticate/", {"password": "wrong"}).status_code for _ in range(10)]
    assert answers == [200] * 9 + [429]


# ---- What can be told from outside -----------------------------------------------------------------------------------


def plain(body: bytes, username: str) -> str:
    """An answer without what differs between any two: the token, and the user name as it was typed."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body.decode()).replace(username, "NAME")


def test_a_user_name_that_nobody_has_and_a_wrong_password_get_the_same_answer(cast: Cast):
    known, unknown = sign_in("alice", "wrong"), sign_in("nobody", "wrong")
    assert known.status_code == unknown.status_code
    assert plain(known.content, "alice") == plain(unknown.content, "nobody")
    assert sorted(known.headers) == sorted(unknown.headers)


def test_they_take_the_same_time(cast: Cast, settings):
    """With the real hash, which takes longer than all the rest: were it left out for one of them, it would be seen."""
    settings.PASSWORD_HASHERS = [ARGON2]
    officer = get_user_model().objects.get(pk=cast.alice.id)
    officer.set_password(PASSWORD)
    officer.save()
    took = {"alice": [], "nobody": []}
    for username in ["alice", "nobody"] * TRIES:
        began = time.perf_counter()
        sign_in(username, "wrong")
        took[username].append(time.perf_counter() - began)
    known, unknown = statistics.median(took["alice"]), statistics.median(took["nobody"])
    assert 0.6 < known / unknown < 1.7
