"""Compare the records that are new or say something else with all others."""

from datetime import datetime

from accord.journeys.compare_records import compare_waiting

MOST_AT_ONCE = 500


def run(at: datetime) -> str:
    """Compare those that wait longest; what is left waits for the next sweep."""
    swept = compare_waiting(at, MOST_AT_ONCE)
    return f"{swept.compared:,} compared, {swept.joined:,} joined, {swept.doubtful:,} sent to somebody"
