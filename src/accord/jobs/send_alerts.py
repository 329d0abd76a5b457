"""Tell the holders of a role that something waits for them: a link and fixed words, never what it is about."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings

from accord.access.commands.doors import mark_alert_sent
from accord.access.queries.alerts import AlertView, alerts_to_send
from accord.access.queries.officers import addresses_by_role
from accord.access.terms import Role
from accord.ports.clock import london_day
from accord.ports.notify import EmailNotifier, Notice, Notifier

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"
SENTENCE = "Something in Accord waits for you."


class AlertsNotSent(Exception):
    """The mail server did not take an alert; it and those after it wait for the next sweep."""


def run(at: datetime) -> str:
    """Send the alerts that wait, the oldest first. Without a mail server they stay on the pages alone, and wait."""
    if settings.EMAIL_BACKEND == NO_MAIL:
        return "no mail server is set, so none are sent"
    addresses = addresses_by_role(london_day(at))
    waiting = alerts_to_send(addresses.keys())
    sent = _send(waiting, addresses, EmailNotifier(settings.EMAIL_BACKEND, settings.DEFAULT_FROM_EMAIL), at)
    return f"{sent:,} sent"


def _send(
    waiting: Sequence[AlertView], addresses: Mapping[Role, Sequence[str]], notifier: Notifier, at: datetime
) -> int:
    """Sent first and marked after: told twice, if the power fails between the two, is better than not told at all."""
    for sent, alert in enumerate(waiting):
        link = f"{settings.ACCORD_BASE_URL}{alert.address}"
        try:
            notifier.send(Notice(alert.subject, SENTENCE), addresses[Role(alert.role)], link)
        except OSError as error:
            # Not its text: a mail server's refusal names the officers it was for.
            raise AlertsNotSent(f"{sent} of {len(waiting)} were sent, then {type(error).__name__}") from error
        mark_alert_sent(alert.id, at)
    return len(waiting)
