"""Writing to the ledger: what is written, when it is undone, and that a failure is never silent."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import transaction

from accord.audit.ledger import LedgerUnavailable, append, append_many, search_detail
from accord.audit.models import LedgerRow
from accord.audit.queries.events import Criteria, LoggedEvent, events
from accord.audit.rules import DETAIL_LIMIT
from accord.audit.terms import Action, Outcome
from accord.audit.verify import verify
from tests.audit.ledgers import EVENT

REFUSAL = replace(
    EVENT, action=Action.DENIED, outcome=Outcome.REFUSED, reason="Not involved. Ask the lead agency.", person_id=None
)
FAULTY = {
    "a moment without a zone": replace(EVENT, at=datetime(2026, 3, 2, 9, 30)),  # noqa: DTZ001  the fault that is tried
    "half of a character": replace(EVENT, what="\ud83d"),
    "a number too large for the database": replace(EVENT, actor_id=2**70),
    "so much detail that it must be the data": replace(EVENT, detail={"text": "x" * DETAIL_LIMIT}),
}


def as_logged(row_id, event):
    return LoggedEvent(row_id=row_id, **{name: getattr(event, name) for name in event.__slots__})


@pytest.mark.django_db
@pytest.mark.parametrize("event", [EVENT, REFUSAL, replace(EVENT, actor_id=None, detail={}, address="")])
def test_an_event_is_read_as_it_was_told(event):
    row_id = append(event)

    assert events(Criteria()).events == (as_logged(row_id, event),)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "event", [EVENT, REFUSAL, replace(EVENT, actor="É\x1f\n\"'‮", at=EVENT.at.replace(microsecond=0))]
)
def test_what_is_written_verifies(event):
    append(event)
    append_many([event, event])

    assert (verify().unsealed_rows, verify().first_bad) == (3, None)


@pytest.mark.django_db
def test_appending_is_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        append(EVENT)


@pytest.mark.django_db
def test_numbers_rise():
    assert append(EVENT) < append(EVENT)


@pytest.mark.django_db
def test_a_row_is_undone_with_the_transaction_that_it_told_of():
    with transaction.atomic():
        append(EVENT)
        transaction.set_rollback(True)

    assert LedgerRow.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("fault", FAULTY)
def test_what_cannot_be_written_is_refused_and_leaves_nothing(fault):
    with pytest.raises(LedgerUnavailable), transaction.atomic():
        append(FAULTY[fault])

    assert LedgerRow.objects.count() == 0


@pytest.mark.parametrize("fault", FAULTY)
@pytest.mark.usefixtures("transactional_db")
def test_many_are_written_all_or_none(fault):
    with pytest.raises(LedgerUnavailable):
        append_many([EVENT, FAULTY[fault], EVENT])

    assert LedgerRow.objects.count() == 0


@pytest.mark.django_db
def test_many_are_written_without_a_statement_for_each(django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        append_many([EVENT] * 500)

    assert LedgerRow.objects.count() == 500


def test_a_search_is_kept_as_codes_that_hold_no_term():
    detail = search_detail({"name": "Canaryfield", "postcode": "", "pnc": "2001/1234567X"})

    assert list(detail) == ["name", "pnc"]
    assert not any(term in str(detail) for term in ("Canary", "canary", "2001", "1234567"))
