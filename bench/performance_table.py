"""The performance table over 100,000 people: under a second."""

from datetime import timedelta

from django.db import connection

from accord.access.queries.areas import area_named
from accord.ports.clock import now
from accord.reporting.queries import iom_performance
from bench.big import use_big_database
from bench.common import Figure, at_most, best_of, timed, write_down

BARE = """
    SELECT spell.tier, custody.person_id IS NOT NULL, count(DISTINCT entry.person_id)
    FROM record_entry AS entry JOIN iom_cohortspell AS spell ON spell.entry_id = entry.id
    LEFT JOIN record_entry AS custody ON custody.kind = 'custody' AND custody.person_id = entry.person_id
        AND custody.superseded_at IS NULL AND custody.starts_on <= %s AND (custody.ends_on IS NULL OR custody.ends_on > %s)
    WHERE entry.kind = 'iom' AND entry.superseded_at IS NULL AND entry.starts_on <= %s
        AND (entry.ends_on IS NULL OR entry.ends_on > %s)
    GROUP BY 1, 2
"""


def measure() -> list[Figure]:
    """As known now, and as known at a moment; the first of all as well, when nothing is in memory yet."""
    on = use_big_database()
    area = area_named("North Yorkshire")

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE, [on] * 4)
            cursor.fetchall()

    with timed() as first:
        people = len(iom_performance(area, on).table.totals[-1].total)
    floor = {"floor": best_of(3, bare), "floor_is": "longer than counting tiers in SQL"}
    seconds = best_of(5, lambda: iom_performance(area, on))
    at = now() + timedelta(hours=1)
    return [
        at_most(
            f"performance table, {people:,} in the cohort",
            seconds,
            "s",
            1.0,
            note=f"the first took {first[0]:.2f} s",
            **floor,
        ),
        at_most("the same as known at a moment", best_of(5, lambda: iom_performance(area, on, at)), "s", 1.0, **floor),
    ]


if __name__ == "__main__":
    write_down("performance_table", measure())
