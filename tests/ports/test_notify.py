import pytest
from django.core import mail

from accord.ports.notify import CONSOLE, SMTP, EmailNotifier, Notice

NOTICE = Notice(
    "Break-glass access was used", "Someone opened a restricted record and gave a reason. Please review it."
)
LINK = "https://accord.example/oversight/0SA2Z20YHB9VG"


def test_a_notice_is_its_fixed_words_and_a_link_and_nothing_else():
    sent = EmailNotifier("django.core.mail.backends.locmem.EmailBackend", "accord@example.org").send(
        NOTICE, ["ig@example.org"], LINK
    )
    assert sent == 1
    assert (mail.outbox[0].subject, mail.outbox[0].from_email) == (NOTICE.subject, "accord@example.org")
    assert mail.outbox[0].body.split("\n\n") == [
        NOTICE.sentence,
        LINK,
        "Sign in to see it. This message holds no case details.\n",
    ]


def test_nobody_learns_who_else_was_told():
    EmailNotifier("django.core.mail.backends.locmem.EmailBackend").send(
        NOTICE, ["a@example.org", "b@example.org"], LINK
    )
    assert [message.recipients() for message in mail.outbox] == [["a@example.org"], ["b@example.org"]]


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "/people/1", "https://accord.example/search?name=Naylor"])
def test_a_link_that_is_no_page_or_asks_something_is_refused(link):
    with pytest.raises(ValueError, match="the address of a page"):
        EmailNotifier(CONSOLE).send(NOTICE, ["ig@example.org"], link)


def test_on_the_console_it_can_be_read(capsys):
    assert EmailNotifier(CONSOLE).send(NOTICE, ["ig@example.org"], LINK) == 1
    assert LINK in capsys.readouterr().out


def test_a_server_that_cannot_be_reached_is_an_error_not_a_silence(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(OSError, match="refused"):
        EmailNotifier(SMTP).send(NOTICE, ["ig@example.org"], LINK)


def test_nobody_to_tell_is_nothing_sent():
    assert EmailNotifier(CONSOLE).send(NOTICE, [], LINK) == 0
