"""`accord score ogrs3`: the worked cases to the byte, a line and a column for every fault, and a file written whole or not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import Table, csv, parquet

from accord.cli.main import main

CASES = Path(__file__).parent.parent / "data" / "ogrs3" / "cases.csv"
HEADING = (
    "case_id,sex,age_at_first_sanction,age_at_current_conviction,age_at_risk_date,"
    "previous_sanctions,sanction_status,offence_group\n"
)
SOUND = "A1,M,20,20,20,4,repeat,Violence\n"

Captured = pytest.CaptureFixture[str]
Score = Callable[[bytes], int]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the scores go."""
    return tmp_path / "scores.csv"


@pytest.fixture
def score(tmp_path: Path, out: Path) -> Score:
    """Score a file of these bytes."""

    def run(data: bytes) -> int:
        given = tmp_path / "people.csv"
        given.write_bytes(data)
        return main(["score", "ogrs3", str(given), "--out", str(out)])

    return run


def test_the_worked_cases_come_out_to_the_byte(out: Path, capsys: Captured) -> None:
    assert main(["score", "ogrs3", str(CASES), "--out", str(out)]) == 0

    assert out.read_bytes() == CASES.read_bytes()
    assert capsys.readouterr().out.startswith("300 people scored in ")


def test_columns_in_any_order_go_in_and_the_scores_come_after_them(score: Score, out: Path) -> None:
    order = "offence_group,sanction_status,previous_sanctions,age_at_risk_date,age_at_current_conviction,"
    given = f"{order}age_at_first_sanction,sex,case_id\nViolence,repeat,4,20,20,20,M,A1\n"

    assert score(given.encode()) == 0
    assert out.read_text() == f"{HEADING.strip()},one_year,two_year,band\n{SOUND.strip()},0.592258,0.748843,high\n"


def test_what_a_file_holds_as_scores_already_is_not_read(score: Score, out: Path) -> None:
    assert score((HEADING.strip() + ",two_year\n" + SOUND.strip() + ",0.9\n").encode()) == 0
    assert out.read_text().splitlines()[1].endswith("Violence,0.592258,0.748843,high")


@pytest.mark.parametrize(
    "row",
    [
        "A1,m,20,20,20,4,REPEAT,violence\n",
        " A1 , M , 20 ,20,20,4,repeat, Violence\n",
        "A1,M,020,20,20,4,repeat,Violence\n",
    ],
)
def test_small_liberties_in_writing_are_allowed(row: str, score: Score, out: Path) -> None:
    assert score((HEADING + row).encode()) == 0
    assert ",0.592258,0.748843,high" in out.read_text()


def test_an_offence_may_be_a_home_office_code(score: Score, out: Path) -> None:
    assert score((HEADING + SOUND.replace("Violence", "001/00")).encode()) == 0
    assert out.read_text().splitlines()[1] == "A1,M,20,20,20,4,repeat,00100,0.592258,0.748843,high"


def test_a_file_of_nobody_gives_a_file_of_nobody(score: Score, out: Path, capsys: Captured) -> None:
    assert score(HEADING.encode()) == 0
    assert out.read_text() == f"{HEADING.strip()},one_year,two_year,band\n"
    assert capsys.readouterr().out.startswith("0 people scored in ")


def test_what_hardly_fits_together_is_told_and_scored(score: Score, out: Path, capsys: Captured) -> None:
    assert score((HEADING + SOUND.replace(",4,", ",0,")).encode()) == 0

    assert capsys.readouterr().err.splitlines() == [
        'line 2: "Convicted, with an earlier sanction" does not fit 0 previous sanctions. Check the record.',
        "1 doubt. The scores were written all the same.",
    ]
    assert out.exists()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("A,M,9,20,20,4,repeat,Violence", 'line 2, column age_at_first_sanction, value "9": The model begins at 10'),
        ("A,M,20,20,-5,4,repeat,Violence", 'line 2, column age_at_risk_date, value "-5": The model begins at 10'),
        ("A,M,20,20,121,4,repeat,Violence", 'value "121": Nobody is 121. Check the age.'),
        ("A,M,20,20,99999999999999999999,4,repeat,Violence", "This is written as a whole number in figures"),
        ("A,M,30,20,20,4,repeat,Violence", "column age_at_first_sanction, value \"30\": The first sanction, at 30, comes"),
        ("A,M,20.5,21,21,4,repeat,Violence", "This is written as a whole number in figures"),
        ("A,M,2e1,21,21,4,repeat,Violence", "This is written as a whole number in figures"),
        ("A,M,٢٠,21,21,4,repeat,Violence", "This is written as a whole number in figures"),
        ("A,M,nan,21,21,4,repeat,Violence", "This is written as a whole number in figures"),
        ("A,M,,21,21,4,repeat,Violence", "column age_at_first_sanction: This is needed and may not be left blank."),
        ("A,M,20,20,20,-1,repeat,Violence", 'column previous_sanctions, value "-1": Previous sanctions are counted'),
        ("A,M,20,20,20,1000,repeat,Violence", "counted from 0 to 999"),
        ("A,X,20,20,20,4,repeat,Violence", 'column sex, value "X": This is not one of the codes: M, F.'),
        ("A,M,20,20,20,4,convicted,Violence", "column sanction_status, value \"convicted\": This is not one of the codes"),
        ("A,M,20,20,20,4,repeat,Murder", 'column offence_group, value "Murder": This is not one of the codes: Violence'),
        ("A,M,20,20,20,4,repeat,99998", 'value "99998": This Home Office code is not in the list of offences.'),
        ("A,M,20,20,20,4,repeat,00000", 'value "00000": This is no offence group of OGRS3'),
        ("=1+1,M,20,20,20,4,repeat,Violence", 'column case_id, value "=1+1": This begins with ='),
        ("A,M,20,20,20,4,repeat", "line 2, column offence_group: This row has 7 cells and the heading 8."),
        ("A,M,20,20,20,4,repeat,Violence,1", "This row has 9 cells and the heading 8."),
        ("A\0,M,20,20,20,4,repeat,Violence", "This cell holds a NUL"),
        ('A,M,20,20,20,4,repeat,"Viol"ence', "The quotation marks here do not fit."),
        ('"A\nB",M,20,20,20,4,repeat,Violence', "This cell holds a line break."),
    ],
)  # fmt: skip
def test_a_row_that_the_model_does_not_allow_is_told_by_line_and_column(
    row: str, told: str, score: Score, out: Path, capsys: Captured
) -> None:
    assert score((HEADING + row + "\n").encode()) == 1

    said = capsys.readouterr()
    assert told in said.err
    assert said.err.splitlines()[-1] == "Nothing was scored from people.csv: 1 fault."
    assert said.out == ""
    assert not out.exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "The file is empty."),
        (b"\n\n", "The file is empty."),
        (b"\xef\xbb\xbf" + (HEADING + SOUND).encode(), "The file begins with a byte-order mark."),
        ((HEADING + SOUND).encode("utf-16"), "The file is in UTF-16."),
        ((HEADING + SOUND.replace("A1", "Ren\xe9")).encode("latin-1"), "The byte 0xE9 here is not UTF-8"),
        (HEADING.replace("sex", "gender").encode(), "line 1, column gender"),
        (HEADING.replace("sex", "sex,sex").encode(), "This column stands in the heading more than once."),
        (
            HEADING.replace(",offence_group", "").encode(),
            "offence_group is missing from the heading. Each row needs",
        ),
        (HEADING.replace(",", ";").encode(), "The cells are separated by semicolons."),
        (HEADING.replace("case_id", "case_id,one_year,one_year").encode(), "more than once"),
        (b"PK\x03\x04\x14\x00\x06\x00", "NUL"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused_whole(
    data: bytes, told: str, score: Score, out: Path, capsys: Captured
) -> None:
    out.write_text("what stood there before")

    assert score(data) == 1

    assert told in capsys.readouterr().err
    assert out.read_text() == "what stood there before"


def test_every_fault_is_told_in_the_order_of_the_file(score: Score, capsys: Captured) -> None:
    rows = ["A,M,30,20,20,4,repeat,Violence", "B,X,20,20,20,4,repeat,Violence", "C,M,31,20,20,4,repeat,Violence"]

    assert score((HEADING + "\n".join(rows)).encode()) == 1

    *faults, last = capsys.readouterr().err.splitlines()
    assert [fault.split(",")[0] for fault in faults] == ["line 2", "line 3", "line 4"]
    assert last == "Nothing was scored from people.csv: 3 faults."


def test_a_file_with_too_many_faults_to_tell_says_how_many_there_are(score: Score, capsys: Captured) -> None:
    assert score((HEADING + "A,M,30,20,20,4,repeat,Violence\n" * 1_200).encode()) == 1

    *faults, last = capsys.readouterr().err.splitlines()
    assert len(faults) == 1_000
    assert last == "Nothing was scored from people.csv: 1,200 faults, of which the first 1,000 are above."


def test_the_scores_may_take_the_place_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(HEADING + SOUND)

    assert main(["score", "ogrs3", str(file), "--out", str(file)]) == 0

    assert file.read_text().endswith(",0.592258,0.748843,high\n")
    assert [each.name for each in tmp_path.iterdir()] == ["people.csv"]


def test_the_scores_take_the_place_of_those_before_and_keep_who_may_read_them(tmp_path: Path) -> None:
    file, out = tmp_path / "people.csv", tmp_path / "scores.csv"
    file.write_text(HEADING + SOUND)
    out.write_text("the scores of last month")
    out.chmod(0o640)

    assert main(["score", "ogrs3", str(file), "--out", str(out)]) == 0

    assert out.read_text().endswith(",0.592258,0.748843,high\n")
    assert out.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["people.csv", "scores.csv"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("/nowhere/people.csv", "--out", "{out}"), "There is no file /nowhere/people.csv."),
        (("/", "--out", "{out}"), "/ is a directory. Name the file in it."),
        (("/dev/zero", "--out", "{out}"), "/dev/zero is no file. Name a CSV file."),
        ((str(CASES), "--out", "/"), "/ is a directory. Name a file in it."),
        ((str(CASES), "--out", "/nowhere/scores.csv"), "There is no directory /nowhere to write scores.csv in."),
        ((str(CASES), "--out", "/proc/scores.csv"), "/proc/scores.csv cannot be written:"),
    ],
)
def test_a_command_that_makes_no_sense_is_refused_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, out: Path, capsys: Captured
) -> None:
    assert main(["score", "ogrs3", *(each.format(out=out) for each in arguments)]) == 2

    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "the following arguments are required: INSTRUMENT"),
        (("ogrs4", "x"), "invalid choice: 'ogrs4'"),
        (("ogrs3", str(CASES)), "the following arguments are required: --out"),
        (("ogrs3", "\udce9.csv", "--out", "x"), "holds characters that cannot be read"),
    ],
)
def test_what_is_missing_or_unknown_is_told(arguments: tuple[str, ...], sentence: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["score", *arguments])

    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err


def test_parquet_goes_in_and_comes_out_as_the_same_scores(tmp_path: Path, out: Path) -> None:
    given = tmp_path / "people.parquet"
    parquet.write_table(csv.read_csv(CASES), given)

    assert main(["score", "ogrs3", str(given), "--out", str(out)]) == 0

    assert out.read_bytes() == CASES.read_bytes()


def test_a_fault_in_parquet_is_told_by_its_row_and_column(tmp_path: Path, out: Path, capsys: Captured) -> None:
    given = tmp_path / "people.parquet"
    people = csv.read_csv(CASES)
    parquet.write_table(people.set_column(2, "age_at_first_sanction", [[9] * len(people)]), given)

    assert main(["score", "ogrs3", str(given), "--out", str(out)]) == 1

    assert "line 2, column age_at_first_sanction" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("sex", 'column sex, value "sex": This column stands in the heading more than once.'),
        ("more, or less", 'value "more, or less": The columns are: case_id, sex'),
    ],
)
def test_a_column_of_parquet_that_is_one_too_many_is_named(
    name: str, why: str, tmp_path: Path, out: Path, capsys: Captured
) -> None:
    given, people = tmp_path / "people.parquet", csv.read_csv(CASES)
    names = [*people.column_names, name]
    parquet.write_table(Table.from_arrays([*people.columns, people.column("sex")], names), given)

    assert main(["score", "ogrs3", str(given), "--out", str(out)]) == 1

    told = capsys.readouterr().err
    assert why in told
    assert "1 fault." in told


def test_broken_parquet_is_refused(score: Score, out: Path, capsys: Captured) -> None:
    assert score(b"PAR1 and no more") == 1
    assert "This cannot be read as Parquet" in capsys.readouterr().err
    assert not out.exists()
