import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.columns import (
    ValueFault,
    choice_column,
    date_column,
    identifier_column,
    multiline_column,
    own_number_column,
    postcode_column,
    reference_column,
    text_column,
)
from accord.kernel.references import reference_of

TODAY = date(2018, 1, 23)
NAME = text_column("family_name", "Family name as the agency holds it", max_length=40)
SOURCE_ID = text_column("source_id", "The agency's own number for the person", required=True)
NOTE = multiline_column("note", "What happened", max_length=100)
ENTERED = date_column("entered_on", "First day in the cohort")
BORN = date_column("date_of_birth", "Date of birth", not_in_future=True)
TIER = choice_column("tier", "How closely the person is managed", [("gold", "Gold"), ("silver", "Silver")])
POSTCODE = postcode_column("postcode", "Where the person lives")
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]))


@pytest.mark.parametrize("column", [NAME, NOTE, ENTERED, BORN, TIER, POSTCODE])
@pytest.mark.parametrize("blank", ["", "  ", "\u00a0", "\t", "\n"])
def test_a_blank_is_no_value(column, blank):
    assert column.read(blank, TODAY) is None


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_is_refused_where_a_value_is_needed(blank):
    with pytest.raises(ValueFault, match="needed and may not be left blank"):
        SOURCE_ID.read(blank)


@pytest.mark.parametrize(
    "name",
    [
        "O'Neill",
        "Świątek-Łoś",
        "van der Berg Jr.",
        "محمد",
        "王小明",
        "MIG_ERROR",
        "2nd Lt",
        "D’Arcy",
        "Ngũgĩ wa Thiong'o",
    ],
)
def test_a_name_in_any_script_is_kept_as_written(name):
    assert NAME.read(f" {name}\u00a0") == name


def test_accents_are_composed_so_that_equal_names_are_equal():
    assert NAME.read(unicodedata.normalize("NFD", "Zoë")) == "Zoë"


@pytest.mark.parametrize("text", ["=1+1", "+44", "-Smith", "@SUM(A1)", "＝1+1", '=HYPERLINK("http://x")'])
def test_what_a_spreadsheet_would_run_is_refused(text):
    with pytest.raises(ValueFault, match="would run it as a formula"):
        NAME.read(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\0b", "0000"),
        ("\tx", "0009"),
        ("\rx", "000D"),
        ("a\u202eb", "202E"),
        ("a\ud800", "D800"),
        ("\ufeffa", "FEFF"),
    ],
)
def test_what_cannot_be_seen_or_stored_is_refused(text, code):
    with pytest.raises(ValueFault, match=rf"U\+{code}"):
        NAME.read(text)


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u00a0", "\u2060", "\u200e"])
def test_two_numbers_that_look_alike_are_alike_and_names_may_hold_what_their_script_needs(hidden):
    number = own_number_column("source_id", "A number", max_length=60)

    with pytest.raises(ValueFault, match=rf"U\+{ord(hidden):04X}"):
        number.read(f"NY{hidden}1")
    assert number.read(" NY 1\u00a0") == "NY 1"
    assert NAME.read("\u0646\u200c\u0628") == "\u0646\u200c\u0628"


def test_text_longer_than_is_kept_is_refused_never_cut():
    assert NAME.read("x" * 40) == "x" * 40
    with pytest.raises(ValueFault, match="1,000,000 characters; at most 40 are kept"):
        NAME.read("x" * 1_000_000)


@pytest.mark.parametrize(("make", "longest"), [(text_column, 200), (multiline_column, 10_000)])
def test_text_has_a_limit_even_where_none_is_declared(make, longest):
    assert make("any", "Any text").read("x" * longest) == "x" * longest
    with pytest.raises(ValueFault, match=f"at most {longest:,} are kept"):
        make("any", "Any text").read("x" * (longest + 1))


def test_a_sign_that_grows_when_composed_is_measured_as_it_is_kept():
    with pytest.raises(ValueFault, match="120 characters; at most 40"):
        NAME.read("\U0001d160" * 40)


def test_a_note_keeps_its_lines_and_may_begin_with_a_list():
    assert NOTE.read("- seen at home\r\n\t- sober\r- calm") == "- seen at home\n\t- sober\n- calm"


@pytest.mark.parametrize(("text", "why"), [("a\0b", r"U\+0000"), ("é" * 101, "at most 100"), ("a\u2028b", r"U\+2028")])
def test_a_note_is_refused_for_the_same_reasons_as_a_line(text, why):
    with pytest.raises(ValueFault, match=why):
        NOTE.read(text)


@pytest.mark.parametrize("text", ["2018-01-23", " 2018-01-23 "])
def test_a_day_is_read_in_iso_form(text):
    assert ENTERED.read(text) == date(2018, 1, 23)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2018-02-31", "February 2018 has days 1 to 28, not 31"),
        ("2020-02-30", "February 2020 has days 1 to 29, not 30"),
        ("2018-00-10", "There is no month 0"),
        ("2018-13-10", "There is no month 13"),
        ("2018-01-00", "January 2018 has days 1 to 31, not 0"),
        ("1869-12-31", "The year 1869 is too long ago: 1870 is the earliest"),
        ("1870-02-29", "February 1870 has days 1 to 28, not 29"),
        ("0000-01-01", "The year 0 is too long ago"),
        ("23/01/2018", "written year-month-day, such as 2018-01-23"),
        ("20180123", "written year-month-day"),
        ("2018-W04-2", "written year-month-day"),
        ("2018-1-3", "written year-month-day"),
        ("２０１８-01-23", "written year-month-day"),
        ("2018-01-23T00:00", "written year-month-day"),
        ("9" * 1_000_000, "written year-month-day"),
    ],
)
def test_a_day_that_is_none_is_refused_with_its_own_reason(text, why):
    with pytest.raises(ValueFault, match=why):
        ENTERED.read(text)


@pytest.mark.parametrize("day", ["1870-01-01", "2020-02-29", "2018-03-25", "2018-10-28", "2018-12-25", "9999-12-31"])
def test_every_real_day_from_1870_is_read(day):
    assert ENTERED.read(day).isoformat() == day


def test_a_day_to_come_is_refused_only_where_it_cannot_be():
    assert ENTERED.read("2018-01-24", TODAY) == date(2018, 1, 24)
    assert BORN.read("2018-01-23", TODAY) == TODAY
    with pytest.raises(ValueFault, match="in the future: today is 23 January 2018"):
        BORN.read("2018-01-24", TODAY)


def test_the_rule_about_the_future_is_never_skipped_unseen():
    with pytest.raises(TypeError, match="needs today's date"):
        BORN.read("2018-01-23")


@pytest.mark.parametrize("text", ["gold", "Gold", " GOLD "])
def test_a_code_is_read_in_either_case(text):
    assert TIER.read(text) == "gold"


def test_an_unknown_code_is_refused_with_those_there_are():
    with pytest.raises(ValueFault, match="not one of the codes: gold, silver"):
        TIER.read("bronze")


@pytest.mark.parametrize(
    ("identifier", "text", "canonical"),
    [
        ("pnc", "2003/3y", "2003/0000003Y"),
        ("pnc", "03/3y", "2003/0000003Y"),
        ("cro", "65656/91h", "065656/91H"),
        ("crn", "x123456", "X123456"),
        ("noms", "a1234bc", "A1234BC"),
    ],
)
def test_identifiers_are_read_in_their_canonical_form(identifier, text, canonical):
    assert identifier_column("number", "The number", identifier).read(text, TODAY) == canonical


@pytest.mark.parametrize("identifier", ["pnc", "cro", "crn", "noms"])
def test_a_faulty_identifier_is_a_faulty_value(identifier):
    with pytest.raises(ValueFault, match="such as"):
        identifier_column("number", "The number", identifier).read("Naylor", TODAY)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("yo73js", "YO7 3JS"),
        ("YO7 3JS", "YO7 3JS"),
        ("ec1a1bb", "EC1A 1BB"),
        ("W1A 0AX", "W1A 0AX"),
        ("gir0aa", "GIR 0AA"),
    ],
)
def test_a_postcode_is_in_capitals_with_one_space(text, canonical):
    assert POSTCODE.read(text) == canonical


@pytest.mark.parametrize("text", ["YO7", "3JS", "YO7  3JS", "YO73 J5S", "12345", "Y07 3J5"])
def test_what_is_no_postcode_is_refused(text):
    with pytest.raises(ValueFault, match="written like YO7 3JS"):
        POSTCODE.read(text)


def test_a_reference_is_read_as_its_number():
    column = reference_column("person", "The person")
    assert column.read(reference_of(912083447891470192).lower()) == 912083447891470192
    with pytest.raises(ValueFault, match="13 letters and figures"):
        column.read("12")


def outcome(column, text):
    """The value read and no reason, or no value and the reason why not."""
    try:
        return column.read(text, TODAY), "Read."
    except ValueFault as fault:
        return None, fault.why


@given(ANY_TEXT, st.sampled_from([NAME, NOTE, ENTERED, BORN, TIER, POSTCODE]))
def test_whatever_is_written_is_read_or_refused_with_a_reason(text, column):
    value, why = outcome(column, text)
    assert why.endswith(".")
    assert str(value).encode("utf-8")


@given(ANY_TEXT)
def test_what_was_read_is_read_again_as_itself(text):
    once, _ = outcome(NAME, text)
    assert outcome(NAME, once or "") == (once, "Read.")
