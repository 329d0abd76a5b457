"""Every sweep there is. A new one joins here, and `accord tick` runs it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from accord.jobs import compare_records, drop_expired_sessions, seal_ledger, send_alerts, tell_of_drift


@dataclass(frozen=True)
class Sweep:
    """What it does, in words that begin a sentence about it, and the doing: given the moment, it says what it did."""

    title: str
    run: Callable[[datetime], str]


SWEEPS = (
    Sweep("Sealing the ledger", seal_ledger.run),
    Sweep("Comparing records", compare_records.run),
    Sweep("Sending alerts", send_alerts.run),
    Sweep("Watching scores", tell_of_drift.run),
    Sweep("Dropping expired sessions", drop_expired_sessions.run),
)
