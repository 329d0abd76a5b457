"""How the IOM performance table is counted. Pure: places and sets of people in, cells with their people out.

The table is the one that North Yorkshire published on 23 January 2018. Every period is half-open, a person is counted once,
and a re-offender is somebody in the cohort on the day with a proven offence committed in the three months up to and
including it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from accord.iom.terms import PUBLISHED_TIERS, Tier
from accord.reporting.rules.places import Place

FORCEWIDE = "Forcewide"
NO_SCHEMES: Mapping[int, Collection[Tier]] = {}


@dataclass(frozen=True)
class Seen:
    """Who was in custody, on tag, and offending in the last three months and in the three before, on the day."""

    in_custody: AbstractSet[int]
    on_tag: AbstractSet[int]
    offended: AbstractSet[int]
    offended_last_quarter: AbstractSet[int]


@dataclass(frozen=True)
class TierRow:
    """One tier in one district: who is in it, and who of them is in the community and in custody."""

    area: str
    tier: Tier
    people: frozenset[int]
    in_the_community: frozenset[int]
    in_custody: frozenset[int]


@dataclass(frozen=True)
class TotalsRow:
    """One district, or all of them: who is in the cohort and where, on tag, and who offended."""

    area: str
    total: frozenset[int]
    in_the_community: frozenset[int]
    in_custody: frozenset[int]
    on_tag: frozenset[int]
    re_offenders: frozenset[int]
    last_quarter: frozenset[int]


@dataclass(frozen=True)
class PerformanceTable:
    """The tier rows, district by district, and the totals rows with all districts last."""

    tiers: tuple[TierRow, ...]
    totals: tuple[TotalsRow, ...]


def performance_table(
    districts: Sequence[tuple[int, str]], places: Iterable[Place], seen: Seen, all_areas: str = FORCEWIDE,
    tiers_of: Mapping[int, Collection[Tier]] = NO_SCHEMES,
) -> PerformanceTable:  # fmt: skip
    """Count the table; `districts` are (number, name) in the order to print, and every place lies in one of them.

    Every district has a row for each tier of its scheme (where none is named, those published), and one more for each other
    tier in which somebody stands.
    """
    standing: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for place in places:
        standing[place.area_id, place.tier].append(place.person_id)
    tiers = tuple(
        _tier_row(name, tier, frozenset(standing[area_id, tier]), seen)
        for area_id, name in districts
        for tier in Tier
        if tier in tiers_of.get(area_id, PUBLISHED_TIERS) or standing[area_id, tier]
    )
    totals = tuple(
        _totals_row(name, frozenset().union(*(standing[area_id, tier] for tier in Tier)), seen)
        for area_id, name in districts
    )
    if len(districts) == 1:
        return PerformanceTable(tiers, totals)
    everyone: frozenset[int] = frozenset().union(*(row.total for row in totals))
    return PerformanceTable(tiers, (*totals, _totals_row(all_areas, everyone, seen)))


def _tier_row(area: str, tier: Tier, people: frozenset[int], seen: Seen) -> TierRow:
    return TierRow(area, tier, people, people - seen.in_custody, people & seen.in_custody)


def _totals_row(area: str, people: frozenset[int], seen: Seen) -> TotalsRow:
    return TotalsRow(
        area=area,
        total=people,
        in_the_community=people - seen.in_custody,
        in_custody=people & seen.in_custody,
        on_tag=people & seen.on_tag,
        re_offenders=people & seen.offended,
        last_quarter=people & seen.offended_last_quarter,
    )
