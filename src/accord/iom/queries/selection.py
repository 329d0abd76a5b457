"""Reads of a scheme's selection list, and of the paper for its meeting."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accord.access.gate import people_for, shut_for
from accord.access.viewer import Viewer
from accord.iom.models import Nomination, Screening
from accord.iom.queries.nomination import staged
from accord.iom.queries.scheme import SchemeView
from accord.iom.rules.scheme import Definition
from accord.iom.rules.screening import Finding, findings_read
from accord.iom.terms import Stage
from accord.kernel.days import in_words
from accord.record.queries.shown import numbers_shown
from accord.risk.queries import scores_by


@dataclass(frozen=True, slots=True)
class Listed:
    """A nomination on a scheme's selection list; `since` is the day of its last step."""

    nomination_id: int
    person_id: int
    nominated_on: date
    agency_name: str
    officer_name: str
    stage: Stage
    screened: str
    decided: str
    since: date


def counts_by_stage(
    viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None
) -> dict[Stage, int]:
    """How many nominations into the scheme stand at each stage, of people whom the viewer's agency knows."""
    return Counter(map(Stage, _listed(viewer, at, scheme, definition).values_list("stage", flat=True)))


def selection_list(
    viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None, stage: Stage,
    offset: int = 0, limit: int | None = None,
) -> list[Listed]:  # fmt: skip
    """Some of the nominations into the scheme at a stage, those that have waited longest first; the newest decided first."""
    rows = _listed(viewer, at, scheme, definition).filter(stage=stage)
    order = ("-entry__starts_on", "-entry_id") if stage is Stage.DECIDED else ("entry__starts_on", "entry_id")
    wanted = rows.select_related("entry__agency", "entry__officer").order_by(*order)
    return [_row(row) for row in wanted[offset : None if limit is None else offset + limit]]


def _listed(
    viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None
) -> QuerySet[Any]:  # fmt: skip
    person = "entry__person_id"
    rows = Nomination.objects.filter(scheme=scheme.code, entry_id__in=numbers_shown(viewer, ["nominations"]))
    known_people = rows.filter(people_for(viewer, at, person) | shut_for(viewer, at, person))
    return staged(known_people, {scheme.code: definition.instrument} if definition else {})


def _row(row: Any) -> Listed:
    entry = row.entry
    return Listed(
        row.pk, entry.person_id, entry.starts_on, entry.agency.name, entry.officer.name if entry.officer else "",
        Stage(row.stage), row.screened or "", row.decided or "", max(entry.starts_on, row.screened_on or entry.starts_on),
    )  # fmt: skip


@dataclass(frozen=True)
class PaperLine:
    """One person on the paper of a selection meeting; the score is that of the scheme's instrument since the nomination."""

    listed: Listed
    grounds: str
    screening_reason: str
    findings: tuple[Finding, ...]
    score: str


def paper(viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None) -> list[PaperLine]:
    """Everybody who waits for the meeting, the longest first: those scored, then those whose score is still to come."""
    waiting = [
        each
        for stage in (Stage.TO_DECIDE, Stage.TO_SCORE)
        for each in selection_list(viewer, at, scheme, definition, stage)
    ]
    numbers = [each.nomination_id for each in waiting]
    grounds = dict(Nomination.objects.filter(pk__in=numbers).values_list("pk", "grounds"))
    screened = Screening.objects.filter(nomination_id__in=numbers, entry__superseded_at__isnull=True).order_by(
        "entry_id"
    )
    last = {row.nomination_id: row for row in screened}
    scores = _scores(viewer, [each.person_id for each in waiting], definition)
    return [
        PaperLine(
            each, grounds[each.nomination_id], last[each.nomination_id].reason,
            findings_read(last[each.nomination_id].findings),
            scores.get(each.person_id, "") if each.stage is Stage.TO_DECIDE else "",
        )
        for each in waiting
    ]  # fmt: skip


def _scores(viewer: Viewer, person_ids: list[int], definition: Definition | None) -> dict[int, str]:
    """The newest result of each of the people by the scheme's instrument, with its day, as far as agreements show it."""
    if definition is None:
        return {}
    rows = scores_by([definition.instrument]).filter(
        entry_id__in=numbers_shown(viewer, ["scores"]), entry__person_id__in=person_ids
    )
    told = rows.order_by("entry__starts_on", "entry_id").values_list(
        "entry__person_id", "result", "band", "entry__starts_on"
    )
    return {person: f"{result}{f', {band}' if band else ''} on {in_words(on)}" for person, result, band, on in told}
