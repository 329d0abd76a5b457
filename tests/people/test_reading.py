"""What somebody typed in the search box or the form, read into what it can mean. Pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.references import reference_of
from accord.people.finding.births import Birth
from accord.people.finding.names import Reading
from accord.people.finding.sought import FIELDS, Sought, read_form, read_search

TODAY = date(2025, 6, 2)
EITHER = (Reading("mason", ""), Reading("", "mason"))
BORN = Birth(date(1982, 11, 30), date(1982, 11, 30))


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "\0", "...", "🙂", "\u202e", "-- ;"])
def test_what_says_nothing_is_nothing(typed: str):
    assert read_search(typed, TODAY) == Sought()


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("O'Brien", [("obrien", ""), ("", "obrien")]),
        ("Mason Quill", [("quill", "mason"), ("mason", "quill"), ("mason quill", ""), ("", "mason quill")]),
        ("a b c", [("c", "a b"), ("a b", "c"), ("b c", "a"), ("a", "b c"), ("a b c", ""), ("", "a b c")]),
    ],
)
def test_a_name_is_read_in_every_order(typed: str, readings: list[tuple[str, str]]):
    assert [(each.family, each.given) for each in read_search(typed, TODAY).readings] == readings


def test_a_comma_says_which_is_the_family_name():
    given_first = Reading("mason", "quillfeather", is_swapped=True)
    assert read_search("Quillfeather, Mason", TODAY).readings == (Reading("quillfeather", "mason"), given_first)


@pytest.mark.parametrize(
    "typed",
    ["30/11/1982", "30.11.1982", "30-11-1982", "30 11 1982", "30/11/82", "1982-11-30", "30 nov 1982", "30th November 1982",
     "30 Nov 82", "30th of November 1982", "November 30 1982", "Nov 30th, 1982", "11/30/1982", "born 30/11/1982",
     "DOB: 30/11/1982"],
)  # fmt: skip
def test_a_date_of_birth_is_read_however_it_is_written(typed: str):
    assert read_search(typed, TODAY) == Sought(birth=BORN)


@pytest.mark.parametrize(
    ("typed", "first", "last", "kind"),
    [
        ("mason 1982", date(1982, 1, 1), date(1982, 12, 31), "year of birth, name"),
        ("mason 11/1982", date(1982, 11, 1), date(1982, 11, 30), "month of birth, name"),
        ("mason 1982-11", date(1982, 11, 1), date(1982, 11, 30), "month of birth, name"),
        ("Feb 1984 mason", date(1984, 2, 1), date(1984, 2, 29), "month of birth, name"),
        ("mason c1982", date(1980, 1, 1), date(1984, 12, 31), "age about, name"),
        ("mason aged 43", date(1980, 1, 1), date(1984, 12, 31), "age about, name"),
        ("about 43 years old mason", date(1980, 1, 1), date(1984, 12, 31), "age about, name"),
    ],
)
def test_a_part_of_a_date_is_a_stretch_of_days(typed: str, first: date, last: date, kind: str):
    sought = read_search(typed, TODAY)
    assert (sought.birth.first, sought.birth.last, sought.kinds, sought.readings) == (first, last, kind, EITHER)


@pytest.mark.parametrize(
    ("typed", "said", "birth"),
    [
        ("31/02/1990", "There is no such day in February 1990", Birth(date(1990, 2, 1), date(1990, 2, 28))),
        ("40/40/1990", "There is no such month", Birth(date(1990, 1, 1), date(1990, 12, 31))),
        ("01/01/0000", "Nobody here was born in 0000", None),
        ("mason 0000", "Nobody here was born in 0000", None),
        ("1/1/2030", "Nobody here was born in 2030", None),
        ("mason aged 300", "Nobody is 300 years old", None),
    ],
)
def test_what_cannot_be_a_date_is_said_and_what_can_be_made_of_it_is_searched(
    typed: str, said: str, birth: Birth | None
):
    sought = read_search(typed, TODAY)
    assert sought.birth == birth
    assert sought.notes[0].startswith(said)


@pytest.mark.parametrize(
    ("number", "typed"),
    [
        (("pnc", "2000/0000223R"), ["00/223R", "2000-0000223r", "20000000223R", "PNC 00 223R", "pnc id: 00/223r"]),
        (("cro", "065656/91H"), ["065656/91H", "65656/91h", "65656-91H", "06565691H", "CRO no. 65656/91H"]),
        (("crn", "X100001"), ["X100001", "x 100001", "crn x100001"]),
        (("noms", "A1001AA"), ["A1001AA", "a1001 aa", "noms: A1001AA", "prison number A1001AA"]),
        (("source", "NY00026"), ["NY00026", "ny-00026", "ny 00026", "NY/00026"]),
    ],
)  # fmt: skip
def test_a_number_is_read_with_any_punctuation_in_any_case(number: tuple[str, str], typed: list[str]):
    assert [read_search(each, TODAY).numbers[0] for each in typed] == [number] * len(typed)


def test_figures_that_one_agency_may_use_for_its_own_are_looked_for_as_that_too():
    assert read_search("X100001", TODAY).numbers == (("crn", "X100001"), ("source", "X100001"))


def test_a_number_a_name_a_date_and_a_postcode_are_read_beside_each_other():
    sought = read_search("Mason YO244QZ X100001 30/11/1982", TODAY)
    assert (sought.numbers[0], sought.postcode, sought.birth) == (("crn", "X100001"), "YO24 4QZ", BORN)
    assert sought.readings == EITHER
    assert sought.kinds == "crn, date of birth, postcode, name"


@pytest.mark.parametrize("typed", ["yo24 4qz", "YO244QZ", " yo24  4qz "])
def test_a_postcode_is_read_with_or_without_its_space(typed: str):
    assert read_search(typed, TODAY) == Sought(postcode="YO24 4QZ")


@pytest.mark.parametrize(
    ("typed", "postcode", "name"),
    [
        ("YO13", "YO13", ""), ("yo13 7", "YO13 7", ""), ("YO13 7h", "YO13 7H", ""), ("Barraclough yo13", "YO13", "barraclough"),
        ("YO13 Barraclough", "YO13", "barraclough"), ("Barraclough YO13 7 1963", "YO13 7", "barraclough"),
        ("m1 Naylor", "M1", "naylor"), ("EC1A Naylor", "EC1A", "naylor"),
    ],
)  # fmt: skip
def test_the_beginning_of_a_postcode_is_read(typed: str, postcode: str, name: str):
    sought = read_search(typed, TODAY)
    assert (sought.postcode, sought.name, sought.numbers) == (postcode, name, ())
    assert read_form({"postcode": postcode.lower()}, TODAY).postcode == postcode


@pytest.mark.parametrize("typed", ["NY1", "ny-1", "number B12", "B12 345", "B12/345", "PB1", "X100001", "YO13-7"])
def test_what_only_looks_a_little_like_the_beginning_of_a_postcode_is_a_number(typed: str):
    sought = read_search(typed, TODAY)
    assert sought.numbers
    assert sought.postcode == ""


def test_four_figures_alone_are_a_number_and_beside_a_name_a_year():
    assert read_search("1982", TODAY).kinds == "agency's number"
    assert read_search("1982 mason", TODAY).kinds == "year of birth, name"


def test_eight_figures_alone_are_a_number_and_beside_a_name_a_day_where_there_is_such_a_day():
    assert read_search("30111982", TODAY).kinds == "agency's number"
    assert read_search("mason 30111982", TODAY).birth == BORN
    assert read_search("mason 31111982", TODAY).kinds == "agency's number, name"


@pytest.mark.parametrize("typed", ["O Connor", "de la cruz", "Mac Donald"])
def test_what_stands_before_a_family_name_may_be_part_of_it(typed: str):
    name = typed.lower()
    assert Reading(name, "") in read_search(typed, TODAY).readings
    assert Reading("mary jane", "") not in read_search("Mary Jane", TODAY).readings


def test_a_reference_is_read_as_it_stands_on_a_list():
    assert ("reference", reference_of(915279593054450169)) in read_search(
        reference_of(915279593054450169), TODAY
    ).numbers


def test_the_form_is_read_field_by_field():
    sought = read_form(
        {"family_name": "O'Brien", "given_names": "Mason Lee", "birth_month": "nov", "birth_year": "1982",
         "identifier": "x100001", "postcode": "yo244qz"}, TODAY,
    )  # fmt: skip
    assert sought.readings == (Reading("obrien", "mason lee"), Reading("mason lee", "obrien", is_swapped=True))
    assert sought.birth == Birth(date(1982, 11, 1), date(1982, 11, 30))
    assert (sought.numbers[0], sought.postcode, sought.notes) == (("crn", "X100001"), "YO24 4QZ", ())


def test_one_name_in_the_form_is_no_other():
    assert read_form({"given_names": "Mason"}, TODAY).readings == (Reading("", "mason"),)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("birth_day", "31", "A date of birth needs a year"),
        ("born", "next Tuesday", "The date of birth cannot be read"),
        ("age", "old", "The age is no number of years"),
        ("age", "999", "The age is no number of years"),
        ("identifier", "none", "There is no number in the identifier"),
        ("postcode", "York", "The postcode is not written like YO7 3JS"),
    ],
)
def test_a_field_that_cannot_be_read_is_left_out_and_said(field: str, typed: str, said: str):
    sought = read_form({"family_name": "Mason", field: typed}, TODAY)
    assert sought.readings
    assert sought.notes[0].startswith(said)


@given(st.text(max_size=300))
def test_anything_at_all_can_be_typed_in_the_box(text: str):
    assert isinstance(read_search(text, TODAY), Sought)


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=300)))
def test_anything_at_all_can_be_typed_in_the_form(texts: dict[str, str]):
    assert isinstance(read_form(texts, TODAY), Sought)


@given(st.from_regex(r"[0-9]{1,4}[/.\- ][0-9]{1,4}[/.\- ][0-9]{1,4}", fullmatch=True))
def test_any_figures_that_look_like_a_date_can_be_typed(text: str):
    assert isinstance(read_search(text, TODAY), Sought)


def test_the_ledger_is_told_the_terms_by_kind():
    assert read_search("Mason 30/11/1982 X100001", TODAY).terms == {
        "identifier": "X100001", "birth": "1982-11-30", "postcode": "", "name": "mason",
    }  # fmt: skip
