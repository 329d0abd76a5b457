"""A file with anything wrong in it is refused whole, and everything that is wrong is told: line, column, value and why."""

from datetime import UTC, datetime

import pytest

from accord.journeys.deliveries import Delivery, ImportRefused
from accord.journeys.import_extract import import_extract
from accord.kernel.faults import Fault
from tests.held import count, holds_nothing, ledger
from tests.north_yorkshire import BY, POLICE, PRISONS, take_in

AT = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)
HEADINGS = {
    "people": "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area",
    "custody": "source_id,establishment,received_on,released_on",
    "iom": "source_id,area,cohort,tier,entered_on,left_on,exit_reason",
    "tags": "source_id,tag_type,fitted_on,removed_on,legal_basis",
    "offences": "source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on",
    "contacts": "source_id,contact_on,contact_type,attendance,notes",
    "deaths": "source_id,died_on,how_known",
    "moves": "source_id,moved_on,to_where,how_known",
    "mappa": "source_id,mappa_category,mappa_level,mappa_from,mappa_until",
}
SOUND = {
    "people": "NY2,Naylor,Tariq,1988-02-10,M,W1,2005/0473781E,65656/91H,X123456,A1234BC,YO7 3JS,York/Selby",
    "custody": "NY1,HMP Hull,2024-01-08,2024-02-05",
    "iom": "NY1,York/Selby,fixed,gold,2024-01-08,2024-02-05,desisted",
    "tags": "NY1,gps,2024-01-08,2024-02-05,licence",
    "offences": "NY1,OFF1,02801,2024-01-08,convicted,2024-02-05",
    "contacts": "NY1,2024-01-08,office_visit,attended,Came on time.",
    "deaths": "NY1,2024-01-08,certificate",
    "moves": "NY1,2024-01-08,Cleveland,agency",
    "mappa": "NY1,1,2,2024-01-08,2024-02-05",
}

pytestmark = pytest.mark.usefixtures("partnership")


def with_one_person() -> None:
    """NY1, born on 30 November 1982, is held."""
    take_in(POLICE, "people", f"{HEADINGS['people']}\nNY1,Quill,Mason,1982-11-30,M,,2000/0000223R,,,,,\n", AT)


def refusal(register: str, data: bytes | str, agency: str = POLICE) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        take_in(agency, register, data, AT)
    return refused.value


def changed(register: str, column: str, value: str) -> str:
    """A sound file of one row with the value in the column."""
    cells = dict(zip(HEADINGS[register].split(","), SOUND[register].split(","), strict=True)) | {column: value}
    return f"{HEADINGS[register]}\n{','.join(cells.values())}\n"


@pytest.mark.parametrize("register", SOUND)
def test_a_sound_row_of_each_register_is_taken_in(register: str) -> None:
    with_one_person()

    assert take_in(POLICE, register, f"{HEADINGS[register]}\n{SOUND[register]}\n", AT).new == 1


@pytest.mark.parametrize(
    ("register", "column", "value", "why"),
    [
        ("people", "source_id", "", "needed"),
        ("people", "source_id", "accord-17", "one of this service's own"),
        ("people", "family_name", "", "needed"),
        ("people", "family_name", "=cmd()", "formula"),
        ("people", "given_names", "+44", "formula"),
        ("people", "given_names", "@SUM(A1)", "formula"),
        ("people", "given_names", "-1+1", "formula"),
        ("people", "family_name", "N" * 101, "at most 100"),
        ("people", "date_of_birth", "2025-06-03", "in the future"),
        ("people", "date_of_birth", "1987-02-29", "February 1987 has days 1 to 28"),
        ("people", "date_of_birth", "10/02/1988", "year-month-day"),
        ("people", "date_of_birth", "0988-02-10", "too long ago"),
        ("people", "sex", "X", "one of the codes"),
        ("people", "ethnicity", "ZZ", "one of the codes"),
        ("people", "pnc_id", "2003/0011985Z", "letter Z at the end does not fit"),
        ("people", "pnc_id", "2001/0171310S", "letter S at the end does not fit"),
        ("people", "cro_number", "85227/65G", "letter G at the end does not fit"),
        ("people", "crn", "123456X", "a letter and six figures"),
        ("people", "noms_number", "A1234B", "a letter, four figures and two letters"),
        ("people", "postcode", "YO7", "written like"),
        ("people", "area", "York and Selby", "There is no area of this name. Did you mean York/Selby?"),
        ("people", "area", "Atlantis", "There is no area of this name. See the list of areas"),
        (
            "custody",
            "source_id",
            "NY9",
            "North Yorkshire Police has no person with this source_id: import people first",
        ),
        ("custody", "received_on", "", "needed"),
        ("custody", "received_on", "2024-02-30", "February 2024 has days 1 to 29"),
        ("custody", "received_on", "1982-11-29", "before the person was born (1982-11-30)"),
        ("custody", "released_on", "2024-01-07", "released_on (2024-01-07) is before received_on (2024-01-08)"),
        ("custody", "released_on", "9999-12-31", "Leave this blank if it goes on"),
        ("iom", "area", "", "needed"),
        ("iom", "area", "Atlantis", "There is no area of this name"),
        ("iom", "cohort", "fixated", "one of the codes: fixed, flex, free"),
        ("iom", "tier", "platinum", "one of the codes: gold, silver, bronze, other"),
        ("iom", "left_on", "2024-01-07", "left_on (2024-01-07) is before entered_on (2024-01-08)"),
        ("tags", "tag_type", "ankle", "one of the codes: gps, curfew, alcohol"),
        ("tags", "removed_on", "2024-01-07", "removed_on (2024-01-07) is before fitted_on (2024-01-08)"),
        ("offences", "home_office_code", "2801", "five figures"),
        ("offences", "home_office_code", "99999", "not in the list of offences"),
        ("offences", "committed_on", "2025-06-03", "in the future"),
        ("offences", "outcome", "acquitted", "one of the codes: convicted, cautioned, reprimanded, warned"),
        ("offences", "outcome_on", "2024-01-07", "outcome_on (2024-01-07) is before committed_on (2024-01-08)"),
        ("contacts", "attendance", "perhaps", "one of the codes"),
        ("contacts", "notes", "", "needed"),
    ],
)
def test_a_value_that_is_wrong_is_told_where_it_stands(register: str, column: str, value: str, why: str) -> None:
    with_one_person()
    entries, records = count("record.Entry"), count("people.SourceRecord")

    refused = refusal(register, changed(register, column, value))

    (fault,) = refused.faults
    assert (fault.line, fault.column) == (2, column)
    assert fault.value.startswith(value.strip()[:40])
    assert why in fault.why
    assert (count("record.Entry"), count("people.SourceRecord")) == (entries, records)


def test_a_reason_for_leaving_without_a_day_of_leaving_is_told() -> None:
    with_one_person()

    (fault,) = refusal("iom", f"{HEADINGS['iom']}\nNY1,York/Selby,,gold,2024-01-08,,desisted\n").faults

    assert (fault.line, fault.column, fault.value) == (2, "exit_reason", "desisted")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "The file is empty"),
        (b"\n\n", "The file is empty"),
        ("\ufeff" + HEADINGS["people"] + "\n" + SOUND["people"], "byte-order mark"),
        ((HEADINGS["people"] + "\n" + SOUND["people"]).encode("utf-16"), "UTF-16"),
        ((HEADINGS["people"] + "\n" + SOUND["people"]).encode("utf-16-le"), "UTF-16"),
        ((HEADINGS["people"] + "\n" + SOUND["people"]).encode("utf-32"), "UTF-32"),
        (HEADINGS["people"].replace(",", ";") + "\n", "separated by semicolons"),
        (SOUND["people"] + "\n", "The columns are: source_id, family_name"),
        (HEADINGS["people"].replace("sex", "gender") + "\n", "The column sex is missing"),
        (HEADINGS["people"].replace("source_id", "Source ID") + "\n", "Did you mean source_id?"),
        (HEADINGS["people"].replace(",area", "") + "\n", "The column area is missing"),
        (HEADINGS["people"] + ",shoe_size\n", "The columns are: source_id, family_name"),
        (HEADINGS["people"] + ",area\n", "more than once"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_such_extract_is_told_on_its_first_line(data: bytes | str, why: str) -> None:
    refused = refusal("people", data)

    assert refused.faults[0].line == 1
    assert any(why in fault.why for fault in refused.faults)
    assert holds_nothing()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            f"{HEADINGS['people']}\n{SOUND['people']}\n".encode().replace(b"Naylor", b"Nay\0lor"),
            ("Nay\\x00lor", "This cell holds a NUL"),
        ),
        (
            f"{HEADINGS['people']}\n{SOUND['people']}\n".encode().replace(b"Naylor", "Thévenet".encode("cp1252")),
            ("Thévenet", "The byte 0xE9 here is not UTF-8; in Windows-1252 it would be é."),
        ),
        (
            f"{HEADINGS['people']}\n{SOUND['people']}\n".encode().replace(b"Naylor", b"Nay\tlor"),
            ("Nay\\tlor", "This holds a character that cannot be seen or stored (U+0009)."),
        ),
    ],
    ids=["NUL", "Windows-1252", "tab"],
)  # fmt: skip
def test_a_cell_that_is_no_text_is_told_with_what_it_may_have_been(data: bytes, told: tuple[str, str]) -> None:
    (fault,) = refusal("people", data).faults

    assert (fault.line, fault.column, fault.value) == (2, "family_name", told[0])
    assert fault.why.startswith(told[1])
    assert holds_nothing()


def test_a_person_twice_in_one_file_is_a_duplicate_whatever_the_rows_say() -> None:
    other = SOUND["people"].replace("Naylor", "Wray")

    (fault,) = refusal("people", f"{HEADINGS['people']}\n{SOUND['people']}\n{other}\n").faults

    assert fault == Fault(3, "source_id", "NY2", "A duplicate: line 2 has the same source_id.")
    assert holds_nothing()


@pytest.mark.parametrize(
    ("register", "same"),
    [
        ("custody", "source_id and establishment and received_on"),
        ("iom", "source_id and entered_on"),
        ("tags", "source_id and tag_type and fitted_on"),
        ("offences", "source_id and offence_ref"),
        ("contacts", "source_id and contact_on and contact_type"),
    ],
)
def test_a_fact_twice_in_one_file_is_a_duplicate(register: str, same: str) -> None:
    with_one_person()

    (fault,) = refusal(register, f"{HEADINGS[register]}\n{SOUND[register]}\n\n{SOUND[register]}\n").faults

    assert fault == Fault(4, "source_id", "NY1", f"A duplicate: line 2 has the same {same}.")


def test_two_facts_whose_parts_only_run_together_alike_are_two() -> None:
    rows = "A,Quill,,,,,,,,,,\nA|B,Wray,,,,,,,,,,\n"
    take_in(POLICE, "people", f"{HEADINGS['people']}\n{rows}", AT)

    taken = take_in(POLICE, "custody", f"{HEADINGS['custody']}\nA,B|C,2024-01-08,\nA|B,C,2024-01-08,\n", AT)

    assert taken.new == 2


def test_a_number_that_only_another_agency_has_given_is_not_known() -> None:
    with_one_person()

    (fault,) = refusal("custody", changed("custody", "source_id", "NY1"), PRISONS).faults

    assert fault.why == "HM Prison Service has no person with this source_id: import people first."


def test_every_fault_of_a_file_is_told_in_the_order_of_its_lines() -> None:
    with_one_person()
    rows = ["NY1,HMP Hull,2024-01-08,2024-01-07", "NY9,HMP Hull,2024-01-08,", "NY1,=1+1,2024-02-30,", "NY1,HMP Hull,,"]

    refused = refusal("custody", "\n".join([HEADINGS["custody"], *rows]))

    places = [(fault.line, fault.column) for fault in refused.faults]
    assert places == [
        (2, "released_on"),
        (3, "source_id"),
        (4, "establishment"),
        (4, "received_on"),
        (5, "received_on"),
    ]


@pytest.mark.parametrize(
    ("register", "rows", "places"),
    [
        ("custody", "NY9,HMP Hull,2024-02-30,", "2 received_on, 2 source_id"),
        ("custody", "NY9,,2024-02-03,2024-02-01", "2 establishment, 2 released_on, 2 source_id"),
        ("custody", "NY1,HMP Hull,2024-01-08,x\nNY1,HMP Hull,2024-01-08,", "2 released_on, 3 source_id"),
        ("custody", "NY1,,1982-11-29,", "2 establishment, 2 received_on"),
        ("people", "NY1,N,,x,,,,,,,,\nNY1,N,,,,,,,,,,Atlantis", "2 date_of_birth, 3 area, 3 source_id"),
        ("people", "NY1,N,,x,,,,,,,,Atlantis\naccord-1,=1,,,,,,,,,,", "2 area, 2 date_of_birth, 3 family_name, 3 source_id"),
        ("iom", "NY1,Atlantis,,gold,2024-02-30,,", "2 area, 2 entered_on"),
        ("iom", "NY1,York/Selby,,platinum,2024-01-08,,\nNY1,York/Selby,,gold,2024-02-08,,", "2 tier, 3 entered_on"),
        ("iom", "NY1,York/Selby,,gold,x,9999-12-31,", "2 entered_on, 2 left_on"),
    ],
)  # fmt: skip
def test_no_fault_hides_another(register: str, rows: str, places: str) -> None:
    with_one_person()

    refused = refusal(register, f"{HEADINGS[register]}\n{rows}\n")

    assert ", ".join(f"{fault.line} {fault.column}" for fault in refused.faults) == places


def test_what_is_compared_with_a_value_that_could_not_be_read_is_left_unsaid() -> None:
    with_one_person()

    (fault,) = refusal("iom", f"{HEADINGS['iom']}\nNY1,York/Selby,,gold,2024-01-08,x,desisted\n").faults

    assert fault.column == "left_on"


def test_the_first_thousand_faults_are_kept_and_all_are_counted() -> None:
    rows = "\n".join(f"NY{number},,,,,,,,,,," for number in range(1_500))

    refused = refusal("people", f"{HEADINGS['people']}\n{rows}\n")

    assert (len(refused.faults), refused.fault_count) == (1_000, 1_500)
    assert holds_nothing()


def test_a_refused_file_leaves_nothing_in_the_ledger_either() -> None:
    refusal("people", b"\0")

    assert ledger("action") == []


def test_an_agency_that_there_is_not_is_told() -> None:
    delivery = Delivery("people", HEADINGS["people"].encode(), "people.csv", "nobody", AT, BY)

    with pytest.raises(ImportRefused) as refused:
        import_extract(delivery)

    assert refused.value.faults == (Fault(0, "", "nobody", "There is no agency with this code."),)


def test_names_whose_search_keys_grow_are_taken_in_on_either_database() -> None:
    """One sign of Arabic script is eighteen letters when it is taken apart for searching."""
    row = SOUND["people"].replace("Naylor", "\ufdfa" * 100).replace("Tariq", "\ufdfa" * 150)

    assert take_in(POLICE, "people", f"{HEADINGS['people']}\n{row}\n", AT).new == 1


def test_a_heading_alone_is_an_extract_of_nobody() -> None:
    assert take_in(POLICE, "people", HEADINGS["people"], AT).rows == 0


def test_columns_may_stand_in_any_order_and_lines_may_end_as_they_do_anywhere() -> None:
    names, cells = HEADINGS["people"].split(","), SOUND["people"].split(",")
    turned = ",".join(reversed(names)) + "\r\n\r\n" + ",".join(f'"{cell}"' for cell in reversed(cells)) + "\r\n"

    assert take_in(POLICE, "people", turned, AT).new == 1
