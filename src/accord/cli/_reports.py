"""Every report that `accord report` counts: what it needs to be told, its rows, and what its figures mean."""

import argparse
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from accord.access.queries.areas import AreaView
from accord.cli._areas import area_asked, scheme_asked
from accord.cli._arguments import UsageFault
from accord.journeys.run_report import (
    Running,
    run_iom_cohorts,
    run_iom_indicator,
    run_iom_national,
    run_iom_performance,
)
from accord.kernel.days import in_words
from accord.kernel.periods import Period
from accord.ports.clock import london_day
from accord.reporting.queries import IomCohorts, IomIndicator, IomNational, IomPerformance
from accord.reporting.rules.indicator import why_ceilings_do_not_add_up, why_no_period
from accord.reporting.tables import (
    INDICATOR_COLUMNS,
    NATIONAL_COLUMNS,
    TIER_COLUMNS,
    TOTALS_COLUMNS,
    Row,
    cohort_columns,
    cohort_count_rows,
    indicator_count_rows,
    national_count_rows,
    tier_rows,
    totals_rows,
)

AREA_AND_DAY = ("area", "on")


@dataclass(frozen=True)
class Report:
    """A report that can be asked for: its title, the arguments that it needs, its columns, and how it is counted and told.

    `of` says of what it was counted, for the heading; `notes` say what the figures mean; `people` are all who are counted.
    """

    title: str
    needs: tuple[str, ...]
    columns: Sequence[str] | Callable[[Any], Sequence[str]]
    count: Callable[[Running, argparse.Namespace], Any]
    of: Callable[[Any], str]
    rows: Callable[[Any], list[Row]]
    notes: Callable[[Any], list[str]]
    people: Callable[[Any], AbstractSet[int]]

    def columns_of(self, counted: Any) -> Sequence[str]:
        """The headings, which of some reports depend on what was counted."""
        return self.columns(counted) if callable(self.columns) else self.columns


def _in_area(run_it: Callable[[Running, AreaView, date, datetime | None], Any]) -> Callable[..., Any]:
    return lambda running, args: run_it(running, area_asked(args.area), args.on, args.known_at)


def _of_area(counted: Any) -> str:
    return f"{counted.area.name}, {in_words(counted.on)}"


def _who_counts(counted: IomPerformance) -> list[str]:
    return ["In custody: received on or before the day and not released on or before it. A person is counted once."]


def _who_offended(counted: IomPerformance) -> list[str]:
    quarter, before = counted.quarter, counted.last_quarter
    return [
        *_who_counts(counted),
        f"Re-offenders: of the total, those with a proven offence committed from {in_words(quarter.starts_on)} to "
        f"{_last_day(quarter)};",
        f"last quarter: from {in_words(before.starts_on)} to {_last_day(before)}. "
        f"{counted.look_back_months} months: {counted.look_back_source}",
    ]


def _who_is_young(counted: IomCohorts) -> list[str]:
    below = counted.young_below
    return [
        "A person is counted once. Tiers, sexes and ages each add up to the people; areas add up to the last rows.",
        "Children are under 18. Sex and age are as known now.",
        f"Young adults: from 18 until the birthday {below.value}, whether or not they came from youth justice: the checklist "
        f"of the move to adult services is kept for some alone, so that it is not counted by. {below.source}",
    ]


def _indicator(running: Running, args: argparse.Namespace) -> IomIndicator:
    why = why_no_period(args.starts_on, args.ends_on, london_day(running.at))
    if why is not None:
        raise UsageFault(why)
    return run_iom_indicator(running, scheme_asked(args.scheme), Period(args.starts_on, args.ends_on), args.known_at)


def _what_is_held_against_what(counted: IomIndicator) -> list[str]:
    before, percent, lag = counted.target.before, counted.percent, counted.lag
    late = (
        "Nobody was convicted in the period, so how long the courts take is not known."
        if lag is None
        else f"The courts are late: of the {lag.convictions} convictions half came within {lag.half_within} days of the "
        f"offence and nine in ten within {lag.most_within}, so the latest offences are mostly not in it yet."
    )
    return [
        f"The cohort is whoever was in the scheme on {in_words(counted.counted.starts_on)}, each counted once, wherever they "
        "went later; people who came later do not count.",
        f"Convictions are offences of which somebody was convicted, by the day of the conviction; the year before is from "
        f"{in_words(before.starts_on)} to {_last_day(before)}.",
        f"The ceiling is {percent.value} % fewer, and the pro-rata ceiling as much of it as of the year has passed: "
        "whole months as twelfths, other periods by days. "
        f"{percent.source}",
        *([why] if (why := why_ceilings_do_not_add_up(counted.rows)) else []),
        *([] if not counted.others else [_whose_else(counted.others)]),
        late,
        "People are chosen when they offend most, so that some of any fall would have come without the scheme.",
    ]


def _whose_else(others: Sequence[str]) -> str:
    return f"Not counted here, for a scheme of their own managed them on the first day: {', '.join(others)}."


def _of_period(counted: IomIndicator) -> str:
    return f"{counted.scheme.name}, {in_words(counted.counted.starts_on)} to {_last_day(counted.counted)}"


def _who_is_where(counted: IomNational) -> list[str]:
    return [
        "A person stands in one place on a day, the later of two, so that areas add up to the last row.",
        "Statutory: an agency supervises them by statute, as involvements say now, or a statutory footing is recorded.",
        "Not statutory: a voluntary footing is recorded, or supervision ended. Of the others it is not known.",
        "Only what agencies have delivered to this service is counted.",
    ]


def _last_day(period: Period) -> str:
    return in_words(period.ends_on - timedelta(days=1)) if period.ends_on else "now"


REPORTS = {
    "iom-performance": Report(
        "IOM performance by tier", AREA_AND_DAY, TIER_COLUMNS, _in_area(run_iom_performance), _of_area,
        lambda found: tier_rows(found.table), _who_counts, lambda found: found.table.totals[-1].total,
    ),
    "iom-performance-totals": Report(
        "IOM performance", AREA_AND_DAY, TOTALS_COLUMNS, _in_area(run_iom_performance), _of_area,
        lambda found: totals_rows(found.table), _who_offended, lambda found: found.table.totals[-1].total,
    ),
    "iom-cohorts": Report(
        "IOM cohorts", AREA_AND_DAY, lambda found: cohort_columns(found.tiers), _in_area(run_iom_cohorts), _of_area,
        lambda found: cohort_count_rows(found.rows, found.tiers), _who_is_young, lambda found: found.everybody.people,
    ),
    "iom-indicator": Report(
        "Convictions of an IOM cohort against the year before", ("scheme", "starts_on", "ends_on"), INDICATOR_COLUMNS,
        _indicator, _of_period, lambda found: indicator_count_rows(found.rows, found.target.percent),
        _what_is_held_against_what, lambda found: found.whole.people,
    ),
    "iom-national": Report(
        "People in IOM cohorts", ("on",), NATIONAL_COLUMNS,
        lambda running, args: run_iom_national(running, args.on, args.known_at),
        lambda found: f"England and Wales, {in_words(found.on)}", lambda found: national_count_rows(found.rows),
        _who_is_where, lambda found: found.whole.people,
    ),
}  # fmt: skip
