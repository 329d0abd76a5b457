"""Work on whole columns shared out among the machine's processors. What is handed out is not copied, only what comes back."""

import multiprocessing
import os
from collections.abc import Callable
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def in_shares(work: Callable[[int, int], T], size: int, least: int) -> list[T]:
    """What `work(start, end)` answers for consecutive shares of `size`, in order; nobody gets a share below `least`.

    All but the first share are worked on by processes that begin as copies of this one, so `work` may read whatever there is
    and change nothing. An error of any share is raised here.
    """
    shares = max(1, min(_processors(), size // max(least, 1)))
    bounds = [size * share // shares for share in range(shares + 1)]
    others = [_begin(work, start, end) for start, end in pairwise(bounds[1:])]
    try:
        mine = work(bounds[0], bounds[1])
        return [mine, *(_answer(answers) for answers, _ in others)]
    finally:
        for answers, process in others:
            answers.close()
            process.join()


def _processors() -> int:
    """How many processors this process may use; one where processes cannot begin as copies."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(
    work: Callable[[int, int], T], start: int, end: int
) -> tuple[Connection, multiprocessing.process.BaseProcess]:
    context = multiprocessing.get_context("fork")
    answers, told = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(told, work, start, end), daemon=True)
    process.start()
    told.close()
    return answers, process


def _tell(told: Connection, work: Callable[[int, int], T], start: int, end: int) -> None:
    try:
        answer: tuple[T | None, Exception | None] = (work(start, end), None)
    except Exception as error:  # whatever it is, the other process raises it
        answer = (None, error)
    told.send(answer)


def _answer(answers: Connection) -> T:  # type: ignore[type-var]
    try:
        answer, error = answers.recv()
    except EOFError:
        raise RuntimeError("A process that shared the work ended before it answered.") from None
    if error is not None:
        raise error
    return answer  # type: ignore[no-any-return]
