"""`accord token`: issued once, listed, revoked."""

import pytest

from accord.access.queries.tokens import token_in_force, tokens
from accord.cli.main import main
from accord.ports.clock import now
from tests.web.pages import newest


def _issue(capsys, *more):
    code = main(["token", "issue", "alice", "--name", "Nightly figures", *more])
    return code, capsys.readouterr()


def test_a_token_is_shown_once_on_a_line_of_its_own(cast, capsys):
    code, said = _issue(capsys)

    secret = said.out.strip()
    assert code == 0
    assert secret.startswith("accord_")
    assert len(secret) == len("accord_") + 43
    assert "not shown again" in said.err
    assert token_in_force(secret, now()).officer_id == cast.alice.id
    assert (newest().what, newest().actor.split(":")[0]) == ("token issued", "operator")


@pytest.mark.usefixtures("cast")
def test_no_two_tokens_are_alike(capsys):
    assert _issue(capsys)[1].out != _issue(capsys)[1].out


@pytest.mark.usefixtures("cast")
def test_a_token_that_should_not_be_is_refused_with_the_reason(capsys):
    code, said = _issue(capsys, "--days", "365")

    assert (code, said.out) == (1, "")
    assert said.err == "A token is for 1 to 90 days.\n"


@pytest.mark.usefixtures("cast")
def test_the_list_tells_whose_each_is_and_never_the_secret(capsys):
    secret = _issue(capsys)[1].out.strip()

    assert main(["token", "list"]) == 0

    told = capsys.readouterr().out
    assert "alice" in told
    assert "Nightly figures" in told
    assert secret not in told


@pytest.mark.usefixtures("cast")
def test_a_revoked_token_is_said_to_be_and_cannot_be_revoked_again(capsys):
    secret = _issue(capsys)[1].out.strip()
    number = str(tokens()[0].id)

    assert main(["token", "revoke", number]) == 0
    assert token_in_force(secret, now()) is None
    assert main(["token", "revoke", number]) == 1
    assert f"There is no token {number} that could be revoked." in capsys.readouterr().err
    assert newest().what == "token revoked"
