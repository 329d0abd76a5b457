"""Administration is for administrators: everybody else is refused with the reason, and nothing of anybody is shown."""

import pytest
from django.test import Client

from accord.web.shell.routes import declared_routes
from tests.cast import Cast, signed_in
from tests.web.pages import ledger, newest

pytestmark = pytest.mark.django_db
PLAIN = [
    f"/{route.address}"
    for route in declared_routes()
    if route.name.startswith(("administration:", "oversight:")) and "<" not in route.address
]


def test_the_first_page_counts_what_there_is(cast: Cast, liam: Client):
    page = liam.get("/administration/").content.decode()
    assert "13 officers" in page
    assert "6 agencies" in page
    assert "1 agreement in force" in page


@pytest.mark.parametrize("path", PLAIN)
def test_a_practitioner_is_refused_with_the_reason(cast: Cast, path: str):
    answer = signed_in(cast.alice).get(path)
    assert answer.status_code == 403
    assert "None of your roles may" in answer.content.decode()
    assert newest().outcome == "refused"


@pytest.mark.parametrize("path", PLAIN)
def test_nobody_is_asked_to_sign_in(path: str):
    assert Client().get(path)["Location"] == f"/account/login/?next={path}"


def test_those_who_administer_and_those_who_oversee_keep_to_their_own(cast: Cast, liam: Client):
    assert liam.get("/oversight/").status_code == 403
    assert signed_in(cast.kavita).get("/administration/").status_code == 403


@pytest.mark.parametrize("path", [path for path in PLAIN if path.startswith("/administration/")])
def test_looking_shows_nobody_managed_and_writes_nothing(cast: Cast, liam: Client, path: str):
    before = ledger()[0].row_id
    page = liam.get(path).content.decode()
    assert "Quillfeather" not in page
    assert ledger()[0].row_id == before
