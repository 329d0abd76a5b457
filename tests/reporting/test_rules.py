"""How the IOM performance table is counted. Pure: people are numbers here."""

from dataclasses import dataclass

from accord.iom.terms import Tier
from accord.reporting.rules.performance import Seen, TierRow, performance_table


@dataclass(frozen=True)
class Stands:
    """Where a person stands."""

    person_id: int
    area_id: int
    tier: str


YORK, WHITBY = (10, "York"), (20, "Whitby")
PLACES = [
    Stands(1, 10, "gold"),
    Stands(2, 10, "gold"),
    Stands(3, 10, "bronze"),
    Stands(4, 20, "gold"),
    Stands(5, 20, "other"),
]
SEEN = Seen(in_custody={2, 4, 99}, on_tag={1, 5, 99}, offended={1, 2, 99}, offended_last_quarter={2, 3, 4, 99})
NOBODY: frozenset[int] = frozenset()


def test_each_district_has_a_row_for_every_tier_in_the_order_that_tables_print() -> None:
    table = performance_table([WHITBY, YORK], PLACES, SEEN)

    assert [(row.area, row.tier) for row in table.tiers] == [
        *(("Whitby", tier) for tier in (Tier.GOLD, Tier.SILVER, Tier.BRONZE, Tier.OTHER)),
        *(("York", tier) for tier in (Tier.GOLD, Tier.SILVER, Tier.BRONZE, Tier.OTHER)),
    ]


def test_a_tier_is_parted_into_community_and_custody() -> None:
    gold = performance_table([YORK, WHITBY], PLACES, SEEN).tiers[0]

    assert gold == TierRow("York", Tier.GOLD, frozenset({1, 2}), frozenset({1}), frozenset({2}))


def test_a_tier_that_nobody_is_in_has_an_empty_row() -> None:
    silver = performance_table([YORK, WHITBY], PLACES, SEEN).tiers[1]

    assert silver == TierRow("York", Tier.SILVER, NOBODY, NOBODY, NOBODY)


def test_totals_count_only_those_in_the_cohort_on_the_day() -> None:
    york, whitby, everywhere = performance_table([YORK, WHITBY], PLACES, SEEN).totals

    assert (york.total, york.in_the_community, york.in_custody) == ({1, 2, 3}, {1, 3}, {2})
    assert (york.on_tag, york.re_offenders, york.last_quarter) == ({1}, {1, 2}, {2, 3})
    assert (whitby.on_tag, whitby.re_offenders, whitby.last_quarter) == ({5}, NOBODY, {4})
    assert everywhere.area == "Forcewide"
    assert (everywhere.total, everywhere.in_custody, everywhere.on_tag) == ({1, 2, 3, 4, 5}, {2, 4}, {1, 5})
    assert (everywhere.re_offenders, everywhere.last_quarter) == ({1, 2}, {2, 3, 4})


def test_somebody_listed_twice_in_one_tier_is_counted_once() -> None:
    table = performance_table([YORK, WHITBY], [*PLACES, Stands(1, 10, "gold")], SEEN)

    assert len(table.tiers[0].people) == 2


def test_one_district_alone_has_no_row_of_all() -> None:
    table = performance_table([YORK], PLACES[:3], SEEN)

    assert [row.area for row in table.totals] == ["York"]


def test_districts_of_another_area_are_summed_under_its_own_name() -> None:
    table = performance_table([YORK, WHITBY], PLACES, SEEN, "All of Wessex")

    assert [row.area for row in table.totals] == ["York", "Whitby", "All of Wessex"]


def test_without_districts_nobody_is_counted() -> None:
    table = performance_table([], [], SEEN)

    assert table.tiers == ()
    assert [row.total for row in table.totals] == [NOBODY]
