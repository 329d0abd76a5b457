"""What officers' words bind or keep apart, and who may settle a doubt."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.linking.rules import (
    Word,
    may_be_joined,
    may_say,
    pair_of,
    state_after,
    words_in_force,
)
from accord.linking.terms import DoubtState, Opinion

BEGAN = datetime(2025, 6, 2, 9, tzinfo=UTC)
SAME, DIFFERENT = Opinion.SAME, Opinion.DIFFERENT


def word(one: int, other: int, opinion: Opinion, hours: int = 0) -> Word:
    return Word(pair_of(one, other), opinion, BEGAN + timedelta(hours=hours), "bob", "He told me.")


def test_a_pair_has_the_smaller_number_first():
    assert pair_of(9, 4) == pair_of(4, 9) == (4, 9)


def test_a_record_is_no_pair_with_itself():
    with pytest.raises(ValueError, match="itself"):
        pair_of(4, 4)


def test_a_later_word_on_a_pair_stands_above_an_earlier_one_in_whatever_order_they_are_read():
    early, late = word(1, 2, DIFFERENT), word(1, 2, SAME, hours=1)
    assert words_in_force([late, early]) == words_in_force([early, late]) == {(1, 2): late}


def test_people_are_joined_when_nobody_has_said_otherwise():
    assert may_be_joined([1, 2], [3], [word(1, 2, SAME), word(3, 7, DIFFERENT)])


def test_people_are_not_joined_when_a_word_keeps_any_two_of_their_records_apart():
    refused = may_be_joined([1, 2], [3], [word(3, 2, DIFFERENT)])
    assert not refused
    assert "bob decided that two of these records are of two people: He told me." in refused.because


def test_people_are_joined_when_the_word_that_kept_them_apart_was_taken_back():
    assert may_be_joined([1], [3], [word(1, 3, DIFFERENT), word(1, 3, SAME, hours=1)])


@pytest.mark.parametrize(
    ("earlier", "opinion", "needs_second", "state"),
    [
        ([], SAME, False, DoubtState.JOINED),
        ([], DIFFERENT, False, DoubtState.APART),
        ([], SAME, True, DoubtState.SECOND),
        ([], DIFFERENT, True, DoubtState.APART),
        ([SAME], SAME, True, DoubtState.JOINED),
        ([SAME], DIFFERENT, True, DoubtState.SECOND),
        ([SAME, DIFFERENT], SAME, True, DoubtState.JOINED),
        ([SAME, DIFFERENT], DIFFERENT, True, DoubtState.APART),
    ],
)
def test_what_an_opinion_makes_of_a_doubt(earlier, opinion, needs_second, state):
    assert state_after(earlier, opinion, needs_second) is state


@pytest.mark.parametrize("state", [DoubtState.JOINED, DoubtState.APART, DoubtState.UNDONE, DoubtState.LAPSED])
def test_nobody_adds_to_what_is_settled(state):
    assert "settled" in may_say([], "bob", state).because


def test_nobody_is_their_own_second_officer():
    assert "second officer" in may_say(["bob"], "bob", DoubtState.SECOND).because
    assert may_say(["bob"], "alice", DoubtState.SECOND)
