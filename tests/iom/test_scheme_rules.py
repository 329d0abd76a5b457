"""A definition of a scheme is read whole: everything wrong with it is named, and nothing half read."""

from datetime import date

import pytest

from accord.iom.rules.offences import offence_is_meant
from accord.iom.rules.scheme import (
    DefinitionRefused,
    changed_parts,
    code_is_well_formed,
    faults_in,
    founded_where_it_works,
    read_definition,
    version_may_follow,
)
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.terms import Cohort, OffenceTest, Tier

MATRIX = """
scheme = "york"
version = 1
starts_on = 2025-01-01
title = "York's own"
source = "The board."
status = "assumed"
[offence]
look_back_days = 365
half_life_days = {half_life}
points.Robbery = 10
[[band]]
name = "low"
from = 0
to = {to}
[[band]]
name = "high"
from = 20
"""


def test_what_a_new_scheme_begins_from_is_sound_and_read_whole() -> None:
    read = read_definition(DEFAULTS)
    assert read.contacts_a_year == {Tier.GOLD: 52, Tier.SILVER: 26, Tier.BRONZE: 13, Tier.OTHER: 6}
    assert set(read.takes) == {Cohort.FIXED, Cohort.FLEX, Cohort.FREE}
    assert (read.threshold, read.admits_children, read.matrix_is_its_own) == (75, False, False)
    assert read.threshold_words == "75% within two years by Offender Group Reconviction Scale 3"


def test_a_scheme_of_red_amber_and_green_has_three_numbers_for_three_tiers() -> None:
    texts = {**DEFAULTS, "tiers": "red_amber_green", "review_months": "3, 6, 12", "contacts_a_year": "12, 6, 4"}
    assert read_definition(texts).contacts_a_year == {Tier.RED: 12, Tier.AMBER: 6, Tier.GREEN: 4}


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"tiers": "purple"}, ["tiers"]),
        ({"takes_fixed": "", "takes_flex": "", "takes_free": ""}, ["takes_fixed"]),
        ({"takes_fixed": "x" * 501}, ["takes_fixed"]),
        (
            {"children": "perhaps", "offence_test": "murder", "instrument": "dice"},
            ["children", "offence_test", "instrument"],
        ),
        (
            {"look_back_months": "-3", "threshold": "100", "capacity": "0"},
            ["look_back_months", "threshold", "capacity"],
        ),
        ({"threshold": "seventy"}, ["threshold"]),
        ({"review_months": "3, 6, 6"}, ["review_months"]),
        ({"contacts_a_year": "52, 26, half, 6"}, ["contacts_a_year"]),
        ({"contacts_a_year": "6, 13, 26, 52"}, ["contacts_a_year"]),
        ({"colour": "blue"}, ["colour"]),
        ({"matrix": "not = [toml"}, ["matrix"]),
        ({"matrix": MATRIX.format(half_life=-5, to=20)}, ["matrix"]),
        ({"matrix": MATRIX.format(half_life=30, to=25)}, ["matrix"]),
        ({"matrix": MATRIX.format(half_life=30, to=20).replace("[offence]", "[arrest]")}, ["matrix"]),
    ],
)
def test_every_fault_is_named_at_its_part(change: dict[str, str], fields: list[str]) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        read_definition({**DEFAULTS, **change})
    assert [fault.field for fault in refused.value.faults] == fields


def test_whom_a_cohort_takes_is_said_in_any_words() -> None:
    leaving = "Young adults who leave children's homes."
    assert read_definition({**DEFAULTS, "takes_young_adult": leaving}).takes[Cohort.YOUNG_ADULT] == leaving


def test_a_matrix_of_its_own_may_have_any_threshold_in_points() -> None:
    texts = {**DEFAULTS, "matrix": MATRIX.format(half_life=30, to=20), "instrument": "matrix", "threshold": "150"}
    read = read_definition(texts)
    assert (read.matrix_is_its_own, read.threshold_words) == (True, "150 points of the York's own")
    assert list(faults_in(texts)) == []


@pytest.mark.parametrize(
    ("starts_on", "may"), [(date(2025, 1, 1), True), (date(2025, 1, 2), True), (date(2024, 12, 31), False)]
)
def test_a_version_starts_no_earlier_than_the_latest_that_has_begun(starts_on: date, may: bool) -> None:
    assert bool(version_may_follow(date(2025, 1, 1), starts_on)) is may
    assert version_may_follow(None, starts_on)


def test_a_scheme_is_founded_where_the_agency_works() -> None:
    assert founded_where_it_works(2, {1, 2}, "North Yorkshire Police")
    assert founded_where_it_works(9, None, "The Probation Service")
    refused = founded_where_it_works(9, {1, 2}, "North Yorkshire Police")
    assert not refused
    assert "ask its IOM manager" in refused.because


def test_what_changed_is_told_part_by_part() -> None:
    assert changed_parts(DEFAULTS, {**DEFAULTS, "capacity": "55", "threshold": " 75 "}) == ["capacity"]


@pytest.mark.parametrize(
    ("code", "may"), [("north-yorkshire", True), ("York", False), ("a--b", False), ("exits", False), ("x" * 41, False)]
)
def test_a_short_name_fits_an_address(code: str, may: bool) -> None:
    assert bool(code_is_well_formed(code)) is may


@pytest.mark.parametrize(
    ("code", "neighbourhood", "acquisitive"),
    [
        ("02801", True, True),
        ("03001", True, False),
        ("03401", True, True),
        ("03900", True, False),
        ("04800", True, True),
        ("04510", True, True),
        ("04600", False, False),
        ("00100", False, False),
    ],
)
def test_which_offences_a_scheme_is_about(code: str, neighbourhood: bool, acquisitive: bool) -> None:
    assert offence_is_meant(OffenceTest.NEIGHBOURHOOD, code) is neighbourhood
    assert offence_is_meant(OffenceTest.SERIOUS_ACQUISITIVE, code) is acquisitive
    assert offence_is_meant(OffenceTest.ANY, code)
