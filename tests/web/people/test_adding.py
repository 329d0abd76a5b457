"""Adding an entry one question a page: nothing typed is lost, nothing is recorded before it is checked."""

import pytest

from accord.access.commands import doors, partnership
from accord.access.queries.officers import grants_of
from accord.access.reference import AreaRow
from accord.access.terms import AreaKind
from accord.audit.terms import Action as Logged
from accord.kernel.references import reference_of
from tests.cast import CAST_AT, CAST_ON, POLICE, Cast, signed_in
from tests.north_yorkshire import take_in
from tests.web.pages import ledger, newest
from tests.web.people.record import TYPED_CONTACT, address, begun, entries_of, entry_address, filled, page, words

pytestmark = pytest.mark.django_db
IOM_HEADING = "source_id,area,cohort,tier,entered_on,left_on,exit_reason\n"


def test_it_asks_what_to_add_and_takes_the_register_from_the_address(cast: Cast):
    add = address(cast.mason, "entries", "add")
    read = page(cast.alice, add)
    assert "Quillfeather, Mason Lee What do you want to add? A time in an IOM cohort A stay in custody" in read
    content = signed_in(cast.alice).get(f"{add}?register=contacts").content.decode()
    assert 'value="contacts" checked' in content


def test_nothing_chosen_is_told(cast: Cast):
    answer = signed_in(cast.alice).post(address(cast.mason, "entries", "add"), {"register": "nothing"})
    assert answer.status_code == 400
    assert "There is a problem" in words(answer.content)


def test_each_question_stands_on_a_page_of_its_own_in_the_order_of_the_register(cast: Cast):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "contacts")
    assert client.get(draft).content.decode().count(f'href="{draft}contact_on/"') == 1
    where = [client.post(f"{draft}{name}/", typed)["Location"] for name, typed in TYPED_CONTACT.items()]
    assert where == [f"{draft}contact_type/", f"{draft}attendance/", f"{draft}notes/", draft]


def test_what_is_chosen_leads_to_its_first_question(cast: Cast):
    answer = signed_in(cast.alice).post(address(cast.mason, "entries", "add"), {"register": "custody"})
    assert answer["Location"].endswith("/establishment/")


def test_a_question_says_what_is_being_added_to_whose_record(cast: Cast):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "contacts")
    content = client.get(f"{draft}contact_on/").content
    assert "Add a contact note: Quillfeather, Mason Lee When was the contact?" in words(content)
    assert b"<title>When was the contact? - Person record - Accord</title>" in content


@pytest.mark.parametrize(("name", "typed", "why", "kept"), [
    ("contact_on", {"contact_on-day": "31", "contact_on-month": "2", "contact_on-year": "2025"},
     "February 2025 has days 1 to 28, not 31.", 'value="31"'),
    ("contact_on", {"contact_on-day": "3", "contact_on-month": "6", "contact_on-year": "2025"}, "is in the future",
     'value="2025"'),
    ("contact_on", {}, "Enter the date.", "contact_on-day"),
    ("contact_type", {"contact_type": "seance"}, "This is not one of the codes", "contact_type"),
    ("notes", {"notes": "n" * 10_001}, "This has 10,001 characters; at most 10,000 are kept.", "n" * 10_001),
    ("notes", {"notes": "a\0b"}, "This holds a character that cannot be seen", "a"),
    ("notes", {"notes": "   "}, "Enter an answer.", "   "),
])  # fmt: skip
def test_a_wrong_answer_is_told_kept_on_the_page_and_not_in_the_draft(
    cast: Cast, name: str, typed, why: str, kept: str
):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "contacts")
    answer = client.post(f"{draft}{name}/", typed)
    assert answer.status_code == 400
    assert why in words(answer.content)
    assert kept in answer.content.decode()
    assert "Change" not in words(client.get(draft).content)


def test_the_answers_are_checked_with_a_way_to_change_each(cast: Cast):
    client = signed_in(cast.alice)
    draft = filled(client, cast.mason, "contacts", TYPED_CONTACT)
    answer = client.get(draft)
    read = words(answer.content)
    assert "Check your answers When was the contact? 30 May 2025 Change" in read
    assert "Did they attend? Attended Change" in read
    assert f'href="{draft}attendance/"' in answer.content.decode()
    assert entries_of(cast.alice, cast.mason, "contacts")[0].starts_on.isoformat() == "2025-05-27"


def test_a_changed_answer_comes_back_to_the_check(cast: Cast):
    client = signed_in(cast.alice)
    draft = filled(client, cast.mason, "contacts", TYPED_CONTACT)
    back = client.post(f"{draft}attendance/", {"attendance": "unacceptable_absence"})
    assert back["Location"] == draft
    assert "Did not attend: unacceptable" in words(client.get(draft).content)


def test_posting_the_check_records_the_entry_once_and_says_so(cast: Cast):
    client = signed_in(cast.alice)
    draft = filled(client, cast.mason, "contacts", TYPED_CONTACT)
    answer = client.post(draft)
    entry = entries_of(cast.alice, cast.mason, "contacts")[0]
    row = newest()
    assert answer["Location"] == address(cast.mason, "entries", reference_of(entry.id), "saved")
    assert (entry.summary, entry.officer_name) == ("Phone call: attended", "Alice Thwaite")
    assert (row.action, row.person_id) in ((Logged.RECORD, cast.mason), (Logged.CONSULT, cast.mason))
    read = words(client.get(answer["Location"]).content)
    assert "The entry is recorded Contacts: Quillfeather, Mason Lee" in read
    assert "Keeping it is reviewed on 31 May 2031" in read
    assert client.post(draft).status_code == 404
    assert len(entries_of(cast.alice, cast.mason, "contacts")) == 2


def test_a_blank_that_is_allowed_is_an_answer(cast: Cast):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "tags")
    client.post(f"{draft}tag_type/", {"tag_type": "gps"})
    client.post(f"{draft}fitted_on/", {"fitted_on-day": "1", "fitted_on-month": "6", "fitted_on-year": "2025"})
    client.post(f"{draft}removed_on/", {})
    client.post(f"{draft}legal_basis/", {"legal_basis": ""})
    assert "When was it removed? Left blank Change" in words(client.get(draft).content)
    assert client.post(draft).status_code == 302


def test_answers_that_do_not_go_together_are_told_with_the_way_to_each_and_stay(cast: Cast):
    client = signed_in(cast.alice)
    typed = {
        "tag_type": {"tag_type": "gps"},
        "fitted_on": {"fitted_on-day": "1", "fitted_on-month": "6", "fitted_on-year": "2025"},
        "removed_on": {"removed_on-day": "1", "removed_on-month": "5", "removed_on-year": "2025"},
        "legal_basis": {"legal_basis": "court bail"},
    }
    draft = filled(client, cast.mason, "tags", typed)
    before = len(ledger())
    answer = client.post(draft)
    read = words(answer.content)
    assert answer.status_code == 400
    assert "“When was it removed?” (1 May 2025) is before “When was the tag fitted?” (1 June 2025)." in read
    assert f'<a href="{draft}removed_on/">' in answer.content.decode()
    assert "court bail" in read
    assert len(entries_of(cast.alice, cast.mason, "tags")) == 1
    assert len(ledger()) == before + 2, "one for the page and one for looking in this test"


def test_posting_an_unfinished_draft_leads_to_what_is_missing(cast: Cast):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "contacts")
    client.post(f"{draft}contact_on/", TYPED_CONTACT["contact_on"])
    assert "Your answers so far When was the contact? 30 May 2025" in words(client.get(draft).content)
    answer = client.post(draft)
    assert answer.status_code == 400
    assert "This is needed and may not be left blank." in words(answer.content)
    assert f'<a href="{draft}contact_type/">' in answer.content.decode()


def test_the_district_is_chosen_from_those_there_are(cast: Cast):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "iom")
    read = words(client.get(f"{draft}area/").content)
    assert "York/Selby" in read
    assert "Harrogate/Craven" in read
    assert client.post(f"{draft}area/", {"area": "Atlantis"}).status_code == 400
    assert client.post(f"{draft}area/", {"area": "York/Selby"}).status_code == 302


def test_many_districts_are_a_list_to_choose_from(cast: Cast):
    partnership.save_areas(
        AreaRow(f"District {number}", AreaKind.DISTRICT, "", "North Yorkshire", number) for number in range(15)
    )
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "iom")
    assert b"<select" in client.get(f"{draft}area/").content


def test_a_draft_is_found_again_and_thrown_away(cast: Cast):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "contacts")
    add = address(cast.mason, "entries", "add")
    assert "What you began and have not recorded" in words(client.get(add).content)
    assert f'href="{draft}"' in client.get(add).content.decode()
    assert "Throw away what you have written?" in words(client.get(f"{draft}throw-away/").content)
    assert client.post(f"{draft}throw-away/")["Location"] == address(cast.mason)
    assert client.get(draft).status_code == 404
    assert "The draft is thrown away." in words(client.get(address(cast.mason)).content)


def test_a_draft_is_its_officers_own(cast: Cast):
    draft = begun(signed_in(cast.alice), cast.mason, "contacts")
    others = signed_in(cast.carol)
    for where in (draft, f"{draft}contact_on/", f"{draft}throw-away/"):
        assert others.get(where).status_code == 404
        assert others.post(where, TYPED_CONTACT["contact_on"]).status_code == 404
    assert "What you began" not in page(cast.carol, address(cast.mason, "entries", "add"))


def test_a_draft_belongs_to_its_person(cast: Cast):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "contacts").replace(reference_of(cast.mason), reference_of(cast.nadia))
    assert client.get(draft).status_code == 404
    assert client.post(f"{draft}notes/", {"notes": "About somebody else"}).status_code == 404


@pytest.mark.parametrize("name", ["nothing", "reason_for_change", "id", "%00"])
def test_a_question_that_the_register_does_not_ask_is_not_there(cast: Cast, name: str):
    client = signed_in(cast.alice)
    draft = begun(client, cast.mason, "contacts")
    assert client.get(f"{draft}{name}/").status_code == 404
    assert client.post(f"{draft}{name}/", {name: "x"}).status_code == 404


def test_a_door_that_shuts_meanwhile_stops_the_answers_and_the_recording(cast: Cast):
    client = signed_in(cast.alice)
    draft = filled(client, cast.mason, "contacts", TYPED_CONTACT)
    doors.exclude(
        person_id=cast.mason, officer_id=cast.alice.id, reason="A cousin.", ask="Bob", starts_on=CAST_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    statuses = {
        client.post(f"{draft}notes/", {"notes": "More"}).status_code,
        client.post(draft).status_code,
        client.get(draft).status_code,
        client.post(f"{draft}throw-away/").status_code,
    }
    assert statuses == {403}
    assert len(entries_of(cast.carol, cast.mason, "contacts")) == 1


def test_a_role_that_ends_meanwhile_stops_the_recording(cast: Cast):
    client = signed_in(cast.alice)
    draft = filled(client, cast.mason, "contacts", TYPED_CONTACT)
    partnership.end_role(grants_of(cast.alice.id)[0].id, CAST_ON)
    assert client.post(draft).status_code == 403


def test_a_place_in_a_cohort_is_offered_what_the_scheme_of_the_district_has(cast: Cast):
    client = signed_in(cast.carol)
    draft = begun(client, cast.oscar, "iom")
    before = words(client.get(f"{draft}tier/").content)
    client.post(f"{draft}area/", {"area": "York/Selby"})
    cohort, tier = [words(client.get(f"{draft}{name}/").content) for name in ("cohort", "tier")]
    refused = client.post(f"{draft}tier/", {"tier": "red"})

    assert ("Red" in before, "Red" in tier, "Gold Silver Bronze Other" in tier) == (True, False, True)
    assert "Fixed Flex Free" in cohort
    assert "Young adults" not in cohort
    assert refused.status_code == 400


def test_a_place_that_is_corrected_is_offered_what_it_is_as_well(cast: Cast):
    take_in(POLICE, "iom", f"{IOM_HEADING}NY1,York/Selby,young_adult,red,2017-01-01,2017-02-01,ended\n", CAST_AT)
    (entry,) = [each for each in entries_of(cast.alice, cast.mason, "iom") if each.starts_on.year == 2017]
    client = signed_in(cast.alice)
    draft = client.post(entry_address(entry, cast.mason, "correct"))["Location"]
    client.post(f"{draft}entered_on/", {"entered_on-day": "1", "entered_on-month": "2", "entered_on-year": "2018"})

    tier = words(client.get(f"{draft}tier/").content)

    assert "Gold Silver Bronze Other Red" in tier
    assert "Amber" not in tier
