"""The model by columns is the model for one person: over everything that it allows, and over what it refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.risk.ogrs3 import columns, rules
from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.rules import Inputs
from accord.risk.ogrs3.terms import SanctionStatus
from accord.risk.terms import Sex
from tests.risk.cases import inputs_of, ogrs3_cases
from tests.risk.test_ogrs3 import ON

AGES = st.integers(10, 120)
GROUPS = st.sampled_from([*coefficients().group, "02801", "00406", "03401"])
ALLOWED = st.builds(
    lambda ages, sex, at_risk, before, status, group: Inputs(sex, min(ages), max(ages), at_risk, before, status, group),
    st.tuples(AGES, AGES),
    st.sampled_from(list(Sex)),
    AGES,
    st.integers(0, 999),
    st.sampled_from(list(SanctionStatus)),
    GROUPS,
)
ANYTHING = st.builds(
    Inputs,
    st.sampled_from(["M", "F", "X", ""]),
    st.integers(5, 130),
    st.integers(5, 130),
    st.integers(5, 130),
    st.integers(-2, 1_005),
    st.sampled_from([*SanctionStatus, "convicted"]),
    st.sampled_from([*coefficients().group, "02801", "99999", "Murder"]),
)


def columns_of(people: list[Inputs]) -> columns.People:
    ages = ("age_at_first_sanction", "age_at_current_conviction", "age_at_risk_date")
    return columns.people_from(
        [each.sex for each in people],
        [[getattr(each, age) for each in people] for age in ages],
        [each.previous_sanctions for each in people],
        [each.sanction_status for each in people],
        [each.offence_group for each in people],
    )


def require_the_same(people: list[Inputs]) -> None:
    together, alone = columns.score(columns_of(people)), [rules.score(each, ON) for each in people]

    assert together.one_year.tolist() == pytest.approx([each.one_year for each in alone], rel=1e-12)
    assert together.two_year.tolist() == pytest.approx([each.two_year for each in alone], rel=1e-12)
    assert columns.band_names(together) == [each.band for each in alone]


@given(st.lists(ALLOWED, max_size=30))
def test_columns_score_as_the_rule_does(people: list[Inputs]) -> None:
    require_the_same(people)


def test_columns_meet_the_worked_cases() -> None:
    require_the_same([inputs_of(case) for case in ogrs3_cases()])


@given(st.lists(ANYTHING, max_size=30))
def test_columns_refuse_what_the_rule_refuses(people: list[Inputs]) -> None:
    assert columns.refused(columns_of(people)).tolist() == [bool(rules.refusals(each)) for each in people]


@given(st.lists(ALLOWED, max_size=30))
def test_columns_doubt_what_the_rule_doubts(people: list[Inputs]) -> None:
    assert columns.unlikely(columns_of(people)).tolist() == [bool(rules.doubts(each)) for each in people]


def test_nobody_is_no_fault() -> None:
    assert columns.score(columns_of([])).two_year.size == 0


@pytest.mark.parametrize("sex", list(Sex))
@pytest.mark.parametrize("status", list(SanctionStatus))
def test_every_age_and_group_together(sex: Sex, status: SanctionStatus) -> None:
    people = [Inputs(sex, 10, 10, age, 1, status, group) for age in range(10, 121, 7) for group in coefficients().group]

    require_the_same(people)
    assert np.isfinite(columns.score(columns_of(people)).two_year).all()
