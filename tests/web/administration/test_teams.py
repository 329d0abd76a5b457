"""Teams: added and changed on an agency's page, and an officer put into one on theirs."""

import pytest
from django.test import Client

from accord.access.queries.agencies import agency_with_code, teams_of
from accord.access.queries.areas import area_named
from accord.access.queries.officers import officer
from tests.cast import CAST_ON, POLICE, TRUST, Cast
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
AGENCY = f"/administration/agencies/{POLICE}/"


def add(liam: Client, name: str = "York hub", area: str = "everywhere", agency: str = POLICE) -> int:
    answer = liam.post(f"/administration/agencies/{agency}/teams/add/", {"name": name, "area": area})
    assert (answer.status_code, answer["Location"]) == (302, f"/administration/agencies/{agency}/")
    return next(each.id for each in teams_of(agency_with_code(agency).id) if each.name == name)


def test_a_team_is_added_to_an_agency_and_listed_on_its_page(liam: Client):
    area = area_named("North Yorkshire")

    number = add(liam, area=str(area.id))

    assert (newest().action, newest().detail) == ("administer", {"agency": POLICE, "team": number})
    page = liam.get(AGENCY).content.decode()
    assert "York hub is added." in page
    assert f"{AGENCY}teams/{number}/" in page
    assert [(each.area_name, each.officers) for each in teams_of(agency_with_code(POLICE).id)] == [
        ("North Yorkshire", 0)
    ]


def test_a_team_is_given_another_name(liam: Client):
    number = add(liam)

    liam.post(f"{AGENCY}teams/{number}/", {"name": "Selby hub", "area": "everywhere"})

    assert [(each.id, each.name) for each in teams_of(agency_with_code(POLICE).id)] == [(number, "Selby hub")]


def test_a_name_that_the_agency_has_already_is_refused(liam: Client):
    add(liam)

    answer = liam.post(f"{AGENCY}teams/add/", {"name": "YORK HUB", "area": "everywhere"})

    assert answer.status_code == 400
    assert "The agency has a team named YORK HUB already." in answer.content.decode()


def test_an_officer_is_put_into_a_team_of_their_agency_and_taken_out(liam: Client, cast: Cast):
    number, where = add(liam), f"/administration/officers/{cast.alice.id}/team/"

    assert liam.post(where, {"team": str(number)})["Location"] == f"/administration/officers/{cast.alice.id}/"
    assert officer(cast.alice.id, CAST_ON).team_name == "York hub"
    assert (newest().action, newest().detail["change"]) == ("administer", "team")
    liam.post(where, {"team": "none"})
    assert officer(cast.alice.id, CAST_ON).team_name == ""


def test_another_agencys_team_cannot_be_chosen_nor_changed_there(liam: Client, cast: Cast):
    theirs = add(liam, agency=TRUST)

    assert liam.post(f"/administration/officers/{cast.alice.id}/team/", {"team": str(theirs)}).status_code == 400
    assert liam.get(f"{AGENCY}teams/{theirs}/").status_code == 404


def test_whoever_goes_to_another_agency_leaves_their_team(liam: Client, cast: Cast):
    liam.post(f"/administration/officers/{cast.alice.id}/team/", {"team": str(add(liam))})

    said = {"name": "Alice Thwaite", "email": "alice@example.org", "agency": TRUST}
    liam.post(f"/administration/officers/{cast.alice.id}/change/", said)

    assert officer(cast.alice.id, CAST_ON).team_name == ""
