"""Tag spells: how an entry is summed up and told from others."""

from datetime import date
from typing import Any

import pytest

from accord.monitoring.registers import TAGS
from accord.record.rules import problems_with

TAG: dict[str, Any] = {"tag_type": "gps", "fitted_on": date(2018, 1, 2), "removed_on": None, "legal_basis": "licence"}


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        ({}, "Location (GPS) tag fitted (licence)"),
        ({"legal_basis": None}, "Location (GPS) tag fitted"),
        ({"tag_type": "curfew", "legal_basis": "court bail"}, "Curfew (radio) tag fitted (court bail)"),
        ({"tag_type": "alcohol", "legal_basis": None}, "Alcohol tag fitted"),
    ],
)
def test_a_tag_is_summed_up_by_its_kind_and_what_it_rests_on(said: dict[str, Any], summary: str) -> None:
    assert TAGS.summary({**TAG, **said}) == summary


def test_a_tag_removed_later_is_the_same_tag_and_one_of_another_kind_another() -> None:
    assert TAGS.key_of("NY1", TAG) == TAGS.key_of("NY1", {**TAG, "removed_on": date(2018, 2, 1)})
    assert TAGS.key_of("NY1", TAG) != TAGS.key_of("NY1", {**TAG, "tag_type": "curfew"})


def test_a_tag_is_removed_on_the_day_of_fitting_or_later() -> None:
    assert problems_with(TAGS, {**TAG, "removed_on": date(2018, 1, 2)}) == []
    assert [each.column for each in problems_with(TAGS, {**TAG, "removed_on": date(2018, 1, 1)})] == ["removed_on"]
