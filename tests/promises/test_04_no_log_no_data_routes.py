"""Promise 4: no log, no data. When the ledger cannot be written, whatever it would have told of is not shown and not done.

Every request that writes to the ledger is made again while the database refuses the ledger's rows, and commits for real.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from accord.access.terms import Relation
from tests.cast import Cast, cast_in_place
from tests.promises.addresses import Asked, every_request
from tests.promises.matrix import NOBODY, OPENERS, officer_with
from tests.promises.places import Place, places
from tests.promises.walking import Walker, contents, newest_row, undone
from tests.web.pages import at_cast_time

REFUSE = {
    "sqlite": "CREATE TRIGGER full BEFORE INSERT ON audit_ledgerrow BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    "postgresql": "REVOKE INSERT ON audit_ledgerrow FROM CURRENT_USER",
}
TAKE_AGAIN = {
    "sqlite": "DROP TRIGGER full",
    "postgresql": "GRANT INSERT ON audit_ledgerrow TO CURRENT_USER",
}

RELATIONS = [Relation.INVOLVED, Relation.OTHER_AGENCY] if connection.vendor == "sqlite" else [Relation.INVOLVED]
"""What is told of a refusal knows no database: PostgreSQL is asked by those who are answered."""


@pytest.fixture
def committed_cast(transactional_db: None) -> Cast:
    """The cast in a database where what is committed stays."""
    return cast_in_place()


@contextmanager
def ledger_refused() -> Iterator[None]:
    """The database takes no row of the ledger."""
    with connection.cursor() as cursor:
        cursor.execute(REFUSE[connection.vendor])
    yield
    with connection.cursor() as cursor:
        cursor.execute(TAKE_AGAIN[connection.vendor])


def asked_that_are_told(walker: Walker, place: Place) -> list[Asked]:
    """The requests that the ledger is told of, whether they are answered or refused."""
    told = []
    for asked in every_request(place):
        with undone():
            before = newest_row()
            walker.ask(asked)
            told += [asked] if newest_row() > before else []
    return told


def answered_without_a_ledger(walker: Walker, told: list[Asked]) -> dict[Asked, str]:
    """What is wrong with the answers when the ledger is refused: all that are not empty 503s, and all that change something."""
    wrong = {}
    before = contents()
    with ledger_refused():
        for asked in told:
            answer, after = walker.ask(asked), contents()
            if (answer.status_code, answer.content, after) != (503, b"", before):
                wrong[asked] = f"{answer.status_code}, {len(answer.content)} bytes, changed: {after != before}"
            before = after
    return wrong


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("role", [*OPENERS, NOBODY])
def test_what_the_ledger_cannot_tell_of_is_neither_shown_nor_done(committed_cast, role, relation):
    with at_cast_time():
        member = officer_with(committed_cast, role)
        place, walker = places(committed_cast, member)[relation], Walker(member)
        told = asked_that_are_told(walker, place)
        wrong = answered_without_a_ledger(walker, told)
    assert told
    assert wrong == {}
