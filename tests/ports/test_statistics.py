"""After many rows at once the database knows what its tables hold."""

import pytest
from django.db import connection

from accord.ports.bulk import refresh_statistics
from tests.cast import Cast

ROWS_KNOWN_OF = {
    "sqlite": "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'record_entry'",
    "postgresql": "SELECT count(*) FROM pg_class WHERE relname = 'record_entry' AND reltuples > 0",
}


@pytest.mark.django_db
def test_the_planner_knows_of_the_rows_written(cast: Cast) -> None:
    refresh_statistics()

    with connection.cursor() as cursor:
        cursor.execute(ROWS_KNOWN_OF[connection.vendor])
        assert cursor.fetchone()[0] > 0
