"""Home, the case list, a person's overview and timeline: each p95 under 100 ms of server time, in at most 15 queries."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from accord.access.queries.involvements import people_held_by
from accord.access.queries.viewers import viewer_for
from accord.kernel.references import reference_of
from accord.ports.clock import london_day, now
from bench.big import use_big_database
from bench.common import Figure, at_most, percentile, timed, write_down

OFFICERS, PEOPLE_EACH = 20, 10
MILLISECONDS, QUERIES = 100, 15


def measure() -> list[Figure]:
    """Twenty officers look at ten of their forty people each, through the real views, the ledger written to the disk."""
    use_big_database()
    setup_test_environment()
    desks = list(_desks())
    pages = {
        "home": lambda reference: "/",
        "case list": lambda reference: "/cases/",
        "case list, the whole agency": lambda reference: "/cases/?tab=agency",
        "person overview": lambda reference: f"/people/{reference}/",
        "person timeline": lambda reference: f"/people/{reference}/timeline/",
    }
    return [figure for name, address in pages.items() for figure in _of_page(name, address, desks)]


def _desks() -> Iterator[tuple]:
    """Officers signed in, each with the references of people they manage."""
    at = now()
    for officer in (
        get_user_model().objects.filter(username__startswith="police_offender_manager.").order_by("pk")[:OFFICERS]
    ):
        client = Client()
        client.force_login(officer)
        client.handler.load_middleware()  # a process of the service does it once, when it starts
        client.get("/account/")  # the first request of a session also keeps when it was begun
        held = people_held_by(viewer_for(officer.pk, at), london_day(at), mine=True)
        yield client, [reference_of(number) for number in sorted(held)[:PEOPLE_EACH]]


def _of_page(name: str, address, desks) -> Iterator[Figure]:
    first, references = desks[0]
    with CaptureQueriesContext(connection) as taken:
        answer = first.get(address(references[0]))
    queries = len(taken)  # now: the next request begins the log anew
    assert answer.status_code == 200, (name, answer.status_code)
    clock, processor = [], []
    for client, mine in desks:
        for reference in mine:
            with timed() as took:
                client.get(address(reference))
            clock.append(1000 * took[0])
            processor.append(1000 * took[1])
    processors = f"of processor alone p95 {percentile(processor, 95):.0f} ms"
    note = f"median {percentile(clock, 50):.0f} ms; {processors}; {len(clock)} requests"
    yield at_most(f"{name}, p95", percentile(clock, 95), "ms", MILLISECONDS, note=note)
    yield at_most(f"{name}, queries", queries, "", QUERIES)


if __name__ == "__main__":
    write_down("pages", measure())
