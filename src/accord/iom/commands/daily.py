"""Tasks from the daily management meeting."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accord.iom.commands.answering import ManagingRefused
from accord.iom.models import DailyTask
from accord.kernel.decisions import Decision
from accord.record.queries.held import FactKey

TASKED = Decision.no("tasked", "Somebody has tasked this since you opened it. Look at the list again.")
CLOSED = Decision.no("closed", "Somebody has closed this task since you opened it. Look at what came of it.")


def task(entry_id: int, fact: FactKey, officer_id: int, wanted: str, at: datetime, by: str) -> int:
    """Ask an officer to see to a fact; the task's number. ManagingRefused while another task about it is open."""
    try:
        with transaction.atomic():
            return DailyTask.objects.create(
                entry_id=entry_id, agency_id=fact.agency_id, kind=fact.kind, source_key=fact.source_key,
                officer_id=officer_id, wanted=wanted, tasked_at=at, tasked_by=by,
            ).pk  # fmt: skip
    except IntegrityError:
        raise ManagingRefused(TASKED) from None


def close_task(task_id: int, result: str, at: datetime, by: str) -> None:
    """Keep what came of a task, exactly once whoever else tries: the update counts the rows it changed."""
    is_open = DailyTask.objects.filter(pk=task_id, closed_at__isnull=True)
    if is_open.update(closed_at=at, closed_by=by, result=result) != 1:
        raise ManagingRefused(CLOSED)
