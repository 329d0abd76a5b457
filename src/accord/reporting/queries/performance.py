"""The figures, read across contexts. Numbers only: whoever wants the people behind one asks `people` through the gate."""

from dataclasses import dataclass
from datetime import date, datetime

from accord.access.queries.areas import AreaView
from accord.kernel.days import months_up_to_and_including
from accord.kernel.periods import Period
from accord.monitoring.queries import people_tagged_on
from accord.orders.queries import people_in_custody_on, people_offending_in
from accord.policy.queries import value_on
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
