"""The performance table as rows: the published columns, and sums that hold whoever is where."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from accord.iom.terms import Tier
from accord.reporting.rules.performance import PerformanceTable, Seen, performance_table
from accord.reporting.tables import TIER_COLUMNS, TOTALS_COLUMNS, tier_rows, totals_rows

DISTRICTS = [(1, "North"), (2, "South")]


@dataclass(frozen=True)
class Place:
    """Where a person stands."""

    person_id: int
    area_id: int
    tier: str


SEEN = Seen(
    in_custody=frozenset({1, 3}), on_tag=frozenset({2, 3}), offended=frozenset({1, 2}), offended_last_quarter=frozenset()
)  # fmt: skip


def test_rows_have_the_published_columns_and_tiers_their_names() -> None:
    places = [Place(1, 1, "gold"), Place(2, 1, "gold"), Place(3, 1, "other")]
    table = performance_table(DISTRICTS[:1], places, SEEN)

    assert ",".join(TIER_COLUMNS) == "area,tier,in_the_community,in_custody,tier_total"
    assert tier_rows(table) == [
        ("North", "Gold", 1, 1, 2),
        ("North", "Silver", 0, 0, 0),
        ("North", "Bronze", 0, 0, 0),
        ("North", "Other", 0, 1, 1),
    ]
    assert ",".join(TOTALS_COLUMNS) == "area,in_the_community,in_custody,on_tag,total,re_offenders,last_quarter"
    assert totals_rows(table) == [("North", 1, 2, 2, 3, 2, 0)]


people = st.frozensets(st.integers(1, 30))
worlds = st.tuples(
    st.dictionaries(st.integers(1, 30), st.tuples(st.sampled_from([1, 2]), st.sampled_from(list(Tier)))),
    st.builds(Seen, people, people, people, people),
)


def counted(world: tuple[dict[int, tuple[int, Tier]], Seen]) -> PerformanceTable:
    places, seen = world
    return performance_table(DISTRICTS, [Place(who, *where) for who, where in places.items()], seen)


@given(worlds)
def test_rows_add_up_whoever_is_where(world: tuple[dict[int, tuple[int, Tier]], Seen]) -> None:
    table = counted(world)
    tiers, totals = tier_rows(table), totals_rows(table)

    assert all(there + inside == total for _, _, there, inside, total in tiers)
    assert all(row[1] + row[2] == row[4] for row in totals)
    assert all(sum(row[place] for row in totals[:-1]) == totals[-1][place] for place in range(1, 7))
    assert sum(row[4] for row in tiers) == totals[-1][4] == len(world[0])
