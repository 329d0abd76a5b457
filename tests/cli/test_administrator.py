"""`accord administrator`: the first account of a partnership."""

import pytest

from accord.access.queries.officers import officer_named
from accord.access.terms import Role
from accord.cli.main import main
from accord.ports.clock import london_day, now
from tests.web.account.signing_in import browser_of, sign_in
from tests.web.pages import newest


def opened(capsys, username="ada.first", agency="north-yorkshire-police"):
    asked = ["administrator", username, "--name", "Ada First", "--email", "ada@example.org", "--agency", agency]
    return main(asked), capsys.readouterr()


@pytest.mark.usefixtures("partnership")
def test_they_sign_in_with_what_is_printed_and_administer(capsys):
    code, said = opened(capsys)
    assert code == 0
    assert "not shown again" in said.err
    assert sign_in("ada.first", said.out.strip()).status_code == 302
    assert officer_named("ada.first", london_day(now())).roles == (Role.SYSTEM_ADMINISTRATOR,)


@pytest.mark.usefixtures("partnership")
def test_they_reach_administration(capsys):
    _, said = opened(capsys)
    assert browser_of("ada.first", said.out.strip()).get("/administration/").status_code == 200


@pytest.mark.usefixtures("partnership")
def test_it_is_told_with_who_ran_it_and_never_the_password(capsys):
    _, said = opened(capsys)
    row = newest()
    assert row.actor.startswith("operator:")
    assert (row.action, row.detail["role"]) == ("administer", "system_administrator")
    assert said.out.strip() not in str(row)


@pytest.mark.usefixtures("cast")
def test_a_user_name_that_is_taken_is_refused(capsys):
    code, said = opened(capsys, username="ALICE")
    assert (code, said.out) == (1, "")
    assert said.err == "The user name ALICE is taken.\n"


@pytest.mark.usefixtures("partnership")
def test_an_agency_that_there_is_not_is_refused_with_the_one_that_was_meant(capsys):
    code, said = opened(capsys, agency="north-yorkshire-polise")
    assert code == 2
    assert "Did you mean north-yorkshire-police" in said.err
    assert officer_named("ada.first", london_day(now())) is None
