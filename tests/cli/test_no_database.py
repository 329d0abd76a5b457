"""Every command says in one sentence that there is no database to work in, and what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def said(path: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of the command in a process of its own, and what it printed."""
    environment = os.environ | {"ACCORD_DATABASE_URL": f"sqlite:///{path}"}
    done = subprocess.run(
        [sys.executable, "-m", "accord.cli.main", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("command", ["audit verify", "audit seal", "tick"])
@pytest.mark.parametrize(("content", "error"), [(b"", "OperationalError"), (b"no database" * 500, "DatabaseError")])
def test_a_database_that_is_none_yet_or_none_at_all_is_told(
    tmp_path: Path, command: str, content: bytes, error: str
) -> None:
    path = tmp_path / "accord.sqlite3"
    path.write_bytes(content)

    assert said(path, *command.split()) == (1, f"The database cannot be used ({error}). Run: accord init\n")


def test_where_there_is_nothing_yet_it_is_told_too(tmp_path: Path) -> None:
    code, told = said(tmp_path / "accord.sqlite3", "audit", "verify")

    assert (code, told.splitlines()) == (1, ["The database cannot be used (OperationalError). Run: accord init"])
