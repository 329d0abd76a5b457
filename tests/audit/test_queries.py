"""Reading the ledger: the events that fit, newest first, a page at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from accord.audit.ledger import append, search_detail
from accord.audit.queries.events import Criteria, count, counts_by_action, events, searches_for
from accord.audit.terms import ACTION_WORDS, OUTCOME_WORDS, Action, Outcome
from tests.audit.ledgers import AT, EVENT

pytestmark = pytest.mark.django_db

KINDS = {
    "consulted": EVENT,
    "recorded": replace(EVENT, action=Action.RECORD, at=AT + timedelta(hours=1)),
    "another person": replace(EVENT, person_id=77),
    "another officer": replace(EVENT, actor="b.officer", actor_id=42),
    "another agency": replace(EVENT, agency="hmpps-prisons"),
    "refused": replace(EVENT, action=Action.DENIED, outcome=Outcome.REFUSED),
    "nobody": replace(EVENT, action=Action.SIGN_IN_FAILED, actor_id=None, person_id=None),
}
NARROWED = {
    "by person": (Criteria(person_id=77), {"another person"}),
    "by officer": (Criteria(actor_id=42), {"another officer"}),
    "by agency": (Criteria(agency="hmpps-prisons"), {"another agency"}),
    "by action": (Criteria(actions=frozenset({Action.RECORD, Action.DENIED})), {"recorded", "refused"}),
    "by outcome": (Criteria(outcome=Outcome.REFUSED), {"refused"}),
    "from a moment on": (Criteria(since=AT + timedelta(hours=1)), {"recorded"}),
    "before a moment": (Criteria(until=AT + timedelta(hours=1)), set(KINDS) - {"recorded"}),
    "by person and action": (Criteria(person_id=EVENT.person_id, actions=frozenset({Action.RECORD})), {"recorded"}),
    "not at all": (Criteria(), set(KINDS)),
}


@pytest.fixture
def told():
    """One event of each kind, by the number of its row."""
    return {append(event): kind for kind, event in KINDS.items()}


@pytest.mark.parametrize("narrowed", NARROWED)
def test_events_are_those_that_fit(told, narrowed):
    criteria, kinds = NARROWED[narrowed]

    assert {told[event.row_id] for event in events(criteria).events} == kinds
    assert count(criteria) == len(kinds)


def test_the_newest_come_first(told):
    assert [event.row_id for event in events(Criteria()).events] == sorted(told, reverse=True)


def test_pages_follow_one_another_and_end():
    numbers = [append(EVENT) for _ in range(7)]

    first = events(Criteria(), limit=3)
    second = events(Criteria(), older_than=first.older_than, limit=3)
    append(EVENT)
    last = events(Criteria(), older_than=second.older_than, limit=3)

    pages = [[event.row_id for event in page.events] for page in (first, second, last)]
    assert pages == [numbers[6:3:-1], numbers[3:0:-1], numbers[:1]]
    assert last.older_than is None


def test_a_page_that_is_just_full_is_the_last():
    append(EVENT)

    assert events(Criteria(), limit=1).older_than is None


def test_events_are_counted_by_what_was_done(told):
    assert counts_by_action(Criteria()) == {
        Action.CONSULT: 4,
        Action.RECORD: 1,
        Action.DENIED: 1,
        Action.SIGN_IN_FAILED: 1,
    }


def test_who_searched_for_a_name_is_found_by_the_name():
    search = replace(EVENT, action=Action.SEARCH, person_id=None)
    found = append(replace(search, detail=search_detail({"name": "Canaryfield", "postcode": "YO1 1AA"})))
    append(replace(search, detail=search_detail({"name": "Otherfield"})))
    append(replace(search, detail=search_detail({"alias": "Canaryfield"})))

    assert [event.row_id for event in searches_for("name", " CANARYFIELD ").events] == [found]


def test_every_action_and_outcome_can_be_said():
    assert set(ACTION_WORDS) == set(Action)
    assert set(OUTCOME_WORDS) == set(Outcome)


@pytest.mark.parametrize("criteria", [Criteria(person_id=77), Criteria(actor_id=42), Criteria(outcome=Outcome.REFUSED)])
def test_a_page_is_one_query(told, criteria, django_assert_num_queries):
    with django_assert_num_queries(1):
        events(criteria)
