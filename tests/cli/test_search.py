"""`accord search`: as an officer, with what the officer may see, and told to the ledger once."""

import io

import pytest

from accord.access.terms import Relation
from accord.cli.main import main
from accord.kernel.references import reference_of
from tests.cast import Cast, world
from tests.web.pages import at_cast_time, ledger, newest


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def _search(capsys, *more):
    code = main(["search", *more])
    return code, capsys.readouterr()


@pytest.mark.parametrize(
    "asked",
    [
        ["Mason", "Quilfeather"],
        ["Quillfeather, Mason Lee"],
        ["00/223R"],
        ["--family-name", "Quillfeather", "--born", "1982"],
        ["--identifier", "x 100001"],
        ["--given-names", "Mason", "--postcode", "yo244qz"],
    ],
)
def test_a_person_is_found_and_the_search_is_one_row_in_the_ledger(cast: Cast, capsys, asked: list[str]):
    before = len(ledger())
    code, said = _search(capsys, "--as", "alice", *asked)

    assert code == 0
    assert reference_of(cast.mason) in said.out
    assert "1 found, page 1 of 1" in said.err
    assert len(ledger()) == before + 1
    assert (newest().actor, newest().what, newest().detail["people"]) == (
        "alice",
        "search from the command line",
        str(cast.mason),
    )
    assert newest().address.startswith("operator:")


def test_what_is_searched_for_can_be_kept_out_of_the_shells_history(cast: Cast, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Quillfeather 1982\n"))
    assert reference_of(cast.mason) in _search(capsys, "--as", "alice", "-")[1].out


def test_the_table_says_how_well_each_fits_and_what_matched(cast: Cast, capsys):
    said = _search(capsys, "--as", "alice", "Quilfeather 31/02/1982")[1]
    assert "There is no such day" in said.err
    assert _search(capsys, "--as", "alice", "Quilfeather")[1].out.split("\n")[-2].startswith("close")


def test_a_stranger_is_not_found_and_a_restricted_person_has_no_name(cast: Cast, capsys):
    shut = world(cast, cast.alice, Relation.RESTRICTED).person_id
    assert "0 found" in _search(capsys, "--as", "alice", "Penhallow")[1].err
    told = _search(capsys, "--as", "alice", "Marchbanks")[1].out
    assert f"restricted  {reference_of(shut)}" in told
    assert "Robin" not in told


def test_those_who_may_not_search_are_refused_and_the_ledger_has_it(cast: Cast, capsys):
    code, said = _search(capsys, "--as", "jack", "Quillfeather")
    assert (code, said.out, newest().outcome.value) == (1, "", "refused")
    assert "search for a person" in said.err


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (["--as", "nobody", "Quill"], "There is no officer 'nobody'"),
        (["--as", "alice"], "Give a name, a date of birth, a number or a postcode."),
        (["--as", "alice", "01/01/0000"], "Nobody here was born in 0000"),
        (["--as", "alice", "Quill", "--postcode", "YO24 4QZ"], "Give words alone"),
    ],
)
def test_a_search_that_makes_no_sense_says_why(capsys, asked: list[str], why: str):
    before = newest()
    code, said = _search(capsys, *asked)
    assert (code, said.out) == (2, "")
    assert why in said.err
    assert newest() == before
