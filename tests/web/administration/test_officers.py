"""Officers: found, opened with a password shown once, changed."""

import re

import pytest
from django.test import Client

from accord.access.queries.officers import grants_of, officer_named
from accord.access.queries.sign_ins import sign_in_of
from accord.access.terms import Role
from accord.audit.models import LedgerRow
from tests.cast import CAST_AT, CAST_ON, POLICE, PROBATION, Cast
from tests.web.account.signing_in import sign_in
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
LIST, ADD = "/administration/officers/", "/administration/officers/add/"
NEW = {"name": "Nora Quick", "username": "nora.quick", "email": "nora.quick@example.org", "agency": POLICE}


def names(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'href="/administration/officers/\d+/">([^<]+)</a>', page)


def test_officers_are_listed_with_their_roles_and_caseload(cast: Cast, liam: Client):
    page = liam.get(LIST).content.decode()
    assert "Showing 1 to 13 of 13 results" in page
    assert "Probation practitioner" in page
    row = page.split("Carol Sunley")[1].split("</tr>")[0]
    assert 'numeric">2</td>' in row


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?name=thwaite", ["Alice Thwaite"]),
        ("?name=ALICE+thw", ["Alice Thwaite"]),
        ("?name=ob", ["Bob Metcalfe"]),
        (f"?agency={PROBATION}&name=carol", ["Carol Sunley"]),
        (f"?agency={POLICE}&name=carol", []),
        ("?state=closed", []),
        ("?name=%25", []),
        ("?name=%00", 13),
        ("?agency=nobody", 13),
        ("?page=999", 13),
    ],
)
def test_officers_are_found_by_name_agency_and_state(cast: Cast, liam: Client, query: str, found: list[str] | int):
    shown = names(liam, f"{LIST}{query}")
    assert shown == found or len(shown) == found


def test_a_list_without_anybody_says_what_to_do(liam: Client):
    assert "Clear the filters" in liam.get(f"{LIST}?name=zzz").content.decode()


def opened(answer) -> str:
    """The one-time password on the page."""
    return re.search(r'id="one-time-password">([^<]+)<', answer.content.decode())[1]


def test_an_account_is_opened_with_a_password_that_works(cast: Cast, liam: Client):
    answer = liam.post(ADD, NEW)
    password = opened(answer)
    assert answer.status_code == 200
    assert re.fullmatch(r"\w{5}-\w{5}-\w{5}-\w{5}", password)
    assert sign_in("nora.quick", password).status_code == 302
    assert officer_named("nora.quick", CAST_ON).agency_name == "North Yorkshire Police"


def test_a_first_role_holds_from_today(cast: Cast, liam: Client):
    assert "Back to the account" in liam.post(ADD, {**NEW, "role": "iom_manager"}).content.decode()
    found = officer_named("nora.quick", CAST_ON)
    assert found.roles == (Role.IOM_MANAGER,)
    assert [(each.starts_on, each.ends_on) for each in grants_of(found.id)] == [(CAST_ON, None)]


def test_the_password_is_on_that_page_alone(cast: Cast, liam: Client):
    password = opened(liam.post(ADD, NEW))
    number = officer_named("nora.quick", CAST_ON).id
    later = liam.get(f"{LIST}{number}/").content.decode() + liam.get(LIST).content.decode()
    assert password not in later
    assert password not in str(list(LedgerRow.objects.values_list()))
    assert newest().detail == {"officer": number, "change": "opened"}


def test_no_two_passwords_are_the_same(cast: Cast, liam: Client):
    made = {opened(liam.post(ADD, {**NEW, "username": f"nora{number}"})) for number in range(5)}
    assert len(made) == 5


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"username": "alice"}, "The user name alice is taken."),
        ({"username": "ALICE"}, "The user name ALICE is taken."),
        ({"username": "nora quick"}, "A user name is 2 to 100 letters"),
        ({"username": "n" * 101}, "A user name is 2 to 100 letters"),
        ({"username": "nora\0"}, "A user name is 2 to 100 letters"),
        ({"email": "nora"}, "An email address is written like"),
        ({"agency": "bandits"}, "not one of the codes"),
        ({"name": " "}, "Enter an answer."),
    ],
)
def test_what_is_wrong_is_told_and_no_account_is_opened(cast: Cast, liam: Client, wrong: dict[str, str], why: str):
    answer = liam.post(ADD, {**NEW, **wrong})
    assert answer.status_code == 400
    assert why in answer.content.decode()
    assert "one-time-password" not in answer.content.decode()
    assert officer_named("nora.quick", CAST_ON) is None


def test_where_there_is_single_sign_on_the_page_asks_how_they_sign_in(cast: Cast, liam: Client, settings):
    settings.ACCORD_SINGLE_SIGN_ON = "Police ID"
    assert "With Police ID" in liam.get(ADD).content.decode()
    page = liam.post(ADD, {**NEW, "how": "single_sign_on"}).content.decode()
    assert "one-time-password" not in page
    assert "which must know them by the address nora.quick@example.org" in page
    assert not sign_in_of(officer_named("nora.quick", CAST_ON).id, CAST_AT).has_password


def test_an_officer_is_changed_and_that_is_told(cast: Cast, liam: Client):
    address = f"{LIST}{cast.alice.id}/change/"
    assert 'value="Alice Thwaite"' in liam.get(address).content.decode()
    changed = {"name": "Alice Thwaite-Bell", "email": "alice@example.net", "agency": PROBATION}
    assert liam.post(address, changed)["Location"] == f"{LIST}{cast.alice.id}/"
    now = officer_named("alice", CAST_ON)
    assert (now.name, now.email, now.agency_name) == ("Alice Thwaite-Bell", "alice@example.net", "Probation Service")
    assert newest().detail == {"officer": cast.alice.id, "change": "particulars"}


@pytest.mark.parametrize("number", [0, 10**6, 2**63, 10**40])
@pytest.mark.parametrize(
    "part", ["", "change/", "roles/add/", "roles/1/end/", "close/", "reopen/", "password/", "second-factors/"]
)
def test_an_officer_that_there_is_not_is_a_missing_page(liam: Client, number: int, part: str):
    assert liam.get(f"{LIST}{number}/{part}").status_code == 404
