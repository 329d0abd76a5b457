"""Sessions that have expired go; others stay."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from accord.jobs import drop_expired_sessions
from accord.ports.clock import now


def session(lasts: timedelta) -> str:
    """A session that lasts so long from now."""
    store = SessionStore()
    store.set_expiry(now() + lasts)
    store.save()
    assert store.session_key is not None
    return store.session_key


def test_only_sessions_that_have_expired_are_dropped(db: None) -> None:
    session(timedelta(minutes=-1))
    alive = session(timedelta(hours=1))

    drop_expired_sessions.run(now())
    drop_expired_sessions.run(now())

    assert list(Session.objects.values_list("session_key", flat=True)) == [alive]
