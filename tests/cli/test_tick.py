"""`accord tick`: every sweep has its turn, whatever happens to another, and it stops when told to."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime

import pytest

from accord.cli import tick
from accord.cli.main import main
from accord.jobs.sweeps import SWEEPS, Sweep
from tests.held import count
from tests.north_yorkshire import extract, take_in

Captured = pytest.CaptureFixture[str]


def failing(at: datetime) -> str:
    raise OSError("the disk is full")


def test_one_round_says_what_each_sweep_did(partnership: None, capsys: Captured) -> None:
    take_in("north-yorkshire-police", "people", extract("police_people.csv"))

    assert main(["tick"]) == 0

    first, *others = capsys.readouterr().out.splitlines()
    assert first == "Sealing the ledger: 1 sealed."
    assert [line.split(":")[0] for line in others] == [
        "Comparing records",
        "Sending alerts",
        "Watching scores",
        "Dropping expired sessions",
    ]
    assert count("audit.Seal") == 1


def test_a_second_round_has_nothing_left_to_do(partnership: None, capsys: Captured) -> None:
    take_in("north-yorkshire-police", "people", extract("police_people.csv"))
    main(["tick"])
    capsys.readouterr()

    assert main(["tick"]) == 0
    assert capsys.readouterr().out.startswith("Sealing the ledger: 0 sealed.")


def test_a_sweep_that_fails_is_told_and_the_others_have_their_turn(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    sweeps = (Sweep("Failing", failing), Sweep("Going on", lambda at: "gone on"))
    monkeypatch.setattr(tick, "SWEEPS", sweeps)

    assert main(["tick"]) == 1

    said = capsys.readouterr()
    assert said.err == "Failing failed: OSError: the disk is full\n"
    assert said.out == "Going on: gone on.\n"


def test_a_sweep_that_hangs_or_fails_keeps_no_other_waiting(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    stopping, rounds = threading.Event(), iter(range(3))

    def count_rounds(at: datetime) -> str:
        if next(rounds) == 2:
            stopping.set()
        return ""

    def hang(at: datetime) -> str:
        stopping.wait(60)
        return ""

    monkeypatch.setattr(
        tick, "SWEEPS", (Sweep("Hanging", hang), Sweep("Failing", failing), Sweep("Counting", count_rounds))
    )

    tick.repeat_until(stopping, pause=0.01)

    assert next(rounds, None) is None
    assert "Failing failed: OSError" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_goes_on_until_it_is_told_to_stop(number: signal.Signals, tmp_path: object) -> None:
    environment = os.environ | {"ACCORD_DATABASE_URL": f"sqlite:///{tmp_path}/accord.sqlite3"}
    command = [sys.executable, "-m", "accord.cli.main", "tick", "--every", "0.2"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        # There are no tables yet: it says so, round after round, and goes on.
        heard = [process.stderr.readline() for _ in range(2 * len(SWEEPS))]
        process.send_signal(number)
        began = time.monotonic()
        assert process.wait(timeout=30) == 0
    assert time.monotonic() - began < 15
    assert sum("Sealing the ledger failed" in line for line in heard) >= 2


@pytest.mark.parametrize("pause", ["0", "-5", "nan", "soon", "100000"])
def test_a_pause_that_is_none_is_refused(pause: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["tick", "--every", pause])

    assert stopped.value.code == 2
    assert "is no number of seconds" in capsys.readouterr().err
