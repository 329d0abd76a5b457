"""Reads that a journey makes before it writes an entry: what is held already, and how long the new one is kept."""

from datetime import date

from accord.kernel.periods import Period
from accord.policy.queries import values_of
from accord.record.models import Entry
from accord.record.queries.as_known import known
from accord.record.registers import Register
from accord.record.rules import Retention


def held_at_any_time(kind: str, agency_id: int, person_id: int, leaving_out: int) -> list[tuple[str, Period]]:
    """The facts of the kind that stand of a person by one agency's word, each with its summary. For the journeys that write."""
    rows = Entry.objects.filter(known(None), kind=kind, agency_id=agency_id, person_id=person_id).exclude(
        pk=leaving_out
    )
    return [(text, Period(first, end)) for text, first, end in rows.values_list("summary", "starts_on", "ends_on")]


def retention_of(register: Register, day: date) -> Retention:
    """How long the register's entries are kept before review, by the policy in force on the day; NoPolicyValue if none."""
    values = values_of("record.retention.", ())
    group = values.number(f"record.retention.register.{register.code}", day)
    return Retention(group, values.number(f"record.retention.group_{group}.review_years", day))
