"""Messages to officers: that something waits for them and where, never what it is or whom it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from django.core.mail import EmailMessage, get_connection

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True)
class Notice:
    """The fixed words of one kind of message. A room declares each once; nothing about a person is ever put in."""

    subject: str
    sentence: str


class Notifier(Protocol):
    """Anything that can carry a notice with a link to officers."""

    def send(self, notice: Notice, to: Sequence[str], link: str) -> int:
        """Send it to each address on its own, and say how many were sent; an error when it cannot be sent."""
        ...


@dataclass(frozen=True)
class EmailNotifier:
    """Notices by e-mail, on the console or through SMTP, with the settings of Django's e-mail."""

    backend: str = CONSOLE
    sender: str | None = None

    def send(self, notice: Notice, to: Sequence[str], link: str) -> int:
        """Send it to each address on its own; ValueError when the link is no web address, OSError when the server fails."""
        if urlsplit(link).scheme not in {"http", "https"} or "?" in link:
            raise ValueError("a notice carries the address of a page, without anything asked of it")
        body = f"{notice.sentence}\n\n{link}\n\nSign in to see it. This message holds no case details.\n"
        connection = get_connection(self.backend)
        messages = [EmailMessage(notice.subject, body, self.sender, [address], connection=connection) for address in to]
        return connection.send_messages(messages) or 0
