"""Agreements: listed, recorded, ended; and what agencies see of each other follows at once."""

from html import unescape

import pytest
from django.test import Client

from accord.access.queries.agreements import agreement, agreements
from accord.access.queries.viewers import viewer_for
from tests.cast import CAST_AT, CAST_ON, CHARITY, POLICE, PROBATION, TRUST, Cast
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
LIST, ADD = "/administration/agreements/", "/administration/agreements/add/"
NEW = {
    "title": "Health and housing", "gateway": "Criminal Justice Act 2003 s.325(3)",
    "starts_on-day": "2", "starts_on-month": "6", "starts_on-year": "2025",
    "agencies": [POLICE, TRUST], "kinds": ["contacts", "tags"],
}  # fmt: skip


def test_agreements_are_listed_with_their_parties_and_what_they_cover(cast: Cast, liam: Client):
    page = liam.get(LIST).content.decode()
    assert "Integrated Offender Management in North Yorkshire" in page
    assert "HM Prison Service, North Yorkshire Police and Probation Service" in page
    assert "Every kind of entry" in page
    assert "In force" in page


def test_a_recorded_agreement_shares_what_it_covers_from_its_first_day(cast: Cast, liam: Client):
    answer = liam.post(ADD, NEW)
    assert answer["Location"] == LIST
    recorded = agreements()[0]
    assert (recorded.title, recorded.kinds, len(recorded.parties)) == ("Health and housing", ("contacts", "tags"), 2)
    assert viewer_for(cast.fatima.id, CAST_AT).shared == {cast.alice.agency.id: {"contacts", "tags"}}
    assert newest().detail == {"agreement": recorded.id, "change": "recorded"}
    assert "Tags" in liam.get(f"{LIST}{recorded.id}/").content.decode()


def test_every_kind_means_those_to_come_too(cast: Cast, liam: Client):
    liam.post(ADD, {**NEW, "kinds": ["*", "tags"]})
    assert agreements()[0].kinds == ("*",)


@pytest.mark.parametrize(
    ("wrong", "why", "field"),
    [
        ({"agencies": [POLICE]}, "Choose two agencies or more.", "agencies"),
        ({"agencies": [POLICE, POLICE]}, "Choose two agencies or more.", "agencies"),
        ({"agencies": [POLICE, "bandits"]}, "Choose two agencies or more.", "agencies"),
        ({"kinds": []}, "Choose what they may see of each other.", "kinds"),
        ({"kinds": ["secrets"]}, "Choose what they may see of each other.", "kinds"),
        ({"title": ""}, "Enter an answer.", "title"),
        ({"gateway": "x" * 301}, "at most 300", "gateway"),
        (
            {"ends_on-day": "2", "ends_on-month": "6", "ends_on-year": "2025"},
            "would end before it shares anything",
            "ends_on-day",
        ),
    ],
)
def test_an_agreement_that_will_not_do_is_refused_at_its_field(
    cast: Cast, liam: Client, wrong: dict[str, str], why: str, field: str
):
    answer = liam.post(ADD, {**NEW, **wrong})
    assert answer.status_code == 400
    assert why in answer.content.decode()
    assert f'href="#{field}"' in answer.content.decode()
    assert len(agreements()) == 1


def test_what_was_ticked_stays_ticked_when_something_is_wrong(cast: Cast, liam: Client):
    page = liam.post(ADD, {**NEW, "title": ""}).content.decode()
    assert page.count(" checked") == 4


def test_a_thousand_boxes_do_no_harm(cast: Cast, liam: Client):
    many = [f"{CHARITY}-{number}" for number in range(900)]
    assert liam.post(ADD, {**NEW, "agencies": many}).status_code == 400


def test_an_agreement_is_ended_once_it_is_confirmed_and_shares_nothing_more(cast: Cast, liam: Client):
    end = f"{LIST}{cast.agreement}/end/"
    assert "no longer see each other's entries" in unescape(liam.get(end).content.decode())
    assert viewer_for(cast.alice.id, CAST_AT).shared
    liam.post(end)
    assert viewer_for(cast.alice.id, CAST_AT).shared == {}
    assert agreement(cast.agreement).ends_on == CAST_ON
    page = liam.get(f"{LIST}{cast.agreement}/").content.decode()
    assert "Ended" in page
    assert "End the agreement" not in page


def test_an_agreement_that_has_not_begun_never_begins(cast: Cast, liam: Client):
    liam.post(ADD, {**NEW, "starts_on-year": "2026", "agencies": [POLICE, PROBATION]})
    number = agreements()[0].id
    liam.post(f"{LIST}{number}/end/")
    ended = agreement(number)
    assert ended.starts_on == ended.ends_on


@pytest.mark.parametrize("number", [0, 10**6, 10**40])
@pytest.mark.parametrize("part", ["", "end/"])
def test_an_agreement_that_there_is_not_is_a_missing_page(liam: Client, number: int, part: str):
    assert liam.get(f"{LIST}{number}/{part}").status_code == 404


def test_a_review_that_is_overdue_says_so(cast: Cast, liam: Client):
    liam.post(ADD, {**NEW, "review_on-day": "30", "review_on-month": "5", "review_on-year": "2025"})
    assert "Overdue by 3 days" in liam.get(LIST).content.decode()
    assert "1 review overdue" in liam.get("/administration/").content.decode()
