"""How a row of access is ended: from the day given it no longer holds, and it stays for whoever asks what held."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from accord.ports.live import not_over_on


def end(rows: QuerySet[Any], on: date, **said: str) -> bool:
    """End those of the rows that run on the day or later; one not yet begun never holds. Whether there was any."""
    running = rows.filter(not_over_on(on))
    unborn = running.filter(starts_on__gt=on).exclude(ends_on=F("starts_on")).update(ends_on=F("starts_on"), **said)
    return bool(running.filter(starts_on__lte=on).update(ends_on=on, **said) + unborn)
