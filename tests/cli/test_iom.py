"""`accord iom list` and `accord score matrix`: files that leave once the ledger has them, and refusals in a sentence."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from accord.cli.main import main
from accord.reporting.list_tables import LIST_COLUMNS, SCORE_COLUMNS
from tests.held import ledger
from tests.north_yorkshire import take_all_in

ASKED = ["--area", "North Yorkshire", "--on", "2018-01-23"]

pytestmark = pytest.mark.usefixtures("partnership")

Captured = pytest.CaptureFixture[str]


def read(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def test_the_list_leaves_as_a_file_and_the_ledger_has_it_once_with_everybody_on_it(tmp_path: Path) -> None:
    take_all_in()
    out, before = tmp_path / "list.csv", len(ledger("action"))

    assert main(["iom", "list", *ASKED, "--top", "5", "--out", str(out)]) == 0

    heading, *rows = read(out)
    ((action, what, detail),) = ledger("action", "what", "detail")[before:]
    assert tuple(heading) == LIST_COLUMNS
    assert [row[0] for row in rows][:5] == ["1", "2", "3", "4", "5"]
    assert (action, what) == ("export", "iom-list")
    assert f'"shown":{len(rows)}' in detail


def test_a_spreadsheet_has_the_entries_the_moved_weights_the_panel_and_what_it_rests_on(
    tmp_path: Path, capsys: Captured
) -> None:
    take_all_in()
    out = tmp_path / "list.xlsx"

    assert main(["iom", "list", *ASKED, "--top", "5", "--out", str(out)]) == 0

    assert load_workbook(out).sheetnames == [
        "List",
        "Entries",
        "If a weight moved",
        "Fairness",
        "Spread of points",
        "Weights",
        "About",
    ]
    assert "Not counted: Warrants, which no matrix weighs; recalls" in capsys.readouterr().out


def test_everybody_in_the_area_is_scored(tmp_path: Path, capsys: Captured) -> None:
    take_all_in()
    out, before = tmp_path / "scores.csv", len(ledger("action"))

    assert main(["score", "matrix", *ASKED, "--out", str(out)]) == 0

    heading, *rows = read(out)
    assert tuple(heading) == SCORE_COLUMNS
    assert len(rows) > 200
    assert list(ledger("action", "what"))[before:] == [("export", "score-matrix")]
    told = capsys.readouterr()
    assert f"{len(rows)} people scored" in told.out
    assert "Left out, as may not be scored: 0 dead; 16 who left" in told.err
    assert told.err.strip().endswith("0 children; 0 whose age is not known.")
    assert "They decide nothing about anybody." in told.out


def test_a_spreadsheet_of_scores_says_what_they_rest_on(tmp_path: Path) -> None:
    take_all_in()
    out = tmp_path / "scores.xlsx"

    assert main(["score", "matrix", *ASKED, "--out", str(out)]) == 0

    book = load_workbook(out)
    about = {what.value: says.value for what, says in book["About"].iter_rows()}
    assert (about["Area"], about["On"]) == ("North Yorkshire", "23 January 2018")
    scored = [points for _, points, *_ in book["Scores"].iter_rows(values_only=True) if isinstance(points, int | float)]
    assert about["Scored"] == f"{len(scored):,} people whom police or probation hold here, each once"
    assert about["Left the cohort"] == "16, left out until they are nominated again"


def test_a_cut_leaves_alone_and_keeps_the_ranks_of_the_list(tmp_path: Path) -> None:
    take_all_in()
    whole, cut = tmp_path / "list.csv", tmp_path / "left.csv"

    assert main(["iom", "list", *ASKED, "--top", "50", "--out", str(whole)]) == 0
    assert main(["iom", "list", *ASKED, "--top", "50", "--only", "statutory-not-known", "--out", str(cut)]) == 0
    assert read(cut) == read(whole)

    assert main(["iom", "list", *ASKED, "--top", "50", "--only", "left-treatment", "--out", str(cut)]) == 0
    assert read(cut) == [list(LIST_COLUMNS)]


def test_a_list_by_a_formula_by_which_nobody_was_scored_has_nobody_and_says_why(
    tmp_path: Path, capsys: Captured
) -> None:
    take_all_in()
    out = tmp_path / "list.csv"

    assert main(["iom", "list", *ASKED, "--by", "ogrs3", "--out", str(out)]) == 0

    assert read(out) == [list(LIST_COLUMNS)]
    assert "Without one, and left out: " in capsys.readouterr().out


def test_the_first_of_a_cut_are_as_many_as_asked_for_and_it_says_so(tmp_path: Path, capsys: Captured) -> None:
    take_all_in()
    out = tmp_path / "first.csv"

    for only, words, listed in (
        ("statutory-not-known", "Not known whether statutory", ["1", "2", "3"]),
        ("left-treatment", "Dropped out of drug treatment", []),
    ):
        asked = ["iom", "list", *ASKED, "--top", "3", "--only", only, "--out", str(out)]
        assert main(asked) == 0
        assert f"Which it is: The cut \u201c{words}\u201d of the first 3 of everybody." in capsys.readouterr().out
        assert main([*asked, "--first-of-cut"]) == 0
        assert f"Which it is: The first 3 of the cut \u201c{words}\u201d." in capsys.readouterr().out
        assert [row[0] for row in read(out)[1:]][:3] == listed


@pytest.mark.parametrize("command", [("iom", "list"), ("score", "matrix")])
def test_nothing_is_written_when_the_ledger_cannot_be(
    command: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("accord.audit.ledger._stored", full)
    out = tmp_path / "list.csv"

    assert main([*command, *ASKED, "--out", str(out)]) == 1
    assert not out.exists()
    assert capsys.readouterr().err == "The ledger could not be written, so nothing is shown.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--area", "Atlantis", "--on", "2018-01-23", "--out", "list.csv"), "There is no area 'Atlantis'."),
        ((*ASKED, "--out", "list.docx"), "list.docx cannot be written: the name may end in .csv, .xlsx or .pdf."),
        ((*ASKED, "--only", "statutry", "--out", "list.csv"), "Did you mean statutory"),
        ((*ASKED, "--by", "ogrs", "--out", "list.csv"), "Did you mean ogrs3"),
        ((*ASKED, "--out", "/nowhere/list.csv"), "There is no directory /nowhere"),
        ((*ASKED, "--out", f"{'x' * 300}.csv"), "cannot be written: File name too long."),
        (("--area", "York", "--on", "2018-01-23", "--out", "list.csv"), "Did you mean York/Selby or"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, capsys: Captured
) -> None:
    assert main(["iom", "list", *arguments]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("top", ["0", "10001", "abc", "2.5"])
def test_a_list_of_no_number_of_people_is_refused_in_a_sentence(top: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["iom", "list", *ASKED, "--top", top, "--out", "list.csv"])

    assert stopped.value.code == 2
    assert f"'{top}' is no number of people. Give a whole number from 1 to 10,000." in capsys.readouterr().err


def test_a_list_of_one_is_told_as_one(tmp_path: Path, capsys: Captured) -> None:
    take_all_in()

    assert main(["iom", "list", *ASKED, "--top", "1", "--out", str(tmp_path / "list.csv")]) == 0

    told = capsys.readouterr().out
    assert "1 person is in " in told
    assert "On: 23 January 2018." in told
    assert "Level with the end: Nobody else has as much as the last one." in told


def test_a_name_that_ends_in_nothing_gets_csv_and_is_told_so(tmp_path: Path, capsys: Captured) -> None:
    take_all_in()
    named, bare = tmp_path / "list.csv", tmp_path / "list"

    assert main(["iom", "list", *ASKED, "--top", "5", "--out", str(named)]) == 0
    assert main(["iom", "list", *ASKED, "--top", "5", "--out", str(bare)]) == 0
    assert read(bare) == read(named)
    assert "as CSV, by reference" in capsys.readouterr().out


@pytest.mark.parametrize("out", ["scores.pdf", "scores.docx"])
def test_scores_leave_as_csv_or_a_spreadsheet_alone(out: str, tmp_path: Path, capsys: Captured) -> None:
    assert main(["score", "matrix", *ASKED, "--out", str(tmp_path / out)]) == 2
    assert f"{out} cannot be written: the name may end in .csv or .xlsx." in capsys.readouterr().err


def test_the_paper_of_two_hundred_has_a_row_a_person_on_a_few_pages(tmp_path: Path) -> None:
    take_all_in()
    out = tmp_path / "list.pdf"

    assert main(["iom", "list", *ASKED, "--top", "200", "--out", str(out)]) == 0

    assert 4 <= len(PdfReader(out).pages) <= 25
