import time
from pathlib import Path

import pytest

from accord.kernel.columns import text_column
from accord.ports.csv_files import read_extract
from tests.ports.extracts import COLUMNS, FIRST, FIRST_READ, HEADING, SECOND, SECOND_READ, SOUND, TODAY

EXTRACTS = Path(__file__).parents[3] / "shared" / "data" / "extracts"


def read(text, columns=COLUMNS):
    return read_extract(text.encode("utf-8", "surrogatepass"), columns, TODAY)


def told(extract):
    return [(fault.line, fault.column, fault.value) for fault in extract.faults]


def test_a_sound_file_gives_its_rows_with_their_lines():
    extract = read_extract(SOUND, COLUMNS, TODAY)
    assert extract.rows == [(2, FIRST_READ), (3, SECOND_READ)]
    assert extract.is_sound


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end", "two ends"])
def test_every_way_to_end_a_line_is_read(end, last):
    text = end.join([HEADING, FIRST, SECOND]) + {"": "", "end": end, "two ends": end * 2}[last]
    assert read(text).rows == [(2, FIRST_READ), (3, SECOND_READ)]


@pytest.mark.parametrize("blank", ["", "   ", ",,,,,", " , ,"])
def test_blank_lines_are_passed_over_and_counted(blank):
    extract = read("\n".join([blank, HEADING, blank, FIRST, blank, blank, SECOND, blank]))
    assert extract.rows == [(4, FIRST_READ), (7, SECOND_READ)]
    assert extract.is_sound


def test_columns_may_stand_in_any_order():
    extract = read(
        "left_on,tier,source_id,entered_on,pnc_id,family_name\n,gold,NY00001,2017-04-26,2005/0473781E,Naylor"
    )
    assert extract.rows == [(2, FIRST_READ)]


def test_a_heading_alone_is_an_extract_of_nobody():
    extract = read(HEADING)
    assert extract.rows == []
    assert extract.is_sound


def test_quotation_marks_keep_commas_and_marks():
    extract = read(f'{HEADING}\n"NY1","Smith, ""Ty""",,"gold",2017-04-26,""')
    assert extract.rows == [(2, ("NY1", 'Smith, "Ty"', None, "gold", FIRST_READ[4], None))]


@pytest.mark.parametrize(
    ("row", "column", "value", "why"),
    [
        ("NY1,N,2005/0473781F,gold,2017-04-26,", "pnc_id", "2005/0473781F", "The letter F at the end does not fit"),
        ("NY1,N,,gold,2017-02-31,", "entered_on", "2017-02-31", "February 2017 has days 1 to 28, not 31"),
        ("NY1,N,,gld,2017-02-01,", "tier", "gld", "not one of the codes: gold, silver, bronze"),
        (",N,,gold,2017-02-01,", "source_id", "", "needed and may not be left blank"),
        ("NY1,=1+1,,gold,2017-02-01,", "family_name", "=1+1", "a spreadsheet would run it as a formula"),
        ("NY1,N\0,,gold,2017-02-01,", "family_name", r"N\x00", "holds a NUL"),
        ("NY1,N\x07,,gold,2017-02-01,", "family_name", r"N\x07", "U+0007"),
        ("NY1,N,,gold,2017-02-01", "left_on", "", "has 5 cells and the heading 6"),
        ("NY1", "family_name", "", "has 1 cell and the heading 6"),
        ("NY1,Smith, Ty,,gold,2017-02-01,", "", "", "has 7 cells and the heading 6. A cell that holds a comma"),
        ('NY1,"N,,gold,2017-02-01,', "family_name", "N,,gold,2017-02-01,", "quotation marks here do not fit"),
        ('"NY1,N,,gold,2017-02-01,', "source_id", "NY1,N,,gold,2017-02-01,", "quotation marks here do not fit"),
        ('"NY1"x,"N",,gold,2017-02-01,', "source_id", "NY1x", "quotation marks here do not fit"),
        ('"NY1","N, ""n""",,gold,2017-02-01,"', "left_on", "", "quotation marks here do not fit"),
        ('NY1,"N"x,,gold,2017-02-01,', "family_name", "Nx", "quotation marks here do not fit"),
        ('NY1,N"x,,gold,2017-02-01,', "family_name", 'N"x', "quotation marks here do not fit"),
    ],
)
def test_a_fault_is_told_with_line_column_value_and_why(row, column, value, why):
    extract = read(f"{HEADING}\n{FIRST}\n{row}\n{SECOND}")
    assert [(fault.line, fault.column) for fault in extract.faults] == [(3, column)]
    assert extract.faults[0].value.startswith(value)
    assert why in extract.faults[0].why
    assert extract.rows == [(2, FIRST_READ), (4, SECOND_READ)]


def test_every_fault_of_a_row_is_told_from_left_to_right():
    extract = read(f"{HEADING}\n,=1,x,y,z,2017-13-01")
    assert [fault.column for fault in extract.faults] == HEADING.split(",")
    assert extract.rows == []


def test_of_a_row_with_a_fault_what_could_be_read_is_kept_for_the_checks_to_come():
    extract = read(f"{HEADING}\n{SECOND}\nNY1,N,,gld,2017-02-31,\n{FIRST}")
    assert extract.in_part == [(3, {"source_id": "NY1", "family_name": "N", "pnc_id": None, "left_on": None})]
    assert [(line, row["source_id"]) for line, row in extract.by_name(HEADING.split(","))] == [
        (2, "NY00002"),
        (3, "NY1"),
        (4, "NY00001"),
    ]


@pytest.mark.parametrize("bad", ["Zo\udceb", "N\0", '"N\nx"'])
def test_a_cell_that_is_no_text_hides_no_other_of_its_row(bad):
    data = f"{HEADING}\nNY1,{bad},2005/0473781F,gold,2017-02-31,x".encode("utf-8", "surrogateescape")
    extract = read_extract(data, COLUMNS, TODAY)
    assert [fault.column for fault in extract.faults] == ["family_name", "pnc_id", "entered_on", "left_on"]


def test_quotes_that_do_not_fit_hide_nothing_that_stands_before_them():
    extract = read(f'{HEADING}\n,N,2005/0473781F,"gold"x,z,')
    assert [fault.column for fault in extract.faults] == ["tier", "source_id", "pnc_id"]


@pytest.mark.parametrize(
    ("heading", "row", "told_in_row"),
    [
        (f"colour,{HEADING}", "red,NY1,=1,,gold,z,", ["family_name", "entered_on"]),
        (HEADING.replace(",tier", ""), "NY1,=1,,z,", ["family_name", "entered_on"]),
        (f"{HEADING},tier", "NY1,=1,,gld,z,,gld", ["family_name", "entered_on"]),
        (HEADING.replace("tier", "teir"), "NY1,=1,,gld,z,", ["family_name", "entered_on"]),
    ],
)
def test_a_wrong_heading_hides_nothing_in_the_columns_that_it_names_well(heading, row, told_in_row):
    extract = read(f"{heading}\n{row}")
    assert [fault.column for fault in extract.faults if fault.line == 2] == told_in_row
    assert extract.rows == []


def test_a_line_break_in_a_cell_is_refused_and_the_lines_after_it_keep_their_numbers():
    extract = read(f'{HEADING}\nNY1,"Nay\r\nlor\n",,gold,2017-02-01,\n{FIRST}\nNY2,N,,gld,2017-02-01,')
    assert told(extract) == [(2, "family_name", r"Nay\r\nlor\n"), (6, "tier", "gld")]
    assert "holds a line break" in extract.faults[0].why
    assert extract.rows == [(5, FIRST_READ)]


def test_a_quotation_mark_never_closed_hides_no_later_row():
    extract = read(f'{HEADING}\nNY1,"N,,gold,2017-02-01,\n{FIRST}\nNY2,N,,gld,2017-02-01,\n{SECOND}')
    assert [(fault.line, fault.column) for fault in extract.faults] == [(2, "family_name"), (4, "tier")]
    assert extract.rows == [(3, FIRST_READ), (5, SECOND_READ)]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"  \r\n ,,, \n"])
def test_an_empty_file_is_refused(data):
    assert [fault.why for fault in read_extract(data, COLUMNS, TODAY).faults] == [
        "The file is empty. Its first line names the columns."
    ]


@pytest.mark.parametrize(
    ("heading", "faults"),
    [
        (HEADING.replace(",tier", ""), [("tier", "", "The column tier is missing")]),
        (f"{HEADING},notes", [("notes", "notes", "The columns are: source_id, family_name")]),
        (f"{HEADING},tier", [("tier", "tier", "more than once")]),
        (f"{HEADING},", [("", "", "Cell 7 of the heading has no name")]),
        (
            HEADING.replace("entered_on", "Enterd On"),
            [("Enterd On", "Enterd On", "Did you mean entered_on?"), ("entered_on", "", "is missing")],
        ),
        (HEADING.replace(",", ";"), [("", HEADING.replace(",", ";"), "separated by semicolons")]),
        (HEADING.replace(",", "\t"), [("", HEADING.replace(",", r"\t"), "separated by tabs")]),
        (HEADING.replace("tier", '"tier'), [("", "tier,entered_on,left_on", "quotation marks here do not fit")]),
    ],
)
def test_a_wrong_heading_is_told_name_by_name_and_no_row_is_read(heading, faults):
    extract = read(f"{heading}\n{FIRST}")
    assert extract.rows == []
    assert [(1, column, value) for column, value, _ in faults] == told(extract)[: len(faults)]
    assert all(why in fault.why for fault, (_, _, why) in zip(extract.faults, faults, strict=False))


def test_a_file_without_a_heading_is_told_what_is_missing():
    extract = read(f"{FIRST}\n{SECOND}")
    assert [fault.column for fault in extract.faults[-6:]] == HEADING.split(",")
    assert extract.rows == []


@pytest.mark.parametrize(
    ("encoding", "why"),
    [
        ("utf-16", "The file is in UTF-16. Save it as UTF-8 without a byte-order mark."),
        ("utf-16-le", "looks like UTF-16 or UTF-32: NUL bytes stand between its letters."),
        ("utf-16-be", "looks like UTF-16 or UTF-32"),
        ("utf-32", "The file is in UTF-32."),
        ("utf-32-be", "looks like UTF-16 or UTF-32"),
    ],
)
def test_wide_encodings_are_refused_whole(encoding, why):
    extract = read_extract(SOUND.decode().encode(encoding), COLUMNS, TODAY)
    assert told(extract) == [(1, "", "")]
    assert why in extract.faults[0].why
    assert extract.rows == []


def test_a_byte_order_mark_is_refused_and_the_rest_is_still_checked():
    extract = read_extract(b"\xef\xbb\xbf" + SOUND + b"NY3,N,,gld,2017-02-01,\n", COLUMNS, TODAY)
    assert told(extract) == [(1, "", ""), (4, "tier", "gld")]
    assert "begins with a byte-order mark" in extract.faults[0].why


def test_windows_1252_is_named_with_line_column_and_byte():
    text = f"{HEADING}\n{FIRST}\nNY3,Zoë Nuñez,,gold,2017-02-01,\n{SECOND.replace('’', '-')}"
    extract = read_extract(text.encode("cp1252"), COLUMNS, TODAY)
    assert told(extract) == [(3, "family_name", "Zoë Nuñez")]
    assert extract.faults[0].why == (
        "The byte 0xEB here is not UTF-8; in Windows-1252 it would be ë. Save the file as UTF-8."
    )
    assert [line for line, _ in extract.rows] == [2, 4]


def test_a_byte_that_no_encoding_here_has_is_told_too():
    extract = read_extract(SOUND.replace(b"Naylor", b"Nay\x81lor"), COLUMNS, TODAY)
    assert told(extract) == [(2, "family_name", "Nay\ufffdlor")]
    assert extract.faults[0].why == "The byte 0x81 here is not UTF-8. Save the file as UTF-8."


def test_a_heading_that_is_not_utf8_is_told():
    extract = read_extract(SOUND.replace(b"tier", b"ti\xe9r"), COLUMNS, TODAY)
    assert told(extract) == [(1, "tiér", "tiér"), (1, "tier", "")]
    assert "0xE9" in extract.faults[0].why


@pytest.mark.parametrize("letter", ['"', "é", "=", "\0"])
@pytest.mark.parametrize("place", ["cell", "heading"])
def test_a_cell_of_a_million_letters_is_refused_at_once(letter, place):
    text = SOUND.decode().replace({"cell": "Naylor", "heading": "tier"}[place], letter * 1_000_000)
    started = time.perf_counter()
    extract = read(text)
    assert time.perf_counter() - started < 2
    assert not extract.is_sound
    assert max(len(fault.value) for fault in extract.faults) <= 60


def test_many_columns_that_are_none_are_refused_at_once():
    started = time.perf_counter()
    extract = read(",".join(f"tire{number}" for number in range(100_000)))
    assert time.perf_counter() - started < 4
    assert extract.fault_count == 100_006
    assert len(extract.faults) == 1_000


def test_a_thousand_faults_are_kept_and_all_are_counted():
    extract = read(HEADING + "\nNY1,N,,gld,2017-02-01," * 2_500)
    assert extract.fault_count == 2_500
    assert [fault.line for fault in extract.faults] == list(range(2, 1_002))


@pytest.mark.parametrize("row", ['"NY1,N,,gold,2017-02-01,', 'a",",', '"""', '"a""'])
def test_a_quote_left_open_on_every_line_is_told_in_good_time(row):
    started = time.perf_counter()
    extract = read(HEADING + f"\n{row}" * 20_000)
    assert extract.fault_count >= 10_000
    assert time.perf_counter() - started < 4


def test_whoever_watches_is_told_every_thousand_rows():
    told_so_far = []
    extract = read_extract(
        f"{HEADING}\n{FIRST}".encode() + f"\n{FIRST}".encode() * 2_499, COLUMNS, TODAY, told_so_far.append
    )
    assert told_so_far == [1_000, 1_000]
    assert len(extract.rows) == 2_500


@pytest.mark.skipif(not EXTRACTS.is_dir(), reason="the agencies' extracts are not here")
@pytest.mark.parametrize("path", sorted(EXTRACTS.glob("*.csv")), ids=lambda path: path.name)
def test_the_agencies_extracts_are_read_whole(path):
    data = path.read_bytes()
    columns = [text_column(name, name) for name in data.decode().splitlines()[0].split(",")]
    extract = read_extract(data, columns, TODAY)
    assert extract.is_sound
    assert len(extract.rows) == len(data.decode().splitlines()) - 1
