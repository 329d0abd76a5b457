"""Reads of tasks from the daily management meeting."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from accord.access.gate import Opened, entries_for, people_for
from accord.access.queries.officers import name_by
from accord.access.rules import entry_is_visible
from accord.access.viewer import PersonFacts, Viewer
from accord.circumstances.registers import DEATHS
from accord.iom.models import CohortSpell, DailyTask
from accord.record.queries.as_known import known
from accord.record.queries.held import FactKey


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task: about which fact, whose, and what came of it. The summary is blank where no agreement shows the fact."""

    id: int
    entry_id: int
    person_id: int
    fact: FactKey
    summary: str
    officer_id: int
    officer_name: str
    officer_is_here: bool
    wanted: str
    tasked_at: datetime
    tasked_by: str
    closed_at: datetime | None
    closed_by: str
    result: str


def tasks_about(viewer: Viewer, person_ids: Collection[int], facts: Collection[FactKey]) -> list[TaskView]:
    """The tasks about the facts, and every open one about the people, as far as the viewer may know; the newest first.

    The caller has been let in to the people.
    """
    kinds = {fact.kind for fact in facts}
    rows = _told(viewer, PersonFacts()).filter(
        Q(closed_at__isnull=True) | Q(kind__in=kinds, source_key__in={fact.source_key for fact in facts}),
        entry__person_id__in=person_ids,
    )
    return _views(rows.order_by("-tasked_at", "-pk"), viewer, PersonFacts())


def people_with_open_tasks(area_ids: Collection[int]) -> set[int]:
    """Everybody about whom a task is open and who has at any time been in a cohort in one of the areas."""
    ever = CohortSpell.objects.filter(known(None, "entry__"), area_id__in=area_ids).values("entry__person_id")
    rows = DailyTask.objects.filter(closed_at__isnull=True, entry__person_id__in=ever)
    return set(rows.values_list("entry__person_id", flat=True))


def is_tasked(fact: FactKey) -> bool:
    """Whether a task about the fact is open."""
    about = DailyTask.objects.filter(agency_id=fact.agency_id, kind=fact.kind, source_key=fact.source_key)
    return about.filter(closed_at__isnull=True).exists()


def task_of(viewer: Viewer, opened: Opened, task_id: int) -> TaskView | None:
    """One task about an opened person; None when there is none of which the viewer may know."""
    rows = _told(viewer, opened.facts).filter(pk=task_id, entry__person_id=opened.person_id)
    return next(iter(_views(rows, viewer, opened.facts)), None)


@dataclass(frozen=True)
class OwnTask:
    """An open task of the viewer's, with the name of the person it is about."""

    said: TaskView
    family_name: str
    given_names: str


def open_tasks_for(viewer: Viewer, at: datetime) -> list[OwnTask]:
    """The open tasks that the viewer has about people whom they may see by name, the longest open first; one query."""
    may_see = people_for(viewer, at, "entry__person_id")
    mine = list(
        _tasks()
        .filter(may_see, officer_id=viewer.officer_id, closed_at__isnull=True)
        .annotate(family_name=F("entry__person__family_name"), given_names=F("entry__person__given_names"))
        .order_by("tasked_at", "pk")
    )
    views = _views(mine, viewer, PersonFacts())
    return [OwnTask(view, row.family_name, row.given_names) for view, row in zip(views, mine, strict=True)]


def _told(viewer: Viewer, facts: PersonFacts) -> QuerySet[Any]:
    """The tasks about what the viewer may see or is told, a death, and those that they have or gave, whatever about."""
    own = Q(officer_id=viewer.officer_id) | Q(tasked_by=viewer.username)
    return _tasks().filter(entries_for(viewer, facts) | Q(kind=DEATHS.code) | own)


def _tasks() -> QuerySet[Any]:
    return DailyTask.objects.select_related("entry", "officer").annotate(
        tasking=name_by("tasked_by"), closing=name_by("closed_by")
    )


def _views(rows: Iterable[Any], viewer: Viewer, facts: PersonFacts) -> list[TaskView]:
    return [_view(row, _is_told(viewer, facts, row)) for row in rows]


def _is_told(viewer: Viewer, facts: PersonFacts, row: Any) -> bool:
    return row.kind == DEATHS.code or bool(entry_is_visible(viewer, facts, row.agency_id, row.kind))


def _view(row: Any, sees_fact: bool) -> TaskView:
    return TaskView(
        row.pk, row.entry_id, row.entry.person_id, FactKey(row.agency_id, row.kind, row.source_key),
        row.entry.summary if sees_fact else "", row.officer_id, row.officer.name, row.officer.is_active, row.wanted,
        row.tasked_at, row.tasking, row.closed_at, row.closing, row.result,
    )  # fmt: skip
