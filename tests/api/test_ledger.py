"""What the API writes in the ledger: one row for each answer that shows people, and no answer without it."""

import pytest

from accord.access.terms import Relation
from tests.api.calling import (
    CALLS,
    CONTACT,
    FOR_ANYBODY,
    LISTS,
    OF_NOBODY,
    OF_PEOPLE,
    REASON,
    Call,
    Caller,
    address_of,
    each,
    of,
)
from tests.cast import world
from tests.web.pages import ledger, newest

TOLD = {
    "person": ("consult", "person"),
    "timeline": ("consult", "timeline"),
    "entry": ("consult", "entry"),
    "history": ("consult", "history"),
    "involvements": ("consult", "involvements"),
    "enter": ("record", "enter an entry"),
    "correct": ("correct", "correct an entry"),
    "withdraw": ("withdraw", "withdraw an entry"),
    "add_name": ("record", "add a name"),
    "search": ("search", "search"),
    "cases": ("consult", "case list"),
    "iom-performance": ("report", "IOM performance"),
}


@pytest.mark.parametrize("name", OF_PEOPLE)
def test_what_is_about_one_person_is_one_row_that_names_them(cast, name):
    mine, caller = world(cast, cast.alice, Relation.INVOLVED), Caller(cast.alice)
    before = len(ledger())

    answer = OF_PEOPLE[name].by(caller, *of(mine))

    assert answer.status_code in {200, 201, 204}
    assert len(ledger()) == before + 1
    row = newest()
    assert (row.actor, row.agency, row.person_id) == ("alice", cast.alice.agency.code, mine.person_id)
    assert (row.action.value, row.what, row.outcome.value) == (*TOLD[name], "allowed")
    assert row.purpose
    assert row.address == "127.0.0.1"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_or_a_report_is_one_row(cast, name):
    mine, caller = world(cast, cast.alice, Relation.INVOLVED), Caller(cast.alice)
    before = len(ledger())

    assert LISTS[name].by(caller, *of(mine)).status_code == 200
    assert len(ledger()) == before + 1
    assert (newest().action.value, newest().what, newest().person_id) == (*TOLD[name], None)


@pytest.mark.parametrize("name", ["search", "cases"])
def test_the_row_of_a_list_has_everyone_who_was_on_it(cast, name):
    shut, mine = (world(cast, cast.alice, relation) for relation in (Relation.RESTRICTED, Relation.INVOLVED))

    LISTS[name].by(Caller(cast.alice), *of(mine))

    assert {str(shut.person_id), str(mine.person_id)} <= set(str(newest().detail["people"]).split())


def test_the_row_of_a_search_has_codes_in_place_of_what_was_typed(cast):
    Caller(cast.alice).post("/people/search", {"q": "Quillfeather 1982-11-30"})

    detail = newest().detail
    assert detail["searched"] == "date of birth, name"
    assert {"name", "birth"} <= set(detail)
    assert "quillfeather" not in str(detail).lower()
    assert "1982" not in str(detail)


@pytest.mark.parametrize("call", **each({**OF_NOBODY, **FOR_ANYBODY}))
def test_what_shows_nobody_is_no_row(cast, call):
    caller = Caller(cast.alice)
    before = len(ledger())

    assert call.by(caller, cast.mason).status_code == 200
    assert len(ledger()) == before


@pytest.mark.parametrize("call", **each({**OF_PEOPLE, **LISTS}))
def test_without_a_ledger_nothing_at_all_is_answered(cast, settings, call: Call):
    mine, caller = world(cast, cast.alice, Relation.INVOLVED), Caller(cast.alice)
    settings.ACCORD_LEDGER_KEY = ""

    answer = call.by(caller, *of(mine))

    assert (answer.status_code, answer.content) == (503, b"")


@pytest.mark.parametrize("call", **each({**OF_PEOPLE, **LISTS}))
def test_without_a_ledger_a_refusal_is_not_answered_either(cast, settings, call: Call):
    shut, caller = world(cast, cast.kavita, Relation.RESTRICTED), Caller(cast.liam)
    settings.ACCORD_LEDGER_KEY = ""

    answer = call.by(caller, *of(shut))

    assert (answer.status_code, answer.content) == (503, b"")


@pytest.mark.parametrize("name", ["enter", "correct", "withdraw"])
def test_without_a_ledger_nothing_is_changed(cast, settings, name):
    mine, caller = world(cast, cast.alice, Relation.INVOLVED), Caller(cast.alice)
    before = caller.get(f"{address_of(mine.person_id)}/timeline").json()
    key, settings.ACCORD_LEDGER_KEY = settings.ACCORD_LEDGER_KEY, ""

    assert CALLS[name].by(caller, *of(mine)).status_code == 503

    settings.ACCORD_LEDGER_KEY = key
    assert caller.get(f"{address_of(mine.person_id)}/timeline").json() == before


@pytest.mark.parametrize(
    "call",
    [
        Call("/people/{person}/entries", {"kind": "tags", "values": {}}),
        Call("/people/{person}/entries/{entry}/corrections", {"values": {**CONTACT, "notes": ""}, "reason": REASON}),
        Call("/people/{person}/timeline", asked={"on": "yesterday"}),
    ],
    ids=["enter", "correct", "timeline"],
)
def test_a_call_with_faults_does_nothing_and_is_no_row(cast, call):
    mine, caller = world(cast, cast.alice, Relation.INVOLVED), Caller(cast.alice)
    before = len(ledger())

    assert call.by(caller, *of(mine)).status_code == 422
    assert len(ledger()) == before
