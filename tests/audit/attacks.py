"""What somebody might do to the ledger who has the database in hand, but not the key and not the other system's files.

Each attack works on the bare tables, with the triggers taken down, and returns what must be found: the fields of the
`BadRow` that name the first bad row, place or seal.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

from django.db import connection

from accord.audit.ledger import append
from accord.audit.models import CONTENT
from accord.audit.sealer import seal
from tests.audit.ledgers import AT, EVENT, SEAL_SIZES

LATER = AT + timedelta(minutes=5)
Found = dict[str, int]

MOMENT = "2026-03-02 09:29:59.000001+00:00"
TEXT = ("agency", "action", "what", "purpose", "outcome", "reason", "detail", "address", "nonce", "mac", "actor")
NUMBERS = ("actor_id", "person_id")
ROW_EDITS = (
    *((column, f"{column} || 'x'") for column in TEXT),
    *((column, f"coalesce({column} + 1, 1)") for column in NUMBERS),
    *((column, "NULL") for column in NUMBERS),
    ("at", f"'{MOMENT}'"),
)
PLACE_EDITS = (("link", "link || '0'"), *((column, "7000") for column in ("row_id", "position", "seal_number")))
SEAL_EDITS = (
    *((column, f"{column} + 1") for column in ("first_position", "row_count", "reached", "low_water")),
    *((column, f"'{'0' * 63}1'") for column in ("rows_digest", "previous_hash", "hash")),
    *((column, f"'{MOMENT}'") for column in ("sealed_at", "observed_at")),
    ("caught_up", "NOT caught_up"),
)
CONTENT_BUT_ACTOR = ", ".join(column for column in CONTENT if column != "actor")
PUT_IN = (
    f"INSERT INTO audit_ledgerrow (id, actor, mac, {CONTENT_BUT_ACTOR}) "
    f"SELECT %s, {{actor}}, {{mac}}, {CONTENT_BUT_ACTOR} FROM audit_ledgerrow WHERE id = %s"
)
PLACE = "INSERT INTO audit_sealplace (position, row_id, seal_number, link) VALUES (%s, %s, %s, %s)"
SEAL_BUT_PLACE = "sealed_at, row_count, rows_digest, reached, observed_at, low_water, caught_up, previous_hash"
SEAL = (
    f"INSERT INTO audit_seal (number, first_position, hash, {SEAL_BUT_PLACE}) "
    f"SELECT %s, %s, %s, {SEAL_BUT_PLACE} FROM audit_seal WHERE number = %s"
)

TAKE_DOWN = {
    "sqlite": "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT 'ALTER TABLE ' || tgrelid::regclass || ' DISABLE TRIGGER ' || tgname FROM pg_trigger "
    "WHERE NOT tgisinternal AND tgrelid::regclass::text LIKE 'audit_%%'",
}


def execute(statement: str, *parameters: object) -> list[tuple[Any, ...]]:
    """Run one statement on the database, past everything that the program would check."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def take_down_guards() -> None:
    """What an attacker does first."""
    for (statement,) in execute(TAKE_DOWN[connection.vendor]):
        execute(statement)


@dataclass(frozen=True)
class Placed:
    """A sealed row: its number, its position, and its seal."""

    row_id: int
    position: int
    seal_number: int


def sealed() -> list[Placed]:
    """Every sealed row, in the order of the chain."""
    return [
        Placed(*row) for row in execute("SELECT row_id, position, seal_number FROM audit_sealplace ORDER BY position")
    ]


def sample(chance: Random, count: int) -> list[Placed]:
    """Some sealed rows, in the order of the chain."""
    return sorted(chance.sample(sealed(), count), key=lambda placed: placed.position)


def row_numbers() -> list[int]:
    """Every row's number, sealed or not."""
    return [number for (number,) in execute("SELECT id FROM audit_ledgerrow ORDER BY id")]


def edit_row(chance: Random) -> Found:
    """Change one column of one row, sealed or not."""
    row_id = chance.choice(row_numbers())
    column, changed = chance.choice(ROW_EDITS)
    execute(f"UPDATE audit_ledgerrow SET {column} = {changed} WHERE id = %s", row_id)
    return {"row_id": row_id}


def edit_place(chance: Random) -> Found:
    """Change one column of one place."""
    [placed] = sample(chance, 1)
    column, changed = chance.choice(PLACE_EDITS)
    execute(f"UPDATE audit_sealplace SET {column} = {changed} WHERE position = %s", placed.position)
    return {"position": placed.position}


def edit_seal(chance: Random) -> Found:
    """Change one column of one seal."""
    number = chance.randint(1, len(SEAL_SIZES))
    column, changed = chance.choice(SEAL_EDITS)
    execute(f"UPDATE audit_seal SET {column} = {changed} WHERE number = %s", number)
    return {"seal_number": number}


def delete_row(chance: Random) -> Found:
    """Take out one sealed row."""
    [placed] = sample(chance, 1)
    execute("DELETE FROM audit_ledgerrow WHERE id = %s", placed.row_id)
    return {"row_id": placed.row_id, "position": placed.position}


def delete_place(chance: Random) -> Found:
    """Take out one place, and leave its row."""
    [placed] = sample(chance, 1)
    execute("DELETE FROM audit_sealplace WHERE position = %s", placed.position)
    return {"position": placed.position}


def delete_run(chance: Random) -> Found:
    """Take out one row or several in a row, with their places."""
    first, last = sorted(chance.choices(sealed(), k=2), key=lambda placed: placed.position)
    execute("DELETE FROM audit_ledgerrow WHERE id BETWEEN %s AND %s", first.row_id, last.row_id)
    execute("DELETE FROM audit_sealplace WHERE position BETWEEN %s AND %s", first.position, last.position)
    return {"position": first.position, "seal_number": first.seal_number}


def delete_seal(chance: Random) -> Found:
    """Take out one seal that is not the last, and leave its rows."""
    number = chance.randint(1, len(SEAL_SIZES) - 1)
    execute("DELETE FROM audit_seal WHERE number = %s", number)
    return {"seal_number": number}


def delete_seal_with_rows(chance: Random) -> Found:
    """Take out one seal with its places and rows."""
    number = chance.randint(1, len(SEAL_SIZES))
    execute(
        "DELETE FROM audit_ledgerrow WHERE id IN (SELECT row_id FROM audit_sealplace WHERE seal_number = %s)", number
    )
    execute("DELETE FROM audit_sealplace WHERE seal_number = %s", number)
    execute("DELETE FROM audit_seal WHERE number = %s", number)
    return {"seal_number": number}


def swap_rows(chance: Random) -> Found:
    """Exchange the numbers of two sealed rows."""
    first, second = sample(chance, 2)
    exchange("audit_ledgerrow", "id", first.row_id, second.row_id)
    return {"row_id": first.row_id, "position": first.position}


def swap_places(chance: Random) -> Found:
    """Exchange the positions of two places."""
    first, second = sample(chance, 2)
    exchange("audit_sealplace", "position", first.position, second.position)
    return {"position": first.position}


def swap_seals(chance: Random) -> Found:
    """Exchange the numbers of two seals."""
    first, second = sorted(chance.sample(range(1, len(SEAL_SIZES) + 1), 2))
    exchange("audit_seal", "number", first, second)
    return {"seal_number": first}


def move_row(chance: Random) -> Found:
    """Give a sealed row a new number, as if it had come last."""
    [placed] = sample(chance, 1)
    execute("UPDATE audit_ledgerrow SET id = %s WHERE id = %s", row_numbers()[-1] + 1, placed.row_id)
    return {"row_id": placed.row_id}


def renumber_row(chance: Random) -> Found:
    """Give a sealed row a new number, in its place too."""
    [placed] = sample(chance, 1)
    row_id = unused_number(chance)
    execute("UPDATE audit_ledgerrow SET id = %s WHERE id = %s", row_id, placed.row_id)
    execute("UPDATE audit_sealplace SET row_id = %s WHERE position = %s", row_id, placed.position)
    return {"row_id": row_id, "position": placed.position}


def cut_rows(chance: Random) -> Found:
    """Cut off the end of the rows, and leave the chain."""
    [placed] = sample(chance, 1)
    execute("DELETE FROM audit_ledgerrow WHERE id >= %s", placed.row_id)
    return {"row_id": placed.row_id}


def cut_rows_and_places(chance: Random) -> Found:
    """Cut off the end of the rows with their places, and leave the seals."""
    [placed] = sample(chance, 1)
    execute("DELETE FROM audit_ledgerrow WHERE id >= %s", placed.row_id)
    execute("DELETE FROM audit_sealplace WHERE position >= %s", placed.position)
    return {"position": placed.position}


def cut_seals(chance: Random) -> Found:
    """Cut off the last seals, and leave their places and rows."""
    [placed] = sample(chance, 1)
    execute("DELETE FROM audit_seal WHERE number >= %s", placed.seal_number)
    return {"position": first_of(placed.seal_number).position, "row_id": first_of(placed.seal_number).row_id}


def cut_chain(chance: Random) -> Found:
    """Cut off the last seals with their places, and leave the rows as if they still waited."""
    return cut_chain_at(chance.randint(1, len(SEAL_SIZES)))


def cut_everything(chance: Random) -> Found:
    """Cut the whole ledger off at a seal, so that the database by itself shows nothing amiss."""
    number = chance.randint(1, len(SEAL_SIZES))
    execute("DELETE FROM audit_ledgerrow WHERE id >= %s", first_of(number).row_id)
    return cut_chain_at(number)


def cut_and_go_on(chance: Random) -> Found:
    """Cut the ledger off at a seal, and let the program write and seal again from there."""
    found = cut_everything(chance)
    append(EVENT)
    seal(LATER)
    return found


def forge_row(chance: Random) -> Found:
    """Put in a row with an invented code, after the others or before them."""
    row_id = unused_number(chance)
    forgery = PUT_IN.format(actor="'somebody.else'", mac=f"'{secrets.token_hex(32)}'")
    execute(forgery, row_id, chance.choice(row_numbers()))
    return {"row_id": row_id}


def copy_row(chance: Random) -> Found:
    """Put in a second time, after the others or before them, a row that the program wrote."""
    row_id = unused_number(chance)
    execute(PUT_IN.format(actor="actor", mac="mac"), row_id, chance.choice(row_numbers()))
    return {"row_id": row_id}


def copy_row_and_seal(chance: Random) -> Found:
    """Put in a copy of a row, and wait for the sealer to take it for a new one."""
    found = copy_row(chance)
    seal(LATER)
    return found


def write_backdated(chance: Random) -> Found:
    """Through the program itself: tell the ledger of something long past, as an insider could, and let it be sealed."""
    row_id = append(replace(EVENT, at=AT - timedelta(hours=chance.randint(2, 200))))
    seal(LATER)
    return {"row_id": row_id}


def forge_place(chance: Random) -> Found:
    """Give a waiting row a place that no seal covers."""
    position, row_id = len(sealed()) + 1, row_numbers()[-1]
    execute(PLACE, position, row_id, chance.randint(1, len(SEAL_SIZES) + 1), secrets.token_hex(32))
    return {"position": position, "row_id": row_id}


def forge_seal(chance: Random) -> Found:
    """Close the chain with a seal of one's own, over a place of one's own."""
    number = len(SEAL_SIZES) + 1
    execute(PLACE, len(sealed()) + 1, row_numbers()[-1], number, secrets.token_hex(32))
    execute(SEAL, number, len(sealed()), secrets.token_hex(32), chance.randint(1, len(SEAL_SIZES)))
    return {"seal_number": number}


ATTACKS: tuple[Callable[[Random], Found], ...] = (
    edit_row,
    edit_place,
    edit_seal,
    delete_row,
    delete_place,
    delete_run,
    delete_seal,
    delete_seal_with_rows,
    swap_rows,
    swap_places,
    swap_seals,
    move_row,
    renumber_row,
    cut_rows,
    cut_rows_and_places,
    cut_seals,
    cut_chain,
    cut_everything,
    cut_and_go_on,
    forge_row,
    copy_row,
    copy_row_and_seal,
    write_backdated,
    forge_place,
    forge_seal,
)


def first_of(seal_number: int) -> Placed:
    """The first place of a seal."""
    return next(placed for placed in sealed() if placed.seal_number == seal_number)


def unused_number(chance: Random) -> int:
    """A row number above all the others, or below them."""
    return chance.choice([row_numbers()[-1] + 1, -chance.randrange(100)])


def exchange(table: str, column: str, first: int, second: int) -> None:
    """Exchange the numbers of two rows of a table."""
    for old, new in ((first, -1), (second, first), (-1, second)):
        execute(f"UPDATE {table} SET {column} = %s WHERE {column} = %s", new, old)


def cut_chain_at(seal_number: int) -> Found:
    """Cut off the chain from a seal on."""
    execute("DELETE FROM audit_sealplace WHERE seal_number >= %s", seal_number)
    execute("DELETE FROM audit_seal WHERE number >= %s", seal_number)
    return {"seal_number": seal_number}
