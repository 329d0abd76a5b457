"""What keeps two records from being joined without somebody looking."""

import pytest

from accord.people.linking.model import model_in_force
from accord.people.linking.outcomes import why_not_by_itself
from accord.people.linking.score import score
from tests.people.linking.records import NOTHING_COUNTED, adam, record

PNC = "2003/0000003Y"


def codes(**otherwise: str) -> list[str]:
    """The cautions about Adam's record and one that says this otherwise; neither gives a number unless it is said."""
    number = {"pnc": otherwise.get("pnc", "")}
    one, other = adam("a", **number), adam("b", **number | otherwise)
    return [
        reason.code for reason in why_not_by_itself(score(one, other, model_in_force(), NOTHING_COUNTED), one, other)
    ]


@pytest.mark.parametrize("given", ["Adan", "Ada", "Madam", "John", "Ben", "B"])
def test_another_given_name_may_be_a_twins(given: str) -> None:
    assert codes(given=given) == ["twins"]


@pytest.mark.parametrize("given", ["Adam", "A", "Adam James", "ADAM J", ""])
def test_one_given_name_written_otherwise_is_nobody_elses(given: str) -> None:
    assert codes(given=given) == []


def test_twins_are_thought_of_whatever_agencies_make_of_the_family_name_and_of_the_midnight_between_them() -> None:
    assert codes(given="Madam", family="Akroyd", born="1984-12-03") == ["twins"]


def test_a_namesake_of_another_family_is_no_twin() -> None:
    assert codes(given="Madam", family="Smith") == []


def test_a_number_that_agrees_outweighs_a_letter_and_not_another_name() -> None:
    assert codes(pnc=PNC, given="Adan") == []
    assert codes(pnc=PNC, given="Ben") == ["twins_share_number"]


def test_another_sex_is_a_caution_unless_a_number_and_the_name_agree() -> None:
    assert codes(sex="F") == ["sex_differs"]
    assert codes(sex="F", pnc=PNC) == []
    assert codes(sex="F", pnc=PNC, given="Ada") == ["sex_and_name_differ"]
    assert codes(sex="U") == []


@pytest.mark.parametrize(
    ("born", "found"), [("1972-12-02", ["generation"]), ("1973-12-02", []), ("1972", ["generation"])]
)
def test_births_twelve_years_apart_may_be_of_parent_and_child(born: str, found: list[str]) -> None:
    assert codes(born=born) == found


def test_a_number_that_agrees_outweighs_the_years() -> None:
    assert codes(born="1964-12-02", pnc=PNC) == []


def test_no_caution_is_about_what_is_not_known() -> None:
    nothing = record("b")
    scored = score(adam(), nothing, model_in_force(), NOTHING_COUNTED)

    assert why_not_by_itself(scored, adam(), nothing) == ()
