"""How people are told apart, headed and found. Pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.people.rules import (
    Heading,
    are_the_same_person,
    heading_is_better,
    heading_of,
    joined_key,
    name_key,
)

BORN = date(1982, 11, 30)
PNC = "2000/0000223R"
PLAIN = Heading("Quillfeather", "Mason", BORN, "M")
SHOUTED = Heading("QUILLFEATHER", "MASON", BORN, "M")
UNDATED = Heading("Quillfeather", "Mason", None, "M")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Mason Lee", "mason lee"),
        ("  Mason   Lee ", "mason lee"),
        ("Zoë-Anne", "zoe anne"),
        ("O'Brien", "o brien"),
        ("STRAẞE", "strasse"),
        ("", ""),
        ("'-.", ""),
        ("Łukasz", "łukasz"),
    ],
)
def test_a_name_is_compared_without_accents_capitals_or_marks(text: str, key: str) -> None:
    assert name_key(text) == key


@pytest.mark.parametrize(
    ("text", "key"), [("O'Brien", "obrien"), ("O’Brien", "obrien"), ("Smith-Jones", "smith jones"), ("--", "")]
)
def test_apostrophes_are_closed_up_and_hyphens_part_words(text: str, key: str) -> None:
    assert joined_key(text) == key


@given(st.text())
def test_a_key_of_a_key_is_itself(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize(
    ("pnc", "born", "other_pnc", "other_born", "answer"),
    [
        (PNC, BORN, PNC, BORN, (True, "same_pnc_and_birth")),
        (PNC, BORN, PNC, date(1982, 11, 29), (False, "differ")),
        (PNC, BORN, "2003/0000003Y", BORN, (False, "differ")),
        ("", BORN, PNC, BORN, (False, "not_known")),
        (PNC, BORN, "", BORN, (False, "not_known")),
        (PNC, None, PNC, BORN, (False, "not_known")),
        (PNC, BORN, PNC, None, (False, "not_known")),
        (PNC, date(1900, 1, 1), PNC, date(1900, 1, 1), (False, "not_known")),
        (PNC, date(1900, 1, 2), PNC, date(1900, 1, 2), (True, "same_pnc_and_birth")),
    ],
)
def test_two_records_are_one_person_for_certain_only_by_pnc_and_birth_together(
    pnc: str, born: date | None, other_pnc: str, other_born: date | None, answer: tuple[bool, str]
) -> None:
    decision = are_the_same_person(pnc, born, other_pnc, other_born)

    assert (decision.allowed, decision.reasons[0].code) == answer


def test_a_heading_with_a_birth_date_or_not_in_capitals_is_better() -> None:
    assert heading_is_better(PLAIN, SHOUTED)
    assert heading_is_better(SHOUTED, UNDATED)
    assert not heading_is_better(PLAIN, PLAIN)


def test_a_person_is_headed_by_the_best_record_and_by_the_earliest_of_equals() -> None:
    other = Heading("Quill", "Mason", BORN, "M")

    assert heading_of([UNDATED, SHOUTED, PLAIN, other]) == PLAIN


def test_a_person_without_a_record_has_no_heading() -> None:
    with pytest.raises(ValueError, match="at least one record"):
        heading_of([])
