"""Makes Django ready, on importing, with an empty database of the script's own; import it before anything of the project."""

import atexit
import os
import tempfile
from pathlib import Path

import django
from django.conf import settings

_directory = tempfile.TemporaryDirectory(prefix="accord-script-")
atexit.register(_directory.cleanup)

for name in [name for name in os.environ if name.startswith("ACCORD_")]:
    del os.environ[name]
os.environ["DJANGO_SETTINGS_MODULE"] = "accord.config.settings"
os.environ["ACCORD_ENVIRONMENT"] = "test"
os.environ["ACCORD_LOG_LEVEL"] = "ERROR"
os.environ["ACCORD_SECRET_KEY"] = os.environ["ACCORD_LEDGER_KEY"] = "a key for scripts alone, which keeps no secret"
os.environ["ACCORD_DATABASE_URL"] = f"sqlite:///{Path(_directory.name) / 'accord.sqlite3'}"
os.environ["ACCORD_SEALS_DIRECTORY"] = f"{_directory.name}/seals"
django.setup()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
