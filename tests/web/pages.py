"""What tests of pages share: the moment they stand at, what the ledger gained, and how many queries a page took."""

from collections.abc import Iterator
from contextlib import contextmanager

import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accord.audit.queries.events import Criteria, LoggedEvent, events
from tests.cast import CAST_AT


@contextmanager
def at_cast_time() -> Iterator[None]:
    """The clock stands at the cast's moment."""
    with time_machine.travel(CAST_AT, tick=False):
        yield


def ledger() -> tuple[LoggedEvent, ...]:
    """The newest events of the ledger, newest first."""
    return events(Criteria()).events


def newest() -> LoggedEvent:
    """The newest event of the ledger."""
    return ledger()[0]


def queries_of(client: Client, address: str) -> tuple[HttpResponse, int]:
    """A page, and the number of queries that it took. A test's own transaction turns others into savepoints: left out."""
    with CaptureQueriesContext(connection) as taken:
        answer = client.get(address)
    statements = (query["sql"] for query in taken.captured_queries)
    return answer, sum(not sql.startswith(("SAVEPOINT", "RELEASE")) for sql in statements)
