"""Keeping what people decided about leaving a cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accord.iom.models import ExitDecision


@dataclass(frozen=True)
class Decided:
    """A decision: whether they leave, on what it rests, why, the exit plan, and a day to look again if they stay."""

    leaves: bool
    grounds: Sequence[str]
    reason: str
    plan: str = ""
    look_again_on: date | None = None


def decide(entry_id: int, area_id: int, decided: Decided, at: datetime, officer_id: int) -> int:
    """Keep a decision about a time in the cohort; its number."""
    return ExitDecision.objects.create(
        entry_id=entry_id, area_id=area_id, leaves=decided.leaves, grounds=list(decided.grounds), reason=decided.reason,
        plan=decided.plan, look_again_on=decided.look_again_on, decided_at=at, decided_by_id=officer_id,
    ).pk  # fmt: skip
