import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.references import ALPHABET, LARGEST_NUMBER, number_of, reference_of

NUMBERS = st.integers(0, LARGEST_NUMBER)


@given(NUMBERS)
def test_a_reference_stands_for_its_number_and_no_other(number):
    assert len(reference_of(number)) == 13
    assert set(reference_of(number)) <= set(ALPHABET)
    assert number_of(reference_of(number)) == number


@given(NUMBERS, NUMBERS)
def test_references_sort_as_their_numbers_do(one, other):
    assert (reference_of(one) < reference_of(other)) == (one < other)


@pytest.mark.parametrize(
    ("number", "reference"),
    [(0, "0000000000000"), (31, "000000000000Z"), (32, "0000000000010"), (LARGEST_NUMBER, "7ZZZZZZZZZZZZ")],
)
def test_known_references(number, reference):
    assert reference_of(number) == reference
    assert number_of(reference) == number


@pytest.mark.parametrize("heard", ["0sa2z-20yhb-9vg", " OSA2Z20YHB9VG ", "0sa2 z2oy hb9vg"])
def test_case_spaces_hyphens_and_the_letter_o_do_not_matter(heard):
    assert number_of(heard) == number_of("0SA2Z20YHB9VG") == 912083447891470192


def test_the_letters_i_and_l_are_read_as_one():
    assert number_of("i00000000000l") == number_of("1000000000001")


@pytest.mark.parametrize(
    "text", ["", "0", "U000000000000", "00000000000000", "8000000000000", "ZZZZZZZZZZZZZ", "é" * 13]
)
def test_what_is_no_reference_stands_for_nothing(text):
    assert number_of(text) is None


@given(st.text())
def test_no_text_is_too_strange_to_be_looked_at(text):
    assert number_of(text) is None or 0 <= number_of(text) <= LARGEST_NUMBER


@pytest.mark.parametrize("number", [-1, LARGEST_NUMBER + 1])
def test_a_number_too_small_or_too_large_has_no_reference(number):
    with pytest.raises(ValueError, match=r"between 0 and 9223372036854775807"):
        reference_of(number)
