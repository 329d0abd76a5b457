"""Propose src/accord/access/matrix.csv from what the service answers: `make matrix`. Read the difference before you keep it.

Asks every route as an officer of each role and as nobody, in a database of its own with the tests' cast.
"""

from django.core.management import call_command
from django.db import transaction
from django.test.utils import setup_test_environment

import scripts.ready  # noqa: F401  before what reads the settings
from tests.cast import make_cast
from tests.promises.matrix import MATRIX, ROLES, Cells, answered, rows_of, written
from tests.promises.walking import undone
from tests.web.pages import at_cast_time


def main() -> None:
    """Walk the routes and write the file."""
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    MATRIX.write_text(written(_walked()), encoding="utf-8")
    print(f"{MATRIX} is written. Read its difference as you would read code: git diff {MATRIX}")


def _walked() -> dict[tuple[str, str], Cells]:
    rows: dict[tuple[str, str], Cells] = {}
    with transaction.atomic():
        cast = make_cast()
        for role in ROLES:
            print(f"Asking every route as {role}", flush=True)
            with undone(), at_cast_time():
                rows |= rows_of(answered(cast, role), role)
        transaction.set_rollback(True)
    return rows


if __name__ == "__main__":
    main()
