"""How far the ledger's row numbers are settled, as the database itself can tell.

A row number is given out before its transaction commits, and never given twice, so a number can appear long after higher
ones. The sealer must neither miss such a row nor search the whole ledger for it every few seconds.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Max

from accord.audit.models import LedgerRow

# A transaction that writes to the ledger takes this lock before it is given a row number, and keeps it to its end.
# A writer whose start another role's session may not see counts as one of unknown age.
_WRITERS = """
    SELECT clock_timestamp(), count(*), count(*) FILTER (WHERE activity.xact_start IS NULL), min(activity.xact_start)
    FROM pg_locks AS held LEFT JOIN pg_stat_activity AS activity ON activity.pid = held.pid
    WHERE held.locktype = 'relation' AND held.mode = 'RowExclusiveLock' AND held.relation = %s::regclass
      AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND held.pid IS DISTINCT FROM pg_backend_pid()
"""


@dataclass(frozen=True, slots=True)
class Horizon:
    """`reached` had been given out by `observed_at` (the database's clock), before the writers were counted."""

    reached: int
    observed_at: datetime
    is_settled: bool  # nobody was writing: no row up to `reached` can appear any more
    oldest_writer_began: datetime | None  # None when nobody was writing, or when it cannot be told


def read_horizon(at: datetime) -> Horizon:
    """Look at the database now, inside the sealer's transaction. On SQLite that transaction is the only writer."""
    reached = LedgerRow.objects.aggregate(highest=Max("id"))["highest"] or 0
    if connection.vendor == "sqlite":
        return Horizon(reached, at, True, None)
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS, [LedgerRow._meta.db_table])
        observed_at, writers, of_unknown_age, oldest = cursor.fetchone()
    return Horizon(reached, observed_at, writers == 0, None if of_unknown_age else oldest)
