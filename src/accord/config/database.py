"""Turns a database URL into Django's description of a connection."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

REMEDY = "give sqlite:///path/to/file or postgresql://user:password@host:5432/name"
LIBPQ_OPTIONS = frozenset(
    {
        "application_name",
        "connect_timeout",
        "host",
        "keepalives",
        "keepalives_count",
        "keepalives_idle",
        "keepalives_interval",
        "options",
        "port",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
        "tcp_user_timeout",
    }
)
ENCRYPTED_MODES = frozenset({"require", "verify-ca", "verify-full"})
# FULL, because NORMAL may lose the last commits when the power fails, and these are records of law.
# The wait comes first: without it the switch to WAL can itself meet a locked file.
# 32 MiB of pages for each connection: with the default of 2 an import of 100,000 people takes half as long again.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-32768;"
    ),
}


@dataclass(frozen=True)
class Database:
    """A database as its URL names it. `name` is a file for SQLite and a database for PostgreSQL."""

    engine: str
    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def is_embedded(self) -> bool:
        """SQLite, in a file beside the program."""
        return self.engine == "sqlite"

    @property
    def crosses_a_network_in_clear(self) -> bool:
        """A PostgreSQL server on another machine, reached without insisting on encryption."""
        is_local = not self.host or self.host.startswith("/") or self.host in {"localhost", "127.0.0.1", "::1"}
        return not self.is_embedded and not is_local and dict(self.options).get("sslmode") not in ENCRYPTED_MODES

    def as_django(self, root: Path) -> dict[str, Any]:
        """The entry for DATABASES. A relative SQLite path is taken from `root`."""
        if self.is_embedded:
            return {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(root / self.name),
                "OPTIONS": dict(SQLITE_OPTIONS),
            }
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(self.options),
        }


def parse_database_url(url: str) -> Database:
    """Read `sqlite:///path` or `postgres://user:password@host:port/name?option=value`.

    A PostgreSQL socket directory is given as `?host=/run/postgresql`. ValueError says what is wrong, and never repeats
    the password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("is not an address that can be read (look at the port and the brackets)") from None
    if parts.scheme == "sqlite":
        return _sqlite(parts)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts, "" if port is None else str(port))
    raise ValueError(f"names the database {parts.scheme or 'nothing'!r}, which Accord does not run on")


def _sqlite(parts: SplitResult) -> Database:
    name = unquote(parts.path.removeprefix("/"))
    if parts.netloc or not name:
        raise ValueError("names no file (three slashes before a relative path, four before an absolute one)")
    if ":memory:" in name:
        raise ValueError("asks for a database in memory, which no two processes would share")
    return Database("sqlite", name)


def _postgresql(parts: SplitResult, port: str) -> Database:
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise ValueError("names no database after the host")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(set(options) - LIBPQ_OPTIONS)
    if unknown:
        raise ValueError(f"has the unknown option {unknown[0]!r}")
    host = options.pop("host", "") or parts.hostname or ""
    return Database(
        engine="postgresql",
        name=name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(host),
        port=options.pop("port", "") or port,
        options=tuple(sorted(options.items())),
    )
