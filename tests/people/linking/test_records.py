"""How the text of a source record is read for comparing."""

import pytest

from accord.people.linking.dates import read_birth
from accord.people.linking.names import Name, read_name
from accord.people.linking.numbers import read_number
from accord.people.linking.places import read_area, read_postcode
from tests.people.linking.records import record


@pytest.mark.parametrize(
    ("family", "given", "name"),
    [
        ("O'Brien-Smith", "Seán  Paul", Name("obrien smith", ("sean", "paul"))),
        ("ACKROYD MIG_ERROR", "ADAM", Name("ackroyd", ("adam",))),
        ("MIG_ERROR", "MIG_ERROR", Name("", ())),
        ("Unknown", "Not Known", Name("", ())),
        ("XXXX", "Test", Name("", ())),
        ("Lord", "Sir John", Name("lord", ("john",))),
        ("Baronet", "3rd", Name("", ())),
        ("Ackroyd Jnr", "Mr Adam", Name("ackroyd", ("adam",))),
        ("Ackroyd aka Smith", "Adam", Name("ackroyd", ("adam",))),
        ("Test", "Nil", Name("", ())),
        ("Testa", "Nilufar", Name("testa", ("nilufar",))),
    ],
)
def test_a_name_is_read_without_what_names_nobody(family: str, given: str, name: Name) -> None:
    assert read_name(family, given) == name


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("1984-12-02", "1984-12-02"),
        ("1984-13-02", "1984-13-02"),
        ("02/12/1984", "1984-12-02"),
        ("19841202", "1984-12-02"),
        ("1984-12-02T00:00:00", "1984-12-02"),
        ("1984-01-01", "1984"),
        ("1984-00-00", "1984"),
        ("1984-12", "1984"),
        ("1984", "1984"),
        ("1900-01-01", ""),
        ("01/01/1900", ""),
        ("9999-12-31", ""),
        ("1900", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_date_is_whole_its_year_broken_or_unknown(text: str, born: str) -> None:
    assert read_birth(text) == born


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        ("pnc", "03/3Y", "2003/0000003Y"),
        ("pnc", "2003/0000003Z", "?2003/0000003Z"),
        ("cro", "65656/91H", "065656/91H"),
        ("crn", "x 123456", "X123456"),
        ("noms", "a1234bc", "A1234BC"),
        ("noms", "unknown", ""),
        ("crn", "12", "?12"),
    ],
)
def test_a_number_that_cannot_be_right_is_kept_as_doubtful(kind: str, text: str, number: str) -> None:
    assert read_number(kind, text, 2026) == number


def test_places_that_are_none_are_not_known() -> None:
    assert [read_postcode(text) for text in ("yo7 3js", "ZZ99 3VZ", "NFA", "")] == ["YO73JS", "", "", ""]
    assert [read_area(text) for text in ("Hambleton/Richmond", "Not known")] == ["hambleton richmond", ""]


def test_a_record_keeps_its_aliases_after_its_name_and_only_what_it_says() -> None:
    said = record("1", family="Ackroyd", given="Adam", aliases=(("Smith", "Al"), ("MIG_ERROR", "")), sex="unknown")

    assert said.names == (Name("ackroyd", ("adam",)), Name("smith", ("al",)))
    assert (said.sex, said.born, said.pnc) == ("", "", ())
