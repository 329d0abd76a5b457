"""Whom a list selects, group by group: counted, set against everybody else, and not judged where there are few."""

import pytest

from accord.risk.monitor.fairness import Candidate, Selection, Spread, fairness


def people(selected: int, not_selected: int, sex: str | None = "M", points: float = 1.0) -> list[Candidate]:
    return [Candidate(points, place < selected, sex) for place in range(selected + not_selected)]


def by_sex(candidates: list[Candidate], fewest: int = 30) -> dict[str | None, Selection]:
    return {row.group: row for row in fairness(candidates, fewest)["sex"]}


def test_a_group_is_set_against_everybody_else() -> None:
    women = by_sex(people(20, 80) + people(10, 30, "F"))["F"]

    assert (women.people, women.selected, women.rate) == (40, 10, 0.25)
    assert (women.others, women.others_selected, women.others_rate) == (100, 20, 0.2)


@pytest.mark.parametrize(
    ("selected", "code", "words"),
    [
        (20, "alike", "20 of 100 are selected, and 20 of the 100 others. That is within what chance would give."),
        (40, "apart", "more often than chance would give"),
        (5, "apart", "less often than chance would give"),
    ],
)
def test_a_difference_is_told_only_beyond_chance(selected: int, code: str, words: str) -> None:
    finding = by_sex(people(20, 80) + people(selected, 100 - selected, "F"))["F"].finding

    assert finding.reasons[0].code == code
    assert words in finding.because


def test_a_group_of_few_is_marked_and_not_judged() -> None:
    women = by_sex(people(20, 80) + people(10, 0, "F"))["F"]

    assert women.is_small
    assert women.finding.reasons[0].code == "too-few"


def test_a_group_is_not_held_against_others_who_are_few() -> None:
    men = by_sex(people(9, 186) + people(3, 25, "F"))["M"]

    assert not men.is_small
    assert men.finding.because == "28 other people are too few to hold this group against."


@pytest.mark.parametrize("women", [5, 6, 7, 8, 9, 12])
def test_of_two_groups_one_is_apart_from_the_other_only_where_both_say_so(women: int) -> None:
    both = by_sex(people(40, 360) + people(women, 35 - women, "F"))

    assert both["F"].finding.allowed == both["M"].finding.allowed


def test_a_difference_as_great_as_few_others_would_give_by_chance_is_not_told() -> None:
    men = by_sex(people(40, 360) + people(6, 29, "F"))["M"]

    assert men.interval is not None
    assert not men.interval.holds(6 / 35)
    assert men.finding.reasons[0].code == "alike"


def test_those_of_whom_a_trait_is_not_recorded_are_a_group_of_their_own() -> None:
    rows = fairness(people(1, 1, None) + people(1, 1) + people(1, 1, "F"), fewest=1)

    assert [row.group for row in rows["sex"]] == ["F", "M", None]
    assert [(row.group, row.people) for row in rows["ethnicity"]] == [(None, 6)]


def test_ages_stand_from_the_youngest() -> None:
    ages = ("50 and over", "18 to 20", "Under 18", None)
    rows = fairness([Candidate(1.0, False, age_band=age) for age in ages], fewest=1)["age"]

    assert [row.group for row in rows] == ["Under 18", "18 to 20", "50 and over", None]


def test_where_there_is_nobody_else_there_is_nothing_to_compare() -> None:
    (row,) = fairness(people(10, 40), fewest=1)["sex"]

    assert row.others_rate is None
    assert row.finding


def test_the_spread_of_points_is_told() -> None:
    (row,) = fairness([Candidate(points, False) for points in (5.0, 1.0, 2.0, 3.0, 4.0)], fewest=1)["sex"]
    (alone,) = fairness([Candidate(7.0, True)], fewest=1)["sex"]

    assert row.spread == Spread(1.0, 2.0, 3.0, 4.0, 5.0)
    assert alone.spread == Spread(7.0, 7.0, 7.0, 7.0, 7.0)


def test_of_nobody_there_is_no_group() -> None:
    assert fairness([], fewest=1) == {"sex": (), "ethnicity": (), "age": ()}
