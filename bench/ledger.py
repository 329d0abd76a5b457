"""The ledger: how fast events are written, one at a time and together, sealed and verified."""

import sqlite3
from datetime import UTC, datetime

from django.core.management import call_command

from accord.audit.ledger import Event, append, append_many
from accord.audit.sealer import seal
from accord.audit.terms import Action
from accord.audit.verify import verify
from bench.big import a_file_of_its_own
from bench.common import Figure, timed, write_down

ALONE, TOGETHER = 2_000, 100_000


def measure() -> list[Figure]:
    """Into a new database on this disk, with every commit waiting for the disk as in production."""
    a_file_of_its_own("ledger")
    call_command("migrate", verbosity=0, interactive=False)
    at = datetime.now(UTC)
    said = {
        "actor": "alice",
        "actor_id": 1,
        "agency": "bench",
        "action": Action.CONSULT,
        "what": "person overview",
        "purpose": "Managing",
    }

    def event(number: int) -> Event:
        return Event(
            at=at, **said, person_id=number, reason="Your agency is involved with this person.", address="10.0.0.1"
        )

    with timed() as alone:
        for number in range(ALONE):
            append(event(number))
    with timed() as together:
        append_many(event(number) for number in range(TOGETHER))
    with timed() as sealed:
        rows = seal(at)
    verification = verify()
    assert verification.is_sound, verification
    floor = a_file_of_its_own("bare")
    return [
        Figure("append, each its own commit", ALONE / alone[0], "rows/s", floor=ALONE / bare(floor, ALONE, each=True),
               floor_is="slower than bare commits"),
        Figure("append, together", TOGETHER / together[0], "rows/s", floor=TOGETHER / bare(floor, TOGETHER, each=False),
               floor_is="slower than bare executemany"),
        Figure("seal", rows / sealed[0], "rows/s"),
        Figure("verify", verification.rows_per_second, "rows/s", note=f"{verification.rows:,} rows, all as they were written"),
    ]  # fmt: skip


def bare(path, rows: int, *, each: bool) -> float:
    """Seconds to write as many rows of the same size to one table, committed one by one or together."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=wal; PRAGMA synchronous=full; CREATE TABLE IF NOT EXISTS bare (a, b)")
    with timed() as took:
        if each:
            for number in range(rows):
                connection.execute("INSERT INTO bare VALUES (?, ?)", (number, "x" * 300))
        else:
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO bare VALUES (?, ?)", ((number, "x" * 300) for number in range(rows)))
            connection.execute("COMMIT")
    connection.close()
    return took[0]


if __name__ == "__main__":
    write_down("ledger", measure())
