"""Doing things at once, each in a thread with a connection of its own."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

Result = TypeVar("Result")


def elsewhere(work: Callable[[], Result]) -> Result:
    """The result of the work done over another connection, committed."""
    return at_once([work])[0]


def at_once(works: Sequence[Callable[[], Result]]) -> list[Result]:
    """The results of all the works, begun at the same moment."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], Result]) -> Result:
        start.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))
