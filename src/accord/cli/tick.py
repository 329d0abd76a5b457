"""`accord tick`: the periodic work, once or every so many seconds."""

import argparse
import signal
import sys
import threading

from django.db import close_old_connections, connections

from accord.audit.queries.seals import seals
from accord.cli._arguments import seconds
from accord.jobs.sweeps import SWEEPS, Sweep
from accord.ports.clock import now

name = "tick"
help = "Do the periodic work once: seal the ledger, send alerts, drop expired sessions"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Once, or until stopped."""
    parser.add_argument("--every", metavar="SECONDS", type=seconds, help="do it again and again until stopped")


def run(args: argparse.Namespace) -> int:
    """Once: 1 when a sweep failed, after the others had their turn. With --every: 0, when told to stop."""
    if args.every is None:
        seals(limit=1)  # where there is no database nothing is tried, and one sentence says so
        done = [_swept(sweep, quiet=False) for sweep in SWEEPS]
        return 0 if all(done) else 1
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    repeat_until(stopping, args.every)
    return 0


def repeat_until(stopping: threading.Event, pause: float) -> None:
    """Run each sweep in a thread of its own, so that a mail server that does not answer never keeps the sealer waiting."""
    threads = [threading.Thread(target=_repeat, args=(sweep, stopping, pause)) for sweep in SWEEPS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _repeat(sweep: Sweep, stopping: threading.Event, pause: float) -> None:
    while not stopping.is_set():
        close_old_connections()
        _swept(sweep, quiet=True)
        stopping.wait(pause)
    connections.close_all()


def _swept(sweep: Sweep, *, quiet: bool) -> bool:
    try:
        said = sweep.run(now())
    except Exception as error:  # one sweep's trouble, whatever it is, must not keep the others from theirs
        print(f"{sweep.title} failed: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        return False
    if not quiet:
        print(f"{sweep.title}: {said}.")
    return True
