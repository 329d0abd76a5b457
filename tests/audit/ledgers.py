"""Ledgers for tests: events, and a sealed ledger of some dozens of rows to try things on."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from django.conf import settings

from accord.audit.ledger import Event, append
from accord.audit.models import LedgerRow, Seal, SealPlace
from accord.audit.sealer import seal
from accord.audit.terms import Action
from tests.databases import database_of_its_own

AT = datetime(2026, 3, 2, 9, 30, 0, 250_000, tzinfo=UTC)
EVENT = Event(
    at=AT,
    actor="a.officer",
    actor_id=41,
    agency="north-yorkshire-police",
    action=Action.CONSULT,
    what="person overview",
    purpose="managing the person",
    person_id=9_000_000_000_000_001,
    detail={"page": 1},
    address="192.0.2.7",
)
SEAL_SIZES = (1, 9, 4, 15, 2, 11, 8)
WAITING = 5


def filled_ledger() -> None:
    """Seven seals over 50 rows, one every ten seconds, and five rows that wait for the next."""
    chance = Random(20260302)
    for number, size in enumerate((*SEAL_SIZES, WAITING)):
        at = AT + timedelta(seconds=10 * number)
        for step in range(size):
            append(random_event(chance, at + timedelta(milliseconds=step)))
        seal_unless_last(number, at + timedelta(seconds=5))


@contextmanager
def committed_ledger(django_db_blocker, seals_directory):
    """A filled ledger, committed in a database of its own with its heads exported; for a whole module of tests."""
    usual, settings.ACCORD_SEALS_DIRECTORY = settings.ACCORD_SEALS_DIRECTORY, seals_directory
    try:
        with django_db_blocker.unblock(), database_of_its_own():
            filled_ledger()
            yield
    finally:
        settings.ACCORD_SEALS_DIRECTORY = usual


def seal_unless_last(number: int, at: datetime) -> None:
    """Seal, but leave the last run of rows waiting."""
    if number < len(SEAL_SIZES):
        seal(at)


def random_event(chance: Random, at: datetime) -> Event:
    """One of several officers doing one of several things to one of several people."""
    return replace(
        EVENT,
        at=at,
        actor=f"officer.{chance.randrange(7)}",
        actor_id=chance.randrange(7),
        action=chance.choice([Action.CONSULT, Action.RECORD, Action.SEARCH]),
        person_id=chance.choice([None, *range(9_000, 9_020)]),
        detail={"page": chance.randrange(100)},
    )


def numbers_of_rows() -> list[int]:
    """Every row's number, in order."""
    return list(LedgerRow.objects.order_by("id").values_list("id", flat=True))


def counts() -> tuple[int, int, int]:
    """How many rows, places and seals there are."""
    return LedgerRow.objects.count(), SealPlace.objects.count(), Seal.objects.count()
