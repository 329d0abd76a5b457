"""Which database the suite runs on, and what every test shares.

`ACCORD_TEST_DATABASE_URL` names a PostgreSQL server; without it the suite runs on SQLite, in a file, because a database
in memory knows neither locks nor a write-ahead log. The environment is set before Django reads its settings. Nothing
here imports Django at the top, so that `pytest -p no:django tests/kernel` runs where no framework is installed.
"""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from hypothesis import HealthCheck

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

from tests.fixtures import cast  # noqa: F401  a fixture for every test

for name in [name for name in os.environ if name.startswith("ACCORD_") and not name.startswith("ACCORD_TEST_")]:
    del os.environ[name]

os.environ["DJANGO_SETTINGS_MODULE"] = "accord.config.settings"
os.environ["ACCORD_ENVIRONMENT"] = "test"
os.environ["ACCORD_SECRET_KEY"] = "a key for the tests alone, which keeps no secret whatever"
os.environ["ACCORD_LEDGER_KEY"] = "another key for the tests alone, which keeps no secret either"
os.environ["ACCORD_SEALS_DIRECTORY"] = f"{tempfile.gettempdir()}/accord-tests-{os.getpid()}-seals"
# Named, never opened: the suite's own file is chosen below.
os.environ["ACCORD_DATABASE_URL"] = (
    os.environ.get("ACCORD_TEST_DATABASE_URL") or f"sqlite:///{tempfile.gettempdir()}/accord-tests.sqlite3"
)


gc.disable()  # until the tests are collected: what is imported stays, and to look through it again and again takes seconds


def pytest_collection_finish() -> None:
    """Look for garbage again, though no more in what was imported and collected."""
    gc.freeze()
    gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    """Hash passwords fast: the real hash takes a twentieth of a second by design, and a suite signs in very often.

    And look for static files when they are asked for, not each time that a browser is made: there are over a thousand; a
    browser may keep what it was given. And do not wait for the disk: no test that shares this process pulls the plug, as
    none does of PostgreSQL's server (tests/postgresql.py).
    Importing Django here is also what makes pytest-django set it up. A rule does not fail because the machine is busy.
    """
    hypothesis.settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    hypothesis.settings.load_profile("suite")
    if config.pluginmanager.hasplugin("django"):
        from django.conf import settings

        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        settings.WHITENOISE_AUTOREFRESH = True
        settings.WHITENOISE_MAX_AGE = 600
        options = settings.DATABASES["default"].get("OPTIONS", {})
        if "init_command" in options:
            options["init_command"] += "PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Give each process of the suite a database file of its own, so that two runs at once do not meet."""
    from django.db import connections

    test_settings = connections["default"].settings_dict["TEST"]
    if connections["default"].vendor == "sqlite":
        test_settings["NAME"] = str(tmp_path_factory.mktemp("database") / "accord.sqlite3")
    else:
        test_settings["NAME"] = f"test_accord_{os.getpid()}"


@pytest.fixture
def transactional_db(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> Iterator[None]:
    """A database of the test's own, where what is committed stays until its end; for threads and live servers too.

    Ask for this, not for `django_db(transaction=True)`, which ends by emptying the ledger, and the ledger refuses.
    """
    from tests.databases import database_of_its_own

    with django_db_blocker.unblock(), database_of_its_own():
        yield


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The directory that holds pyproject.toml."""
    return Path(__file__).resolve().parent.parent
