"""How the cohorts are counted: every row adds up whichever way it is cut, and what is not recorded is a cell of its own."""

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.iom.terms import Cohort, Tier
from accord.people.terms import Sex
from accord.reporting.rules.cohorts import EVERY_COHORT, NO_COHORT, CohortRow, Described, cohort_rows

AREAS = [(1, "North"), (2, "South")]
BELOW = 26


@dataclass(frozen=True)
class Place:
    """Where a person stands."""

    person_id: int
    area_id: int
    tier: str
    cohort: str


def places_of(number: int) -> st.SearchStrategy[Place]:
    return st.builds(
        Place,
        person_id=st.just(number),
        area_id=st.sampled_from([1, 2]),
        tier=st.sampled_from(list(Tier)),
        cohort=st.sampled_from([*Cohort, NO_COHORT]),
    )


PLACES = st.integers(0, 8).flatmap(lambda size: st.tuples(*map(places_of, range(size))))
KNOWN = st.dictionaries(
    st.integers(0, 8),
    st.builds(Described, st.sampled_from([*Sex, ""]), st.one_of(st.none(), st.integers(10, 90))),
)


def only(rows: tuple[CohortRow, ...], area: str, cohort: str) -> CohortRow:
    (row,) = [row for row in rows if (row.area, row.cohort) == (area, cohort)]
    return row


@given(PLACES, KNOWN)
def test_tiers_sexes_and_ages_each_part_the_people_of_a_row(places, known) -> None:
    for row in cohort_rows(AREAS, places, known, BELOW, "Both"):
        sexes = (row.male, row.female, row.indeterminate, row.sex_not_known)
        ages = (row.children, row.young_adults, row.older, row.age_not_known)
        for parts in (tuple(row.tiers.values()), sexes, ages):
            assert sum(map(len, parts)) == len(row.people)
            assert frozenset().union(*parts) == row.people


@given(PLACES, KNOWN)
def test_cohorts_add_up_to_an_area_and_areas_to_all_of_them(places, known) -> None:
    rows = cohort_rows(AREAS, places, known, BELOW, "Both")
    counts = Counter({(row.area, row.cohort): len(row.people) for row in rows})
    cohorts = [*Cohort, NO_COHORT]

    assert all(counts[area, EVERY_COHORT] == sum(counts[area, each] for each in cohorts) for area in ("North", "Both"))
    assert all(counts["Both", each] == counts["North", each] + counts["South", each] for each in cohorts)
    assert counts["Both", EVERY_COHORT] == len(places)


@pytest.mark.parametrize(
    ("age", "cell"),
    [
        (17, "children"),
        (18, "young_adults"),
        (25, "young_adults"),
        (26, "older"),
        (None, "age_not_known"),
    ],
)
def test_each_birthday_moves_a_person_to_the_next_age(age: int | None, cell: str) -> None:
    rows = cohort_rows(AREAS[:1], [Place(1, 1, "gold", "fixed")], {1: Described("M", age)}, BELOW, "All")

    assert getattr(only(rows, "North", "fixed"), cell) == {1}


def test_somebody_of_whom_nothing_is_known_is_counted_as_not_known() -> None:
    row = only(cohort_rows(AREAS[:1], [Place(1, 1, "gold", "")], {}, BELOW, "All"), "North", NO_COHORT)

    assert (row.sex_not_known, row.age_not_known) == ({1}, {1})


def test_one_area_alone_has_no_rows_of_all() -> None:
    assert {row.area for row in cohort_rows(AREAS[:1], [], {}, BELOW, "Both")} == {"North"}
