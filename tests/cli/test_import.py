"""`accord import`: what it takes in, what it says, and how it refuses."""

import getpass
import os
from pathlib import Path

import pytest

from accord.cli.main import main
from tests.held import count, holds_nothing, ledger
from tests.north_yorkshire import EXTRACTS, extract

PEOPLE = str(EXTRACTS / "police_people.csv")
POLICE = ["--agency", "north-yorkshire-police"]
HEADING = "source_id,establishment,received_on,released_on\n"

pytestmark = pytest.mark.usefixtures("partnership")

Captured = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["import", *arguments])


def test_an_extract_is_summed_up_in_a_line(capsys: Captured) -> None:
    assert run("people", PEOPLE, *POLICE) == 0
    assert run("people", PEOPLE, *POLICE) == 0
    assert run("people", str(EXTRACTS / "prison_people.csv"), "--agency", "hmpps-prisons") == 0

    assert capsys.readouterr().out.splitlines() == [
        "245 rows: 245 new, 0 changed, 0 already held as they stand.",
        "245 rows: 0 new, 0 changed, 245 already held as they stand.",
        "153 rows: 153 new, 0 changed, 0 already held as they stand; 153 linked to people whom other records tell of.",
    ]


def test_the_ledger_names_the_operator_by_the_operating_systems_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "somebody-else")
    run("people", PEOPLE, *POLICE)

    monkeypatch.undo()
    monkeypatch.delenv("LOGNAME", raising=False)
    assert ledger("actor", "actor_id", "agency", "what") == [
        (f"operator:{getpass.getuser()}", None, "north-yorkshire-police", "people extract")
    ]


def test_the_delivery_keeps_the_name_of_the_file_and_not_where_it_lay() -> None:
    run("people", PEOPLE, *POLICE)

    assert count("people.Delivery", file_name="police_people.csv", rows_new=245) == 1


def test_faults_are_told_line_by_line_and_nothing_is_taken_in(tmp_path: Path, capsys: Captured) -> None:
    bad = tmp_path / "bad.csv"
    text = Path(PEOPLE).read_text(encoding="utf-8")
    bad.write_text(text.replace("2004/0872103Y", "2003/0011985Z").replace("Yewdall", "=Yewdall", 1), encoding="utf-8")

    assert run("people", str(bad), *POLICE) == 1

    said = capsys.readouterr()
    first, second, last = said.err.splitlines()
    assert said.out == ""
    assert first.startswith('line 3, column pnc_id, value "2003/0011985Z": The letter Z at the end does not fit')
    assert second.startswith('line 4, column family_name, value "=Yewdall": This begins with =')
    assert last == "Nothing was taken in from bad.csv: 2 faults."
    assert holds_nothing()


def test_a_file_with_too_many_faults_to_tell_says_how_many_there_are(tmp_path: Path, capsys: Captured) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(HEADING + ",,,\n" + "NY1,,,\n" * 600, encoding="utf-8")

    assert run("custody", str(bad), *POLICE) == 1

    *faults, last = capsys.readouterr().err.splitlines()
    assert len(faults) == 1_000
    assert last.endswith("of which the first 1,000 are above.")


@pytest.mark.parametrize(
    ("register", "file"),
    [
        ("people", "police_people.csv"),
        ("custody", "prison_custody.csv"),
        ("iom", "police_iom.csv"),
        ("tags", "police_tags.csv"),
        ("offences", "police_offences.csv"),
    ],
)
def test_the_columns_of_a_register_are_told_one_on_each_line(register: str, file: str, capsys: Captured) -> None:
    assert run(register, "--columns") == 0

    told = capsys.readouterr().out.splitlines()
    assert [row.partition(": ")[0] for row in told] == extract(file).decode().splitlines()[0].split(",")
    assert told[0] == "source_id: The agency's own number for the person. Needed."


@pytest.mark.parametrize(("name", "columns"), [("areas", "name kind parent"), ("agencies", "code name kind area")])
def test_the_columns_of_the_partnerships_own_lists_are_told_too(name: str, columns: str, capsys: Captured) -> None:
    assert run(name, "--columns") == 0

    assert [row.partition(": ")[0] for row in capsys.readouterr().out.splitlines()] == columns.split()


def test_areas_and_agencies_are_taken_in_without_an_agency(tmp_path: Path, capsys: Captured) -> None:
    areas, agencies = tmp_path / "areas.csv", tmp_path / "agencies.csv"
    areas.write_text("name,kind,parent\nHull,district,Humberside\n", encoding="utf-8")
    agencies.write_text("code,name,kind,area\nsecond-bench,Second Bench,other,Hull\n", encoding="utf-8")

    assert run("areas", str(areas)) == 0
    assert run("agencies", str(agencies)) == 0
    assert run("people", PEOPLE, "--agency", "second-bench") == 0

    assert capsys.readouterr().out.splitlines()[:2] == ["1 row: 1 new, 0 changed, 0 already held as they stand."] * 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("peple", PEOPLE, *POLICE), "There is no register 'peple'. Did you mean people?"),
        (("polygraphs", PEOPLE, *POLICE), "There is no register 'polygraphs'. Give one of people, iom, custody,"),
        (("weather", "--columns"), "There is no register 'weather'."),
        (("scores", PEOPLE, *POLICE), "No file has Scores: they are made by the page of the person's scores."),
        (("people", PEOPLE, "--agency", "north-yorkshire-polise"), "Did you mean north-yorkshire-police"),
        (("people", PEOPLE, "--agency", "zzz"), "There is no agency 'zzz'. Add it by: accord import agencies FILE"),
        (("people", PEOPLE), "Say whose extract it is, for example: --agency north-yorkshire-police"),
        (("people", *POLICE), "Name the file to take in: accord import people FILE"),
        (("people", "/nowhere/people.csv", *POLICE), "There is no file /nowhere/people.csv."),
        (("people", "-", *POLICE), "There is no file -."),
        (("people", "/", *POLICE), "/ is a directory. Name the file in it."),
        (("people", "/dev/zero", *POLICE), "/dev/zero is no file. Name a CSV file."),
        (("people", "x" * 300, *POLICE), "cannot be read: File name too long."),
        (("people", "\udce9.csv", *POLICE), "There is no file \\udce9.csv."),
        (("people", PEOPLE + "/x", *POLICE), "cannot be read: Not a directory."),
    ],
)
def test_a_command_that_makes_no_sense_is_refused_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, capsys: Captured
) -> None:
    assert run(*arguments) == 2

    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert holds_nothing()


@pytest.mark.parametrize("arguments", [("people", PEOPLE, "--agency", "\udce9"), ("\x1b[2J", "--columns")])
def test_what_cannot_be_read_on_the_command_line_is_refused(arguments: tuple[str, ...], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)

    assert stopped.value.code == 2
    assert "holds characters that cannot be read" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, capsys: Captured) -> None:
    shut = tmp_path / "shut.csv"
    shut.touch(mode=0o000)

    assert run("people", str(shut), *POLICE) == 2
    assert capsys.readouterr().err.endswith("cannot be read: Permission denied.\n")


def test_a_name_that_would_move_the_cursor_is_shown_and_not_obeyed(tmp_path: Path, capsys: Captured) -> None:
    odd = tmp_path / "people\x1b[2J.csv"
    odd.write_text("wrong\n", encoding="utf-8")

    assert run("people", str(odd), *POLICE) == 1
    assert "Nothing was taken in from people\\x1b[2J.csv" in capsys.readouterr().err


def test_nothing_is_taken_in_when_the_ledger_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("accord.audit.ledger._stored", full)

    assert run("people", PEOPLE, *POLICE) == 1
    assert capsys.readouterr().err == "The ledger could not be written, so nothing was taken in.\n"
    assert holds_nothing()
