"""Run a report for the operator of the service, who has no role in it: told to the ledger before any figure is had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accord.access.queries.areas import AreaView
from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.iom.queries.matrix import matrix_for
from accord.iom.queries.scheme import SchemeView
from accord.kernel.periods import Period
from accord.reporting.queries import (
    IomCohorts,
    IomIndicator,
    IomNational,
    IomPerformance,
    iom_cohorts,
    iom_indicator,
    iom_national,
    iom_performance,
)
from accord.reporting.queries.ranked import Candidates, RankedList, everybody_scored, ranked_list
from accord.reporting.ranked_list import Scored


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


def run_iom_indicator(
    running: Running, scheme: SchemeView, counted: Period, known_at: datetime | None = None
) -> IomIndicator:
    """The convictions of a scheme's cohort against the year before, in the same way."""
    until = counted.ends_on.isoformat() if counted.ends_on else ""
    _tell(running, None, counted.starts_on, known_at, {"scheme": scheme.code, "until": until})
    return iom_indicator(scheme, counted, known_at)


def run_iom_national(running: Running, on: date, known_at: datetime | None = None) -> IomNational:
    """The count of everybody in a cohort, force by force, in the same way."""
    _tell(running, None, on, known_at)
    return iom_national(on, known_at)


def run_ranked_list(
    running: Running, area: AreaView, on: date, wanted: int, *, with_children: bool, first_of: str, by: str
) -> RankedList:
    """The ranked list of an area on a day, once the ledger has everybody on it, level with its end, or who could come on."""
    found = ranked_list(
        None, area, on, matrix_for(area, on), wanted, with_children=with_children, first_of=first_of, by=by
    )
    shown = [each.person_id for each in (*found.people, *found.level)]
    enter = sorted({number for moved in found.moved for number in moved.enters}.difference(shown))
    _tell(running, area, on, None, {"by": by, "shown": len(shown), "people": " ".join(map(str, [*shown, *enter]))})
    return found


def run_matrix(
    running: Running, area: AreaView, on: date, *, with_children: bool
) -> tuple[Candidates, Scored]:  # fmt: skip
    """Everybody in the area who may be scored, once the ledger has how many leave; they may be too many to name.

    Whoever has died or left the cohort by the day may not, here as on a person's page.
    """
    drawn, found = everybody_scored(area, on, matrix_for(area, on), with_children=with_children, with_left=False)
    _tell(running, area, on, None, {"shown": len(found.people)})
    return drawn, found


def _tell(
    running: Running,
    area: AreaView | None,
    on: date,
    known_at: datetime | None,
    more: Mapping[str, str | int] | None = None,
) -> None:
    where = {"area": area.name, "area_kind": area.kind} if area else {}
    asked: dict[str, str | int] = {**where, "on": on.isoformat(), **(more or {})}
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
