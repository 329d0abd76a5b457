"""The only readers of scores beyond the timeline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.record.queries.entries import numbers_standing
from accord.risk.kept import Input, KeptPart, chance_kept, read_inputs, read_parts
from accord.risk.models import Score
from accord.risk.terms import Instrument, Kind


@dataclass(frozen=True)
class ScoreView:
    """One score that stands, whole."""

    entry_id: int
    on: date
    recorded_at: datetime
    agency_name: str
    instrument: str
    version: str
    form: str
    result: str
    band: str
    assessor: str
    inputs: tuple[Input, ...]
    parts: tuple[KeptPart, ...]
    notes: str

    @property
    def formula(self) -> tuple[str, str, str]:
        """What made it: scores of different formulas are never compared."""
        return self.instrument, self.version, self.form


def scores_of(viewer: Viewer, opened: Opened) -> list[ScoreView]:
    """The opened person's scores that stand and that the viewer may see, newest first, in one query."""
    rows = Score.objects.filter(entry_id__in=numbers_standing(viewer, opened, "scores"))
    ordered = rows.select_related("entry__agency").order_by("-entry__starts_on", "-entry_id")
    return [_view(row) for row in ordered]


def _view(row: Score) -> ScoreView:
    entry = row.entry
    return ScoreView(
        row.pk, entry.starts_on, entry.recorded_at, entry.agency.name, row.instrument, row.version, row.form, row.result,
        row.band, row.assessor, read_inputs(row.inputs), read_parts(row.parts), row.notes,
    )  # fmt: skip


def scores_by(instruments: Iterable[str]) -> "QuerySet[Any]":
    """Every score by the instruments that stands, as a queryset whose `entry` says whose and when; to be narrowed."""
    return Score.objects.filter(entry__superseded_at__isnull=True, instrument__in=list(instruments))


def newest_chances(instrument: Instrument, kind: Kind, on: date) -> dict[int, float]:
    """Everybody's newest score up to the day by one formula, as a probability from 0 to 1, by the person's number.

    The formula is of the version that was used last by that day: figures of two versions are never compared.
    """
    rows = scores_by([instrument]).filter(form=kind, entry__starts_on__lte=on).exclude(parts="")
    told = list(rows.order_by("entry__starts_on", "entry_id").values_list("entry__person_id", "version", "parts"))
    newest = {person_id: parts for person_id, version, parts in told if version == told[-1][1]}
    return {person_id: chance_kept(parts) for person_id, parts in newest.items()}
