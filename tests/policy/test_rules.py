"""What a policy value and a change to one must satisfy, with no database."""

from datetime import date

import pytest

from accord.policy.rules import (
    LONGEST_TEXT,
    area_label,
    is_said,
    key_is_well_formed,
    start_follows,
    value_fits,
)
from accord.policy.terms import Unit


@pytest.mark.parametrize("text", ["1", "6", "10000"])
def test_a_whole_number_above_nought_fits(text: str) -> None:
    assert value_fits(Unit.MONTHS, text)


@pytest.mark.parametrize("text", ["", "0", "-1", "06", "6.5", "six", "6 months", " 6", "10001", "٦", "²"])
def test_anything_else_is_refused_and_told_what_is_wanted(text: str) -> None:
    decision = value_fits(Unit.MONTHS, text)
    assert not decision
    assert "whole number of months" in decision.because


@pytest.mark.parametrize(("text", "fits"), [("1", True), ("4", True), ("5", False)])
def test_there_are_four_retention_groups(text: str, fits: bool) -> None:
    assert value_fits(Unit.RETENTION_GROUP, text).allowed is fits


@pytest.mark.parametrize("starts_on", [date(2024, 4, 1), date(2024, 4, 2)])
def test_a_value_may_start_on_the_day_of_the_one_it_ends_or_later(
    starts_on: date,
) -> None:
    assert start_follows(date(2024, 4, 1), starts_on)


def test_a_value_that_would_rewrite_the_past_is_refused_with_the_first_day_that_would_do() -> None:
    decision = start_follows(date(2024, 4, 1), date(2024, 3, 31))
    assert not decision
    assert "2024-04-01" in decision.because


def test_the_first_value_of_a_key_may_start_on_any_day() -> None:
    assert start_follows(None, date(1990, 1, 1))


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST_TEXT + 1)])
def test_a_source_that_is_blank_or_overlong_is_refused(text: str) -> None:
    decision = is_said("source", text)
    assert not decision
    assert "source" in decision.because


@pytest.mark.parametrize("key", ["iom.review.interval_months", "iom.group_1"])
def test_a_key_begins_with_its_context(key: str) -> None:
    assert key_is_well_formed(key, "iom")


@pytest.mark.parametrize(
    "key",
    ["record.months", "iom", "iom.Review", "iom..months", "iom.review months", ""],
)
def test_a_key_of_another_context_or_another_form_is_refused(key: str) -> None:
    assert not key_is_well_formed(key, "iom")


def test_areas_of_one_name_are_told_apart_by_their_kind() -> None:
    assert area_label("North Yorkshire", "force") != area_label("North Yorkshire", "mappa_area")
