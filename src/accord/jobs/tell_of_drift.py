"""Tell those who manage schemes when scores no longer fit their people as they did."""

from datetime import datetime

from accord.journeys import tell_of_drift


def run(at: datetime) -> str:
    """Look once a day at each scheme; what has been told of is not told again."""
    looked, told = tell_of_drift.tell_of_drift(at)
    return f"{looked:,} schemes looked at, {told:,} told"
