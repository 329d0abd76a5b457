"""National Indicator 30 and what was built like it: convictions of a fixed cohort against the year before. Pure.

NI 30 was the reduction in the re-offending of prolific and other priority offenders (Department for Communities and Local
Government, national indicators of 2008 to 2011, since abolished). Each year's cohort is whoever was in the scheme on the first
day; those who come later do not count, and those who leave still do. It stays useful to any scheme, and its weakness stays too:
people are chosen when they offend most, so that some of any fall would have come without the scheme.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from statistics import median
from typing import NamedTuple

from accord.kernel.days import ONE_DAY, in_words, months_after, whole_months_between
from accord.kernel.periods import Period

YEAR = 12


class Conviction(NamedTuple):
    """An offence of which somebody was convicted: whose, by which agency's word, its Home Office code, and both days."""

    person_id: int
    agency_id: int
    code: str
    committed_on: date
    convicted_on: date


@dataclass(frozen=True)
class Target:
    """The year of an indicator, and by how many percent convictions are to be fewer than in the year before."""

    year: Period
    percent: int

    @property
    def before(self) -> Period:
        """The year that it is measured against."""
        return Period(months_after(self.year.starts_on, -YEAR), self.year.starts_on)


@dataclass(frozen=True)
class IndicatorRow:
    """One area, or all: people of the cohort, convictions in the year before, and since the first day up to the day counted.

    `ceiling` is the most convictions in the year that still meet the target, and `pro_rata` as much of it as of the year has
    passed, to one decimal; None where there was no conviction to be fewer than.
    """

    area: str
    people: frozenset[int]
    convicted: frozenset[int]
    baseline: int
    convictions: int
    ceiling: int | None
    pro_rata: float | None

    @property
    def is_within(self) -> bool | None:
        """Whether there are no more convictions than the target allows by now; None where there is no target."""
        return None if self.pro_rata is None else self.convictions <= self.pro_rata


@dataclass(frozen=True)
class Lag:
    """From the offence to the conviction, in days: of how many convictions, in half of them, and in nine of ten at the most."""

    convictions: int
    half_within: int
    most_within: int


def year_from(starts_on: date) -> Period:
    """The twelve months of an indicator."""
    return Period(starts_on, months_after(starts_on, YEAR))


def why_no_period(starts_on: date, ends_on: date, today: date) -> str | None:
    """Why convictions cannot be counted between the days, in a sentence; None when they can."""
    if ends_on > today + ONE_DAY:
        return f"The count ends on {in_words(ends_on)}, and what lies ahead is not recorded. Count up to today, or tomorrow."
    if ends_on <= starts_on:
        return f"The count ends on {in_words(ends_on)}, which is not after its first day, {in_words(starts_on)}."
    last = months_after(starts_on, YEAR)
    if ends_on > last:
        return f"A cohort is fixed for a year, so the count ends by {in_words(last)}. Count the next year by itself."
    return None


def ceiling_of(baseline: int, percent: int) -> int | None:
    """The most convictions that are so many percent fewer, rounded half up; None where there were none before.

    Sunderland's 17 % of 153 is its published 127 (126.99).
    """
    return floor(baseline * (100 - percent) / 100 + 0.5) if baseline else None


def pro_rata_of(ceiling: int, year: Period, until: date) -> float:
    """As much of the ceiling as of the year has passed by a day, which is out, to one decimal.

    Whole months are twelfths, as Sunderland counted: half of 127 is its published 63.5. Other periods go by days.
    """
    months = whole_months_between(year.starts_on, until)
    if months_after(year.starts_on, months) == until:
        return round(ceiling * months / YEAR, 1)
    length = (months_after(year.starts_on, YEAR) - year.starts_on).days
    return round(ceiling * (until - year.starts_on).days / length, 1)


def told_once(convictions: Iterable[Conviction]) -> list[Conviction]:
    """Each conviction once, though several agencies tell of it: the one that tells of most for a person, day and code."""
    by_agency: dict[tuple[int, date, str], dict[int, list[Conviction]]] = {}
    for each in convictions:
        fact = by_agency.setdefault((each.person_id, each.committed_on, each.code), {})
        fact.setdefault(each.agency_id, []).append(each)
    return [each for fact in by_agency.values() for each in max(sorted(fact.items()), key=lambda told: len(told[1]))[1]]


def indicator_rows(
    areas: Sequence[tuple[int, str]],
    cohort: Mapping[int, int],
    convictions: Sequence[Conviction],
    target: Target,
    until: date,
    all_areas: str,
) -> tuple[IndicatorRow, ...]:
    """A row for each area, number and name, with people in it, and one for all; `cohort` is the area of each person.

    The ceiling of each row is worked out from its own baseline, so that those of the areas need not add up to the last.
    """
    so_far = Period(target.year.starts_on, until)
    before = Counter(each.person_id for each in convictions if target.before.contains(each.convicted_on))
    since = Counter(each.person_id for each in convictions if so_far.contains(each.convicted_on))

    def row(name: str, people: frozenset[int]) -> IndicatorRow:
        baseline = sum(before[each] for each in people)
        ceiling = ceiling_of(baseline, target.percent)
        return IndicatorRow(
            area=name,
            people=people,
            convicted=frozenset(each for each in people if since[each]),
            baseline=baseline,
            convictions=sum(since[each] for each in people),
            ceiling=ceiling,
            pro_rata=None if ceiling is None else pro_rata_of(ceiling, target.year, until),
        )

    parts = [(name, frozenset(each for each, area in cohort.items() if area == number)) for number, name in areas]
    return (*(row(name, people) for name, people in parts if people), row(all_areas, frozenset(cohort)))


def why_ceilings_do_not_add_up(rows: Sequence[IndicatorRow]) -> str | None:
    """What to say where the ceilings of the areas, in whole convictions, do not add up to that of all; None when they do."""
    *areas, whole = rows
    together = sum(each.ceiling or 0 for each in areas)
    if whole.ceiling is None or together == whole.ceiling:
        return None
    return (
        f"The ceilings of the areas add up to {together}, not {whole.ceiling}: each is worked out from the area's own year "
        f"before and rounded to whole convictions. The target of the scheme is {whole.ceiling}, worked out from everybody's; "
        "those of the areas only show where it is met."
    )


def lag_of(convictions: Iterable[Conviction], within: Period) -> Lag | None:
    """How long those convicted within a period waited for it; None when nobody was."""
    days = sorted(
        (each.convicted_on - each.committed_on).days for each in convictions if within.contains(each.convicted_on)
    )
    if not days:
        return None
    return Lag(len(days), ceil(median(days)), days[ceil(0.9 * len(days)) - 1])
