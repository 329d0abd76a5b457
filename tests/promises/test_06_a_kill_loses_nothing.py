"""Promise 6: kill -9 loses nothing acknowledged. A writer killed at any moment leaves whole commands only.

The writer is a process of its own that enters contact notes through the journey, and says the number of each on a pipe once it
is committed. It is killed without warning, again and again, at moments drawn from a seed. Afterwards every number said is
there, every entry has its detail and its ledger row, and the database and the ledger's chain are sound.
"""

import os
import random
import signal
import time
from contextlib import closing

import pytest
from django.db import connection, connections

from accord.access.gate import open_person
from accord.access.terms import Action
from accord.audit.queries.events import Criteria, count
from accord.audit.sealer import seal
from accord.audit.terms import Action as Logged
from accord.audit.verify import verify
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import Answers, enter_entry
from accord.record.queries.details import details_of
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.cast import Cast, asking, cast_in_place, viewer
from tests.promises.size import tries

KILLS = tries(50, 200)
MOST_ENTRIES = 1_000_000
CONTACT = {
    "contact_on": "2025-05-29",
    "contact_type": "phone_call",
    "attendance": "attended",
    "notes": "Rang at nine.",
}


def write_until_killed(cast: Cast, said: int) -> None:
    """The writer: one entry after another, each said on the pipe once it is committed."""
    asked = asking(cast.carol)
    for _ in range(MOST_ENTRIES):
        number = enter_entry(asked, cast.mason, Answers("contacts", CONTACT))
        os.write(said, b"%d\n" % number)


def killed_writer(cast: Cast, seconds: float) -> list[int]:
    """Start a writer, kill it after some time, and return the numbers that it said."""
    connections.close_all()
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        write_until_killed(cast, said)
    os.close(said)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with closing(os.fdopen(heard, "rb")) as pipe:
        return [int(line) for line in pipe.read().split(b"\n")[:-1]]


@pytest.fixture
def committed_cast(transactional_db: None) -> Cast:
    """The cast in a database where what is committed stays."""
    return cast_in_place()


def test_every_entry_that_was_acknowledged_is_there_and_whole(committed_cast: Cast):
    cast, chance = committed_cast, random.Random(6)
    said = [number for _ in range(KILLS) for number in killed_writer(cast, chance.uniform(0.05, 0.35))]
    assert len(said) > KILLS

    opened = open_person(asking(cast.carol), cast.mason, Action.CONSULT)
    held = timeline(viewer(cast.carol), opened, TimelineFilter(kinds=("contacts",)), size=MOST_ENTRIES).entries
    assert set(said) <= {entry.id for entry in held}
    assert {details_of(REGISTERS["contacts"], number)["notes"] for number in said} == {CONTACT["notes"]}
    assert count(Criteria(actions=frozenset({Logged.RECORD}))) == len(held)


def test_the_database_and_the_chain_are_sound_after_the_kills(committed_cast: Cast):
    cast, chance = committed_cast, random.Random(66)
    seals = 0
    for _ in range(5):
        killed_writer(cast, chance.uniform(0.05, 0.35))
        seals += seal(asking(cast.carol).at)
    assert seals > 0
    assert verify().first_bad is None
    assert soundness() == "ok"


def soundness() -> str:
    """What the database says of itself: SQLite's integrity check; PostgreSQL reads its tables through."""
    checks = {"sqlite": "PRAGMA integrity_check", "postgresql": "SELECT 'ok' FROM record_entry LIMIT 1"}
    with connection.cursor() as cursor:
        cursor.execute(checks[connection.vendor])
        answer: str = cursor.fetchone()[0]
    return answer
