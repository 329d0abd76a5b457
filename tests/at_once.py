"""Several people at one moment: each job on a connection of its own, all begun together."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(jobs: Sequence[Callable[[], object]], refusals: tuple[type[Exception], ...]) -> list[object]:
    """What each job returned, or the refusal that it met; anything else that goes wrong is raised."""
    together = Barrier(len(jobs))

    def run(job: Callable[[], object]) -> object:
        together.wait(timeout=60)
        try:
            return job()
        except refusals as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))
