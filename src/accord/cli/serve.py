"""`accord serve`: the web server, with the periodic tick beside it."""

import argparse
import http.client
import signal
import socket
import subprocess
import sys
import threading
import time

from django.conf import settings

from accord.demo import demonstration_sign_ins

name = "serve"
help = "Serve Accord on HOST and PORT (127.0.0.1 and 8000 unless the environment says otherwise)"

SECONDS_TO_STOP = 30
SECONDS_TO_ANSWER = 60
SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_TICKS = 5
# The path without its query string, because a query string holds what someone searched for.
REQUEST_LINE = (
    '{"event":"request","at":"%(t)s","method":"%(m)s","path":"%(U)s","status":"%(s)s","bytes":"%(B)s","ms":"%(M)s"}'
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none: where to listen comes from the environment, like every setting."""


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop; the exit code is the web server's, and 0 when it was told to."""
    host, port = settings.ACCORD_HOST, settings.ACCORD_PORT
    if not _is_free(host, port):
        print(f"{host}:{port} is taken, or is not this machine's. Choose another: PORT={port + 1}", file=sys.stderr)
        return 1
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    web = _start(web_command(host, port))
    tick = _start(tick_command())
    threading.Thread(target=_announce, args=(host, port, web), daemon=True).start()
    try:
        return _until_stopped(web, tick, stopping)
    finally:
        print("Stopped.", flush=True)


def web_command(host: str, port: int) -> list[str]:
    """The web server: processes that fail alone, each with threads that wait for the database."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = [sys.executable, "-m", "gunicorn", "accord.config.wsgi:application", "--bind", address]
    command += ["--worker-class", "gthread", "--workers", str(settings.ACCORD_WORKERS)]
    command += ["--threads", str(settings.ACCORD_THREADS), "--timeout", "60", "--graceful-timeout", "20"]
    command += ["--no-control-socket", "--log-level", "warning"]
    if settings.ACCORD_TRUSTED_PROXIES:
        command += ["--forwarded-allow-ips", ",".join(settings.ACCORD_TRUSTED_PROXIES)]
    if settings.ACCORD_ENVIRONMENT == "production":
        command += ["--access-logfile", "-", "--access-logformat", REQUEST_LINE]
    return command


def tick_command() -> list[str]:
    """The periodic work: seals the ledger, sends what waits, sweeps for what is due."""
    return [sys.executable, "-m", "accord.cli.main", "tick", "--every", str(SECONDS_BETWEEN_TICKS)]


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            return False
    return True


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    # In a session of its own, so that Ctrl-C reaches this process alone, which then stops both in order.
    return subprocess.Popen(command, start_new_session=True)


def _until_stopped(web: subprocess.Popen[bytes], tick: subprocess.Popen[bytes], stopping: threading.Event) -> int:
    tick_ended_at: float | None = None
    while not stopping.wait(SECONDS_BETWEEN_LOOKS) and web.poll() is None:
        if tick.poll() is None:
            tick_ended_at = None
        elif tick_ended_at is None:
            tick_ended_at = time.monotonic()
        elif time.monotonic() - tick_ended_at > SECONDS_BETWEEN_TICKS:
            tick = _start(tick_command())
    _stop(tick)
    _stop(web)
    return 0 if stopping.is_set() else web.returncode


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask first; a process that has not ended in time is ended."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _announce(host: str, port: int, web: subprocess.Popen[bytes]) -> None:
    """Say where to look, once the server really answers."""
    latest = time.monotonic() + SECONDS_TO_ANSWER
    while web.poll() is None and time.monotonic() < latest:
        if _answers(host, port):
            print(f"\nAccord is at {settings.ACCORD_BASE_URL}   (Ctrl-C stops it)\n", flush=True)
            _tell_sign_ins()
            return
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _tell_sign_ins() -> None:
    """In the demonstration anyone may sign in as anyone: who there is, and the passwords."""
    if settings.ACCORD_ENVIRONMENT != "demonstration":
        return
    for sign_in in demonstration_sign_ins():
        print(sign_in.line, flush=True)


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/api/v1/health")
        return connection.getresponse().status > 0
    except OSError:
        return False
    finally:
        connection.close()
