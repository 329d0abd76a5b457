"""Run a report for the operator of the service, who has no role in it: told to the ledger before any figure is had."""

from dataclasses import dataclass
from datetime import date, datetime

from accord.access.queries import AreaView
from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.reporting.queries import IomCohorts, IomPerformance, iom_cohorts, iom_performance


@dataclass(frozen=True)
class Running:
    """Who runs a report, when, under which name, and whether it leaves the service as a file."""

    by: str
    at: datetime
    report: str
    leaves: bool


def run_iom_performance(
    running: Running, area: AreaView, on: date, known_at: datetime | None = None
) -> IomPerformance:  # fmt: skip
    """The IOM performance table of an area on a day, counted once the ledger has it; LedgerUnavailable when it cannot."""
    _tell(running, area, on, known_at)
    return iom_performance(area, on, known_at)


def run_iom_cohorts(running: Running, area: AreaView, on: date, known_at: datetime | None = None) -> IomCohorts:
    """The cohort counts of an area on a day, in the same way."""
    _tell(running, area, on, known_at)
    return iom_cohorts(area, on, known_at)


def _tell(running: Running, area: AreaView, on: date, known_at: datetime | None) -> None:
    asked = {"area": area.name, "area_kind": area.kind, "on": on.isoformat()}
    if known_at is not None:
        asked["known_at"] = known_at.isoformat()
    append(
        Event(
            at=running.at,
            actor=running.by,
            actor_id=None,
            agency="",
            action=Action.EXPORT if running.leaves else Action.REPORT,
            what=running.report,
            purpose="Report on the partnership's performance",
            detail=asked,
        )
    )
