"""Correcting and withdrawing: with a reason, by the agency whose word it is, and never two at once."""

import pytest

from accord.audit.terms import Action as Logged
from accord.iom.terms import ScreeningOutcome, SelectionOutcome
from accord.journeys.select_people import Decided, Grounds, nominate, screen, select
from accord.journeys.write_entries import withdraw_entry
from accord.kernel.references import reference_of
from tests.cast import CAST_ON, SCHEME_CODE, Cast, asking, signed_in
from tests.promises.forms import LONG_REASON
from tests.web.pages import ledger, newest
from tests.web.people.record import address, entries_of, entry_address, page, tag_of, words

pytestmark = pytest.mark.django_db
REASON = {"reason_for_change": "The order says alcohol."}


def test_a_correction_begins_with_what_the_entry_says(cast: Cast):
    client = signed_in(cast.alice)
    draft = client.post(entry_address(tag_of(cast), cast.mason, "correct"))["Location"]
    read = words(client.get(draft).content)
    assert "Correct a tag: Quillfeather, Mason Lee Change what is wrong" in read
    assert "Which kind of tag is it? Location (GPS) tag Change" in read
    assert f'href="{draft}reason_for_change/"' in client.get(draft).content.decode()


def test_a_changed_value_comes_back_and_the_reason_is_asked_before_it_is_recorded(cast: Cast):
    client = signed_in(cast.alice)
    tag = tag_of(cast)
    draft = client.post(entry_address(tag, cast.mason, "correct"))["Location"]
    assert client.post(f"{draft}tag_type/", {"tag_type": "alcohol"})["Location"] == draft
    assert client.post(f"{draft}reason_for_change/", REASON)["Location"] == draft
    read = words(client.get(draft).content)
    assert "Why are you changing this entry? The order says alcohol. Change" in read
    saved = client.post(draft)["Location"]
    now = tag_of(cast)
    assert (now.summary, now.corrects_id) == ("Alcohol tag fitted (licence)", tag.id)
    assert "The correction is recorded" in words(client.get(saved).content)
    assert "The order says alcohol." in page(cast.alice, entry_address(now, cast.mason))


@pytest.mark.parametrize(("reason", "why"), [
    ("", "Enter an answer."), ("oops", "Say why you are changing this, in a few words."),
    ("r" * 301, "This has 301 characters"),
])  # fmt: skip
def test_a_reason_that_says_nothing_is_not_taken(cast: Cast, reason: str, why: str):
    client = signed_in(cast.alice)
    draft = client.post(entry_address(tag_of(cast), cast.mason, "correct"))["Location"]
    answer = client.post(f"{draft}reason_for_change/", {"reason_for_change": reason})
    assert answer.status_code == 400
    assert why in words(answer.content)
    assert reason in answer.content.decode()


def test_a_correction_without_a_reason_is_refused_and_keeps_its_answers(cast: Cast):
    client = signed_in(cast.alice)
    draft = client.post(entry_address(tag_of(cast), cast.mason, "correct"))["Location"]
    client.post(f"{draft}legal_basis/", {"legal_basis": "court bail"})
    answer = client.post(draft)
    assert answer.status_code == 400
    assert "Say why you are changing this, in a few words." in words(answer.content)
    assert "court bail" in words(answer.content)


def test_somebody_who_was_faster_wins_and_the_other_loses_nothing_typed(cast: Cast):
    client = signed_in(cast.alice)
    tag = tag_of(cast)
    draft = client.post(entry_address(tag, cast.mason, "correct"))["Location"]
    client.post(f"{draft}legal_basis/", {"legal_basis": "court bail"})
    client.post(f"{draft}reason_for_change/", REASON)
    withdraw_entry(asking(cast.bob), cast.mason, tag.id, "Not his tag.")
    answer = client.post(draft)
    read = words(answer.content)
    assert answer.status_code == 400
    assert "Somebody has changed this entry since you opened it." in read
    assert "court bail" in read
    assert entries_of(cast.alice, cast.mason, "tags") == []


def test_another_agencys_entry_is_not_corrected_and_says_who_can(cast: Cast):
    answer = signed_in(cast.carol).post(entry_address(tag_of(cast), cast.mason, "correct"))
    assert answer.status_code == 403
    assert "North Yorkshire Police recorded this, so only they can change it." in words(answer.content)


def test_a_link_does_not_begin_a_correction(cast: Cast):
    assert signed_in(cast.alice).get(entry_address(tag_of(cast), cast.mason, "correct")).status_code == 405


def test_a_withdrawal_shows_what_it_is_about_and_asks_why(cast: Cast):
    read = page(cast.alice, entry_address(tag_of(cast), cast.mason, "withdraw"))
    assert "Withdraw an entry: Quillfeather, Mason Lee Tags Location (GPS) tag fitted (licence) 3 March 2025" in read
    assert "Why should this entry never have been recorded?" in read


def test_the_withdrawal_of_a_selection_says_that_the_place_it_began_stays(cast: Cast):
    nomination = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, Grounds("Three burglaries since May."))
    screen(asking(cast.carol), cast.oscar, nomination, ScreeningOutcome.GOES_ON, LONG_REASON)
    put_off = Decided(CAST_ON, "Police and probation.", SelectionOutcome.PUT_OFF, LONG_REASON)
    decision = select(asking(cast.david), cast.oscar, nomination, put_off)
    withdrawal = address(cast.oscar, "entries", reference_of(decision), "withdraw")

    assert "does not end the place in the cohort" in page(cast.david, withdrawal)
    assert "does not end the place" not in page(cast.alice, entry_address(tag_of(cast), cast.mason, "withdraw"))


def test_a_withdrawn_entry_is_gone_from_the_timeline_and_kept_with_the_reason(cast: Cast):
    client = signed_in(cast.alice)
    tag = tag_of(cast)
    before = len(ledger())
    answer = client.post(entry_address(tag, cast.mason, "withdraw"), REASON)
    assert len(ledger()) == before + 1
    assert newest().action is Logged.WITHDRAW
    assert answer["Location"] == entry_address(tag, cast.mason)
    read = words(client.get(answer["Location"]).content)
    assert "The entry is withdrawn. It stays in the record with your reason." in read
    assert "withdrawn on 2 June 2025 at 10:30am: The order says alcohol." in read


def test_a_withdrawal_without_a_reason_withdraws_nothing(cast: Cast):
    answer = signed_in(cast.alice).post(entry_address(tag_of(cast), cast.mason, "withdraw"), {"reason_for_change": "x"})
    assert answer.status_code == 400
    assert "Say why you are changing this" in words(answer.content)
    assert tag_of(cast).superseded_at is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_agencys_entry_is_not_withdrawn(cast: Cast, method: str):
    client = signed_in(cast.carol)
    answer = getattr(client, method)(entry_address(tag_of(cast), cast.mason, "withdraw"), REASON)
    assert answer.status_code == 403
    assert "North Yorkshire Police recorded this" in words(answer.content)


def test_a_role_that_may_not_withdraw_is_refused(cast: Cast):
    answer = signed_in(cast.irene).get(entry_address(tag_of(cast), cast.mason, "withdraw"))
    assert answer.status_code == 403
