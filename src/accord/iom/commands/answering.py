"""Answering failures to comply."""

from datetime import datetime

from accord.iom.models import Answering, ComplianceEvent
from accord.iom.queries.management import may_be_answered
from accord.kernel.decisions import NotAllowed


class ManagingRefused(NotAllowed):
    """The change is refused; `decision` says why and which way to go."""


def hold_failure(failure_id: int) -> None:
    """Keep others from answering a failure until this transaction ends; ManagingRefused unless it waits for an answer."""
    ComplianceEvent.objects.select_for_update().get(pk=failure_id)
    may = may_be_answered(failure_id)
    if not may:
        raise ManagingRefused(may)


def answer_failure(failure_id: int, answer_id: int, at: datetime, by: str) -> None:
    """Keep that an entry answers a failure that is held."""
    Answering.objects.create(failure_id=failure_id, answer_id=answer_id, answered_at=at, answered_by=by)
