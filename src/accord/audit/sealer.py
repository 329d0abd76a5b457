"""The sealer: gives rows their places in the chain, in the order in which they became visible, and closes runs of them.

It runs every few seconds, apart from the requests, because chaining inside a request makes every request wait for the
one before it. Until its seal is made, a row is protected by its own code alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from accord.audit import heads
from accord.audit.horizon import Horizon, read_horizon
from accord.audit.ledger import ledger_keys
from accord.audit.models import LedgerRow, Seal, SealPlace
from accord.audit.rules import GENESIS, SealContent, moment_text, place_code, seal_code
from accord.ports.bulk import insert_rows

MOST_ROWS_IN_A_SEAL = 20_000  # so that catching up never keeps the database for long
CLOCK_STEP = timedelta(minutes=1)  # how far the database's clock may be set back without harm
ADVISORY_LOCK = 7_020_916_384_401  # any number that nothing else here uses


def seal(at: datetime) -> int:
    """Seal every row that waits, and return how many there were. 0 as well when another sealer is at work.

    Once the seals are committed their heads are exported, with any that an interrupted sealer left behind.
    """
    sealed = 0
    while rows := _seal_some(at):
        sealed += rows
    transaction.on_commit(_export_new_heads)
    return sealed


@transaction.atomic
def _seal_some(at: datetime) -> int:
    """Make one seal over what waits, if anything does; the number of its rows."""
    if not _no_other_sealer_is_at_work():
        return 0
    last = Seal.objects.order_by("-number").first()
    horizon = read_horizon(at)
    # One more than is sealed, to know whether any is left.
    waiting = _rows_without_place(last.low_water if last else 0, MOST_ROWS_IN_A_SEAL + 1)
    rows = waiting[:MOST_ROWS_IN_A_SEAL]
    if rows:
        _write_seal(at, last, rows, horizon, caught_up=len(rows) == len(waiting))
    return len(rows)


def _no_other_sealer_is_at_work() -> bool:
    """Hold the place of the one sealer until the transaction ends. On SQLite, to write at all is to be the only one."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        return bool(cursor.fetchone()[0])


def _rows_without_place(low_water: int, limit: int) -> list[tuple[int, str]]:
    # The same bound on both sides, or PostgreSQL reads every place there is.
    has_place = Exists(SealPlace.objects.filter(row_id=OuterRef("id"), row_id__gt=low_water))
    waiting = LedgerRow.objects.filter(~has_place, id__gt=low_water).order_by("id")
    return list(waiting.values_list("id", "mac")[:limit])


def _write_seal(
    at: datetime, last: Seal | None, rows: Sequence[tuple[int, str]], horizon: Horizon, caught_up: bool
) -> None:
    keys = ledger_keys()
    number = last.number + 1 if last else 1
    first_position = last.first_position + last.row_count if last else 1
    places = list(_places(keys.place, last.rows_digest if last else GENESIS, first_position, number, rows))
    highest = rows[-1][0]
    settled = _settled_up_to(horizon, last)
    content = SealContent(
        number=number,
        sealed_at=moment_text(at),
        first_position=first_position,
        row_count=len(rows),
        rows_digest=places[-1][-1],
        reached=horizon.reached if caught_up else highest,
        observed_at=moment_text(horizon.observed_at),
        low_water=settled if caught_up else min(settled, highest),
        caught_up=caught_up,
        previous_hash=last.hash if last else GENESIS,
    )
    insert_rows(SealPlace, ("position", "row_id", "seal_number", "link"), places)
    moments = {"sealed_at": at, "observed_at": horizon.observed_at}
    Seal.objects.create(**asdict(content) | moments, hash=seal_code(keys.seal, content))


def _places(
    key: bytes, before: str, first_position: int, seal_number: int, rows: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, int, int, str]]:
    link = before
    for position, (row_id, mac) in enumerate(rows, first_position):
        link = place_code(key, link, position, seal_number, row_id, mac)
        yield position, row_id, seal_number, link


def _settled_up_to(horizon: Horizon, last: Seal | None) -> int:
    """A row number at and below which every row has now been seen, so that the next sealer need not look there.

    When others are writing, it is what had been reached before the oldest of them began.
    """
    if horizon.is_settled:
        return horizon.reached
    known = last.low_water if last else 0
    if horizon.oldest_writer_began is None:
        return known
    before_them = (
        Seal.objects.filter(observed_at__lt=horizon.oldest_writer_began - CLOCK_STEP).order_by("-number").first()
    )
    return max(known, before_them.reached) if before_them else known


def _export_new_heads() -> None:
    directory = settings.ACCORD_SEALS_DIRECTORY
    new = Seal.objects.filter(number__gt=heads.last_exported(directory)).order_by("number")
    if new.exists():
        heads.export(directory, (_head(seal) for seal in new.iterator()))


def _head(seal: Seal) -> heads.Head:
    return heads.Head(seal.number, moment_text(seal.sealed_at), seal.first_position, seal.row_count, seal.hash)
