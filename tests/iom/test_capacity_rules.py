"""What a caseload weighs, and what a larger cohort would ask for."""

import pytest

from accord.iom.rules.capacity import Person, Weights, grown_by, points_of

WEIGHTS = Weights({"gold": 4, "silver": 3}, 5, 6, 10, {"1": 5, "2": 8, "3": 12}, 2)
GOLD, SILVER, WATCHED = Person("gold", False), Person("silver", False), Person("silver", True)
OUTSIDE = Person("", True)


@pytest.mark.parametrize(
    ("people", "points"), [([], 0), ([GOLD], 4), ([GOLD, SILVER], 7), ([WATCHED, WATCHED], 16), ([GOLD, OUTSIDE], 10)]
)
def test_a_caseload_weighs_what_its_people_do(people: list[Person], points: int) -> None:
    assert points_of(people, WEIGHTS) == points


@pytest.mark.parametrize(
    ("person", "points"),
    [
        (Person("", True, "1"), 5),
        (Person("", True, "3"), 12),
        (Person("", True, "1", True), 7),
        (Person("", True, "", True), 8),
        (Person("gold", True, "2"), 12),
        (Person("gold", True, "2", True), 14),
        (Person("gold", False), 4),
    ],
)
def test_under_mappa_somebody_weighs_by_level_and_more_if_registered(person: Person, points: int) -> None:
    assert points_of([person], WEIGHTS) == points


@pytest.mark.parametrize(
    ("people", "officers", "more", "points", "spare", "wanted"),
    [
        ([GOLD, SILVER], 1, 0, 7, 3, 0),
        ([GOLD, SILVER], 1, 1, 11, -1, 1),
        ([GOLD, SILVER], 1, 2, 14, -4, 1),
        ([GOLD, SILVER], 2, 3, 18, 2, 0),
        ([GOLD, GOLD], 0, 1, 12, -12, 2),
        ([], 0, 5, 20, -20, 2),
        ([], 1, 0, 0, 10, 0),
    ],
)
def test_more_people_are_as_heavy_as_those_there_are_and_parts_of_points_and_officers_count_as_whole(
    people: list[Person], officers: int, more: int, points: int, spare: int, wanted: int
) -> None:
    growth = grown_by(people, [], officers, more, WEIGHTS)

    assert (growth.points, growth.spare, growth.officers) == (points, spare, wanted)


def test_whom_officers_manage_beside_the_cohort_takes_up_room_and_makes_nobody_who_joins_heavier() -> None:
    growth = grown_by([GOLD, GOLD], [OUTSIDE, OUTSIDE], 2, 1, WEIGHTS)

    assert (growth.points, growth.spare) == (24, -4)
