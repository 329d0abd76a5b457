"""Test values from the published specification's worked examples (people's records in them are invented)."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.identifiers import (
    IdentifierFault,
    check_letter,
    looks_like_identifier,
    parse_crn,
    parse_cro,
    parse_noms,
    parse_pnc,
)

EXTRACTS = Path(__file__).parents[3] / "shared" / "data" / "extracts"
YEARS = st.integers(1925, 2024)
SERIALS = st.integers(0, 9_999_999)


def pnc(year, serial):
    return f"{year}/{serial:07}{check_letter(f'{year % 100:02}{serial:07}')}"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("81/34U", "1981/0000034U"),
        ("02/73319Z", "2002/0073319Z"),
        ("00/223R", "2000/0000223R"),
        ("79/163001B", "1979/0163001B"),
        ("67/9893091D", "1967/9893091D"),
        ("03/3Y", "2003/0000003Y"),
        ("2003/0000003Y", "2003/0000003Y"),
        ("20030000003Y", "2003/0000003Y"),
        ("679893091D", "1967/9893091D"),
        (" 2003 / 0000003 y ", "2003/0000003Y"),
        ("2003/3y", "2003/0000003Y"),
    ],
)
def test_a_pnc_id_is_read_however_it_is_written(written, canonical):
    assert parse_pnc(written, this_year=2025) == canonical


@pytest.mark.parametrize("written", ["2003/0011985Z", "2001/0171310S"])
def test_a_letter_that_does_not_fit_is_refused_without_offering_another(written):
    with pytest.raises(IdentifierFault, match="does not fit the figures") as refusal:
        parse_pnc(written)
    assert "Check it against where it came from." in refusal.value.why


@pytest.mark.parametrize(
    "written", ["", "2003", "2003/Y", "203/0000003Y", "2003/00000003Y", "2003/0000003", "２003/3Y", "20/03/3Y"]
)
def test_what_is_no_pnc_id_is_refused_with_an_example(written):
    with pytest.raises(IdentifierFault, match=r"such as 2003/0000003Y"):
        parse_pnc(written)


@pytest.mark.parametrize(("this_year", "full"), [(2025, "1981"), (2080, "1981"), (2081, "2081"), (1999, "1981")])
def test_two_figures_are_the_latest_year_that_is_not_to_come(this_year, full):
    assert parse_pnc("81/34U", this_year) == f"{full}/0000034U"


def test_two_figures_cannot_be_read_without_knowing_the_year():
    with pytest.raises(IdentifierFault, match="Write the year of the PNC ID with four figures"):
        parse_pnc("81/34U")


@pytest.mark.parametrize(("written", "this_year"), [(pnc(1899, 34), None), (pnc(2026, 34), 2025)])
def test_a_year_that_cannot_be_is_refused(written, this_year):
    with pytest.raises(IdentifierFault, match="cannot be the year of a PNC ID"):
        parse_pnc(written, this_year)


@given(YEARS, SERIALS)
def test_reading_the_canonical_form_changes_nothing(year, serial):
    assert parse_pnc(pnc(year, serial)) == pnc(year, serial)
    assert parse_pnc(pnc(year, serial)[2:], this_year=2024) == pnc(year, serial)


@given(YEARS, SERIALS, st.integers(5, 11), st.integers(1, 9))
def test_one_wrong_figure_is_always_found(year, serial, place, shift):
    right = pnc(year, serial)
    wrong = f"{right[:place]}{(int(right[place]) + shift) % 10}{right[place + 1 :]}"
    with pytest.raises(IdentifierFault):
        parse_pnc(wrong)


@given(YEARS, st.lists(st.integers(0, 9), min_size=7, max_size=7, unique=True), st.integers(0, 5))
def test_two_neighbouring_figures_exchanged_are_always_found(year, figures, place):
    right = pnc(year, int("".join(map(str, figures))))
    start = 5 + place
    wrong = f"{right[:start]}{right[start + 1]}{right[start]}{right[start + 2 :]}"
    with pytest.raises(IdentifierFault):
        parse_pnc(wrong)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("65656/91H", "065656/91H"),
        ("065656/91h", "065656/91H"),
        ("85227 / 65L", "085227/65L"),
        ("SF05/482703J", "SF05/482703J"),
        ("sf83/50058z", "SF83/50058Z"),
        ("SF83/050058Z", "SF83/50058Z"),
    ],
)
def test_a_cro_number_is_read_in_both_its_forms(written, canonical):
    assert parse_cro(written) == canonical


@pytest.mark.parametrize("written", ["85227/65G", "SF05/482704J"])
def test_a_cro_number_with_a_wrong_letter_is_refused(written):
    with pytest.raises(IdentifierFault, match="in this CRO number is wrong"):
        parse_cro(written)


@pytest.mark.parametrize("written", ["", "65656", "6565691H", "0656567/91H", "SF0/1A", "XX05/482703J"])
def test_what_is_no_cro_number_is_refused_with_examples(written):
    with pytest.raises(IdentifierFault, match=r"such as 065656/91H"):
        parse_cro(written)


@pytest.mark.parametrize(
    ("parse", "written", "canonical"),
    [(parse_crn, "x 123456", "X123456"), (parse_noms, "a1234 bc", "A1234BC")],
)
def test_probation_and_prison_numbers(parse, written, canonical):
    assert parse(written) == canonical


@pytest.mark.parametrize(
    ("parse", "written"),
    [
        (parse_crn, "X12345"),
        (parse_crn, "1234567"),
        (parse_crn, "A1234BC"),
        (parse_noms, "A1234B"),
        (parse_noms, "X123456"),
    ],
)
def test_probation_and_prison_numbers_that_are_none(parse, written):
    with pytest.raises(IdentifierFault, match="such as"):
        parse(written)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a1234bc", ("noms", "A1234BC")),
        ("x123456", ("crn", "X123456")),
        ("65656/91H", ("cro", "065656/91H")),
        ("2003/3y", ("pnc", "2003/0000003Y")),
        ("2003/4y", None),
        ("Naylor", None),
        ("YO7 3JS", None),
        ("", None),
    ],
)
def test_a_search_word_tells_whether_it_is_an_identifier(text, found):
    assert looks_like_identifier(text) == found


@given(st.text())
def test_no_text_is_too_strange_to_be_looked_at(text):
    assert looks_like_identifier(text, 2025) is None or len(looks_like_identifier(text, 2025)) == 2


@pytest.mark.skipif(not EXTRACTS.is_dir(), reason="the agencies' extracts are not here")
@pytest.mark.parametrize("name", ["police_people.csv", "prison_people.csv"])
def test_every_pnc_id_of_the_agencies_extracts_is_sound(name):
    with (EXTRACTS / name).open(encoding="utf-8") as file:
        written = [row["pnc_id"] for row in csv.DictReader(file) if row["pnc_id"]]
    assert len(written) > 100
    assert [parse_pnc(each, 2018) for each in written] == written
