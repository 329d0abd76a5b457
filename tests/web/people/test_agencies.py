"""Agencies and access: who is involved, adding and ending, and what an officer without the role is told."""

import pytest

from accord.access.gate import open_person
from accord.access.queries.involvements import InvolvementView, involvements_of
from accord.access.terms import Action, InvolvementBasis
from accord.audit.terms import Action as Logged
from tests.cast import Cast, asking, signed_in
from tests.web.pages import ledger, newest
from tests.web.people.record import address, page, words

pytestmark = pytest.mark.django_db
TYPED = {
    "basis": "service", "part": "supporting", "officer": "charlie",
    "starts_on-day": "2", "starts_on-month": "6", "starts_on-year": "2025",
}  # fmt: skip


def involvement(cast: Cast, agency_id: int, basis: InvolvementBasis) -> InvolvementView:
    """An agency's involvement with Mason."""
    opened = open_person(asking(cast.bob), cast.mason, Action.CONSULT)
    return next(each for each in involvements_of(opened) if (each.agency_id, each.basis) == (agency_id, basis))


def test_it_says_who_is_involved_the_lead_agency_first(cast: Cast):
    read = page(cast.alice, address(cast.mason, "agencies"))
    assert (
        "North Yorkshire Police Lead agency In an IOM cohort that it manages Alice Thwaite 8 January 2024 Goes on"
        in read
    )
    assert read.index("Lead agency") < read.index("Supporting agency") < read.index("Holds a record of the person")


def test_an_officer_who_may_not_change_it_is_told_whom_to_ask(cast: Cast):
    read = page(cast.alice, address(cast.mason, "agencies"))
    assert "ask a manager or a MAPPA co-ordinator" in read
    assert "Add an agency" not in read
    assert "End the involvement" not in read


def test_an_agency_is_added_with_its_officer(cast: Cast):
    client = signed_in(cast.bob)
    where = client.post(address(cast.mason, "agencies", "involve"), {"agency": "second-bench"})["Location"]
    assert where == address(cast.mason, "agencies", "involve", "second-bench")
    assert "Quillfeather, Mason Lee Add Second Bench" in words(client.get(where).content)
    before = len(ledger())
    answer = client.post(where, TYPED)
    assert answer["Location"] == address(cast.mason, "agencies")
    assert (newest().action, len(ledger())) == (Logged.ADMINISTER, before + 1)
    read = words(client.get(answer["Location"]).content)
    assert "Second Bench is now involved with this person." in read
    assert "Second Bench Supporting agency Gives the person a service Charlie Wray 2 June 2025 Goes on" in read
    assert "Quillfeather" in page(cast.charlie, address(cast.mason))


def test_what_was_typed_is_kept_when_the_period_ends_before_it_starts(cast: Cast):
    ends = {"ends_on-day": "1", "ends_on-month": "6", "ends_on-year": "2025"}
    answer = signed_in(cast.bob).post(address(cast.mason, "agencies", "involve", "second-bench"), TYPED | ends)
    assert answer.status_code == 400
    assert "The involvement would end before it starts." in words(answer.content)
    assert 'value="charlie" checked' in answer.content.decode()


@pytest.mark.parametrize("typed", [{}, {"basis": "friendship", "part": "\0", "officer": "<b>"}])
def test_missing_and_unknown_answers_are_told(cast: Cast, typed: dict[str, str]):
    answer = signed_in(cast.bob).post(address(cast.mason, "agencies", "involve", "second-bench"), typed)
    assert answer.status_code == 400
    assert "Why is it involved?" in words(answer.content)
    assert "From which day?: Enter the date." in words(answer.content)


def test_an_officer_of_another_agency_cannot_be_named(cast: Cast):
    answer = signed_in(cast.bob).post(
        address(cast.mason, "agencies", "involve", "second-bench"), TYPED | {"officer": "alice"}
    )
    assert answer.status_code == 400


def test_an_agency_that_is_not_there_is_a_page_that_is_not_there(cast: Cast):
    client = signed_in(cast.bob)
    assert client.get(address(cast.mason, "agencies", "involve", "nobody")).status_code == 404
    assert client.post(address(cast.mason, "agencies", "involve"), {"agency": "nobody"}).status_code == 400


def test_an_involvement_ends_today_with_its_reason(cast: Cast):
    trust = involvement(cast, cast.fatima.agency.id, InvolvementBasis.SERVICE)
    holds = involvement(cast, cast.fatima.agency.id, InvolvementBasis.HOLDS_A_RECORD)
    client = signed_in(cast.bob)
    for each in (trust, holds):
        where = address(cast.mason, "agencies", "involvements", str(each.id), "end")
        assert "End the involvement of Tees, Esk and Wear Valleys" in words(client.get(where).content)
        assert client.post(where, {"because": "Discharged."})["Location"] == address(cast.mason, "agencies")
    read = words(client.get(address(cast.mason, "agencies")).content)
    assert "Involvements that have ended" in read
    assert "8 January 2024 2 June 2025 Discharged." in read
    assert signed_in(cast.fatima).get(address(cast.mason)).status_code == 404


def test_an_end_without_a_reason_ends_nothing(cast: Cast):
    trust = involvement(cast, cast.fatima.agency.id, InvolvementBasis.SERVICE)
    answer = signed_in(cast.bob).post(
        address(cast.mason, "agencies", "involvements", str(trust.id), "end"), {"because": " "}
    )
    assert answer.status_code == 400
    assert involvement(cast, cast.fatima.agency.id, InvolvementBasis.SERVICE).ends_on is None


def test_ending_ones_own_agencys_last_involvement_leads_to_the_cases(cast: Cast):
    client = signed_in(cast.bob)
    for basis in (InvolvementBasis.IOM_COHORT, InvolvementBasis.HOLDS_A_RECORD):
        ending = involvement(cast, cast.bob.agency.id, basis)
        answer = client.post(
            address(cast.mason, "agencies", "involvements", str(ending.id), "end"), {"because": "Left."}
        )
    assert answer["Location"] == "/cases/"


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 40])
def test_an_involvement_that_is_not_there_is_not_ended(cast: Cast, number: str):
    client = signed_in(cast.bob)
    where = address(cast.mason, "agencies", "involvements", number, "end")
    assert client.get(where).status_code == 404
    before = len(ledger())
    assert client.post(where, {"because": "Left."}).status_code == 404
    assert len(ledger()) == before


def test_an_involvement_with_another_person_is_not_ended_here(cast: Cast):
    lead = involvement(cast, cast.bob.agency.id, InvolvementBasis.IOM_COHORT)
    where = address(cast.nadia, "agencies", "involvements", str(lead.id), "end")
    assert signed_in(cast.bob).post(where, {"because": "Left."}).status_code == 404
    assert involvement(cast, cast.bob.agency.id, InvolvementBasis.IOM_COHORT).ends_on is None


@pytest.mark.parametrize("parts", [
    ("involve",), ("involve", "second-bench"), ("involvements", "1", "end"), ("restrict",), ("exclude",),
    ("restrictions", "1", "lift"), ("exclusions", "1", "lift"),
])  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_role_that_may_not_is_refused_each_of_them(cast: Cast, method: str, parts: tuple[str, ...]):
    answer = getattr(signed_in(cast.alice), method)(address(cast.mason, "agencies", *parts))
    assert answer.status_code == 403
    assert "None of your roles may" in words(answer.content)
