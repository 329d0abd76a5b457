"""ARP, VRP and SVRP are the published formulas: the worked cases, their edges, and what each part adds."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.risk.actuarial.coefficients import code_range, code_ranges, predictor
from accord.risk.actuarial.inputs import Inputs, refusals
from accord.risk.actuarial.reading import read_inputs
from accord.risk.actuarial.rules import INSTRUMENTS, missing, percent_of, score, score_as
from accord.risk.actuarial.terms import DRUGS, Past, Question
from accord.risk.rules import Scored, ScoreRefused, band_of, probability, scores_may_be_compared
from accord.risk.terms import Band, Instrument, Kind, Sex
from tests.risk import test_ogrs3
from tests.risk.cases import actuarial_cases

CASES = actuarial_cases()
CASE = read_inputs(CASES[0]["inputs"])
ARP, VRP, SVRP = INSTRUMENTS
STATIC, DYNAMIC = Kind.STATIC, Kind.DYNAMIC


def part(result: Scored, code: str) -> float:
    """What a part adds; nothing when the score has no such part."""
    return sum(each.adds for each in result.parts if each.code == code)


def weight(instrument: Instrument, kind: Kind, name: str) -> float:
    return predictor(instrument, kind).weights[name]


def answered(**answers: int) -> Inputs:
    changed = {Question[name]: answer for name, answer in answers.items()}
    return replace(CASE, answers={**CASE.answers, **changed})


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("instrument", INSTRUMENTS)
@pytest.mark.parametrize("case", CASES, ids=range(1, len(CASES) + 1))
def test_every_worked_case_is_met_to_the_second_decimal(
    case: dict[str, Any], instrument: Instrument, kind: Kind
) -> None:
    expected = case["expected_percent"][instrument.upper()][kind]

    assert score_as(instrument, kind, read_inputs(case["inputs"])).percent == Decimal(str(expected))


@pytest.mark.parametrize(
    ("born_on", "on", "age"),
    [
        (date(1990, 6, 15), date(2020, 6, 14), 29),
        (date(1990, 6, 15), date(2020, 6, 15), 30),
        (date(1992, 2, 29), date(2013, 2, 28), 20),
        (date(1992, 2, 29), date(2013, 3, 1), 21),
        (date(1992, 2, 29), date(2012, 2, 29), 20),
    ],
)
def test_ages_are_whole_years_and_29_february_comes_round_on_1_march(born_on: date, on: date, age: int) -> None:
    inputs = replace(CASE, born_on=born_on, convicted_on=on, followed_from=on)

    assert (inputs.age_at_conviction, inputs.age_at_followup) == (age, age)


@pytest.mark.parametrize(
    ("assessed_on", "months"),
    [
        (date(2022, 6, 29), None),
        (date(2022, 6, 30), 0),
        (date(2022, 7, 29), 0),
        (date(2022, 7, 30), 1),
        (date(2023, 2, 28), 7),
        (date(2023, 3, 1), 8),
        (date(2025, 5, 30), 35),
        (date(2025, 6, 30), 36),
        (date(2099, 1, 1), 36),
    ],
)
def test_months_without_an_offence_are_whole_and_at_most_36(assessed_on: date, months: int | None) -> None:
    assert replace(CASE, assessed_on=assessed_on).offence_free_months == months


def test_no_months_are_counted_when_the_assessment_comes_before_follow_up() -> None:
    before = score_as(ARP, STATIC, replace(CASE, assessed_on=date(2022, 6, 29)))

    assert "offence_free_months" not in {each.code for each in before.parts}


def test_with_no_start_of_follow_up_the_conviction_stands_for_it_and_the_score_says_so() -> None:
    given = replace(CASE, followed_from=CASE.convicted_on)
    without = score(ARP, replace(CASE, followed_from=None))

    assert without.log_odds == score(ARP, given).log_odds
    assert without.doubts == (
        "No start of follow-up is given; the day of the current conviction, 25 May 2021, stands for it.",
    )
    assert score(ARP, given).doubts == ()


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_the_first_second_and_third_sanction_count_each_in_its_own_way(instrument: Instrument) -> None:
    first, second, third = (
        {each.code for each in score_as(instrument, STATIC, replace(CASE, sanctions=count, violent_sanctions=0)).parts}
        for count in (1, 2, 3)
    )

    assert ("first_sanction" in first, "second_sanction" in first, "rate" in first) == (True, False, False)
    assert ("first_sanction" in second, "second_sanction" in second, "rate" in second) == (False, True, False)
    assert ("first_sanction" in third, "second_sanction" in third, "rate" in third) == (False, False, True)
    assert ("rate_squared" in third) == (instrument == ARP)


@pytest.mark.parametrize("instrument", [VRP, SVRP])
@pytest.mark.parametrize(
    ("violent", "parts"),
    [
        (0, {"never_violent"}),
        (1, {"once_violent", "violent_sanctions", "violent_rate"}),
        (2, {"violent_sanctions", "violent_rate"}),
    ],
)
def test_violent_sanctions_count_for_the_violent_predictors(
    instrument: Instrument, violent: int, parts: set[str]
) -> None:
    result = score_as(instrument, STATIC, replace(CASE, sanctions=3, violent_sanctions=violent))

    assert {each.code for each in result.parts if "violent" in each.code} == parts


def test_violent_sanctions_do_not_change_arp() -> None:
    assert {score(ARP, replace(CASE, violent_sanctions=count)).percent for count in (0, 1, 2)} == {Decimal("6.43")}


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_unemployment_counts_twice(instrument: Instrument) -> None:
    adds = part(score(instrument, answered(UNEMPLOYED=1)), "unemployed")

    assert adds == 2 * weight(instrument, DYNAMIC, "UNEMPLOYED")


@pytest.mark.parametrize(("status", "quality", "times"), [(2, 2, 2), (2, 1, 1), (2, 0, 0), (1, 2, 0), (0, 2, 0)])
def test_the_quality_of_a_relationship_counts_again_when_they_live_together(
    status: int, quality: int, times: int
) -> None:
    result = score(ARP, answered(RELATIONSHIP=status, PARTNER=quality))

    assert part(result, "relationship_quality") == quality * weight(ARP, DYNAMIC, "RELATIONSHIP_QUALITY")
    together = times * weight(ARP, DYNAMIC, "QUALITY_OF_LIVE_IN_RELATIONSHIP")
    assert part(result, "quality_of_live_in_relationship") == together


@pytest.mark.parametrize("drugs", [("SPICE",), ("KETAMINE", "SOLVENTS"), ("OTHER_DRUGS", "HALLUCINOGENS", "SPICE")])
@pytest.mark.parametrize("instrument", [ARP, VRP])
def test_the_other_drugs_count_once_however_many(instrument: Instrument, drugs: tuple[str, ...]) -> None:
    adds = part(score(instrument, answered(**dict.fromkeys(drugs, 1))), "other_drugs")

    assert adds == weight(instrument, DYNAMIC, "OTHER_DRUGS")


@pytest.mark.parametrize("past", list(Past))
def test_each_kind_of_earlier_conviction_counts_in_the_dynamic_svrp(past: Past) -> None:
    without, with_it = (score(SVRP, replace(CASE, past=kinds)) for kinds in (frozenset(), frozenset({past})))

    assert with_it.log_odds > without.log_odds
    assert score(ARP, replace(CASE, past=frozenset({past}))).log_odds == score(ARP, CASE).log_odds


@pytest.mark.parametrize(
    ("question", "lacked_by"),
    [
        (Question.TEMPER, {VRP, SVRP}),
        (Question.HEROIN, {ARP}),
        (Question.METHADONE, {VRP}),
        (Question.SPICE, {ARP, VRP}),
        (Question.MOTIVATION, {ARP, VRP}),
        (Question.WEAPON, {SVRP}),
        (Question.ACCOMMODATION, {ARP, VRP, SVRP}),
        (Question.ECSTASY, set()),
        (Question.AMPHETAMINES, set()),
    ],
)
def test_with_an_answer_missing_the_static_score_is_given_and_says_which(
    question: Question, lacked_by: set[Instrument]
) -> None:
    answers = dict.fromkeys(DRUGS, 0) | {
        each: answer for each, answer in CASE.answers.items() if each not in DRUGS and each != question
    }
    answers.pop(question, None)
    results = {instrument: score(instrument, replace(CASE, answers=answers)) for instrument in INSTRUMENTS}

    assert {instrument for instrument, result in results.items() if result.kind == STATIC} == lacked_by
    assert {result.missing for result in results.values()} <= {(), (str(question),)}


def test_no_word_on_earlier_convictions_is_not_none_of_them() -> None:
    unknown = replace(CASE, past=None)

    assert missing(SVRP, unknown) == ("previousConvictions",)
    assert score(SVRP, unknown).kind == STATIC
    assert missing(ARP, unknown) == ()


@pytest.mark.parametrize(
    ("two_year", "percent"), [(0.0, "0.00"), (0.000049, "0.00"), (0.000051, "0.01"), (0.99994, "99.99"), (1.0, "99.99")]
)
def test_a_percentage_has_two_decimals_and_stays_below_a_hundred(two_year: float, percent: str) -> None:
    assert percent_of(two_year) == Decimal(percent)


@pytest.mark.parametrize(
    ("instrument", "percent", "found"),
    [
        (ARP, "49.99", Band.LOW),
        (ARP, "50.00", Band.MEDIUM),
        (ARP, "75.00", Band.HIGH),
        (ARP, "90.00", Band.VERY_HIGH),
        (VRP, "29.99", Band.LOW),
        (VRP, "30.00", Band.MEDIUM),
        (VRP, "60.00", Band.HIGH),
        (VRP, "80.00", Band.VERY_HIGH),
        (SVRP, "0.99", Band.LOW),
        (SVRP, "1.00", Band.MEDIUM),
        (SVRP, "3.00", Band.HIGH),
        (SVRP, "6.89", Band.HIGH),
        (SVRP, "6.90", Band.VERY_HIGH),
    ],
)
def test_each_predictor_has_bands_of_its_own(instrument: Instrument, percent: str, found: Band) -> None:
    bounds = predictor(instrument, STATIC).bands

    assert band_of(Decimal(percent), bounds) == found


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"sanctions": 0, "violent_sanctions": 0}, "totalNumberOfSanctionsForAllOffences"),
        ({"sanctions": 1000}, "totalNumberOfSanctionsForAllOffences"),
        ({"violent_sanctions": 3}, "totalNumberOfViolentSanctions"),
        ({"violent_sanctions": -1}, "totalNumberOfViolentSanctions"),
        ({"offence_code": "8071"}, "currentOffenceCode"),
        ({"offence_code": "080710"}, "currentOffenceCode"),
        ({"offence_code": "٠٠١٠٠"}, "currentOffenceCode"),
        ({"offence_code": "99999"}, "currentOffenceCode"),
        ({"offence_code": "00000"}, "currentOffenceCode"),
        ({"offence_code": "00404", "age_at_first_sanction": 34}, "ageAtFirstSanction"),
        ({"age_at_first_sanction": -1}, "ageAtFirstSanction"),
        ({"convicted_on": date(1988, 5, 20)}, "dateOfCurrentConviction"),
        ({"followed_from": date(1988, 5, 20)}, "dateAtStartOfFollowup"),
        ({"followed_from": date(2098, 5, 20)}, "dateAtStartOfFollowup"),
        ({"convicted_on": date(2026, 1, 4)}, "dateOfCurrentConviction"),
        ({"assessed_on": date(9999, 12, 31)}, "assessmentDate"),
        ({"answers": {Question.HEROIN: 1}}, "motivationToTackleDrugMisuse"),
    ],
)
def test_what_the_suite_does_not_allow_is_refused_by_field(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(ScoreRefused) as refusal:
        score(ARP, replace(CASE, **changed))

    assert {each.field for each in refusal.value.refusals} == {field}


def test_a_conviction_three_months_ahead_and_an_infants_sanction_are_allowed() -> None:
    assert refusals(replace(CASE, convicted_on=date(2026, 1, 3), followed_from=date(2026, 1, 3))) == ()
    assert refusals(replace(CASE, age_at_first_sanction=0)) == ()


@pytest.mark.parametrize(
    ("code", "category", "is_violent"),
    [
        ("00100", "VIOLENCE_AGAINST_THE_PERSON_ABH_PLUS", True),
        ("00528", "VIOLENCE_AGAINST_THE_PERSON_ABH_PLUS", False),
        ("02801", "BURGLARY_DOMESTIC", False),
        ("09943", "DRUNKENNESS", True),
        ("99968", "OTHER_OFFENCES", False),
    ],
)
def test_a_home_office_code_has_a_category_and_is_violent_or_not(code: str, category: str, is_violent: bool) -> None:
    found = code_range(code)

    assert found is not None
    assert (found.category, found.is_violent) == (category, is_violent)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("instrument", INSTRUMENTS)
@pytest.mark.parametrize("category", sorted(predictor(ARP, STATIC).category))
def test_every_category_of_offence_has_a_score(category: str, instrument: Instrument, kind: Kind) -> None:
    code = next(each.first for each in code_ranges() if each.category == category)

    assert 0 < score_as(instrument, kind, replace(CASE, offence_code=code)).two_year < 1


ANSWERS = st.fixed_dictionaries({question: st.integers(0, 1) for question in Question})
PEOPLE = st.builds(
    lambda born, conviction, followup, first, counts, sex, answers: Inputs(
        assessed_on=date(2026, 6, 1),
        born_on=born,
        sex=sex,
        convicted_on=conviction,
        offence_code="02801",
        sanctions=max(counts),
        violent_sanctions=min(counts),
        age_at_first_sanction=first,
        followed_from=followup,
        answers=answers,
        past=frozenset(),
    ),
    st.dates(date(1930, 1, 1), date(2005, 1, 1)),
    st.dates(date(2016, 1, 1), date(2026, 8, 1)),
    st.dates(date(2016, 1, 1), date(2028, 1, 1)),
    st.integers(0, 10),
    st.tuples(st.integers(1, 999), st.integers(0, 999)),
    st.sampled_from(list(Sex)),
    ANSWERS,
)


@given(PEOPLE)
def test_whatever_is_allowed_has_a_score_whose_parts_are_told_once_each(inputs: Inputs) -> None:
    results = [score(instrument, inputs) for instrument in INSTRUMENTS]

    assert all(0 <= result.percent <= Decimal("99.99") for result in results)
    assert all(len({each.code for each in result.parts}) == len(result.parts) for result in results)
    assert [probability(result.log_odds) for result in results] == [result.two_year for result in results]


def test_a_score_is_kept_with_its_inputs_and_says_what_it_speaks_of() -> None:
    result = score(VRP, CASE)

    assert (result.instrument, result.version, result.kind, result.on) == (VRP, "V1_0", DYNAMIC, date(2025, 10, 3))
    assert dict(result.inputs)["currentOffenceCode"] == "80710"
    assert result.sentence.startswith("2.91 in 100 people with a similar profile will be sanctioned for a violent")
    assert all(each.sentence for each in result.parts)


def test_scores_of_different_formulas_are_never_compared() -> None:
    static, dynamic, ogrs3 = score_as(ARP, STATIC, CASE), score(ARP, CASE), test_ogrs3.scored()

    assert scores_may_be_compared(static, score_as(ARP, STATIC, answered(UNEMPLOYED=0)))
    assert not scores_may_be_compared(static, dynamic)
    assert not scores_may_be_compared(static, ogrs3)
    assert "side by side" in scores_may_be_compared(ogrs3, dynamic).because
