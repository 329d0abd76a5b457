"""Work shared out among processes: everything once and in order, and no error lost."""

import os
from itertools import chain

import pytest

from accord.ports.processes import in_shares


def numbers(start: int, end: int) -> list[int]:
    return list(range(start, end))


def fails_at_the_end(start: int, end: int) -> list[int]:
    return [1 // (99 - number) for number in range(start, end)]


def who_works(start: int, end: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101])
def test_every_place_is_worked_on_once_and_in_order(size: int) -> None:
    assert list(chain.from_iterable(in_shares(numbers, size, 10))) == list(range(size))


def test_little_work_stays_in_this_process() -> None:
    assert in_shares(who_works, 100, 51) == [os.getpid()]


def test_nothing_is_lost_that_the_work_may_read_but_not_send() -> None:
    words = {number: f"word {number}" for number in range(100)}

    def read(start: int, end: int) -> list[str]:
        return [words[number] for number in range(start, end)]

    assert list(chain.from_iterable(in_shares(read, 100, 10))) == list(words.values())


def test_the_error_of_any_share_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        in_shares(fails_at_the_end, 100, 10)


def test_a_process_that_is_killed_is_no_silence() -> None:
    mine = os.getpid()

    def die(start: int, end: int) -> int:
        return os.getpid() if os.getpid() == mine else os._exit(9)

    with pytest.raises(RuntimeError, match="ended before it answered"):
        in_shares(die, 100, 10)
