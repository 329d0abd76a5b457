"""Promise 6, the server: PostgreSQL killed without warning under writing, and started again, has all it acknowledged."""

import os
import random
import subprocess
import sys
import time

import pytest

from tests.postgresql import Server, running_postgresql
from tests.promises.size import tries

KILLS = tries(3, 50)


@pytest.fixture(scope="module")
def server():
    with running_postgresql(durable=True) as running:
        yield running


def writer(server: Server, step: str, told: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(step), env=environment(server), input=told, capture_output=True, text=True, check=False
    )


def command(step: str) -> list[str]:
    return [sys.executable, "-m", "tests.promises.writer", step]


def environment(server: Server) -> dict[str, str]:
    return os.environ | {"ACCORD_DATABASE_URL": server.url}


def said_until_the_server_died(server: Server, seconds: float) -> str:
    """What a writer acknowledged before the server was killed under it."""
    writing = subprocess.Popen(
        command("write"), env=environment(server), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert writing.stdout is not None
    first = writing.stdout.readline()
    time.sleep(seconds)
    server.kill_and_start_again()
    rest, _ = writing.communicate(timeout=60)
    return first + rest


def test_a_killed_server_has_every_entry_that_was_acknowledged(server: Server):
    chance = random.Random(606)
    prepared = writer(server, "prepare")
    assert prepared.returncode == 0, prepared.stderr
    said = "".join(said_until_the_server_died(server, chance.uniform(0.1, 0.6)) for _ in range(KILLS))
    checked = writer(server, "check", said)
    assert checked.returncode == 0, checked.stderr
    held, told, first_bad, missing = checked.stdout.split()
    assert len(said.split()) > KILLS
    assert missing == "0"
    assert held == told
    assert first_bad == "None"
