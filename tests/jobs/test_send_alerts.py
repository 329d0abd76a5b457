"""Alerts go out once, to those who hold the role, and tell only that something waits and where."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django.fixtures import Settings

from accord.access.commands import partnership
from accord.access.commands.doors import break_glass
from accord.access.queries.alerts import alerts_to_send
from accord.access.terms import Role
from accord.jobs import send_alerts
from tests.cast import CAST_AT, CAST_ON, Cast

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


def raise_alerts(cast: Cast, count: int = 1) -> None:
    for _ in range(count):
        break_glass(
            person_id=cast.oscar, officer_id=cast.alice.id, hours=4, minimum_length=20, at=CAST_AT,
            reason="He is on the bridge and we must know who may calm him.",
        )  # fmt: skip


def test_an_alert_goes_to_those_who_hold_the_role_with_a_link_and_no_case_details(cast: Cast) -> None:
    raise_alerts(cast)

    assert send_alerts.run(CAST_AT) == "1 sent"

    (message,) = mail.outbox
    assert message.to == ["kavita@example.org"]
    assert message.subject == "A record was opened in an emergency"
    assert "/oversight/emergency-access/" in message.body
    assert "Penhallow" not in message.body + message.subject
    assert "bridge" not in message.body + message.subject


def test_an_alert_goes_out_once(cast: Cast) -> None:
    raise_alerts(cast)
    send_alerts.run(CAST_AT)

    assert send_alerts.run(CAST_AT + timedelta(minutes=1)) == "0 sent"
    assert len(mail.outbox) == 1


def test_each_holder_of_the_role_gets_a_message_of_their_own(cast: Cast) -> None:
    partnership.grant_role(cast.bob.id, Role.INFORMATION_GOVERNANCE, CAST_ON, None, "cast")
    raise_alerts(cast)

    send_alerts.run(CAST_AT)

    assert [message.to for message in mail.outbox] == [["bob@example.org"], ["kavita@example.org"]]


def test_an_alert_that_nobody_can_be_written_to_waits_until_somebody_can(cast: Cast) -> None:
    partnership.close_account(cast.kavita.id, CAST_ON)
    raise_alerts(cast)

    assert send_alerts.run(CAST_AT) == "0 sent"
    assert len(alerts_to_send()) == 1

    partnership.grant_role(cast.bob.id, Role.INFORMATION_GOVERNANCE, CAST_ON, None, "cast")
    assert send_alerts.run(CAST_AT) == "1 sent"


def test_without_a_mail_server_alerts_wait(cast: Cast, settings: Settings) -> None:
    settings.EMAIL_BACKEND = NO_MAIL
    raise_alerts(cast)

    assert send_alerts.run(CAST_AT) == "no mail server is set, so none are sent"
    assert len(alerts_to_send()) == 1


class Stumbling(EmailBackend):
    """A mail server that takes one message and then no more."""

    taken = 0

    def send_messages(self, messages: Sequence[object]) -> int:
        if Stumbling.taken:
            raise ConnectionRefusedError("kavita@example.org: no")
        Stumbling.taken += 1
        return super().send_messages(messages)


def test_a_mail_server_that_fails_leaves_the_rest_for_the_next_sweep_and_names_nobody(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stumbling, "taken", 0)
    settings.EMAIL_BACKEND = f"{__name__}.Stumbling"
    raise_alerts(cast, 3)

    with pytest.raises(send_alerts.AlertsNotSent) as failed:
        send_alerts.run(CAST_AT)

    assert str(failed.value) == "1 of 3 were sent, then ConnectionRefusedError"
    assert len(alerts_to_send()) == 2
