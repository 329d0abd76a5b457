"""Reads of what people decided about leaving a cohort."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from accord.access.gate import Opened
from accord.access.rules import entry_is_visible
from accord.access.viewer import PersonFacts, Viewer
from accord.iom.models import ExitDecision
from accord.iom.registers import IOM


@dataclass(frozen=True, slots=True)
class ExitView:
    """A decision about somebody's place in a cohort."""

    person_id: int
    leaves: bool
    grounds: tuple[str, ...]
    reason: str
    plan: str
    look_again_on: date | None
    decided_at: datetime
    decided_by: str


def exit_decisions(viewer: Viewer, area_ids: Collection[int]) -> list[ExitView]:
    """The newest decisions about people of the areas, the newest first. The caller lets nobody see whom they may not."""
    return _views(viewer, PersonFacts(), ExitDecision.objects.filter(area_id__in=area_ids))


def exit_decisions_about(viewer: Viewer, opened: Opened) -> list[ExitView]:
    """Every decision about the opened person, the newest first."""
    return _views(viewer, opened.facts, ExitDecision.objects.filter(entry__person_id=opened.person_id))


def _views(viewer: Viewer, facts: PersonFacts, rows: QuerySet[ExitDecision], limit: int = 1000) -> list[ExitView]:
    """A decision is shown where agreements show the place in the cohort that it is about."""
    return [
        ExitView(
            row.entry.person_id, row.leaves, tuple(row.grounds), row.reason, row.plan, row.look_again_on, row.decided_at,
            row.decided_by.name,
        )
        for row in rows.select_related("entry", "decided_by").order_by("-decided_at", "-pk")[:limit]
        if entry_is_visible(viewer, facts, row.entry.agency_id, IOM.code)
    ]  # fmt: skip
