"""The page of one entry: its values, what was believed when, where it comes from, and what may be done to it."""

import pytest

from accord.audit.terms import Action as Logged
from accord.journeys.write_entries import Answers, correct_entry, withdraw_entry
from accord.kernel.references import reference_of
from tests.cast import Cast, asking, signed_in
from tests.web.pages import ledger, newest
from tests.web.people.record import add_contact, address, entries_of, entry_address, page, tag_of

pytestmark = pytest.mark.django_db
CURFEW = {"tag_type": "curfew", "fitted_on": "2025-03-03", "removed_on": "", "legal_basis": "court bail"}


def test_it_says_what_the_entry_says_in_words(cast: Cast):
    read = page(cast.alice, entry_address(tag_of(cast), cast.mason))
    assert "Which kind of tag is it? Location (GPS) tag When was the tag fitted? 3 March 2025" in read
    assert "When was it removed? It goes on, as far as is known What is the legal basis? licence" in read


def test_an_area_is_named_and_a_blank_is_not_known(cast: Cast):
    newest_spell, _ = entries_of(cast.alice, cast.mason, "iom")
    read = page(cast.alice, entry_address(newest_spell, cast.mason))
    assert "Which district manages them? York/Selby Which cohort are they in? Fixed" in read
    assert "Why did they leave? Not known." in read


def test_paragraphs_are_kept_and_nothing_in_them_is_markup(cast: Cast):
    add_contact(cast.alice, cast.mason, notes="<b>First</b> line\nsecond line\n\nNew paragraph")
    entry = entries_of(cast.alice, cast.mason, "contacts")[0]
    content = signed_in(cast.alice).get(entry_address(entry, cast.mason)).content.decode()
    assert "&lt;b&gt;First&lt;/b&gt; line<br>second line</p>" in content
    assert '<p class="govuk-body">New paragraph</p>' in content


def test_it_says_where_it_comes_from_how_it_is_marked_and_how_long_it_is_kept(cast: Cast):
    read = page(cast.alice, entry_address(tag_of(cast), cast.mason))
    assert "Recorded by North Yorkshire Police, in an extract Recorded on 29 May 2025 at 10:30am" in read
    assert "Marking OFFICIAL-SENSITIVE Retention Group 3: the rest Keeping it is reviewed on 3 March 2031" in read


def test_an_officer_who_recorded_it_is_named(cast: Cast):
    (contact,) = entries_of(cast.alice, cast.mason, "contacts")
    assert "Recorded by Carol Sunley, Probation Service" in page(cast.alice, entry_address(contact, cast.mason))


def test_every_version_says_what_was_believed_when_and_why_it_changed(cast: Cast):
    tag = tag_of(cast)
    correct_entry(asking(cast.alice), cast.mason, tag.id, Answers("tags", CURFEW), "It was a curfew tag.")
    now = page(cast.alice, entry_address(tag_of(cast), cast.mason))
    then = page(cast.alice, entry_address(tag, cast.mason))
    assert "Version 2 (this one) Curfew (radio) tag fitted (court bail) Alice Thwaite 2 June 2025 at 10:30am" in now
    assert "Version 1 Location (GPS) tag fitted (licence) In an extract 29 May 2025 at 10:30am" in now
    assert "2 June 2025 at 10:30am It was a curfew tag." in now
    assert "This version was believed until 2 June 2025 at 10:30am. See the newest version" in then
    assert "You cannot correct it. Somebody has changed this entry since you opened it." in then


def test_a_withdrawn_entry_stays_and_says_why(cast: Cast):
    tag = tag_of(cast)
    withdraw_entry(asking(cast.alice), cast.mason, tag.id, "It is another man's tag.")
    read = page(cast.alice, entry_address(tag, cast.mason))
    assert "This entry was withdrawn on 2 June 2025 at 10:30am: It is another man's tag." in read
    assert "Correct this entry" not in read


def test_its_own_agency_may_correct_and_withdraw_it(cast: Cast):
    read = page(cast.alice, entry_address(tag_of(cast), cast.mason))
    assert "Correct this entry" in read
    assert "withdraw this entry" in read


def test_another_agency_is_told_who_can(cast: Cast):
    read = page(cast.carol, entry_address(tag_of(cast), cast.mason))
    assert "You cannot correct it. North Yorkshire Police recorded this, so only they can change it." in read
    assert "withdraw this entry" not in read


def test_a_role_that_may_not_is_told_so(cast: Cast):
    read = page(cast.irene, entry_address(tag_of(cast), cast.mason))
    assert "You cannot correct it. None of your roles may correct an entry." in read
    assert "You cannot withdraw it. None of your roles may withdraw an entry." in read


@pytest.mark.parametrize("reference", ["0000000000001", "nothing", "ZZZZZZZZZZZZZ", "%00", "<b>"])
def test_an_entry_that_is_not_there_is_a_page_that_is_not_there(cast: Cast, reference: str):
    assert signed_in(cast.alice).get(address(cast.mason, "entries", reference)).status_code == 404


def test_an_entry_that_no_agreement_shares_is_answered_as_a_missing_one(cast: Cast):
    client = signed_in(cast.fatima)
    hidden = client.get(entry_address(tag_of(cast), cast.mason))
    missing = client.get(address(cast.mason, "entries", reference_of(1)))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content) == (404, missing.content)


def test_an_entry_of_another_person_is_not_found_under_this_one(cast: Cast):
    custody = entries_of(cast.erin, cast.nadia, "custody")[0]
    assert signed_in(cast.erin).get(entry_address(custody, cast.mason)).status_code == 404


def test_one_look_leaves_one_row_that_names_the_entry(cast: Cast):
    tag, before = tag_of(cast), len(ledger())
    page(cast.alice, entry_address(tag, cast.mason))
    row = newest()
    assert (row.action, row.what, row.person_id, dict(row.detail)) == (
        Logged.CONSULT, "entry", cast.mason, {"entry": tag.id},
    )  # fmt: skip
    assert len(ledger()) == before + 1
