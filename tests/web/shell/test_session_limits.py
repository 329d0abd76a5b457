"""A session ends when it is left idle, when it has lasted long enough, and when the account is closed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from accord.access.commands import partnership
from accord.audit.queries.events import Criteria, events
from accord.web.shell import middleware
from tests.cast import CAST_ON, Cast, signed_in

pytestmark = [pytest.mark.urls("tests.web.shell.site"), pytest.mark.django_db]
START = datetime(2025, 6, 2, 9, 0, tzinfo=UTC)


def opened_after(client: Client, gap: timedelta, times: int) -> list[int]:
    """The status of each of so many looks, each so long after the one before."""
    statuses = []
    for look in range(1, times + 1):
        with time_machine.travel(START + gap * look, tick=False):
            statuses.append(client.get("/").status_code)
    return statuses


@pytest.fixture
def alice(cast: Cast) -> Client:
    with time_machine.travel(START, tick=False):
        client = signed_in(cast.alice)
        client.get("/")
    return client


def test_a_session_in_use_goes_on(alice: Client, settings):
    nearly_idle = timedelta(minutes=settings.ACCORD_IDLE_MINUTES, seconds=-61)
    assert opened_after(alice, nearly_idle, 5) == [200] * 5


def test_a_session_left_idle_ends_with_the_next_look(alice: Client, settings):
    assert opened_after(alice, timedelta(minutes=settings.ACCORD_IDLE_MINUTES), 2) == [302, 302]


def test_the_idle_limit_is_never_overrun_by_looks_close_together(alice: Client, settings):
    opened_after(alice, timedelta(seconds=59), 1)
    with time_machine.travel(START + timedelta(minutes=settings.ACCORD_IDLE_MINUTES, seconds=59), tick=False):
        assert alice.get("/").status_code == 302


def test_a_session_in_use_ends_all_the_same_when_it_has_lasted_long_enough(alice: Client, settings):
    each = timedelta(minutes=10)
    looks = settings.ACCORD_SESSION_HOURS * 6
    assert opened_after(alice, each, looks) == [200] * (looks - 1) + [302]


def test_who_is_signed_out_is_told_why_and_the_ledger_keeps_it(alice: Client, settings):
    with time_machine.travel(START + timedelta(hours=1), tick=False):
        answer = alice.get("/")
        (notice,) = answer.wsgi_request._messages
    assert str(notice).startswith(
        f"You were signed out because you did nothing for {settings.ACCORD_IDLE_MINUTES} minutes."
    )
    (row,) = events(Criteria(), limit=1).events
    assert (row.actor, row.action, row.what) == ("alice", "sign_out", "session limit")


def test_without_the_ledger_an_idle_session_shows_nothing(alice: Client, monkeypatch):
    def unavailable(event):
        raise middleware.LedgerUnavailable

    monkeypatch.setattr(middleware, "append", unavailable)
    with time_machine.travel(START + timedelta(hours=1), tick=False):
        answer = alice.get("/")
    assert (answer.status_code, answer.content) == (503, b"")


def test_looking_writes_the_session_down_once_a_minute_at_most(alice: Client, django_assert_num_queries):
    with time_machine.travel(START + timedelta(seconds=59), tick=False), django_assert_num_queries(4) as looked:
        alice.get("/")
    assert [each["sql"] for each in looked.captured_queries if not each["sql"].startswith("SELECT")] == []


def test_a_closed_account_is_shut_out_at_the_next_look(cast: Cast, alice: Client):
    partnership.close_account(cast.alice.id, CAST_ON)
    assert opened_after(alice, timedelta(minutes=1), 1) == [302]
