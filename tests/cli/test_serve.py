"""The server and the tick beside it start together and end together."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

SECONDS = 40


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def environment(tmp_path: Path, port: int) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {
        "PORT": str(port),
        "ACCORD_DATABASE_URL": f"sqlite:///{tmp_path}/accord.sqlite3",
        "ACCORD_SECRET_KEY": os.environ["ACCORD_SECRET_KEY"],
        "ACCORD_LEDGER_KEY": os.environ["ACCORD_LEDGER_KEY"],
        "ACCORD_SEALS_DIRECTORY": str(tmp_path / "seals"),
        "PYTHONUNBUFFERED": "1",
    }


def serve(tmp_path: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "accord.cli.main", "serve"],
        env=environment(tmp_path, port),
        stdout=subprocess.PIPE,
        stderr=open(tmp_path / "stderr", "w", encoding="utf-8"),
        text=True,
    )


def descendants(pid: int) -> set[int]:
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listing.splitlines()]
    found = {pid}
    for _ in pairs:
        found |= {child for child, parent in pairs if parent in found}
    return found


def is_alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def status_of(address: str) -> int:
    try:
        return urllib.request.urlopen(address, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_is_answers_and_leaves_nothing_running(tmp_path, number):
    port = free_port()
    server = serve(tmp_path, port)
    line = next(line for line in server.stdout if "Accord is at" in line)
    assert f"http://127.0.0.1:{port}" in line
    assert status_of(f"http://127.0.0.1:{port}/assets/govuk/govuk-frontend.min.css") == 200
    assert status_of(f"http://127.0.0.1:{port}/assets/fonts/bold-b542beb274-v2.woff2") == 200
    family = descendants(server.pid)
    assert len(family) >= 4  # itself, the web server and its two workers, and the tick when it is up
    server.send_signal(number)
    assert server.wait(SECONDS) == 0
    latest = time.monotonic() + 5
    while any(map(is_alive, family)) and time.monotonic() < latest:
        time.sleep(0.1)
    assert [pid for pid in family if is_alive(pid)] == []


def test_a_port_that_is_taken_is_told_with_another_to_try(tmp_path):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        server = serve(tmp_path, port)
        assert server.wait(SECONDS) == 1
    assert f"PORT={port + 1}" in (tmp_path / "stderr").read_text(encoding="utf-8")
