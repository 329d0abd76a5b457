"""`accord init`: from nothing to ready, and again without a change."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from accord.access.queries.agencies import agency_with_code
from accord.cli.main import main
from accord.journeys.import_partnership import import_list
from tests.held import the_record
from tests.north_yorkshire import AT, BY


def accord(*arguments: str, directory: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"ACCORD_DATABASE_URL": f"sqlite:///{directory}/accord.sqlite3"}
    command = [sys.executable, "-m", "accord.cli.main", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_an_empty_directory_is_made_ready_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    first = accord("init", directory=tmp_path)
    second = accord("init", directory=tmp_path)

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.startswith("Tables: brought up to date in ")
    assert "\nAreas: 101 added.\n" in first.stdout
    assert second.stdout.splitlines()[:3] == ["Tables: up to date.", "Areas: as they ship.", "Agencies: as they ship."]
    with closing(sqlite3.connect(tmp_path / "accord.sqlite3")) as database:
        kinds = dict(database.execute("SELECT kind, count(*) FROM access_area GROUP BY kind"))
    assert kinds == {"probation_region": 12, "mappa_area": 42, "force": 43, "district": 4}


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "people", str(Path(__file__)), "--agency", "north-yorkshire-police"),
        ("report", "iom-performance", "--area", "North Yorkshire", "--on", "2018-01-23"),
    ],
)
def test_a_command_before_it_says_what_to_run(arguments: tuple[str, ...], tmp_path: Path) -> None:
    told = accord(*arguments, directory=tmp_path)

    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert told.stderr.endswith("Run: accord init\n")


def test_a_database_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "accord.sqlite3").mkdir()

    told = accord("init", directory=tmp_path)

    assert told.returncode == 1
    assert told.stderr.startswith("The database cannot be made ready:")
    assert "Traceback" not in told.stderr


def test_what_the_partnership_changed_stays_changed(partnership: None) -> None:
    import_list("agencies", b"code,name,kind,area\nhmpps-prisons,Prisons of ours,other,York/Selby\n", AT, BY)
    before = the_record()

    assert main(["init"]) == 0

    assert the_record() == before
    prisons = agency_with_code("hmpps-prisons")
    assert prisons is not None
    assert prisons.name == "Prisons of ours"
