"""How well an instrument does here: shares, areas and errors that can be counted by hand, and what is too little to say."""

import math
from collections.abc import Sequence
from datetime import date
from itertools import product
from statistics import fmean, variance

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.risk.monitor.discrimination import discrimination
from accord.risk.monitor.drift import Moved, drift, moved, stability
from accord.risk.monitor.report import MixedFormulas, monitored
from accord.risk.monitor.rules import (
    TRAITS,
    Calibrated,
    Followed,
    Formula,
    age_band,
    calibration,
    errors,
    followed,
    wilson,
)
from accord.risk.ogrs3.rules import Inputs, score
from accord.risk.terms import Band, Instrument, Kind

OGRS3: Formula = (Instrument.OGRS3, "3", Kind.STATIC)


def person(
    expected: float, reoffended: bool | None, band: Band = Band.LOW, sex: str | None = "M", ethnicity: str | None = None
) -> Followed:
    return Followed(OGRS3, expected, reoffended, band, sex, ethnicity)


def people(
    expected: float, reoffended: int, did_not: int, band: Band = Band.LOW, sex: str | None = "M"
) -> list[Followed]:
    return [person(expected, place < reoffended, band, sex) for place in range(reoffended + did_not)]


def found(rows: Sequence[Calibrated], group: object) -> Calibrated:
    return next(row for row in rows if row.group == group)


def test_a_group_shows_how_many_reoffended_against_how_many_were_expected() -> None:
    rows = calibration(people(0.25, 30, 70) + people(0.5, 5, 5, sex="F"), TRAITS["sex"], fewest=10)

    men = found(rows, "M")
    assert (men.people, men.observed, men.expected) == (100, 30, 25.0)
    assert (men.observed_rate, men.expected_rate, men.ratio) == (0.3, 0.25, 1.2)
    assert men.interval is not None
    assert men.interval.low == pytest.approx(0.2189, abs=1e-4)
    assert men.interval.high == pytest.approx(0.3958, abs=1e-4)
    assert found(rows, "F").people == 10


@pytest.mark.parametrize(
    ("expected", "reoffended", "allowed", "words"),
    [
        (0.25, 30, True, "30 of 100 reoffended; 25.0 were expected. That is within what chance would give."),
        (0.25, 50, False, "50 of 100 reoffended; 25.0 were expected. The formula says too little of this group here."),
        (0.75, 50, False, "50 of 100 reoffended; 75.0 were expected. The formula says too much of this group here."),
    ],
)
def test_a_group_is_found_out_only_beyond_chance(expected: float, reoffended: int, allowed: bool, words: str) -> None:
    (row,) = calibration(people(expected, reoffended, 100 - reoffended), TRAITS["sex"], fewest=10)

    assert (bool(row.finding), row.finding.because) == (allowed, words)


@pytest.mark.parametrize(
    ("group", "is_small"),
    [(people(0.5, 5, 4), True), (people(0.5, 5, 5), False), (people(0.01, 0, 100), True), (people(0.99, 100, 0), True)],
)
def test_a_group_of_few_people_or_few_expected_is_marked_and_never_judged(
    group: list[Followed], is_small: bool
) -> None:
    (row,) = calibration(group, TRAITS["sex"], fewest=10)

    assert row.is_small is is_small
    assert ("too few to say" in row.finding.because) is is_small


def test_an_outcome_that_is_not_known_is_not_no() -> None:
    (row,) = calibration([*people(0.5, 10, 10), *(person(0.5, None) for _ in range(80))], TRAITS["sex"], fewest=10)

    assert (row.people, row.not_known, row.observed, row.expected, row.observed_rate) == (20, 80, 10, 10.0, 0.5)


def test_a_trait_that_is_not_recorded_is_a_group_of_its_own_and_comes_last() -> None:
    rows = calibration([person(0.5, True, sex=sex) for sex in (None, "M", "F", None)], TRAITS["sex"], fewest=1)

    assert [(row.group, row.people) for row in rows] == [("F", 1), ("M", 1), (None, 2)]


def test_bands_come_from_low_to_very_high() -> None:
    rows = calibration([person(0.5, True, band) for band in reversed(Band)], TRAITS["band"], fewest=1)

    assert [row.group for row in rows] == list(Band)


def test_of_nobody_there_is_no_rate() -> None:
    (row,) = calibration([person(0.5, None)], TRAITS["sex"], fewest=1)

    assert (row.observed_rate, row.expected_rate, row.ratio, row.interval, row.is_small) == (
        None,
        None,
        None,
        None,
        True,
    )


@pytest.mark.parametrize(("count", "of"), [(0, 1), (1, 1), (0, 1000), (1000, 1000), (3, 10)])
def test_an_interval_holds_the_share_and_stays_within_0_and_1(count: int, of: int) -> None:
    interval = wilson(count, of)

    assert interval is not None
    assert 0 <= interval.low <= count / of <= interval.high <= 1
    assert interval.low < interval.high


SCORES = st.lists(st.integers(0, 6).map(lambda tenths: tenths / 10), min_size=2, max_size=12)


@given(SCORES, SCORES)
def test_the_area_and_its_spread_are_delongs_own_definition(positive: list[float], negative: list[float]) -> None:
    result = discrimination(
        [*(person(each, True) for each in positive), *(person(each, False) for each in negative)], 1
    )

    beats = {(one, other): (one > other) + (one == other) / 2 for one, other in product(positive, negative)}
    beaten = [fmean(beats[one, other] for other in negative) for one in positive]
    beating = [fmean(beats[one, other] for one in positive) for other in negative]
    spread = math.sqrt(variance(beaten) / len(positive) + variance(beating) / len(negative))
    assert result.area == pytest.approx(fmean(beaten))
    assert (result.interval is None) == (spread == 0 or result.area in {0.0, 1.0})
    half = 1.959964 * spread / (result.area * (1 - result.area)) if result.interval else 0.0
    low, high = (result.interval.low, result.interval.high) if result.interval else (0.5, 0.5)
    assert (math.log(high / (1 - high)) - math.log(low / (1 - low))) / 2 == pytest.approx(half, rel=1e-5)


def test_the_interval_holds_the_truth_about_95_times_of_100() -> None:
    chance = np.random.default_rng(20261121)
    truth = 0.76025  # of two normal distributions one standard deviation apart: Phi(1 / sqrt 2)
    samples = [
        discrimination(
            [
                *(person(float(each), True) for each in chance.normal(1, 1, 40)),
                *(person(float(each), False) for each in chance.normal(0, 1, 60)),
            ],
            10,
        )
        for _ in range(300)
    ]

    held = sum(sample.interval is not None and sample.interval.holds(truth) for sample in samples)
    assert 0.91 <= held / 300 <= 0.98


@pytest.mark.parametrize(
    ("reoffended", "did_not", "area", "why_not"),
    [
        ([], [0.1], None, "some who reoffended and some who did not"),
        ([0.9], [], None, "some who reoffended and some who did not"),
        ([0.9], [0.1, 0.2], 1.0, "Two of each are needed"),
        ([0.8, 0.9], [0.1, 0.2], 1.0, "without overlap"),
        ([0.5, 0.5], [0.5, 0.5], 0.5, "without overlap, or not at all"),
    ],
)
def test_where_there_is_no_area_or_no_interval_it_says_why(
    reoffended: list[float], did_not: list[float], area: float | None, why_not: str
) -> None:
    result = discrimination(
        [*(person(each, True) for each in reoffended), *(person(each, False) for each in did_not)], 10
    )

    assert (result.area, result.interval, result.is_small) == (area, None, True)
    assert why_not in result.why_not


def test_people_whose_outcome_is_not_known_are_counted_beside_the_area() -> None:
    result = discrimination([person(0.9, True), person(0.2, False), person(0.99, None)], 1)

    assert (result.reoffended, result.did_not, result.not_known, result.area, result.is_small) == (1, 1, 1, 1.0, False)


def test_errors_at_a_threshold_are_told_for_each_group() -> None:
    men = people(0.8, 30, 10) + people(0.2, 20, 40)
    women = people(0.8, 3, 2, sex="F") + people(0.2, 0, 5, sex="F")
    few, many = errors([*men, *women, person(0.8, None)], TRAITS["sex"], threshold=0.5, fewest=10)

    assert (many.group, many.true_positives, many.false_positives) == ("M", 30, 10)
    assert (many.false_negatives, many.true_negatives, many.not_known) == (20, 40, 1)
    assert (many.selection_rate, many.false_positive_rate, many.false_negative_rate) == (0.4, 0.2, 0.4)
    assert (many.precision, many.is_small) == (0.75, False)
    assert (few.group, few.people, few.is_small) == ("F", 10, True)


def test_a_score_at_the_threshold_is_picked_and_a_share_of_nobody_is_none() -> None:
    (row,) = errors([person(0.75, True)], TRAITS["sex"], threshold=0.75, fewest=1)

    assert (row.true_positives, row.false_negatives) == (1, 0)
    assert (row.false_positive_rate, row.false_negative_rate) == (None, 0.0)


@pytest.mark.parametrize(
    ("before", "now", "index"),
    [([50, 50], [500, 500], 0.0), ([50, 50], [80, 20], 0.4159), ([10, 0], [0, 10], 18.419), ([0, 0], [0, 0], 0.0)],
)
def test_the_stability_index_is_nought_for_equal_shares_and_grows_with_movement(
    before: list[int], now: list[int], index: float
) -> None:
    assert stability(before, now) == pytest.approx(index, abs=1e-3)


def test_nothing_moved_is_steady() -> None:
    decision = drift(moved(people(0.5, 50, 50), people(0.5, 52, 48), fewest=30), most_stability=0.2)

    assert (bool(decision), decision.reasons[0].code) == (True, "steady")


def test_the_board_is_told_when_others_are_scored_and_when_more_comes_of_it() -> None:
    now = people(0.5, 80, 20, band=Band.HIGH)
    found_now = moved(people(0.5, 50, 50), now, fewest=30)
    decision = drift(found_now, most_stability=0.2)

    assert [reason.code for reason in decision.reasons] == ["people-moved", "outcomes-moved"]
    assert "Observed over expected was 1.00 (100 people) and is 1.60 (100 people)" in decision.because
    assert not decision


def test_few_people_are_never_drift() -> None:
    decision = drift(moved(people(0.5, 5, 5), people(0.5, 10, 0, band=Band.HIGH), fewest=30), most_stability=0.2)

    assert (bool(decision), decision.reasons[0].code) == (True, "too-few")


def test_outcomes_that_are_not_known_yet_tell_nothing_of_outcomes() -> None:
    result = moved(people(0.5, 50, 50), [person(0.5, None) for _ in range(100)], fewest=30)

    assert result == Moved(100, 100, 0.0, 1.0, None, None, False)
    assert drift(result, most_stability=0.2)


def test_one_formula_is_measured_over_everybody_and_by_every_trait() -> None:
    result = monitored(people(0.25, 60, 40) + people(0.5, 50, 50, sex="F"), threshold=0.5, fewest=30)

    assert result.formula == OGRS3
    assert (result.overall.people, result.overall.observed) == (200, 110)
    assert set(result.calibration) == {"band", "sex", "ethnicity", "age"}
    assert set(result.discrimination_by) == set(result.errors) == {"sex", "ethnicity", "age"}
    assert result.findings[0].startswith("Everybody: 110 of 200 reoffended; 75.0 were expected.")
    assert "Sex M: 60 of 100 reoffended" in " ".join(result.findings)
    assert "Sex F" not in " ".join(result.findings)
    assert "Ethnicity not recorded: 110 of 200" in " ".join(result.findings)


def test_of_nobody_there_is_a_report_that_says_so() -> None:
    result = monitored([], threshold=0.5, fewest=30)

    assert (result.formula, result.overall.people, result.discrimination.area, result.findings) == (None, 0, None, ())


def test_scores_of_several_formulas_are_never_measured_together() -> None:
    other = Followed((Instrument.ARP, "V1_0", Kind.STATIC), 0.5, True, Band.LOW)

    with pytest.raises(MixedFormulas, match="arp V1_0 static, ogrs3 3 static"):
        monitored([person(0.5, True), other], threshold=0.5, fewest=30)


def test_somebody_followed_brings_the_formula_the_band_and_the_traits() -> None:
    scored = score(Inputs("M", 20, 20, 20, 4, "repeat", "Violence"), date(2026, 1, 1))

    assert followed(scored, True, "M", None, 20) == Followed(
        OGRS3, scored.two_year, True, Band.HIGH, "M", None, "18 to 20"
    )


@pytest.mark.parametrize(
    ("age", "band"),
    [(None, None), (17, "Under 18"), (18, "18 to 20"), (20, "18 to 20"), (49, "35 to 49"), (50, "50 and over")],
)
def test_ages_fall_into_bands_and_no_age_into_none(age: int | None, band: str | None) -> None:
    assert age_band(age) == band
