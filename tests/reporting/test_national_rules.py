"""The national count: everybody once, areas that add up, and what is not recorded as a cell of its own."""

from dataclasses import dataclass

from accord.reporting.rules.national import EVERYWHERE, national_rows

FORCES = [(1, "Yorkshire and the Humber", "North Yorkshire"), (2, "North East", "Northumbria"), (3, "Wales", "Gwent")]
FORCE_OF = {1: 1, 11: 1, 12: 1, 2: 2, 21: 2, 3: 3}


@dataclass(frozen=True)
class Stands:
    person_id: int
    area_id: int
    cohort: str


PLACES = [Stands(7, 11, "fixed"), Stands(8, 12, "flex"), Stands(9, 1, ""), Stands(10, 21, "fixed")]


def rows():
    return national_rows(FORCES, FORCE_OF, PLACES, in_custody={8, 99}, statutory={7, 10, 99}, not_statutory={8, 98})


def test_a_force_has_those_of_its_districts_and_of_itself_and_one_with_nobody_has_no_row() -> None:
    assert [(row.region, row.area, row.people) for row in rows()] == [
        ("Yorkshire and the Humber", "North Yorkshire", {7, 8, 9}), ("North East", "Northumbria", {10}),
        ("", EVERYWHERE, {7, 8, 9, 10}),
    ]  # fmt: skip


def test_every_column_of_the_areas_adds_up_to_the_country() -> None:
    *areas, country = rows()

    assert sum(len(row.in_custody) for row in areas) == len(country.in_custody) == 1
    assert sum(len(row.in_the_community) for row in areas) == len(country.in_the_community) == 3
    assert sum(len(row.statutory) for row in areas) == len(country.statutory) == 2
    assert sum(len(row.not_statutory) for row in areas) == len(country.not_statutory) == 1
    assert country.statutory_not_known == {9}
    assert all(
        sum(len(row.by_cohort[cohort]) for row in areas) == len(country.by_cohort[cohort])
        for cohort in country.by_cohort
    )


def test_a_cohort_that_is_not_recorded_is_a_cell_of_its_own() -> None:
    assert rows()[0].by_cohort[""] == {9}
