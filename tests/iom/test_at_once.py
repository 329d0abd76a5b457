"""Several officers at one moment: of answers, tasks, closings and exits exactly one is kept, and the others are told."""

from collections import Counter

import pytest

from accord.iom.commands.answering import ManagingRefused
from accord.iom.models import Answering, DailyTask, ExitDecision, TierReview
from accord.iom.rules.review import Reviewed
from accord.iom.terms import Tier
from accord.journeys.leave_cohort import Wish, decide_exit
from accord.journeys.manage_people import answer, close_task, task
from accord.journeys.review_tier import Wish as Review
from accord.journeys.review_tier import review_tier
from accord.journeys.write_entries import Answers, enter_entry
from accord.record.commands import ChangeRefused, EntryRefused
from accord.record.models import Entry
from tests.at_once import at_once
from tests.cast import CAST_ON, Cast, asking, cast_in_place

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


@pytest.mark.parametrize("to", [None, Tier.GOLD])
def test_of_many_who_review_a_tier_one_is_heard_and_the_others_are_told_of_it(committed_cast: Cast, to: Tier | None):
    cast = committed_cast
    wish = Review(Reviewed(CAST_ON, to), "Agreed by every agency.")

    met = at_once([lambda: review_tier(asking(cast.bob), cast.mason, wish)] * OFFICERS, (ManagingRefused,))

    assert codes(met) == {"done": 1, "reviewed_on": OFFICERS - 1}
    assert TierReview.objects.count() == 1
    standing = Entry.objects.filter(kind="iom", person_id=cast.mason, superseded_at__isnull=True, ends_on__isnull=True)
    assert standing.count() == 1


def test_of_many_who_enter_a_tier_at_one_time_one_is_heard_and_the_others_are_told_of_it(committed_cast: Cast):
    cast = committed_cast
    before = {"area": "Harrogate/Craven", "cohort": "flex", "tier": "silver", "entered_on": "2024-01-01"}
    answers = Answers("iom", {**before, "left_on": "2024-06-01", "exit_reason": "Desisted"})

    entered = at_once([lambda: enter_entry(asking(cast.alice), cast.nadia, answers)] * OFFICERS, (EntryRefused,))

    told = [str(each) for each in entered if isinstance(each, EntryRefused)]
    assert len(told) == OFFICERS - 1
    assert all("this is at the same time as: IOM silver" in each for each in told)
    assert Entry.objects.filter(kind="iom", person_id=cast.nadia, ends_on__isnull=False).count() == 1
