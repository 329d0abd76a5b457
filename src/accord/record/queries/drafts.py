"""Reads of entries that are being written: an officer's own, and nobody else's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accord.access.gate import Opened
from accord.record.models import Draft


@dataclass(frozen=True)
class DraftView:
    """An entry being written."""

    id: int
    person_id: int
    register: str
    corrects_id: int | None
    answers: Mapping[str, str]
    changed_at: datetime


def draft(officer_id: int, draft_id: int) -> DraftView | None:
    """The officer's own draft; None when it is not theirs or is gone."""
    row = Draft.objects.filter(pk=draft_id, officer_id=officer_id).first()
    return _draft_view(row) if row else None


def drafts_of(officer_id: int, opened: Opened) -> list[DraftView]:
    """The officer's own drafts about the opened person, the one changed last first."""
    rows = Draft.objects.filter(officer_id=officer_id, person_id=opened.person_id).order_by("-changed_at", "-pk")
    return list(map(_draft_view, rows))


def _draft_view(row: Draft) -> DraftView:
    return DraftView(row.pk, row.person_id, row.register, row.corrects_id, dict(row.answers), row.changed_at)
