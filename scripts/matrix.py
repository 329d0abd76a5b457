"""Propose src/accord/access/matrix.csv from what the service answers: `make matrix`. Read the difference before you keep it.

Asks every route as an officer of each role and as nobody, in a database of its own with the tests' cast.
"""

import os
import tempfile
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test.utils import setup_test_environment


def main() -> None:
    """Walk the routes and write the file."""
    with tempfile.TemporaryDirectory() as directory:
        _set_up(Path(directory))
        # Only now: they read the settings.
        from tests.promises.matrix import MATRIX, written

        MATRIX.write_text(written(_walked()), encoding="utf-8")
        print(f"{MATRIX} is written. Read its difference as you would read code: git diff {MATRIX}")


def _set_up(directory: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "accord.config.settings"
    os.environ["ACCORD_ENVIRONMENT"] = "test"
    os.environ["ACCORD_LOG_LEVEL"] = "ERROR"
    os.environ["ACCORD_DATABASE_URL"] = f"sqlite:///{directory / 'matrix.sqlite3'}"
    os.environ["ACCORD_SEALS_DIRECTORY"] = str(directory / "seals")
    django.setup()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("createcachetable")


def _walked() -> dict:
    from tests.cast import make_cast
    from tests.promises.matrix import ROLES, answered, rows_of
    from tests.promises.walking import undone
    from tests.web.pages import at_cast_time

    rows = {}
    with transaction.atomic():
        cast = make_cast()
        for role in ROLES:
            print(f"Asking every route as {role}")
            with undone(), at_cast_time():
                rows |= rows_of(answered(cast, role), role)
        transaction.set_rollback(True)
    return rows


if __name__ == "__main__":
    main()
