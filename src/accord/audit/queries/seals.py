"""Reads of the seals that close the ledger: what is sealed, what waits, and whether the sealer and the exports keep up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef

from accord.audit import heads
from accord.audit.guards import missing_guards
from accord.audit.models import LedgerRow, Seal, SealPlace

SEALED_WITHIN = timedelta(minutes=5)
"""A row that waits longer for its seal than this shows that the sealer does not run: it runs every few seconds."""


@dataclass(frozen=True, slots=True)
class SealView:
    """One seal: which rows in the order of the chain it closes, and when it was made."""

    number: int
    sealed_at: datetime
    first_position: int
    row_count: int
    hash: str


@dataclass(frozen=True, slots=True)
class SealState:
    """How the sealing stands. `exported` is the newest seal whose head left the database; None when that cannot be read."""

    newest: SealView | None
    waiting: int
    oldest_waiting_at: datetime | None
    exported: int | None
    missing_guards: tuple[str, ...]

    def alerts(self, at: datetime) -> list[str]:
        """What is wrong at the moment, each in a sentence with what to do."""
        newest = self.newest.number if self.newest else 0
        is_late = self.oldest_waiting_at is not None and at - self.oldest_waiting_at > SEALED_WITHIN
        said = {
            "The database no longer refuses changes to the ledger. Ask your technical support at once, and verify it.": (
                bool(self.missing_guards)
            ),
            "Rows have waited more than 5 minutes for a seal: the periodic work does not run. Ask your technical support.": (
                is_late
            ),
            "The exported seals cannot be read. Ask your technical support to look at their directory.": (
                self.exported is None
            ),
            "Seals have been made that were not exported. Ask your technical support to look at their directory.": (
                self.exported is not None and self.exported < newest
            ),
            "More seals were exported than the database holds: the ledger may have been cut. Verify it at once.": (
                self.exported is not None and self.exported > newest
            ),
        }
        return [sentence for sentence, holds in said.items() if holds]


def seals(before: int | None = None, limit: int = 25) -> list[SealView]:
    """The newest seals, or those before the one numbered."""
    rows = Seal.objects.order_by("-number")
    return [_view(row) for row in (rows if before is None else rows.filter(number__lt=before))[:limit]]


def seal_state() -> SealState:
    """How the sealing stands now, in four queries and a look at the exported heads."""
    last = Seal.objects.order_by("-number").first()
    low_water = last.low_water if last else 0
    has_place = Exists(SealPlace.objects.filter(row_id=OuterRef("id"), row_id__gt=low_water))
    waiting = LedgerRow.objects.filter(~has_place, id__gt=low_water)
    oldest = waiting.order_by("id").values_list("at", flat=True).first()
    return SealState(_view(last) if last else None, waiting.count(), oldest, _exported(), missing_guards())


def _exported() -> int | None:
    try:
        return heads.last_exported(settings.ACCORD_SEALS_DIRECTORY)
    except (OSError, heads.UnreadableHead):
        return None


def _view(row: Seal) -> SealView:
    return SealView(row.number, row.sealed_at, row.first_position, row.row_count, row.hash)
