"""Promise 17: two people editing lose nothing. Of edits that conflict exactly one wins, and the others are told."""

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from accord.access.commands.doors import break_glass
from accord.access.gate import open_person
from accord.access.terms import Action
from accord.audit.queries.events import Criteria, count
from accord.audit.terms import Action as Logged
from accord.journeys.oversee import review_emergency
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry
from accord.record.commands import ChangeRefused
from accord.record.queries.entries import versions_of
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.at_once import at_once
from tests.cast import CAST_AT, Cast, asking, cast_in_place, viewer

EDITORS = 20
ROUNDS = 10
CLOSERS = 50
CONTACT = {
    "contact_on": "2025-05-29",
    "contact_type": "phone_call",
    "attendance": "attended",
    "notes": "Rang at nine.",
}


@pytest.fixture
def committed_cast(transactional_db: None) -> Cast:
    """The cast in a database where what is committed stays."""
    return cast_in_place()


def outcomes_of(jobs: Sequence[Callable[[], object]]) -> list[object]:
    """What each of the jobs, begun together, returned, or the code of the refusal that it met."""
    met = at_once(jobs, (ChangeRefused,))
    return [each.decision.reasons[0].code if isinstance(each, ChangeRefused) else each for each in met]


def corrections(cast: Cast, entry_id: int, count: int) -> list[Callable[[], object]]:
    asked = asking(cast.carol)
    return [
        lambda number=number: correct_entry(  # type: ignore[misc]
            asked, cast.mason, entry_id, Answers("contacts", {**CONTACT, "notes": f"Version {number}."}), "Put right."
        )
        for number in range(count)
    ]


def test_of_two_hundred_conflicting_edits_one_in_each_round_wins_and_the_rest_are_told(committed_cast: Cast):
    cast = committed_cast
    entry_id = enter_entry(asking(cast.carol), cast.mason, Answers("contacts", CONTACT))
    for _ in range(ROUNDS):
        outcomes = outcomes_of(corrections(cast, entry_id, EDITORS))
        winners = [outcome for outcome in outcomes if isinstance(outcome, int)]
        assert len(winners) == 1
        assert Counter(outcomes)["superseded"] == EDITORS - 1
        entry_id = winners[0]
    opened = open_person(asking(cast.carol), cast.mason, Action.CONSULT)
    versions = versions_of(viewer(cast.carol), opened, entry_id)
    assert len(versions) == ROUNDS + 1
    assert [version.superseded_at is None for version in versions] == [True] + [False] * ROUNDS
    assert count(Criteria(actions=frozenset({Logged.CORRECT}))) == ROUNDS


def test_fifty_who_withdraw_one_entry_withdraw_it_once(committed_cast: Cast):
    cast = committed_cast
    entry_id = enter_entry(asking(cast.carol), cast.mason, Answers("contacts", CONTACT))
    asked = asking(cast.carol)
    outcomes = outcomes_of([lambda: withdraw_entry(asked, cast.mason, entry_id, "Entered twice.")] * CLOSERS)
    assert Counter(outcomes) == {None: 1, "superseded": CLOSERS - 1}
    assert count(Criteria(actions=frozenset({Logged.WITHDRAW}))) == 1


def test_fifty_who_close_one_review_close_it_once(committed_cast: Cast):
    cast = committed_cast
    reason = "He is on the roof and his medication is not known."
    number = break_glass(
        person_id=cast.oscar, officer_id=cast.alice.id, reason=reason, hours=4, minimum_length=20, at=CAST_AT
    )
    asked = asking(cast.kavita)
    outcomes = outcomes_of([lambda: review_emergency(asked, number, "It was right.")] * CLOSERS)
    assert Counter(outcomes) == {True: 1, False: CLOSERS - 1}
    assert count(Criteria(actor_id=cast.kavita.id)) == 1


def test_entries_made_at_once_are_all_kept(committed_cast: Cast):
    cast = committed_cast
    asked = asking(cast.alice)
    outcomes = outcomes_of([lambda: enter_entry(asked, cast.mason, Answers("contacts", CONTACT))] * EDITORS)
    assert len(set(outcomes)) == EDITORS
    opened = open_person(asking(cast.alice), cast.mason, Action.CONSULT)
    kept = timeline(viewer(cast.alice), opened, TimelineFilter(kinds=("contacts",)), size=100)
    assert set(outcomes) <= {entry.id for entry in kept.entries}
