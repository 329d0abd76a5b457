"""Reads of a scheme's selection list, and of the paper for its meeting."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accord.access.gate import people_for, shut_for
from accord.access.viewer import Viewer
from accord.circumstances.queries import died_on
from accord.iom.models import Nomination, Screening, Selection
from accord.iom.queries.nomination import (
    ScreeningView,
    SelectionView,
    last_said,
    screening_view,
    screenings_in,
    selection_view,
    selections_in,
    staged,
)
from accord.iom.queries.scheme import SchemeView
from accord.iom.rules.scheme import Definition
from accord.iom.terms import ReferredFrom, Stage
from accord.kernel.days import in_words
from accord.record.queries.shown import numbers_shown
from accord.risk.queries import scores_by


@dataclass(frozen=True, slots=True)
class Listed:
    """A nomination on a scheme's selection list; `since` is the day of its last step.

    `screened` and `decided` are what was last said, as agreements show it; `is_said` is whether anything was, shown or not.
    """

    nomination_id: int
    person_id: int
    nominated_on: date
    agency_name: str
    officer_name: str
    referred_from: ReferredFrom | None
    grounds: str
    help_wanted: str
    stage: Stage
    screened: str
    decided: str
    is_override: bool
    is_said: bool
    since: date
    died_on: date | None


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
    return _read(viewer, rows.order_by(*order)[offset : None if limit is None else offset + limit])


def _listed(
    viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None
) -> QuerySet[Any]:  # fmt: skip
    person = "entry__person_id"
    rows = Nomination.objects.filter(scheme=scheme.code, entry_id__in=numbers_shown(viewer, ["nominations"]))
    known_people = rows.filter(people_for(viewer, at, person) | shut_for(viewer, at, person))
    return staged(known_people, {scheme.code: definition.instrument} if definition else {})


def _read(viewer: Viewer, rows: QuerySet[Any]) -> list[Listed]:
    told = rows.annotate(
        screened_shown=last_said(Screening, numbers_shown(viewer, ["screenings"])),
        decided_shown=last_said(Selection, numbers_shown(viewer, ["selections"])),
        decided_on=last_said(Selection, value="entry__starts_on"),
        override_shown=last_said(Selection, numbers_shown(viewer, ["selections"]), "is_override"),
    )
    found = list(told.select_related("entry__agency", "entry__officer"))
    died = died_on({row.entry.person_id for row in found})
    return [_row(row, died.get(row.entry.person_id)) for row in found]


def _row(row: Any, died: date | None) -> Listed:
    entry = row.entry
    return Listed(
        nomination_id=row.pk, person_id=entry.person_id, nominated_on=entry.starts_on, agency_name=entry.agency.name,
        officer_name=entry.officer.name if entry.officer else "",
        referred_from=ReferredFrom(row.referred_from) if row.referred_from else None, grounds=row.grounds,
        help_wanted=row.help_wanted, stage=Stage(row.stage), screened=row.screened_shown or "",
        decided=row.decided_shown or "", is_override=row.override_shown == "yes", is_said=bool(row.screened or row.decided),
        since=max(filter(None, (entry.starts_on, row.screened_on, row.decided_on))), died_on=died,
    )  # fmt: skip


@dataclass(frozen=True)
class PaperLine:
    """One person on the paper of a selection meeting, with the last screening and why they were put off, as agreements show.

    The score is that of the scheme's instrument since the nomination.
    """

    listed: Listed
    screening: ScreeningView | None
    put_off: tuple[SelectionView, ...]
    score: str


def paper(viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None) -> list[PaperLine]:
    """Everybody who waits for the meeting, the longest first: those scored, then those whose score is still to come."""
    rows = _listed(viewer, at, scheme, definition).filter(stage__in=(Stage.TO_DECIDE, Stage.TO_SCORE))
    waiting = _read(viewer, rows.order_by("stage", "entry__starts_on", "entry_id"))
    of_them = {"nomination_id__in": [each.nomination_id for each in waiting]}
    screened = screenings_in(numbers_shown(viewer, ["screenings"])).filter(**of_them)
    last = {row.nomination_id: screening_view(row) for row in screened}
    decided = list(selections_in(numbers_shown(viewer, ["selections"])).filter(**of_them))
    scores = _scores(viewer, [each.person_id for each in waiting], definition)
    return [
        PaperLine(
            each, last.get(each.nomination_id),
            tuple(selection_view(row) for row in decided if row.nomination_id == each.nomination_id),
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
