"""`accord score actuarial`: the worked cases to the second decimal, and a case and a field for every fault."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accord.cli.main import main

CASES = Path(__file__).parent.parent / "data" / "actuarial" / "cases.json"
INPUTS: dict[str, Any] = json.loads(CASES.read_text(encoding="utf-8"))[0]["inputs"]

Captured = pytest.CaptureFixture[str]
Score = Callable[[bytes], int]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the scores go."""
    return tmp_path / "scores.json"


@pytest.fixture
def score(tmp_path: Path, out: Path) -> Score:
    """Score a file of these bytes."""

    def run(data: bytes) -> int:
        given = tmp_path / "cases.json"
        given.write_bytes(data)
        return main(["score", "actuarial", str(given), "--out", str(out)])

    return run


def written(*cases: object) -> bytes:
    return json.dumps(cases).encode()


def test_the_worked_cases_come_out_with_what_is_expected_of_them(out: Path, capsys: Captured) -> None:
    assert main(["score", "actuarial", str(CASES), "--out", str(out)]) == 0

    scored, given = json.loads(out.read_text()), json.loads(CASES.read_text())
    assert [case["percent"] for case in scored] == [case["expected_percent"] for case in given]
    assert [case["inputs"] for case in scored] == [case["inputs"] for case in given]
    assert capsys.readouterr().out.startswith("25 people scored in ")


def test_a_list_of_bare_inputs_goes_in_as_well(score: Score, out: Path) -> None:
    assert score(written(INPUTS)) == 0

    (case,) = json.loads(out.read_text())
    percent = case.pop("percent")
    assert case == INPUTS
    assert percent["ARP"] == {"static": 3.46, "dynamic": 6.43}


def test_what_comes_out_goes_in_again(score: Score, out: Path) -> None:
    score(written(INPUTS))
    once = out.read_bytes()

    assert score(once) == 0
    assert out.read_bytes() == once


def test_without_an_answer_the_static_score_is_given_and_says_what_is_missing(score: Score, out: Path) -> None:
    assert score(written({**INPUTS, "temperControl": None})) == 0

    (case,) = json.loads(out.read_text())
    assert case["percent"]["VRP"] == {"static": 2.26, "dynamic": None}
    assert case["percent"]["ARP"] == {"static": 3.46, "dynamic": 6.43}
    assert case["missing"] == {"VRP": ["temperControl"], "SVRP": ["temperControl"]}


def test_a_case_without_a_start_of_follow_up_is_scored_and_told(score: Score, capsys: Captured) -> None:
    assert score(written(INPUTS, {**INPUTS, "dateAtStartOfFollowup": None})) == 0

    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("case 2: No start of follow-up is given;")
    assert last == "1 doubt. The scores were written all the same."


def test_an_empty_list_gives_an_empty_list(score: Score, out: Path) -> None:
    assert score(b"[]") == 0
    assert json.loads(out.read_text()) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"gender": "OTHER"}, 'case 2, field gender, value "OTHER": This is not one of: MALE, FEMALE.'),
        ({"gender": None}, "case 2, field gender: This is needed."),
        ({"gender": ["MALE"]}, 'field gender, value "a list": This is not one of'),
        ({"dateOfBirth": "1990-02-31"}, "February 1990 has days 1 to 28, not 31."),
        ({"dateOfBirth": "31/02/1990"}, "A date is written year-month-day"),
        ({"dateOfBirth": 19900201}, "A date is written as text"),
        ({"dateOfBirth": "2021-05-25"}, "field dateOfCurrentConviction, value \"2021-05-25\": This is not after the date"),
        ({"ageAtFirstSanction": True}, 'field ageAtFirstSanction, value "true": This is a whole number'),
        ({"ageAtFirstSanction": 32.0}, 'value "32.0": This is a whole number'),
        ({"totalNumberOfSanctionsForAllOffences": 2_000_000}, "the greatest number that is read is 1000000."),
        ({"ageAtFirstSanction": "32"}, 'value "32": This is a whole number, such as 3, without quotation marks.'),
        ({"ageAtFirstSanction": -1}, "An age is 0 or more."),
        ({"ageAtFirstSanction": 34}, "The first sanction, at 34, comes after the current conviction, at 33."),
        ({"totalNumberOfSanctionsForAllOffences": 10**400}, 'value "a number too great to show"'),
        ({"totalNumberOfSanctionsForAllOffences": 0, "totalNumberOfViolentSanctions": 0}, "are counted from 1, the current"),
        ({"totalNumberOfSanctionsForAllOffences": 1000}, "Sanctions are counted from 1, the current one, to 999."),
        ({"totalNumberOfViolentSanctions": 3}, "Violent sanctions are 0 or more, and no more than all sanctions, 2."),
        ({"currentOffenceCode": "8071"}, "A Home Office code has five figures"),
        ({"currentOffenceCode": 80710}, "written as text of five figures"),
        ({"currentOffenceCode": "99999"}, "has no category for this Home Office code"),
        ({"currentOffenceCode": "\0\x1b[2J"}, 'value "\\x00\\x1b[2J"'),
        ({"dateOfCurrentConviction": "2026-01-04"}, "This is more than 3 months after the assessment, 3 October 2025."),
        ({"isUnemployed": "false"}, "This is true or false, without quotation marks."),
        ({"isUnemployed": 0}, "This is true or false, without quotation marks."),
        ({"temperControl": "NO PROBLEMS"}, "This is not one of: NO_PROBLEMS, SOME_PROBLEMS, SIGNIFICANT_PROBLEMS."),
        ({"temperControl": 1}, "This is not one of: NO_PROBLEMS"),
        ({"previousConvictions": "ARSON"}, "This is a list, such as []"),
        ({"previousConvictions": ["ARSON", "THEFT"]}, "This is not one of: HOMICIDE"),
        ({"previousConvictions": [{}]}, "This is not one of: HOMICIDE"),
        ({"motivationToTackleDrugMisuse": None}, "This is needed, since drug use is recorded (heroin)."),
        ({"version": "V2_0"}, "This is not one of: V1_0."),
        ({"temperContol": "NO_PROBLEMS"}, "There is no such field. Did you mean temperControl?"),
        ({"shoeSize": 9}, "The suite does not ask for this. Leave it out."),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_scored_is_told_by_its_place_and_field(
    changed: dict[str, Any], told: str, score: Score, out: Path, capsys: Captured
) -> None:
    assert score(written(INPUTS, {**INPUTS, **changed})) == 1

    said = capsys.readouterr()
    assert told in said.err
    assert said.err.startswith("case 2, field ")
    assert said.err.splitlines()[-1] == "Nothing was scored from cases.json: 1 fault."
    assert said.out == ""
    assert not out.exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "This is not JSON: Expecting value, at line 1, character 1."),
        (b"{}", "The file holds a list of cases"),
        (b'{"inputs": {}}', "The file holds a list of cases"),
        (b"3", 'value "3": The file holds a list of cases'),
        (b"null", 'value "null": The file holds a list of cases'),
        (b"[3]", 'case 1, value "3": Each case is an object of named values.'),
        (b"[[]]", 'case 1, value "a list": Each case is an object'),
        (b"[null]", 'case 1, value "null": Each case is an object'),
        (b'[{"inputs": []}]', 'case 1, value "a list": Each case is an object'),
        (b'[{"inputs": null}]', 'case 1, value "null": Each case is an object'),
        (b'[{"ageAtFirstSanction": NaN}]', "NaN is no JSON."),
        (b'[{"ageAtFirstSanction": -Infinity}]', "-Infinity is no JSON."),
        (b'[{"ageAtFirstSanction": 1e999}]', "1e999 is too great a number to be read."),
        (b"[" + b"9" * 5_000 + b"]", "A number in the file has too many figures to be read."),
        (b'[{"gender": "MALE", "gender": "FEMALE"}]', 'The name "gender" stands twice in one object.'),
        (b"[" * 100_000, "too deeply to be read"),
        (b"\xef\xbb\xbf[]", "byte-order mark"),
        ("[]".encode("utf-16"), "is not UTF-8"),
        (b'["\xe9"]', "The byte 0xE9 is not UTF-8."),
        (b'[{"a": 1},]', "This is not JSON:"),
        (b"[{'gender': 'MALE'}]", "This is not JSON:"),
        (b"[]\0", "This is not JSON: Extra data"),
    ],
)
def test_a_file_that_is_no_list_of_cases_is_refused_whole(
    data: bytes, told: str, score: Score, out: Path, capsys: Captured
) -> None:
    out.write_text("what stood there before")

    assert score(data) == 1

    said = capsys.readouterr()
    assert told in said.err
    assert said.err.splitlines()[-1].startswith("Nothing was scored from cases.json: ")
    assert out.read_text() == "what stood there before"


def test_everything_that_is_missing_is_told(score: Score, capsys: Captured) -> None:
    assert score(b"[{}]") == 1

    assert capsys.readouterr().err.splitlines()[-1] == "Nothing was scored from cases.json: 8 faults."


def test_what_else_a_case_holds_is_handed_back_as_it_came(score: Score, out: Path) -> None:
    beside = {"name": "R\u00e9n\u00e9 \ud800", "nested": [[[]]], "number": 1.5}

    assert score(written({**beside, "inputs": INPUTS})) == 0

    (case,) = json.loads(out.read_text())
    assert {name: case[name] for name in beside} == beside


def test_what_stands_deep_within_a_case_does_not_stop_the_program(score: Score, capsys: Captured) -> None:
    deep = b"[" * 900 + b"]" * 900

    assert score(b'[{"inputs": ' + json.dumps(INPUTS).encode() + b', "deep": ' + deep + b"}]") in {0, 1}
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(out: Path, capsys: Captured) -> None:
    assert main(["score", "actuarial", "/dev/zero", "--out", str(out)]) == 2
    assert capsys.readouterr().err == "/dev/zero is no file. Name a JSON file.\n"
