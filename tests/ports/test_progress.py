"""The bar is looked at where people see it: on a terminal, here a pseudo-terminal with a program of its own."""

import os
import pty
import subprocess
import sys
import termios

from accord.ports.progress import progress, progress_of

PROGRAM = """
import time
from accord.ports import progress
progress.SHOWN_AFTER_SECONDS = 0.2
for _ in progress.progress(range(4), "Reading people"):
    time.sleep({pause})
with progress.progress_of(100, "Sealing") as step:
    time.sleep({pause} * 2)
    step(60)
    time.sleep({pause})
    step(40)
"""


def seen_on_a_terminal(pause):
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    subprocess.run([sys.executable, "-c", PROGRAM.format(pause=pause)], stderr=theirs, check=True, timeout=30)
    os.write(theirs, b"(end)")
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    return seen


def test_long_work_shows_how_far_it_is():
    seen = seen_on_a_terminal(pause=0.2)
    assert "Reading people" in seen
    assert "Sealing: 100%" in seen


def test_short_work_shows_nothing():
    assert seen_on_a_terminal(pause=0) == "(end)"


def test_where_nobody_looks_nothing_is_shown_and_every_item_comes(capfd):
    assert list(progress(iter("abc"), "Reading", total=3)) == ["a", "b", "c"]
    with progress_of(3, "Sealing") as step:
        step(3)
    assert capfd.readouterr().err == ""
