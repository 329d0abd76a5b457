"""Operations stay cheap: fifteen queries at the most, and no more for more rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.access.terms import Relation
from tests.api.calling import CALLS, CONTACT, FOR_ANYBODY, LISTS, OF_PEOPLE, Caller, address_of, each, of
from tests.cast import world

MOST = 15


def _queries(ask):
    """How many queries it took. A test's own transaction turns others into savepoints: left out."""
    with CaptureQueriesContext(connection) as taken:
        assert ask().status_code in {200, 201, 204}
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in taken.captured_queries)


@pytest.mark.parametrize("call", **each(CALLS))
def test_an_operation_takes_fifteen_queries_at_the_most(cast, call):
    mine, caller = world(cast, cast.alice, Relation.INVOLVED), Caller(cast.alice)
    caller.get("/me")  # so that the session knows when it was last used

    assert _queries(lambda: call.by(caller, *of(mine))) <= MOST


@pytest.mark.parametrize("name", ["timeline", "history", "involvements", "person", "entry", "cases", "search"])
def test_more_rows_take_no_more_queries(cast, name):
    mine, caller, call = world(cast, cast.alice, Relation.INVOLVED), Caller(cast.alice), {**OF_PEOPLE, **LISTS}[name]
    caller.get("/me")
    before = _queries(lambda: call.by(caller, *of(mine)))
    for day in range(1, 11):
        world(cast, cast.alice, Relation.INVOLVED)
        values = {**CONTACT, "contact_on": f"2025-05-{day:02}"}
        caller.post(f"{address_of(mine.person_id)}/entries", {"kind": "contacts", "values": values})

    assert _queries(lambda: call.by(caller, *of(mine))) <= before


def test_the_health_of_the_service_is_told_without_its_database(db):
    assert _queries(lambda: FOR_ANYBODY["health"].by(Caller(), 0)) == 0
