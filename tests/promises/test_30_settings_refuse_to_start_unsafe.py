"""Promise 30: a safe production service starts without a word of warning, and an unsafe one does not start at all.

Each wrong setting is tried alone in `tests/config/test_unsafe_settings.py`; here is what the promise counts, and that the
service itself, not only its `check`, refuses.
"""

import os
import subprocess
import sys

import pytest

from tests.config.test_unsafe_settings import SAFE, UNSAFE_IN_PRODUCTION, accord_check, sentences

LEAST = 20


def test_the_framework_has_nothing_to_say_of_a_safe_production_service():
    answer = accord_check(SAFE)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_at_least_twenty_unsafe_services_are_refused_each_with_a_sentence():
    told = [sentences(SAFE | change) for change, _, _ in UNSAFE_IN_PRODUCTION]
    assert len(told) >= LEAST
    assert [each for each in told if len(each) != 1 or not each[0].endswith(".") or ";" not in each[0]] == []


@pytest.mark.parametrize("command", ["serve", "init", "tick"])
def test_no_command_runs_with_an_unsafe_setting(command):
    unsafe = SAFE | UNSAFE_IN_PRODUCTION[0][0]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    asked = [sys.executable, "-m", "accord.cli.main", command]
    answer = subprocess.run(asked, env=kept | unsafe, capture_output=True, text=True, check=False, timeout=120)
    assert answer.returncode != 0
    assert sentences(unsafe)[0] in answer.stderr
    assert "Traceback" not in answer.stderr
