"""Opening a record in an emergency: told before, asked why, and nothing given away to somebody who guesses."""

import pytest

from accord.access.commands.doors import exclude, restrict
from accord.access.queries.doors import emergency_accesses
from accord.audit.terms import Action as Logged
from tests.cast import CAST_AT, CAST_ON, Cast, signed_in
from tests.web.pages import ledger, newest
from tests.web.people.record import address, page, words

pytestmark = pytest.mark.django_db
CARD, FORM = "/people/emergency-access/", "/people/emergency-access/reason/"
WHY = "He said on the telephone that he will jump tonight."
NOBODY = "No one record has this identifier."


def test_a_card_says_what_it_means_before_anything_is_asked(cast: Cast):
    answer = signed_in(cast.carol).get(CARD)
    assert "for 4 hours" in words(answer.content)
    assert f'href="{FORM}"' in answer.content.decode()


def test_the_right_number_and_a_reason_open_the_record_and_say_until_when(cast: Cast):
    client = signed_in(cast.carol)
    before = len(ledger())
    answer = client.post(FORM, {"identifier": " 2002/0073319z ", "reason": WHY})
    assert answer["Location"] == address(cast.nadia)
    assert (newest().action, newest().reason, len(ledger())) == (Logged.BREAK_GLASS, WHY, before + 1)
    read = words(client.get(address(cast.nadia)).content)
    assert "The record is open to you. Look at what you need, and no more." in read
    assert "It stays open to you until 2 June 2025 at 2:30pm." in read
    assert [each.reason for each in emergency_accesses(unreviewed=True)] == [WHY]


@pytest.mark.parametrize("identifier", ["A1002AB", "02/73319Z"])
def test_any_of_the_persons_numbers_opens_it(cast: Cast, identifier: str):
    answer = signed_in(cast.carol).post(FORM, {"identifier": identifier, "reason": WHY})
    assert answer["Location"] == address(cast.nadia)


def test_a_number_of_nobody_is_told_plainly_and_is_in_the_ledger(cast: Cast):
    answer = signed_in(cast.carol).post(FORM, {"identifier": "A9999ZZ", "reason": WHY})
    assert answer.status_code == 400
    assert NOBODY in words(answer.content)
    assert WHY in answer.content.decode()
    assert (newest().action, newest().person_id) == (Logged.BREAK_GLASS, None)


def test_somebody_excluded_who_is_a_stranger_is_answered_as_for_nobody(cast: Cast):
    exclude(
        person_id=cast.nadia, officer_id=cast.carol.id, reason="A cousin.", ask="Bob", starts_on=CAST_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    client = signed_in(cast.carol)
    shut = client.post(FORM, {"identifier": "A1002AB", "reason": WHY})
    nobody = client.post(FORM, {"identifier": "A9999ZZ", "reason": WHY})
    assert (shut.status_code, words(shut.content)) == (nobody.status_code, words(nobody.content))
    assert (ledger()[1].action, ledger()[1].person_id) == (Logged.DENIED, cast.nadia)


def test_somebody_excluded_whose_agency_is_involved_is_told_whom_to_ask(cast: Cast):
    exclude(
        person_id=cast.nadia, officer_id=cast.alice.id, reason="A cousin.", ask="Bob", starts_on=CAST_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    answer = signed_in(cast.alice).post(FORM, {"identifier": "A1002AB", "reason": WHY})
    assert answer.status_code == 403
    assert "You are excluded from this record. Ask Bob." in words(answer.content)


def test_a_restricted_record_opens_in_an_emergency(cast: Cast):
    restrict(
        person_id=cast.nadia, officer_ids=[cast.bob.id], reason="At risk.", ask="Bob", starts_on=CAST_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    client = signed_in(cast.alice)
    assert client.get(address(cast.nadia)).status_code == 403
    client.post(FORM, {"identifier": "A1002AB", "reason": WHY})
    assert "Ottershaw, Nadia" in words(client.get(address(cast.nadia)).content)


@pytest.mark.parametrize("identifier", ["A1002AB", "A9999ZZ"])
@pytest.mark.parametrize("reason", ["", "urgent", "Emergencyemergencyemergency", " a "])
def test_a_reason_that_says_nothing_tells_nothing_either(cast: Cast, identifier: str, reason: str):
    before = len(ledger())
    answer = signed_in(cast.carol).post(FORM, {"identifier": identifier, "reason": reason})
    assert answer.status_code == 400
    assert NOBODY not in words(answer.content)
    assert identifier in answer.content.decode()
    assert len(ledger()) == before


@pytest.mark.parametrize(
    "identifier", ["", "Quillfeather", "2002/0073319X", "A1002AB\0", "9" * 500, "<b>A1002AB</b>", "%"]
)
def test_what_is_no_number_is_told_so(cast: Cast, identifier: str):
    answer = signed_in(cast.carol).post(FORM, {"identifier": identifier, "reason": WHY})
    assert answer.status_code == 400
    assert "There is a problem" in words(answer.content)
    assert emergency_accesses() == []


@pytest.mark.parametrize("who", ["charlie", "harry", "irene", "jack", "kavita", "liam"])
@pytest.mark.parametrize("where", [CARD, FORM])
def test_a_role_that_may_not_is_refused(cast: Cast, who: str, where: str):
    assert "None of your roles may open a record in an emergency." in page(getattr(cast, who), where, 403)


def test_in_the_emergency_the_officer_writes_and_is_seen_to(cast: Cast):
    client = signed_in(cast.carol)
    client.post(FORM, {"identifier": "A1002AB", "reason": WHY})
    read = words(client.get(address(cast.nadia, "timeline")).content)
    assert "HMP New Hall" in read
    assert "You opened this record in an emergency" in read
