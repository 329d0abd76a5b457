"""Reading the ledger's tables for verification: plain tuples in order, a chunk at a time.

Each chunk is a statement of its own and no transaction is held, so that verifying keeps nobody from writing. That is safe
because what is sealed never changes. Moments are read as text: one that is no moment must be found, not stumbled over.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db import DatabaseError, connection

from accord.audit.models import CONTENT, Seal
from accord.audit.rules import SealContent

CHUNK = 5_000  # rows
BEFORE_ALL = -(2**63)
AFTER_ALL = 2**63 - 1

Row = tuple[Any, ...]

_MOMENTS = frozenset({"at", "sealed_at", "observed_at"})
_MOMENT_AS_TEXT = {
    # SQLite leaves the fraction out when it is nought.
    "sqlite": "CASE length({0}) WHEN 19 THEN {0} || '.000000' ELSE {0} || '' END",
    "postgresql": "to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
}
_PLACED = """
    SELECT place.position, place.row_id, place.seal_number, place.link, held.id, {columns}
    FROM audit_sealplace AS place LEFT JOIN audit_ledgerrow AS held ON held.id = place.row_id
    WHERE place.position > %s AND place.position <= %s ORDER BY place.position LIMIT %s
"""
_WAITING = """
    SELECT held.id, {columns}
    FROM audit_ledgerrow AS held LEFT JOIN audit_sealplace AS place ON place.row_id = held.id
    WHERE place.row_id IS NULL AND held.id > %s AND held.id <= %s ORDER BY held.id LIMIT %s
"""
_SEALED = """
    SELECT held.number, {columns} FROM audit_seal AS held
    WHERE held.number > %s AND held.number <= %s ORDER BY held.number LIMIT %s
"""
_STRAY = """
    SELECT place.position, place.row_id FROM audit_sealplace AS place
    WHERE place.position >= %s AND NOT EXISTS
        (SELECT 1 FROM audit_seal AS made WHERE made.number = place.seal_number AND made.number > %s)
    ORDER BY place.position LIMIT 1
"""
_COPIED = """
    SELECT max(id) AS copy, min(id) FROM audit_ledgerrow GROUP BY mac HAVING count(*) > 1 ORDER BY copy LIMIT 1
"""


def newest_seal() -> int:
    """Its number; 0 when there is none."""
    return Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0


def seals(newest: int) -> Iterator[tuple[SealContent, Any]]:
    """Every seal up to the newest, in order, each with its hash."""
    names = (*SealContent.__slots__[1:], "hash")
    for number, *rest, seal_hash in chain.from_iterable(_in_order(_SEALED, names, newest)):
        yield SealContent(number, *rest), seal_hash


def places() -> Iterator[list[Row]]:
    """Every place in order, with the row that stands there: see `chain.Place`."""
    return _in_order(_PLACED, ("mac", *CONTENT), AFTER_ALL)


def rows_without_place() -> Iterator[list[Row]]:
    """Every row that has no place in the chain, in order: its number, its code, its content."""
    return _in_order(_WAITING, ("mac", *CONTENT), AFTER_ALL)


def stray_place(position: int, newest: int) -> Row | None:
    """The first place from this position on that no seal after the newest has made: its position and its row's number."""
    return _first(_STRAY, [position, newest])


def copied_row() -> Row | None:
    """The first row whose code another row has already: its number and the other's."""
    return _first(_COPIED, [])


def _in_order(select: str, names: tuple[str, ...], last: int) -> Iterator[list[Row]]:
    full = select.format(columns=", ".join(_column(name) for name in names))
    blank = select.format(columns=", ".join("NULL" for _ in names))
    after = BEFORE_ALL
    while rows := _chunk(full, blank, after, last):
        yield rows
        after = rows[-1][0]


def _column(name: str) -> str:
    quoted = f'held."{name}"'
    return _MOMENT_AS_TEXT[connection.vendor].format(quoted) if name in _MOMENTS else quoted


def _chunk(full: str, blank: str, after: int, last: int) -> list[Row]:
    """The next rows. Text that is no text stops a whole statement: then they are read one by one, that one as blanks."""
    try:
        return _fetched(full, [after, last, CHUNK])
    except DatabaseError:
        return list(_one_by_one(full, blank, after, last))


def _one_by_one(full: str, blank: str, after: int, last: int) -> Iterator[Row]:
    for _ in range(CHUNK):
        try:
            rows = _fetched(full, [after, last, 1])
        except DatabaseError:
            rows = _fetched(blank, [after, last, 1])
        if not rows:
            return
        yield rows[0]
        after = rows[0][0]


def _first(select: str, parameters: list[int]) -> Row | None:
    rows = _fetched(select, parameters)
    return rows[0] if rows else None


def _fetched(select: str, parameters: list[int]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(select, parameters)
        rows: list[Row] = cursor.fetchall()
        return rows
