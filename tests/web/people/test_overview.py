"""The overview: who the person is, where they stand, what is due, and what each agency says of them."""

import html
from datetime import timedelta

import pytest

from accord.access.commands import doors
from accord.audit.terms import Action as Logged
from accord.journeys.write_entries import Answers, enter_entry
from accord.people.commands import add_alias, move_source_record
from accord.people.queries.receiving import source_record_named
from accord.people.terms import LinkBasis
from tests.cast import CAST_AT, CAST_ON, Cast, asking, signed_in
from tests.web.pages import ledger, newest
from tests.web.people.record import add_contact, address, page

pytestmark = pytest.mark.django_db


def test_it_is_headed_by_name_identifiers_birth_age_and_tier(cast: Cast):
    read = page(cast.alice, address(cast.mason))
    assert "PNC ID: 2000/0000223R | CRO number: 065656/91H | CRN: X100001 | Prison number: A1001AA" in read
    assert "Date of birth: 30 November 1982 (42) | Tier: Silver IOM Silver Quillfeather, Mason Lee" in read


def test_the_title_of_the_window_names_nobody(cast: Cast):
    content = signed_in(cast.alice).get(address(cast.mason)).content.decode()
    title = content.split("<title>")[1].split("</title>")[0]
    assert title == "Overview - Person record - Accord"


def test_it_says_where_they_stand_and_who_says_so(cast: Cast):
    read = page(cast.alice, address(cast.mason))
    assert "Silver since 2 September 2024 North Yorkshire Police" in read
    assert "District York/Selby" in read
    assert "Location (GPS) tag fitted (licence) on 3 March 2025 North Yorkshire Police" in read


def test_what_is_not_known_is_said_apart_from_no(cast: Cast):
    assert "Custody Not known. No stay in custody today" in page(cast.alice, address(cast.mason))


def test_a_planned_release_stands_with_the_custody(cast: Cast):
    doors.involve(
        person_id=cast.nadia, agency_id=cast.carol.agency.id, officer_id=None,
        basis=doors.InvolvementBasis.STATUTORY_SUPERVISION, role=doors.InvolvementRole.LEAD, starts_on=CAST_ON,
        ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    read = page(cast.carol, address(cast.nadia))
    assert "In custody at HMP New Hall since 14 April 2025 HM Prison Service Planned release 23 June 2025" in read


def test_what_is_overdue_says_so_in_words_with_the_way_to_do_it(cast: Cast):
    content = html.unescape(signed_in(cast.alice).get(address(cast.mason)).content.decode())
    assert "Tier review, by 2 March 2025" in content
    assert 'govuk-tag--red">Overdue by 92 days' in content
    assert f'href="{address(cast.mason, "entries", "add")}?register=contacts">Record the contact</a>' in content


def test_the_way_to_review_a_tier_is_for_those_who_may_decide_and_others_are_shown_how_the_person_is_managed(
    cast: Cast,
):
    decides, records = (
        html.unescape(signed_in(who).get(address(cast.mason)).content.decode()) for who in (cast.bob, cast.alice)
    )
    assert f'href="{address(cast.mason, "management", "review")}">Record the tier review</a>' in decides
    assert f'href="{address(cast.mason, "management")}">How they are managed</a>' in records
    assert "Record the tier review" not in records


def test_an_officer_who_may_only_read_is_given_nothing_to_record(cast: Cast):
    read = page(cast.irene, address(cast.mason))
    assert "Tier review, by 2 March 2025" in read
    assert "Record the tier review" not in read
    assert "Add to the record" not in read


def test_the_last_contacts_are_told_with_who_had_them(cast: Cast):
    add_contact(cast.alice, cast.mason)
    read = page(cast.alice, address(cast.mason))
    assert "30 May 2025 Phone call: attended Alice Thwaite, North Yorkshire Police 27 May 2025 Office visit" in read


def test_periods_are_drawn_and_stand_in_a_table(cast: Cast):
    content = signed_in(cast.alice).get(address(cast.mason)).content.decode()
    read = page(cast.alice, address(cast.mason))
    assert 'aria-labelledby="periods-title"' in content
    assert "In custody at HMP Hull 3 April 2023 8 January 2024 HM Prison Service" in read
    assert "IOM silver, fixed cohort 2 September 2024 Goes on North Yorkshire Police" in read
    assert "4 periods that your agency is shown, as known on 2 June 2025" in read


def test_of_many_periods_the_newest_are_shown_and_the_rest_are_led_to(cast: Cast):
    for day in range(1, 29):
        spell = {"tag_type": "alcohol", "fitted_on": f"2025-02-{day:02}", "removed_on": f"2025-02-{day:02}"}
        enter_entry(asking(cast.alice), cast.mason, Answers("tags", spell))
    content = signed_in(cast.alice).get(address(cast.mason)).content.decode()
    assert "The newest 20 of 32 periods" in content
    assert (
        f'{address(cast.mason, "timeline")}?kind=custody&amp;kind=iom&amp;kind=tags">the timeline has the rest'
        in content
    )


def test_each_agencys_own_record_stands_beside_the_others(cast: Cast):
    record_id, _ = source_record_named(cast.alice.agency.id, "NY1") or (0, 0)
    add_alias(record_id, "Quill", "Lee", CAST_AT)
    read = page(cast.alice, address(cast.mason))
    assert "Agency's number NY1 PB1 HM1 H1" in read
    assert "Name Quillfeather, Mason Lee QUILLFEATHER, Mason QUILLFEATHER, MASON Quillfeather, Mason" in read
    assert "Also known as Quill, Lee No other name recorded" in read
    assert "Area York/Selby Not known Not known Not known" in read
    assert "Why it is linked The first record of this person, 29 May 2025 The same PNC ID" in read


def test_an_agency_that_is_shown_nothing_is_told_what_it_does_not_know(cast: Cast):
    read = page(cast.fatima, address(cast.mason))
    assert "Not known. No time in a cohort today is recorded or shared with your agency." in read
    assert "Not known. No contact is recorded or shared with your agency." in read
    assert "Silver" not in read
    assert "HMP Hull" not in read


def test_entries_whose_keeping_is_due_for_review_are_counted_and_led_to(cast: Cast):
    add_contact(cast.alice, cast.mason, contact_on="2015-01-05")
    client = signed_in(cast.alice)
    content = client.get(address(cast.mason)).content.decode()
    assert f'href="{address(cast.mason, "timeline")}?review=due">1 entry to keep or not</a>' in content
    assert "5 January 2015" in page(cast.alice, f"{address(cast.mason, 'timeline')}?review=due")


def test_a_record_opened_in_an_emergency_says_so_and_until_when(cast: Cast):
    doors.break_glass(
        person_id=cast.mason, officer_id=cast.charlie.id, reason="He may harm himself today.", hours=4,
        minimum_length=20, at=CAST_AT - timedelta(hours=1),
    )  # fmt: skip
    read = page(cast.charlie, address(cast.mason))
    assert "You opened this record in an emergency It stays open to you until 2 June 2025 at 1:30pm" in read
    assert "Silver since 2 September 2024" in read


def test_a_restricted_record_says_so_to_the_officers_it_is_open_to(cast: Cast):
    doors.restrict(
        person_id=cast.mason, officer_ids=[cast.alice.id], reason="At risk", ask="Bob", starts_on=CAST_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    assert "This record is restricted to named officers." in page(cast.alice, address(cast.mason))


def test_a_person_whose_records_were_all_moved_away_still_has_a_page(cast: Cast):
    record_id, _ = source_record_named(cast.carol.agency.id, "PB3") or (0, 0)
    move_source_record(record_id, cast.mason, LinkBasis.FIRST_RECORD, "A test.", CAST_AT, "cast")
    assert "No agency's record is linked to this person any longer" in page(cast.carol, address(cast.oscar))


def test_one_look_leaves_one_row_in_the_ledger(cast: Cast):
    before = len(ledger())
    page(cast.alice, address(cast.mason))
    row = newest()
    assert (row.action, row.what, row.person_id) == (Logged.CONSULT, "person overview", cast.mason)
    assert row.purpose == "Managing the person"
    assert len(ledger()) == before + 1


def test_a_reference_is_read_whatever_its_capitals(cast: Cast):
    assert "Quillfeather" in page(cast.alice, address(cast.mason).lower())
