"""`accord link --review OUT` with no file to link: the service's own records in doubt."""

import csv
from pathlib import Path

import pytest

from accord.audit.queries.events import Criteria, events
from accord.cli.main import main
from accord.journeys.compare_records import compare_waiting
from accord.people.queries.receiving import source_record_named
from tests.cast import CAST_AT, POLICE, PRISONS, PROBATION, Cast
from tests.held import count
from tests.north_yorkshire import take_in

pytestmark = pytest.mark.django_db
HEADER = "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area"


def write(path: Path, *arguments: str) -> list[dict[str, str]]:
    assert main(["link", "--review", str(path), *arguments]) == 0
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def people(cast: Cast) -> tuple[int, int]:
    """Two whose records are in doubt, by number."""
    compare_waiting(CAST_AT, 1_000)
    take_in(POLICE, "people", f"{HEADER}\nP1,Wyrzykowska,Zoltan,1984-03-17,M,,,,,,,\n", CAST_AT)
    take_in(PROBATION, "people", f"{HEADER}\nB1,Wyrzykowska,Zoltan,1984-03-18,M,,,,,,,\n", CAST_AT)
    assert compare_waiting(CAST_AT, 1_000).doubtful == 1
    found = source_record_named(cast.alice.agency.id, "P1"), source_record_named(cast.carol.agency.id, "B1")
    return tuple(each[1] for each in found if each)


def test_whoever_runs_the_service_gets_numbers_and_reasons_and_nothing_that_records_say(
    cast: Cast, people: tuple[int, int], tmp_path: Path
) -> None:
    (row,) = write(tmp_path / "doubtful.csv")

    assert (row["one_file"], row["one_id"]) == (POLICE, "P1")
    assert (row["other_file"], row["other_id"]) == (PROBATION, "B1")
    assert (row["same_person"], row["one"], row["other"]) == ("no", "", "")
    assert "Much agrees" in row["why"]
    assert "Family name: the same +" in row["what_each_field_added"]
    assert "Wyrzykowska" not in (tmp_path / "doubtful.csv").read_text(encoding="utf-8").title()


def test_the_ledger_is_told_who_took_whose_numbers_away(cast: Cast, people: tuple[int, int], tmp_path: Path) -> None:
    write(tmp_path / "doubtful.csv")

    newest = events(Criteria()).events[0]
    assert (newest.action, newest.actor.split(":")[0]) == ("export", "operator")
    assert newest.detail["people"] == " ".join(map(str, sorted(people)))


def test_an_officer_gets_what_the_records_say_and_is_in_the_ledger(
    cast: Cast, people: tuple[int, int], tmp_path: Path
) -> None:
    (row,) = write(tmp_path / "doubtful.csv", "--as", cast.bob.username)

    assert row["one"] == "zoltan wyrzykowska, 1984-03-17, M"
    newest = events(Criteria()).events[0]
    assert (newest.action, newest.actor) == ("export", cast.bob.username)


def test_an_officer_gets_only_pairs_that_they_may_look_at(cast: Cast, people: tuple[int, int], tmp_path: Path) -> None:
    for agency, number, born in ((PRISONS, "R1", "1961-11-20"), (PROBATION, "B2", "1961-11-21")):
        take_in(agency, "people", f"{HEADER}\n{number},Abernathy,Gail,{born},F,,,,,,,\n", CAST_AT)
    assert compare_waiting(CAST_AT, 1_000).doubtful == 1

    assert len(write(tmp_path / "all.csv")) == 2
    assert [row["one_id"] for row in write(tmp_path / "seen.csv", "--as", cast.bob.username)] == ["P1"]


def test_that_nothing_is_in_doubt_is_an_answer_too(cast: Cast, tmp_path: Path) -> None:
    compare_waiting(CAST_AT, 1_000)
    told = count("audit.LedgerRow")

    assert write(tmp_path / "doubtful.csv") == []
    assert count("audit.LedgerRow") == told + 1


def test_who_may_not_link_is_refused_and_nothing_is_written(
    cast: Cast, people: tuple[int, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["link", "--review", str(tmp_path / "doubtful.csv"), "--as", cast.alice.username]) == 1

    assert capsys.readouterr().err.strip()
    assert list(tmp_path.iterdir()) == []
