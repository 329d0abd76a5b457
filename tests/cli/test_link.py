"""`accord link`: what it writes and says, how well it says it did, and how it refuses."""

import csv
import gzip
from pathlib import Path

import pytest

from accord.cli.main import main
from accord.people.queries.records import whose_records
from tests.held import count
from tests.north_yorkshire import extract, take_in

HEADING = (
    "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area\n"
)
POLICE = HEADING + (
    "P1,Ackroyd,Adam,1984-12-02,M,,2003/0000003Y,,,,YO7 3JS,Thirsk\n"
    "P2,Smith,Jo,1971-05-06,F,,,,,,LS1 1AA,Leeds\n"
    "P3,MIG_ERROR,,1900-01-01,,,,,,,,\n"
)
PRISONS = HEADING + "A1,ACKROYD,ADAM,1984-12-20,M,,03/3Y,,,A1234BC,,\nA2,,,1984-13-45,U,,999,,,,nowhere,\n"

Captured = pytest.CaptureFixture[str]


def run(*arguments: object) -> int:
    return main(["link", *map(str, arguments)])


@pytest.fixture
def police(tmp_path: Path) -> Path:
    path = tmp_path / "police.csv"
    path.write_text(POLICE, encoding="utf-8")
    return path


@pytest.fixture
def prisons(tmp_path: Path) -> Path:
    path = tmp_path / "prisons.csv.gz"
    path.write_bytes(gzip.compress(PRISONS.encode()))
    return path


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_records_of_several_agencies_are_said_to_be_of_one_person(
    police: Path, prisons: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "out.csv"

    assert run(police, prisons, "--out", out) == 0

    found = rows(out)
    assert [(row["source_file"], row["source_id"]) for row in found] == [
        ("police.csv", "P1"), ("police.csv", "P2"), ("police.csv", "P3"), ("prisons.csv.gz", "A1"), ("prisons.csv.gz", "A2"),
    ]  # fmt: skip
    assert found[0]["person"] == found[3]["person"]
    assert len({row["person"] for row in found}) == 4
    assert float(found[0]["weight"]) >= 20
    assert [row["weight"] for row in (found[1], found[2], found[4])] == ["", "", ""]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "5 records in 2 files are of 4 people."
    assert [line.split()[-1] for line in said[3:6]] == ["3", "2", "0"]


def test_options_may_stand_anywhere_among_the_files(
    police: Path, prisons: Path, tmp_path: Path, capsys: Captured
) -> None:
    out, review, truth = tmp_path / "out.csv", tmp_path / "review.csv", tmp_path / "truth.csv"
    truth.write_text("source_id,person\nP1,1\nA1,1\n", encoding="utf-8")

    assert run(police, "--out", out, prisons, "--review", review) == 0
    assert len(rows(out)) == 5
    assert run("evaluate", "--truth", truth, out) == 0
    assert run("--truth", truth, "evaluate", police, prisons) == 0
    assert capsys.readouterr().out.count("pair F1              1.0000") == 2


def test_the_doubtful_pairs_are_written_without_the_answer_too(police: Path, tmp_path: Path) -> None:
    review = tmp_path / "review.csv"

    assert run(police, "--review", review) == 0
    assert rows(review) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["police.csv", "review.csv"]


def test_doubtful_pairs_are_written_with_reasons(tmp_path: Path, capsys: Captured) -> None:
    people, out, review = tmp_path / "people.csv", tmp_path / "out.csv", tmp_path / "review.csv"
    people.write_text(
        HEADING + "1,Ackroyd,Adam,1984-12-02,M,,,,,,,\n2,Ackroyd,Adam,1984-12-02,M,,,,,,,\n", encoding="utf-8"
    )

    assert run(people, "--out", out, "--review", review) == 0

    (pair,) = rows(review)
    assert (pair["one_id"], pair["other_id"], pair["same_person"]) == ("1", "2", "yes")
    assert "for a person to decide" in pair["why"]
    assert "Family name: the same +" in pair["what_each_field_added"]
    assert "1 pair for a person to look at" in capsys.readouterr().out


def test_pairs_that_something_speaks_against_are_doubtful_whatever_they_weigh(tmp_path: Path, capsys: Captured) -> None:
    people, out, review = tmp_path / "people.csv", tmp_path / "out.csv", tmp_path / "review.csv"
    people.write_text(
        HEADING
        + "1,Ackroyd,Jason,1984-12-02,M,,,,,,YO7 3JS,Thirsk\n2,Ackroyd,Mason,1984-12-02,M,,,,,,YO7 3JS,Thirsk\n"
        + "3,Khan,Sam,1971-05-06,M,,2003/0000003Y,,,,LS1 1AA,\n4,Khan,Sam,1971-05-06,M,,2001/0412345Q,,,,LS1 1AA,\n",
        encoding="utf-8",
    )

    assert run(people, "--out", out, "--review", review) == 0

    twins, numbers = sorted(rows(review), key=lambda row: row["one_id"])
    assert (twins["one_id"], twins["other_id"], twins["same_person"]) == ("1", "2", "yes")
    assert "put together, but something speaks against it" in twins["why"]
    assert "they could be twins" in twins["why"]
    assert (numbers["one_id"], numbers["other_id"], numbers["same_person"]) == ("3", "4", "no")
    assert "they differ: 2003/0000003Y and 2001/0412345Q" in numbers["why"]
    said = capsys.readouterr().out
    assert "2 pairs for a person to look at" in said
    assert [line.split()[-1] for line in said.splitlines()[3:6]] == ["2", "0", "2"]


@pytest.mark.parametrize("of_people", [True, False])
def test_an_answer_is_measured_or_made_first(
    of_people: bool, police: Path, prisons: Path, tmp_path: Path, capsys: Captured
) -> None:
    out, truth = tmp_path / "out.csv", tmp_path / "truth.csv.gz"
    truth.write_bytes(gzip.compress(b"source_id,person\nP1,1\nP2,2\nA1,1\nA2,2\n"))
    run(police, prisons, "--out", out)
    measured = {True: (police, prisons), False: (out,)}[of_people]

    assert run("evaluate", *measured, "--truth", truth) == 0

    said = capsys.readouterr()
    assert "pair precision       1.0000 (1 of 1 pairs found)" in said.out
    assert "pair recall          0.5000 (1 of 2 true pairs)" in said.out
    assert "4 records are in both; 1 are in the answer alone and 0 in the truth alone" in said.err


def test_a_truth_by_file_tells_apart_numbers_that_stand_in_several_files(
    police: Path, tmp_path: Path, capsys: Captured
) -> None:
    again, truth, by_file = tmp_path / "again.csv", tmp_path / "truth.csv", tmp_path / "by_file.csv"
    again.write_text(POLICE, encoding="utf-8")
    truth.write_text("source_id,person\nP1,1\n", encoding="utf-8")
    by_file.write_text("source_file,source_id,person\npolice.csv,P1,1\nagain.csv,P1,1\n", encoding="utf-8")

    assert run("evaluate", police, again, "--truth", truth) == 2
    assert run("evaluate", police, again, "--truth", by_file) == 0

    said = capsys.readouterr()
    assert "Give the truth a column source_file." in said.err
    assert "pair F1              1.0000" in said.out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "line 1: The file is empty."),
        (b"\xef\xbb\xbf" + POLICE.encode(), "line 1: The file begins with a byte-order mark."),
        (POLICE.replace("Leeds", "Le\0eds").encode(), "line 3, column area"),
        (
            POLICE.replace("P2", "P1").encode(),
            'line 3, column source_id, value "P1": This number stands in line 2 already.',
        ),
        (POLICE.replace("postcode", "post_code").encode(), "Did you mean postcode?"),
        (POLICE.replace("Leeds", "L" * 1_000_000).encode(), "line 3, column area"),
        (POLICE.replace("P2,", ",").encode(), "line 3, column source_id: This is needed"),
        (POLICE.replace("Leeds", "Leeds,West").encode(), "line 3, value"),
        (gzip.compress(POLICE.encode(), mtime=0)[:-9], "packed by gzip and was cut off"),
        (b"\x1f\x8bnonsense", "packed by gzip and is damaged"),
    ],
)
def test_a_bad_file_is_refused_with_its_place_and_nothing_is_written(
    content: bytes, sentence: str, tmp_path: Path, capsys: Captured
) -> None:
    bad, out = tmp_path / "bad.csv", tmp_path / "out.csv"
    bad.write_bytes(content)
    out.write_text("as it was", encoding="utf-8")

    assert run(bad, "--out", out) == 1

    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.splitlines()[-1].startswith("Nothing was done: bad.csv has ")
    assert (said.out, out.read_text(encoding="utf-8")) == ("", "as it was")


def test_a_file_that_is_named_as_packed_and_is_not_is_refused(tmp_path: Path, capsys: Captured) -> None:
    bad = tmp_path / "bad.csv.gz"
    bad.write_text(POLICE, encoding="utf-8")

    assert run(bad, "--out", tmp_path / "out.csv") == 1
    assert "named .gz and is not packed by gzip" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["police.csv"], "Say where the answer goes"),
        ([], "Name the files to link"),
        (["--out", "out.csv"], "Name the files to link"),
        (["police.csv", "--out", "police.csv"], "police.csv is a file to be read. Writing there would destroy it"),
        (["police.csv", "--out", "out.csv", "--review", "../{here}/police.csv"], "is a file to be read"),
        (["police.csv", "--out", "same.csv"], "is a file to be read"),
        (["police.csv", "--out", "out.csv", "--review", "../{here}/out.csv"], "name the same file"),
        (["police.csv", "--out", "out.csv", "--as", "alice"], "--as is for the service's own"),
        (["evaluate", "police.csv", "--truth", "truth.csv", "--out", "out.csv"], "evaluate writes no file"),
        (["--review", "out.csv", "--as", "nobody"], "There is no officer 'nobody'"),
        (["nowhere.csv", "--out", "out.csv"], "There is no file nowhere.csv."),
        (["police.csv", "police.csv", "--out", "out.csv"], "The same file is named twice."),
        (["police.csv", "--out", "out.csv", "--review", "out.csv"], "name the same file"),
        (["police.csv", "--out", "nowhere/out.csv"], "There is no directory nowhere"),
        (["police.csv", "--out", "out.csv", "--truth", "police.csv"], "--truth is for measuring"),
        (["evaluate", "police.csv"], "Say who is who"),
        (["evaluate", "truth.csv", "police.csv", "--truth", "truth.csv"], "Name one answer to measure"),
    ],
)
def test_a_command_that_makes_no_sense_is_refused_in_a_sentence(
    arguments: list[str], sentence: str, police: Path, db: None, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(police.parent)
    Path("same.csv").symlink_to("police.csv")
    Path("truth.csv").write_text("source_id,person\n", encoding="utf-8")

    assert run(*(each.format(here=police.parent.name) for each in arguments)) == 2
    assert sentence in capsys.readouterr().err
    assert police.read_text(encoding="utf-8") == POLICE


def test_the_services_own_links_are_measured_where_no_file_is_named(
    partnership: None, tmp_path: Path, capsys: Captured
) -> None:
    take_in("north-yorkshire-police", "people", extract("police_people.csv"))
    take_in("hmpps-prisons", "people", extract("prison_people.csv"))
    known = [row for row in whose_records().items() if row[0][0] == "hmpps-prisons"][:3]
    truth = tmp_path / "truth.csv"
    truth.write_text("source_file,source_id,person\n" + "".join(f"{a},{n},{p}\n" for (a, n), p in known), "utf-8")

    told = count("audit.LedgerRow")

    assert run("evaluate", "--truth", truth) == 0

    assert "people wholly right  3 of 3" in " ".join(capsys.readouterr().out.split("\n"))
    assert count("audit.LedgerRow") == told + 1
