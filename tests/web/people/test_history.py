"""Who has looked at the record, when and why; this look among them."""

from datetime import timedelta

import pytest

from accord.access.commands import doors
from accord.audit.ledger import Event, append
from accord.audit.terms import Action as Logged
from accord.journeys.open_in_emergency import open_in_emergency
from accord.web.people.history import seen
from tests.cast import CAST_AT, Cast, Member, asking, signed_in
from tests.web.pages import ledger, newest
from tests.web.people.record import add_contact, address, page

pytestmark = pytest.mark.django_db
WHY = "He said on the telephone that he will jump."


def shown(cast: Cast, query: str = "") -> str:
    """Mason's history as Alice reads it."""
    return page(cast.alice, f"{address(cast.mason, 'history')}{query}")


def look(member: Member, cast: Cast, times: int) -> None:
    """Look at Mason's record in the ledger so many times."""
    for minute in range(times):
        append(Event(
            at=CAST_AT - timedelta(minutes=minute), actor=member.username, actor_id=member.id, agency=member.agency.code,
            action=Logged.CONSULT, what=f"page {minute}", purpose="Looking", person_id=cast.mason,
        ))  # fmt: skip


def test_it_names_who_looked_from_where_at_what_and_why(cast: Cast):
    page(cast.carol, address(cast.mason))
    read = shown(cast)
    assert "Carol Sunley Probation Service Looked at the record Person overview Managing the person" in read
    assert "Their agency is involved with this person." in read


def test_this_look_is_the_first_of_them(cast: Cast):
    first, _ = shown(cast).split("When Who What they did Why ")[1].split("Their agency", 1)
    assert first == (
        "2 June 2025 at 10:30am Alice Thwaite North Yorkshire Police Looked at the record "
        "Who has looked at the record Checking how the record is used "
    )


def test_what_was_written_is_there_too(cast: Cast):
    add_contact(cast.alice, cast.mason)
    assert "Alice Thwaite North Yorkshire Police Recorded an entry" in shown(cast)


def test_an_emergency_is_told_with_the_reason_as_it_was_typed(cast: Cast):
    open_in_emergency(asking(cast.david), "2000/0000223R", WHY)
    assert f"David Okafor Probation Service Opened the record in an emergency A test to test {WHY}" in shown(cast)


def test_somebody_who_was_refused_is_told_as_refused(cast: Cast):
    doors.exclude(
        person_id=cast.mason, officer_id=cast.harry.id, reason="A cousin.", ask="Bob", starts_on=CAST_AT.date(),
        at=CAST_AT, by="bob",
    )  # fmt: skip
    signed_in(cast.harry).get(address(cast.mason))
    assert (
        "Harry Pickles Probation Service Refused Was refused Person overview Managing the person They are excl"
        in shown(cast)
    )


def test_what_happened_to_another_person_is_not_there(cast: Cast):
    page(cast.david, address(cast.oscar))
    assert "David Okafor" not in shown(cast)


def test_it_is_filtered_by_officer_and_by_what_they_did(cast: Cast):
    add_contact(cast.alice, cast.mason)
    page(cast.carol, address(cast.mason))
    of_carol = shown(cast, f"?officer={cast.carol.id}")
    recorded = shown(cast, "?what=record")
    assert "Person overview" in of_carol
    assert "Alice Thwaite North Yorkshire Police Looked" not in of_carol
    assert "Recorded an entry" in recorded
    assert "Person overview" not in recorded
    assert "Remove this filter: Recorded an entry" in recorded


def test_it_is_paged_from_the_newest_and_keeps_its_filters(cast: Cast):
    look(cast.carol, cast, 60)
    where = f"{address(cast.mason, 'history')}?officer={cast.carol.id}&what=consult"
    content = signed_in(cast.alice).get(where).content.decode()
    assert content.count("Looking") == 25
    older = content.split('href="?officer=')[-1].split('"')[0].replace("&amp;", "&")
    second = signed_in(cast.alice).get(f"{address(cast.mason, 'history')}?officer={older}").content.decode()
    assert "Page 25" in second or "Page 34" in second
    assert second.count("Looking") == 25
    assert ">Newest</a>" in second


@pytest.mark.parametrize("query", [
    "?officer=nobody&what=nothing&before=x", "?before=-1", "?before=" + "9" * 30, "?officer=%00", "?what=sign_in",
])  # fmt: skip
def test_what_means_nothing_filters_nothing_and_breaks_nothing(cast: Cast, query: str):
    assert "Checking how the record is used" in shown(cast, query)


def test_a_page_past_the_oldest_says_that_nothing_is_there(cast: Cast):
    assert "Nothing in the ledger matches" in shown(cast, "?before=0")


def test_an_officer_or_agency_that_the_service_no_longer_knows_keeps_their_code(cast: Cast):
    look(cast.carol, cast, 1)
    (told,) = seen(ledger()[:1], {}, {})
    assert (told.who, told.agency) == ("carol", "probation-service")


def test_one_look_leaves_one_row(cast: Cast):
    before = len(ledger())
    shown(cast)
    row = newest()
    assert (row.action, row.what, row.person_id) == (Logged.CONSULT, "who has looked at the record", cast.mason)
    assert len(ledger()) == before + 1
