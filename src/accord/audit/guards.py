"""The triggers by which the database itself refuses to change the ledger. The second migration makes them."""

from django.db import connection

from accord.audit.models import LedgerRow, Seal, SealPlace

TABLES = tuple(model._meta.db_table for model in (LedgerRow, Seal, SealPlace))
# On SQLite, INSERT OR REPLACE removes a row without asking a DELETE trigger.
KINDS = {"sqlite": ("no_update", "no_delete", "no_replace"), "postgresql": ("no_change",)}

_PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    # 'A' is ENABLE ALWAYS: a session cannot switch it off by playing the replica.
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'",
}


def missing_guards() -> tuple[str, ...]:
    """The names of the triggers that should stand and do not; empty when all stand."""
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor])
        present = {name for (name,) in cursor.fetchall()}
    expected = (f"{table}_{kind}" for table in TABLES for kind in KINDS[connection.vendor])
    return tuple(name for name in expected if name not in present)
