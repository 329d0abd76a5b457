"""The pages of records in doubt: the list, the two records side by side, the decision, and undoing it."""

import pytest
from django.test import Client

from accord.access.commands import doors
from accord.access.terms import InvolvementBasis, InvolvementRole, Relation
from accord.kernel.references import reference_of
from accord.linking.commands import Found, raise_doubt
from accord.linking.rules import pair_of
from accord.linking.terms import WhyDoubtful
from accord.people.queries.records import records_of_people
from tests.cast import BEGAN_ON, CAST_AT, Cast, signed_in, world
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db
PARTS = [
    {"words": "Family name", "level": "The same", "weight": 9.5},
    {"words": "Date of birth", "level": "One figure differs", "weight": -1.5},
]
SAME = {"opinion": "same", "reason": "His mother told me."}


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


@pytest.fixture
def bob(cast: Cast) -> Client:
    return signed_in(cast.bob)


@pytest.fixture
def people(cast: Cast) -> tuple[int, int]:
    one, other = (world(cast, cast.bob, Relation.INVOLVED).person_id for _ in range(2))
    return one, other


@pytest.fixture
def page(people: tuple[int, int]) -> str:
    """The address of the page of a doubt about the two."""
    one, other = (records_of_people([person])[person][0] for person in people)
    number = raise_doubt(Found(pair_of(one, other), WhyDoubtful.WEIGHT, 8.0, PARTS, "1"), CAST_AT, "sweep")
    return f"/people/{reference_of(people[0])}/doubts/{reference_of(number)}/"


def managed_under_mappa(cast: Cast, person_id: int) -> None:
    doors.involve(
        person_id=person_id, agency_id=cast.bob.agency.id, officer_id=None, basis=InvolvementBasis.MAPPA,
        role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip


def test_the_list_shows_both_records_and_names_both_people_in_the_ledger(bob: Client, page: str, people):
    text = bob.get("/linking/").content.decode()
    assert text.count("Marchbanks, Robin") >= 2
    assert page in text
    assert newest().detail["people"] == " ".join(map(str, sorted(people)))


def test_the_pair_is_shown_with_what_each_part_added_and_what_would_come_together(bob: Client, page: str, people):
    text = bob.get(page).content.decode()
    assert "+9.5" in text
    assert "−1.5" in text
    assert "What joining would bring together" in text
    assert (newest().person_id, newest().detail["people"]) == (people[0], str(people[1]))


@pytest.mark.parametrize(
    "sent", [{}, {"opinion": "same"}, {"reason": "He told me."}, {"opinion": "perhaps", "reason": "He told me."}]
)
def test_a_decision_without_an_opinion_or_a_reason_is_asked_for_again(bob: Client, page: str, sent):
    answer = bob.post(page, sent)
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()


def test_a_decision_joins_and_leads_to_the_records(bob: Client, page: str, people):
    answer = bob.post(page, SAME, follow=True)
    assert answer.redirect_chain[-1][0] == f"/people/{reference_of(people[0])}/records/"
    assert "The records are joined" in answer.content.decode()


def test_what_somebody_else_decided_meanwhile_is_told(cast: Cast, bob: Client, page: str):
    bob.post(page, {**SAME, "opinion": "different"})
    answer = bob.post(page, SAME)
    assert answer.status_code == 403
    assert "settled while you were reading" in answer.content.decode()


def test_a_joining_is_undone_from_its_page(bob: Client, page: str, people):
    bob.post(page, SAME)
    assert "Undo the joining" in bob.get(page).content.decode()
    answer = bob.post(f"{page}undo/", {"reason": "They are cousins."}, follow=True)
    assert "apart again" in answer.content.decode()
    assert len(records_of_people([people[1]])[people[1]]) == 1


def test_under_mappa_a_second_officer_is_asked_for(cast: Cast, bob: Client, page: str, people):
    managed_under_mappa(cast, people[1])
    assert "Two officers must agree" in bob.get(page).content.decode()
    assert "second officer must look" in bob.post(page, SAME, follow=True).content.decode()
    assert "You have given your opinion" in bob.get(page).content.decode()


def test_a_record_is_taken_out_from_the_records_page(bob: Client, page: str, people):
    bob.post(page, SAME)
    out = records_of_people([people[0]])[people[0]][1]
    where = f"/people/{reference_of(people[0])}/records/"
    assert "Take out" in bob.get(where).content.decode()
    answer = bob.post(f"{where}{reference_of(out)}/take-out/", {"reason": "They are cousins."}, follow=True)
    assert "a person of its own" in answer.content.decode()


@pytest.mark.parametrize("tab", ["waiting", "second", "joined", "apart", "attention", "nonsense"])
def test_every_tab_says_so_when_nothing_is_on_it(cast: Cast, tab: str):
    answer = signed_in(cast.harry).get(f"/linking/?tab={tab}")
    assert answer.status_code == 200
    assert "govuk-table" not in answer.content.decode()


def test_a_reference_that_is_none_is_a_missing_page(bob: Client, people):
    assert bob.get(f"/people/{reference_of(people[0])}/doubts/nonsense/").status_code == 404
    assert bob.get(f"/people/{reference_of(people[0])}/doubts/0000000000000/").status_code == 404
