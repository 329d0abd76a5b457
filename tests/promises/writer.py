"""A writer in a process of its own, for a database whose server is killed: `python -m tests.promises.writer STEP`.

prepare   make the tables and the cast
write     enter contact notes until something ends it, saying each number once it is committed
check     say how many entries are held, how many the ledger tells of, and whether the chain is sound; read numbers on
          standard input and say how many of them are not held
"""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from accord.access.gate import open_person  # noqa: E402
from accord.access.terms import Action  # noqa: E402
from accord.audit.queries.events import Criteria, count  # noqa: E402
from accord.audit.terms import Action as Logged  # noqa: E402
from accord.audit.verify import verify  # noqa: E402
from accord.journeys.write_entries import Answers, enter_entry  # noqa: E402
from accord.people.queries.receiving import source_record_named  # noqa: E402
from accord.record.queries.timeline import TimelineFilter, timeline  # noqa: E402
from tests import cast as casting  # noqa: E402

CONTACT = {"contact_on": "2025-05-29", "contact_type": "phone_call", "attendance": "attended", "notes": "Rang."}


def prepare() -> None:
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        casting.make_cast()


def _carol_and_mason() -> tuple[casting.Member, int]:
    agency = casting.agency_with_code(casting.POLICE)
    officer = casting.officer_named("carol", casting.CAST_ON)
    assert agency is not None
    assert officer is not None
    held = source_record_named(agency.id, "NY1")
    probation = casting.agency_with_code(casting.PROBATION)
    assert held is not None
    assert probation is not None
    carol = casting.Member(officer.id, "carol", officer.name, officer.roles[0], probation)
    return carol, held[1]


def write() -> None:
    carol, mason = _carol_and_mason()
    asked = casting.asking(carol)
    while True:
        print(enter_entry(asked, mason, Answers("contacts", CONTACT)), flush=True)


def check() -> None:
    carol, mason = _carol_and_mason()
    opened = open_person(casting.asking(carol), mason, Action.CONSULT)
    wanted = TimelineFilter(kinds=("contacts",))
    held = {each.id for each in timeline(casting.viewer(carol), opened, wanted, size=10_000_000).entries}
    said = {int(line) for line in sys.stdin.read().split()}
    told = count(Criteria(actions=frozenset({Logged.RECORD})))
    print(len(held), told, verify().first_bad, len(said - held))


if __name__ == "__main__":
    {"prepare": prepare, "write": write, "check": check}[sys.argv[1]]()
