"""Names: every name of a person, adding another that they go by, and withdrawing one with a reason."""

import pytest

from accord.access.gate import Opened, open_person
from accord.access.terms import Action
from accord.audit.terms import Action as Logged
from accord.kernel.references import reference_of
from accord.linking.queries import next_waiting
from accord.people.finding.sought import read_search
from accord.people.queries.names import names_of
from accord.people.queries.records import records_of_people
from accord.people.queries.search import search
from tests.cast import CAST_AT, CAST_ON, Cast, Member, asking, signed_in, viewer
from tests.web.pages import ledger, newest
from tests.web.people.record import address, page, words

pytestmark = pytest.mark.django_db
REASON = "That name is his brother's."


def opened(member: Member, person_id: int) -> Opened:
    return open_person(asking(member), person_id, Action.CONSULT)


def add(cast: Cast, member: Member, family_name: str = "Featherstone", given_names: str = "Macey") -> int:
    """Add a name to Mason by the page; its number."""
    typed = {"family_name": family_name, "given_names": given_names}
    answer = signed_in(member).post(address(cast.mason, "names", "add"), typed)
    assert answer["Location"] == address(cast.mason, "names")
    return names_of(opened(member, cast.mason))[-1].id


def found(member: Member, typed: str) -> list[tuple[int, tuple[str, ...]]]:
    hits = search(viewer(member), read_search(typed, CAST_ON), CAST_AT).hits
    return [(hit.person_id, hit.matched) for hit in hits]


def test_every_name_is_listed_with_whose_word_it_is(cast: Cast):
    read = page(cast.alice, address(cast.mason, "names"))

    assert "Quillfeather, Mason Lee Name North Yorkshire Police The agency's extract" in read
    assert "Every name of the person" in page(cast.alice, address(cast.mason))
    assert "Every name of the person" in page(cast.alice, address(cast.mason, "records"))


def test_a_name_is_added_and_finds_the_person_as_an_alias(cast: Cast):
    assert found(cast.alice, "Featherstone") == []
    before = len(ledger())

    typed = {"family_name": "Featherstone", "given_names": "Macey"}
    signed_in(cast.alice).post(address(cast.mason, "names", "add"), typed)

    assert (newest().action, newest().what, len(ledger())) == (Logged.RECORD, "add a name", before + 1)
    assert found(cast.alice, "Macey Featherstone") == [(cast.mason, ("Alias",))]
    read = page(cast.alice, address(cast.mason, "names"))
    assert "Featherstone, Macey Alias North Yorkshire Police alice 2 June 2025 Withdraw the name" in read


def test_a_name_that_is_added_has_the_record_compared_again(cast: Cast):
    add(cast, cast.alice)

    assert set(next_waiting(1_000)[1]) & set(records_of_people([cast.mason])[cast.mason])


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({}, "What is the other family name?: Enter"),
        ({"family_name": "=1+1"}, "a spreadsheet would run it as a formula"),
        ({"family_name": "QUILLFEATHER", "given_names": "Mason-Lee"}, "Your agency's record has this name already."),
        ({"family_name": "N" * 101}, "at most 100 are kept"),
    ],
)
def test_what_is_no_other_name_is_told_and_nothing_is_kept(cast: Cast, typed: dict[str, str], why: str):
    before = names_of(opened(cast.alice, cast.mason))

    answer = signed_in(cast.alice).post(address(cast.mason, "names", "add"), typed)

    assert answer.status_code == 400
    assert why in words(answer.content)
    assert names_of(opened(cast.alice, cast.mason)) == before


def test_a_name_is_withdrawn_with_a_reason_and_finds_nobody_any_longer(cast: Cast):
    where = address(cast.mason, "names", reference_of(add(cast, cast.alice)), "withdraw")
    client = signed_in(cast.alice)
    assert client.post(where, {"reason_for_change": ""}).status_code == 400

    answer = client.post(where, {"reason_for_change": REASON})

    assert (answer["Location"], newest().action) == (address(cast.mason, "names"), Logged.WITHDRAW)
    assert found(cast.alice, "Macey Featherstone") == []
    read = words(client.get(answer["Location"]).content)
    assert f"Featherstone, Macey North Yorkshire Police alice 2 June 2025 at 10:30am {REASON}" in read
    assert "Somebody has withdrawn this name already." in words(client.get(where).content)


def test_only_the_agency_whose_word_it_is_withdraws_a_name_and_only_one_that_an_officer_recorded(cast: Cast):
    number = add(cast, cast.alice)
    main = names_of(opened(cast.alice, cast.mason))[0].id

    for member, name_id, why in (
        (cast.carol, number, "North Yorkshire Police recorded this name, so only they can withdraw it."),
        (cast.alice, main, "This name came in the agency's extract"),
    ):
        where = address(cast.mason, "names", reference_of(name_id), "withdraw")
        answer = signed_in(member).post(where, {"reason_for_change": REASON})
        assert (answer.status_code, why in words(answer.content)) == (403, True)


def test_a_name_of_somebody_else_is_not_there(cast: Cast):
    number = add(cast, cast.alice)

    assert signed_in(cast.carol).get(address(cast.oscar, "names", reference_of(number), "withdraw")).status_code == 404
