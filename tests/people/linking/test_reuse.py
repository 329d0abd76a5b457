"""When what a record says now cannot well be of the person that it was of before."""

import pytest

from accord.people.linking.model import for_records, model_in_force
from accord.people.linking.reuse import why_another_person
from tests.people.linking.records import NOTHING_COUNTED, adam, record

MODEL = for_records(model_in_force(), 500_000)


def why(**now: str) -> str:
    """Of Adam's record, without a number, that says this now instead."""
    return why_another_person(adam(pnc=""), adam(**{"pnc": ""} | now), MODEL, NOTHING_COUNTED)


def test_a_number_that_is_used_again_for_somebody_else_is_seen_and_the_reasons_are_told() -> None:
    found = why(family="Abernathy", given="Gail", born="1961-11-30", sex="F", postcode="TS1 3BA", area="Teesside")

    assert "family name: different; given names: different; date of birth: different" in found
    assert "below 4 records are apart" in found


@pytest.mark.parametrize(
    "now",
    [
        {"given": "Ben"},
        {"given": "Gail", "born": "1961-11-30", "sex": "F"},
        {"family": "Smith", "given": "Ben", "postcode": "LS1 1AA"},
    ],
    ids=["a twin", "a mother", "somebody born on the day"],
)
def test_another_of_the_family_or_of_the_day_is_somebody_else(now: dict[str, str]) -> None:
    assert why(**now)


@pytest.mark.parametrize(
    "now",
    [
        {"family": "Smith", "postcode": "LS1 1AA", "area": "Leeds"},
        {"born": "1984-02-12", "given": "Adan", "postcode": "LS1 1AA"},
        {"born": "1900-01-01", "given": "", "family": "MIG_ERROR"},
        {"family": "Adam John", "given": "Ackroyd"},
        {"given": "John"},
    ],
    ids=[
        "who married and moved",
        "slips put right",
        "nothing known any more",
        "names in the other order",
        "second name",
    ],
)
def test_who_is_put_right_or_marries_is_nobody_else(now: dict[str, str]) -> None:
    assert why(**now) == ""


def test_what_was_not_known_before_is_nobody_elses() -> None:
    before = record(family="MIG_ERROR", born="1900-01-01")

    assert why_another_person(before, adam(), MODEL, NOTHING_COUNTED) == ""


def test_a_number_that_stays_outweighs_another_name() -> None:
    assert why_another_person(adam(), adam(family="Smith", given="Ben"), MODEL, NOTHING_COUNTED) == ""
