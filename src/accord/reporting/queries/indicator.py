"""The convictions of a fixed cohort against the year before, read across contexts. Numbers only."""

from dataclasses import dataclass
from datetime import datetime

from accord.access.queries.areas import areas_within
from accord.iom.queries.scheme import SchemeView, scheme_areas
from accord.kernel.periods import Period
from accord.kernel.policy import PolicyValue
from accord.orders.queries import convictions_of
from accord.policy.queries import value_on
from accord.reporting.queries.places import laid_out_in
from accord.reporting.rules.indicator import (
    Conviction,
    IndicatorRow,
    Lag,
    Target,
    indicator_rows,
    lag_of,
    told_once,
    year_from,
)

REDUCTION = "iom.indicator.reduction_percent"
WHOLE = "The whole scheme"


@dataclass(frozen=True)
class IomIndicator:
    """The indicator of a scheme's cohort of a day up to another, which is out, and the target it is held against.

    `others` are areas inside the scheme's that had a scheme of their own on the first day, and are not counted in it.
    """

    scheme: SchemeView
    others: tuple[str, ...]
    counted: Period
    known_at: datetime | None
    target: Target
    percent: PolicyValue
    rows: tuple[IndicatorRow, ...]
    lag: Lag | None

    @property
    def whole(self) -> IndicatorRow:
        """The last row: everybody."""
        return self.rows[-1]


def iom_indicator(scheme: SchemeView, counted: Period, known_at: datetime | None = None) -> IomIndicator:
    """Count the convictions of whoever was in the scheme's cohort on the first day, as known now or at a moment.

    The period is a year at the most, from the first day of the cohort's year; see `indicator_rules.why_no_period`.
    """
    until = counted.ends_on
    if until is None:
        raise ValueError("an indicator is counted up to a day")
    percent = value_on(REDUCTION, counted.starts_on, scheme.area_id)
    target = Target(year_from(counted.starts_on), int(percent.value))
    within = scheme_areas(scheme, counted.starts_on)
    laid = laid_out_in(within, WHOLE, counted.starts_on, known_at)
    cohort = {place.person_id: place.area_id for place in laid.places}
    found = _convictions(cohort, Period(target.before.starts_on, until), known_at)
    rows = indicator_rows(laid.areas, cohort, found, target, until, laid.all_areas)
    others = tuple(each.name for each in areas_within(within[0]) if each not in within)
    return IomIndicator(scheme, others, counted, known_at, target, percent, rows, lag_of(found, counted))


def _convictions(cohort: dict[int, int], within: Period, known_at: datetime | None) -> list[Conviction]:
    return told_once(Conviction(*row) for row in convictions_of(cohort.keys(), within, known_at))
