"""The figures, read across contexts. Numbers only: whoever wants the people behind one asks `people` through the gate, within
those of whom agreements show what the figure says.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from accord.access.queries.areas import AreaView
from accord.access.viewer import Viewer
from accord.kernel.days import months_up_to_and_including
from accord.kernel.periods import Period
from accord.monitoring.queries import people_tagged_on
from accord.orders.queries import people_in_custody_on, people_offending_in
from accord.policy.queries import value_on
from accord.ports.live import live_on
from accord.record.queries.shown import people_under
from accord.reporting.queries.places import laid_out
from accord.reporting.rules.performance import PerformanceTable, Seen, performance_table

LOOK_BACK = "iom.reoffending.look_back_months"


@dataclass(frozen=True)
class IomPerformance:
    """The IOM performance table of an area on a day, with the periods and the source its figures rest on."""

    area: AreaView
    on: date
    known_at: datetime | None
    table: PerformanceTable
    quarter: Period
    last_quarter: Period
    look_back_months: int
    look_back_source: str


def told_behind(viewer: Viewer, found: IomPerformance, cell: str) -> list[QuerySet[Any, int]]:
    """Within whom the people behind a figure are named: shown to be in the cohort, and shown to be what the figure counts."""
    now = live_on(found.on)
    says = {
        "in_custody": Q(kind="custody") & now,
        "on_tag": Q(kind="tags") & now,
        "re_offenders": _offending_in(found.quarter),
        "last_quarter": _offending_in(found.last_quarter),
    }
    asked = [Q(kind="iom") & now, *([says[cell]] if cell in says else [])]
    return [people_under(viewer, each, found.known_at) for each in asked]


def _offending_in(period: Period) -> Q:
    return Q(kind="offences", starts_on__gte=period.starts_on, starts_on__lt=period.ends_on)


def iom_performance(area: AreaView, on: date, known_at: datetime | None = None) -> IomPerformance:
    """Count the table of an area and the districts in it, as known now or at a moment.

    People whom the extracts place in a wider area rather than in a district stand in a row of its own name.
    """
    laid = laid_out(area, on, known_at)
    look_back = value_on(LOOK_BACK, on, area.id)
    months = int(look_back.value)
    quarter = months_up_to_and_including(on, months)
    last_quarter = Period(months_up_to_and_including(on, 2 * months).starts_on, quarter.starts_on)
    seen = Seen(
        in_custody=people_in_custody_on(on, known_at),
        on_tag=people_tagged_on(on, known_at),
        offended=people_offending_in(quarter, known_at),
        offended_last_quarter=people_offending_in(last_quarter, known_at),
    )
    table = performance_table(laid.areas, laid.places, seen, laid.all_areas, laid.tiers)
    return IomPerformance(area, on, known_at, table, quarter, last_quarter, months, look_back.source)
