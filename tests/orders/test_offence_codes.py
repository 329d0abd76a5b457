"""Home Office offence codes: how they are written, which there are, and what an offence is called."""

import pytest

from accord.kernel.columns import ValueFault
from accord.orders.offence_codes import code_is_known, offence_words
from accord.orders.rules import read_home_office_code


@pytest.mark.parametrize(
    ("text", "code"), [("02801", "02801"), ("028/01", "02801"), ("04600", "04600"), ("034/01", "03401")]
)
def test_a_code_is_five_figures_with_or_without_a_stroke_before_the_last_two(text: str, code: str) -> None:
    assert read_home_office_code(text) == code


@pytest.mark.parametrize("text", ["2801", "028-01", "0280/1", "028011", "O2801", "02801\n", "٠٢٨٠١", "28/1"])
def test_anything_else_is_no_code(text: str) -> None:
    with pytest.raises(ValueFault, match="five figures"):
        read_home_office_code(text)


@pytest.mark.parametrize("text", ["99999", "00099"])
def test_a_code_that_is_not_in_the_list_is_refused(text: str) -> None:
    with pytest.raises(ValueFault, match="not in the list"):
        read_home_office_code(text)


@pytest.mark.parametrize(
    ("code", "is_known"),
    [("00100", True), ("00419", True), ("00420", False), ("00499", False), ("00500", True), ("00900", True), ("00901", False)],
)  # fmt: skip
def test_the_first_and_the_last_code_of_a_range_are_in_it(code: str, is_known: bool) -> None:
    assert code_is_known(code) is is_known


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("00100", "Violence (001/00)"),
        ("00404", "Other motoring (004/04)"),
        ("00406", "Drink driving and related offences (004/06)"),
        ("99999", "Offence (999/99)"),
    ],
)
def test_an_offence_is_called_by_its_group_and_its_code(code: str, words: str) -> None:
    assert offence_words(code) == words
