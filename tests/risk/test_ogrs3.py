"""OGRS3 is the published model: its worked cases, its edges, and what it says of itself."""

import math
from dataclasses import replace
from datetime import date

import pytest

from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.rules import Inputs, band, doubts, refusals, score, whole_percent
from accord.risk.rules import Scored, ScoreRefused
from accord.risk.terms import Band, Instrument, Kind, Sex
from tests.risk.cases import inputs_of, ogrs3_cases

ON = date(2026, 11, 21)
MAN = Inputs("M", 20, 20, 20, 0, "first_conviction", "Violence")


def scored(**changed: str | int) -> Scored:
    return score(replace(MAN, **changed), ON)


@pytest.mark.parametrize("case", ogrs3_cases(), ids=lambda case: case["case_id"])
def test_every_worked_case_is_met_to_the_sixth_decimal(case: dict[str, str]) -> None:
    result = score(inputs_of(case), ON)

    assert (f"{result.one_year:.6f}", f"{result.two_year:.6f}") == (case["one_year"], case["two_year"])
    assert result.band == case["band"]


@pytest.mark.parametrize(
    ("inputs", "one_year", "two_year"),
    [
        (MAN, 0.121615535, 0.221305211),
        (Inputs("M", 20, 20, 20, 4, "repeat", "Violence"), 0.592258105, 0.748843066),
        (Inputs("F", 14, 37, 43, 5, "repeat", "Criminal damage"), 0.169817869, 0.295717423),
    ],
)
def test_the_figures_that_were_checked_against_three_other_sources(
    inputs: Inputs, one_year: float, two_year: float
) -> None:
    result = score(inputs, ON)

    assert result.one_year == pytest.approx(one_year, abs=1e-9)
    assert result.two_year == pytest.approx(two_year, abs=1e-9)


@pytest.mark.parametrize(
    ("younger", "older"), [(11, 12), (13, 14), (15, 16), (17, 18), (20, 21), (24, 25), (29, 30), (34, 35), (39, 40), (49, 50)]
)  # fmt: skip
@pytest.mark.parametrize("sex", list(Sex))
def test_an_age_band_begins_on_its_first_birthday_and_not_before(younger: int, older: int, sex: Sex) -> None:
    at = {
        age: scored(sex=sex, age_at_first_sanction=10, age_at_current_conviction=10, age_at_risk_date=age).parts[3].adds
        for age in (younger - 1, younger, older, older + 1)
    }

    assert at[younger - 1] == at[younger] != at[older] == at[older + 1]


def test_girls_of_ten_to_fifteen_are_less_likely_than_boys() -> None:
    young = {"age_at_first_sanction": 11, "age_at_current_conviction": 11, "age_at_risk_date": 11}

    assert scored(sex="F", **young).two_year < scored(sex="M", **young).two_year


def test_the_oldest_band_has_no_end() -> None:
    assert scored(age_at_risk_date=50).two_year == scored(age_at_risk_date=120).two_year


@pytest.mark.parametrize("group", list(coefficients().group))
def test_every_group_of_offences_has_a_score(group: str) -> None:
    assert 0 < scored(offence_group=group).two_year < 1


def test_there_are_twenty_groups_and_violence_adds_nothing() -> None:
    assert len(coefficients().group) == 20
    assert coefficients().group["Violence"] == 0


@pytest.mark.parametrize(
    ("code", "group"), [("02801", "Burglary (domestic)"), ("00406", "Drink driving and related offences")]
)
def test_an_offence_may_be_given_by_its_home_office_code(code: str, group: str) -> None:
    assert scored(offence_group=code).two_year == scored(offence_group=group).two_year


@pytest.mark.parametrize(
    ("two_year", "percent", "found"),
    [
        (0.0, 0, Band.LOW),
        (0.4949, 49, Band.LOW),
        (0.4951, 50, Band.MEDIUM),
        (0.7449, 74, Band.MEDIUM),
        (0.7451, 75, Band.HIGH),
        (0.8949, 89, Band.HIGH),
        (0.8951, 90, Band.VERY_HIGH),
        (1.0, 100, Band.VERY_HIGH),
    ],
)
def test_a_band_goes_by_the_whole_percentage(two_year: float, percent: int, found: Band) -> None:
    assert (whole_percent(two_year), band(two_year)) == (percent, found)


def test_the_parts_add_up_to_the_score_and_say_what_they_are() -> None:
    result = scored(previous_sanctions=4, sanction_status="repeat", offence_group="Robbery")

    assert 1 / (1 + math.exp(-result.log_odds)) == pytest.approx(result.two_year, abs=1e-15)
    assert [part.sentence for part in result.parts] == [
        "Where everyone begins: odds of 8.35 to 1.",
        "5 sanctions in a career of 0 years: lowers the odds, times 0.42.",
        "Convicted, with an earlier sanction: raises the odds, times 1.59.",
        "Male, 20 at the risk date: lowers the odds, times 0.54.",
        "Current offence: Robbery: lowers the odds, times 0.53.",
    ]


def test_a_part_that_adds_nothing_says_so() -> None:
    assert scored().parts[4].sentence == "Current offence: Violence: leaves the odds as they are."


def test_a_score_is_kept_with_its_instrument_version_inputs_and_day() -> None:
    result = scored()

    assert (result.instrument, result.version, result.kind, result.on) == (Instrument.OGRS3, "3", Kind.STATIC, ON)
    assert dict(result.inputs)["age_at_risk_date"] == 20
    assert result.sentence.startswith("22 in 100 people with a similar profile will be cautioned or convicted")
    assert result.sentence.endswith("This speaks of a group, not of the person.")


@pytest.mark.parametrize(
    ("changed", "field", "why"),
    [
        ({"sex": "X"}, "sex", "coefficients for M and F only"),
        ({"sex": "m"}, "sex", "coefficients for M and F only"),
        ({"age_at_first_sanction": 9}, "age_at_first_sanction", "begins at 10"),
        ({"age_at_risk_date": 9}, "age_at_risk_date", "begins at 10"),
        ({"age_at_risk_date": -1}, "age_at_risk_date", "begins at 10"),
        ({"age_at_risk_date": 121}, "age_at_risk_date", "Nobody is 121"),
        ({"age_at_first_sanction": 21}, "age_at_first_sanction", "at 21, comes after the current conviction, at 20"),
        ({"previous_sanctions": -1}, "previous_sanctions", "counted from 0 to 999"),
        ({"previous_sanctions": 1000}, "previous_sanctions", "counted from 0 to 999"),
        ({"sanction_status": "convicted"}, "sanction_status", "first_caution, second_caution"),
        ({"offence_group": "violence"}, "offence_group", "no offence group of OGRS3"),
        ({"offence_group": "99999"}, "offence_group", "no offence group of OGRS3"),
        ({"offence_group": ""}, "offence_group", "no offence group of OGRS3"),
    ],
)
def test_what_the_model_does_not_allow_is_refused_with_its_reason(
    changed: dict[str, str | int], field: str, why: str
) -> None:
    with pytest.raises(ScoreRefused, match=why) as refusal:
        scored(**changed)

    assert [each.field for each in refusal.value.refusals] == [field]


def test_every_reason_is_told_and_not_only_the_first() -> None:
    wrong = Inputs("X", 30, 9, 9, -1, "none", "none")

    assert [refusal.field for refusal in refusals(wrong)] == [
        "sex",
        "age_at_current_conviction",
        "age_at_risk_date",
        "age_at_first_sanction",
        "previous_sanctions",
        "sanction_status",
        "offence_group",
    ]


@pytest.mark.parametrize(
    ("status", "before", "doubted"),
    [
        ("first_caution", 0, 0),
        ("first_caution", 1, 1),
        ("second_caution", 1, 0),
        ("second_caution", 2, 1),
        ("first_conviction", 0, 0),
        ("first_conviction", 3, 1),
        ("multiple_cautions", 1, 1),
        ("multiple_cautions", 2, 0),
        ("repeat", 0, 1),
        ("repeat", 1, 0),
    ],
)
def test_a_count_that_does_not_fit_the_status_is_doubted_and_scored_all_the_same(
    status: str, before: int, doubted: int
) -> None:
    result = scored(sanction_status=status, previous_sanctions=before)

    assert len(result.doubts) == doubted


def test_a_risk_date_before_the_conviction_is_doubted() -> None:
    assert doubts(replace(MAN, age_at_risk_date=19)) == (
        "The risk date comes before the current conviction. Check both.",
    )
