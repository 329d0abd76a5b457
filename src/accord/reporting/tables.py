"""The tables of IOM as rows with headings; the performance table in the columns that North Yorkshire published. Pure."""

from collections.abc import Collection, Iterable

from accord.iom.terms import COHORT_WORDS, TIER_WORDS, Cohort, Tier
from accord.reporting.rules.cohorts import EVERY_COHORT, NO_COHORT, CohortRow
from accord.reporting.rules.indicator import IndicatorRow
from accord.reporting.rules.national import NationalRow
from accord.reporting.rules.performance import PerformanceTable

TIER_COLUMNS = ("area", "tier", "in_the_community", "in_custody", "tier_total")
TOTALS_COLUMNS = ("area", "in_the_community", "in_custody", "on_tag", "total", "re_offenders", "last_quarter")

Row = tuple[str | int, ...]


def tier_rows(table: PerformanceTable) -> list[Row]:
    """One row for each tier of each district, in the order of `TIER_COLUMNS`."""
    return [
        (row.area, TIER_WORDS[row.tier], len(row.in_the_community), len(row.in_custody), len(row.people))
        for row in table.tiers
    ]


def totals_rows(table: PerformanceTable) -> list[Row]:
    """One row for each district and one for all of them, in the order of `TOTALS_COLUMNS`."""
    return [
        (
            row.area,
            len(row.in_the_community),
            len(row.in_custody),
            len(row.on_tag),
            len(row.total),
            len(row.re_offenders),
            len(row.last_quarter),
        )
        for row in table.totals
    ]


COHORT_COLUMNS = (
    "people", "male", "female", "indeterminate", "sex_not_known", "children", "young_adults", "older", "age_not_known",
)  # fmt: skip
COHORT_ROW_WORDS: dict[str, str] = {
    **{cohort.value: words for cohort, words in COHORT_WORDS.items()}, NO_COHORT: "Not recorded", EVERY_COHORT: "All"
}  # fmt: skip


def cohort_columns(tiers: Iterable[Tier]) -> tuple[str, ...]:
    """The headings of `cohort_count_rows`."""
    return ("area", "cohort", *tiers, *COHORT_COLUMNS)


def cohort_count_rows(rows: Iterable[CohortRow], tiers: Collection[Tier]) -> list[Row]:
    """One row for each cohort of each area and of all of them, in the order of `cohort_columns`."""
    return [
        (
            row.area,
            COHORT_ROW_WORDS[row.cohort],
            *(len(row.tiers[tier]) for tier in tiers),
            *(len(getattr(row, name)) for name in COHORT_COLUMNS),
        )
        for row in rows
    ]


INDICATOR_COLUMNS = (
    "area", "people", "convictions_year_before", "reduction_percent", "ceiling", "convictions_so_far", "pro_rata_ceiling",
    "within", "people_convicted",
)  # fmt: skip
WITHIN_WORDS = {True: "yes", False: "no", None: ""}


def indicator_count_rows(rows: Iterable[IndicatorRow], percent: int) -> list[Row]:
    """One row for each area and one for all, in the order of `INDICATOR_COLUMNS`; blank where there is no target."""
    return [
        (
            row.area,
            len(row.people),
            row.baseline,
            percent,
            "" if row.ceiling is None else row.ceiling,
            row.convictions,
            "" if row.pro_rata is None else f"{row.pro_rata:.1f}",
            WITHIN_WORDS[row.is_within],
            len(row.convicted),
        )
        for row in rows
    ]


NATIONAL_COLUMNS = (
    "area", "region", "people", "in_the_community", "in_custody", "statutory", "not_statutory", "statutory_not_known", *Cohort,
    "cohort_not_recorded",
)  # fmt: skip


def national_count_rows(rows: Iterable[NationalRow]) -> list[Row]:
    """One row for each force and one for the country, in the order of `NATIONAL_COLUMNS`."""
    return [
        (
            row.area,
            row.region,
            len(row.people),
            len(row.in_the_community),
            len(row.in_custody),
            len(row.statutory),
            len(row.not_statutory),
            len(row.statutory_not_known),
            *(len(row.by_cohort[cohort]) for cohort in (*Cohort, "")),
        )
        for row in rows
    ]
