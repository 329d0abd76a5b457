"""Reads of tasks from the daily management meeting."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from accord.access.gate import people_for
from accord.access.queries.officers import name_by
from accord.access.viewer import Viewer
from accord.iom.models import DailyTask
from accord.record.queries.held import FactKey


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task: about which fact, whose, and what came of it."""

    id: int
    entry_id: int
    person_id: int
    fact: FactKey
    summary: str
    officer_id: int
    officer_name: str
    wanted: str
    tasked_at: datetime
    tasked_by: str
    closed_at: datetime | None
    closed_by: str
    result: str


def tasks_about(person_ids: Collection[int], facts: Collection[FactKey]) -> list[TaskView]:
    """The tasks about the facts, and every open one about the people, the newest first. The caller has been let in to them."""
    kinds = {fact.kind for fact in facts}
    rows = _tasks().filter(
        Q(closed_at__isnull=True) | Q(kind__in=kinds, source_key__in={fact.source_key for fact in facts}),
        entry__person_id__in=person_ids,
    )
    return list(map(_view, rows.order_by("-tasked_at", "-pk")))


def task_of(person_id: int, task_id: int) -> TaskView | None:
    """One task about an opened person; None when there is none."""
    return next(map(_view, _tasks().filter(pk=task_id, entry__person_id=person_id)), None)


def open_tasks_for(viewer: Viewer, at: datetime) -> int:
    """How many open tasks the viewer has about people whom they may see."""
    return _open_of(viewer, at).count()


def _open_of(viewer: Viewer, at: datetime) -> QuerySet[DailyTask]:
    rows = DailyTask.objects.filter(officer_id=viewer.officer_id, closed_at__isnull=True)
    return rows.filter(people_for(viewer, at, "entry__person_id"))


def _tasks() -> QuerySet[Any]:
    return DailyTask.objects.select_related("entry", "officer").annotate(tasking=name_by("tasked_by"))


def _view(row: Any) -> TaskView:
    return TaskView(
        row.pk, row.entry_id, row.entry.person_id, FactKey(row.agency_id, row.kind, row.source_key), row.entry.summary,
        row.officer_id, row.officer.name, row.wanted, row.tasked_at, row.tasking, row.closed_at, row.closed_by, row.result,
    )  # fmt: skip
