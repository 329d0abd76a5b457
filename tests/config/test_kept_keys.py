"""Outside production the two keys are made once and stay."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from accord.config.keys import kept_key, why_key_is_weak


def test_a_key_is_strong_readable_by_its_owner_alone_and_stays_the_same(tmp_path):
    path = tmp_path / "var" / "ledger.key"
    made = kept_key(path)
    assert why_key_is_weak(made) == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_key(path) == made


def test_two_services_that_start_at_once_share_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(kept_key, [tmp_path / "secret.key"] * 50))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_a_kept_key_that_everyone_may_read_is_refused(tmp_path):
    path = tmp_path / "secret.key"
    kept_key(path)
    path.chmod(0o644)
    with pytest.raises(ValueError, match="everyone on this machine"):
        kept_key(path)
