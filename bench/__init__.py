"""Measures every promise of speed, one file each. `make bench` runs them all; `python -m bench NAME ...` runs some.

Each measurement is a process of its own, for which `__main__` names the database, a file or the URL of a server; Django is made
ready here, before the measurement imports anything of the project.
"""

import os
import tempfile
from pathlib import Path

if "BENCH_DATABASE" in os.environ:
    database = os.environ.pop("BENCH_DATABASE")
    for name in [name for name in os.environ if name.startswith("ACCORD_")]:
        del os.environ[name]
    os.environ["ACCORD_ENVIRONMENT"] = "test"
    os.environ["ACCORD_SECRET_KEY"] = os.environ["ACCORD_LEDGER_KEY"] = (
        "a key for measuring alone, which keeps no secret"
    )
    os.environ["ACCORD_DATABASE_URL"] = database if "://" in database else f"sqlite:///{database}"
    seals = tempfile.gettempdir() if "://" in database else Path(database).with_suffix(".seals")
    os.environ["ACCORD_SEALS_DIRECTORY"] = str(seals)
    os.environ["DJANGO_SETTINGS_MODULE"] = "accord.config.settings"

    import django

    django.setup()
