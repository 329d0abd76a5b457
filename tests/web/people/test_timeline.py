"""The timeline: newest first by month, filtered, as it stood, as it was known, and silent about what is not shared."""

from datetime import timedelta

import pytest

from accord.audit.terms import Action as Logged
from accord.journeys.write_entries import Answers, correct_entry, withdraw_entry
from tests.cast import CAST_AT, Cast, asking, signed_in
from tests.web.pages import ledger, newest
from tests.web.people.record import CONTACT, add_contact, address, entry_address, page, tag_of

pytestmark = pytest.mark.django_db


def shown(cast: Cast, query: str = "", status: int = 200) -> str:
    """Mason's timeline as Alice reads it, from the list on."""
    return page(cast.alice, f"{address(cast.mason, 'timeline')}{query}", status)


def test_entries_stand_newest_first_under_their_months(cast: Cast):
    read = shown(cast)
    assert "Showing 1 to 6 of 6 results" in read
    places = [read.index(words) for words in (
        "May 2025 Office visit: attended", "April 2025 Convicted", "March 2025 Location (GPS) tag", "April 2023 In custody"
    )]  # fmt: skip
    assert places == sorted(places)


def test_an_entry_says_who_recorded_it_when_it_was_true_and_of_which_kind(cast: Cast):
    read = shown(cast)
    assert "Office visit: attended by Carol Sunley, Probation Service 27 May 2025 Contacts" in read
    assert "In custody at HMP Hull by HM Prison Service from 3 April 2023 until 8 January 2024 Custody" in read


def test_an_entry_leads_to_its_page(cast: Cast):
    content = signed_in(cast.alice).get(address(cast.mason, "timeline")).content.decode()
    assert f'href="{entry_address(tag_of(cast), cast.mason)}"' in content


def test_it_is_filtered_by_kind_agency_and_words(cast: Cast):
    assert "Showing 1 to 2 of 2" in shown(cast, "?kind=iom")
    assert "Showing 1 to 3 of 3" in shown(cast, "?kind=iom&kind=custody")
    assert "Showing 1 to 1 of 1" in shown(cast, f"?agency={cast.carol.agency.id}")
    assert "Showing 1 to 1 of 1" in shown(cast, "?words=hmp+HULL")


def test_a_filter_in_force_can_be_taken_away_by_itself(cast: Cast):
    content = signed_in(cast.alice).get(f"{address(cast.mason, 'timeline')}?kind=iom&kind=custody&words=gold&page=2")
    assert b'href="?kind=custody&amp;words=gold"' in content.content
    assert b'href="?kind=iom&amp;kind=custody"' in content.content


def test_it_is_filtered_by_days(cast: Cast):
    since = shown(cast, "?from-day=1&from-month=4&from-year=2025")
    assert "In custody at HMP Hull" not in since
    assert "Location (GPS) tag" in since, "what still goes on was true on the day"
    assert "Showing 1 to 1 of 1" in shown(cast, "?to-day=1&to-month=1&to-year=2024")


def test_it_is_shown_as_it_stood_on_a_day(cast: Cast):
    read = shown(cast, "?on-day=1&on-month=6&on-year=2023")
    assert "Only what was true on 1 June 2023." in read
    assert "Showing 1 to 1 of 1" in read
    assert "In custody at HMP Hull" in read


def test_it_is_shown_as_it_was_known(cast: Cast):
    tag = tag_of(cast)
    texts = {"tag_type": "curfew", "fitted_on": "2025-03-03", "legal_basis": "licence"}
    correct_entry(asking(cast.alice), cast.mason, tag.id, Answers("tags", texts), "It was a curfew tag.")
    on = "?kind=tags&known-day={0.day}&known-month={0.month}&known-year={0.year}"

    before = shown(cast, f"{on.format(CAST_AT)}&known_time=10:29")
    after = shown(cast, f"{on.format(CAST_AT)}&known_time=10:30")
    at_the_end = shown(cast, on.format(CAST_AT))
    too_early = shown(cast, on.format(CAST_AT - timedelta(days=30)))

    assert "This is what the record said on 2 June 2025 at 10:29am" in before
    assert "Location (GPS) tag fitted (licence) by" in before
    assert "Changed since" in before
    assert "Curfew (radio) tag fitted (licence) by" in after
    assert "said at the end of 2 June 2025" in at_the_end
    assert "Curfew (radio) tag fitted (licence) by" in at_the_end
    assert "Nothing recorded matches" in too_early


def test_what_was_withdrawn_is_gone_but_was_known(cast: Cast):
    withdraw_entry(asking(cast.alice), cast.mason, tag_of(cast).id, "It is another man's tag.")
    assert "Nothing recorded matches" in shown(cast, "?kind=tags")
    assert "Location (GPS) tag" in shown(cast, "?kind=tags&known-day=1&known-month=6&known-year=2025")


def test_long_timelines_are_paged_and_keep_their_filters(cast: Cast):
    for day in range(1, 29):
        add_contact(cast.alice, cast.mason, contact_on=f"2025-02-{day:02}")
    first, second = shown(cast, "?kind=contacts"), shown(cast, "?kind=contacts&page=2")
    beyond = shown(cast, "?kind=contacts&page=999999")
    content = signed_in(cast.alice).get(f"{address(cast.mason, 'timeline')}?kind=contacts").content
    assert "Showing 1 to 25 of 29 results" in first
    assert "Showing 26 to 29 of 29 results" in second
    assert "Showing 26 to 29 of 29 results" in beyond
    assert b'href="?kind=contacts&amp;page=2"' in content


def test_what_no_agreement_shares_is_not_shown_and_the_page_says_whom_to_ask(cast: Cast):
    read = page(cast.fatima, address(cast.mason, "timeline"))
    assert "Nothing recorded matches" in read
    assert "Quillfeather" in read
    assert "HMP Hull" not in read
    assert "Other agencies may hold more" in read
    assert "North Yorkshire Police: Alice Thwaite" in read
    assert "Probation Service: Carol Sunley" in read


def test_that_an_agency_may_hold_more_is_said_whether_or_not_it_does(cast: Cast):
    assert "Tees, Esk and Wear Valleys NHS Foundation Trust: Fatima Rahman" in shown(cast)
    add_contact(cast.fatima, cast.mason, notes="He is unwell.")
    read = shown(cast)
    assert "Tees, Esk and Wear Valleys NHS Foundation Trust: Fatima Rahman" in read
    assert "Showing 1 to 6 of 6" in read


@pytest.mark.parametrize(("query", "why"), [
    ("?from-day=31&from-month=2&from-year=2025", "From: February 2025 has days 1 to 28, not 31."),
    ("?on-day=1", "As it stood on: The date must include a month and a year."),
    ("?known-day=1&known-month=1&known-year=2025&known_time=noon", "At what time: A time is written hours and minutes"),
    ("?known_time=14:05", "As known on: enter the day that the time belongs to."),
    ("?from-day=2&from-month=1&from-year=2025&to-day=1&to-month=1&to-year=2025", "To: this day must be the same as or"),
    ("?words=" + "a" * 101, "Words in the summary: This has 101 characters"),
    ("?words=%00", "Words in the summary: This holds a character that cannot be seen"),
])  # fmt: skip
def test_what_cannot_be_read_is_told_and_kept(cast: Cast, query: str, why: str):
    read = shown(cast, query, 400)
    assert "There is a problem" in read
    assert why in read


@pytest.mark.parametrize("query", [
    "?kind=nothing&agency=x&agency=999999999999999999999999&page=-1&review=maybe",
    "?page=%00&kind=%3Cscript%3E", "?words=%25_%5C", "?agency=", "?from=2025-01-01",
])  # fmt: skip
def test_what_means_nothing_filters_nothing_and_breaks_nothing(cast: Cast, query: str):
    assert "Timeline" in shown(cast, query)


def test_words_are_never_read_as_markup(cast: Cast):
    content = signed_in(cast.alice).get(f"{address(cast.mason, 'timeline')}?words=%3Cb%3Ehull").content
    assert b"<b>hull" not in content
    assert "“&lt;b&gt;hull”".encode() in content


def test_one_look_leaves_one_row_in_the_ledger(cast: Cast):
    before = len(ledger())
    shown(cast, f"?kind=contacts&words={CONTACT['notes'][:4]}")
    row = newest()
    assert (row.action, row.what, row.person_id, dict(row.detail)) == (
        Logged.CONSULT, "person timeline", cast.mason, {},
    )  # fmt: skip
    assert len(ledger()) == before + 1
