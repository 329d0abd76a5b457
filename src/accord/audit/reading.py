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

CHUNK = 2_000  # rows; larger ones were no faster, and PostgreSQL starts helpers for them
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
    SELECT place.position, {columns}
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
    SELECT place.position, place.row_id, place.seal_number FROM audit_sealplace AS place
    WHERE place.position >= %s AND NOT EXISTS
        (SELECT 1 FROM audit_seal AS made WHERE made.number = place.seal_number AND made.number > %s)
    ORDER BY place.position LIMIT 1
"""
_COPIED = """
    SELECT max(id) AS copy, min(id) FROM audit_ledgerrow GROUP BY mac HAVING count(*) > 1 ORDER BY copy LIMIT 1
"""


def newest_seal() -> int:
    """Its number; 0 when there is none. SQLite, which lets a number be anything, sorts what is no number above all."""
    return Seal.objects.filter(number__lte=AFTER_ALL).order_by("-number").values_list("number", flat=True).first() or 0


def seals(newest: int) -> Iterator[tuple[SealContent, Any]]:
    """Every seal up to the newest, in order, each with its hash."""
    columns = [_column(name) for name in (*SealContent.__slots__[1:], "hash")]
    for number, *rest, seal_hash in chain.from_iterable(_in_order(_SEALED, columns, newest)):
        yield SealContent(number, *rest), seal_hash


def places() -> Iterator[list[Row]]:
    """Every place in order, with the row that stands there: see `chain.Place`."""
    columns = ["place.row_id", "place.seal_number", "place.link", "held.id", *_row_columns()]
    return _in_order(_PLACED, columns, AFTER_ALL)


def rows_without_place() -> Iterator[list[Row]]:
    """Every row that has no place in the chain, in order: its number, its code, its content."""
    return _in_order(_WAITING, _row_columns(), AFTER_ALL)


def stray_place(position: int, newest: int) -> Row | None:
    """The first place from this position on that no seal after the newest has made: its position, row and seal number."""
    return _first(_STRAY, [position, newest])


def copied_row() -> Row | None:
    """The first row whose code another row has already: its number and the other's."""
    return _first(_COPIED, [])


def _in_order(select: str, columns: list[str], last: int) -> Iterator[list[Row]]:
    after = BEFORE_ALL
    while rows := _chunk(select, columns, after, last):
        yield rows
        after = rows[-1][0]


def _row_columns() -> list[str]:
    return [_column(name) for name in ("mac", *CONTENT)]


def _column(name: str) -> str:
    quoted = f'held."{name}"'
    return _MOMENT_AS_TEXT[connection.vendor].format(quoted) if name in _MOMENTS else quoted


def _chunk(select: str, columns: list[str], after: int, last: int) -> list[Row]:
    """The next rows. Text that is no text stops a whole statement; then they are read one by one."""
    try:
        return _fetched(select.format(columns=", ".join(columns)), [after, last, CHUNK])
    except DatabaseError:
        return list(_one_by_one(select, columns, after, last))


def _one_by_one(select: str, columns: list[str], after: int, last: int) -> Iterator[Row]:
    for _ in range(CHUNK):
        found = _first(select.format(columns="NULL"), [after, last, 1])
        if found is None:
            return
        yield found[0], *(_value(select.format(columns=column), [after, last, 1]) for column in columns)
        after = found[0]


def _value(select: str, parameters: list[int]) -> object:
    """What the one column of one row holds; None if that cannot be read."""
    try:
        return _fetched(select, parameters)[0][1]
    except DatabaseError:
        return None


def _first(select: str, parameters: list[int]) -> Row | None:
    return next(iter(_fetched(select, parameters)), None)


def _fetched(select: str, parameters: list[int]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(select, parameters)
        rows: list[Row] = cursor.fetchall()
        return rows
