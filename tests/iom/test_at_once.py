"""Several officers at one moment: of answers, tasks, closings and exits exactly one is kept, and the others are told."""

from collections import Counter

import pytest

from accord.iom.commands.answering import ManagingRefused
from accord.iom.models import Answering, DailyTask, ExitDecision
from accord.journeys.leave_cohort import Wish, decide_exit
from accord.journeys.manage_people import answer, close_task, task
from accord.journeys.write_entries import Answers, enter_entry
from accord.record.commands import ChangeRefused
from accord.record.models import Entry
from tests.at_once import at_once
from tests.cast import Cast, asking, cast_in_place

OFFICERS = 8
MISSED = {"event": "breach", "happened_on": "2025-05-26", "source": "The hostel"}
GIVEN = {"answer": "sanction", "what": "Warning letter", "what_for": "A breach.", "given_on": "2025-06-02"}
LEAVES = Wish(True, "Agreed by every agency.", "The mentor stays in touch.")


@pytest.fixture
def committed_cast(transactional_db: None) -> Cast:
    """The cast in a database where what is committed stays."""
    return cast_in_place()


def codes(met: list[object]) -> Counter[str]:
    """How many succeeded, and how many met each refusal."""
    refused = (ManagingRefused, ChangeRefused)
    return Counter(each.decision.reasons[0].code if isinstance(each, refused) else "done" for each in met)


def test_of_many_who_act_on_one_thing_one_is_heard_and_nothing_of_the_others_is_kept(committed_cast: Cast):
    cast, told = committed_cast, OFFICERS - 1
    alice, bob = asking(cast.alice), asking(cast.bob)
    failure = enter_entry(alice, cast.mason, Answers("compliance", MISSED))
    refusals = (ManagingRefused, ChangeRefused)

    answers = at_once([lambda: answer(alice, cast.mason, failure, GIVEN)] * OFFICERS, refusals)
    tasks = at_once([lambda: task(alice, cast.mason, failure, "alice", "See him.")] * OFFICERS, refusals)
    number = next(each for each in tasks if isinstance(each, int))
    closings = at_once([lambda: close_task(alice, cast.mason, number, "He was in.")] * OFFICERS, refusals)

    assert (codes(answers), codes(tasks)) == ({"done": 1, "answered": told}, {"done": 1, "tasked": told})
    assert codes(closings) == {"done": 1, "closed": told}
    assert (Answering.objects.count(), DailyTask.objects.count()) == (1, 1)
    assert Entry.objects.filter(kind="incentives").count() == 1

    exits = at_once([lambda: decide_exit(bob, cast.mason, LEAVES)] * OFFICERS, refusals)
    assert sum(isinstance(each, int) for each in exits) == 1
    assert ExitDecision.objects.count() == 1
    assert (
        Entry.objects.filter(kind="iom", person_id=cast.mason, superseded_at__isnull=True, ends_on__isnull=True).count()
        == 0
    )
