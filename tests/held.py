"""What the record holds, as plain values: for tests of whole imports, where going through the gate person by person would hide
what they are about.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps

from tests.snapshots import taken

NOT_THE_RECORD = ("people_delivery", "audit_")
"""Tables that tell of deliveries and of what was done, and so grow with every import."""


Record = dict[str, tuple[tuple[Any, ...], ...]]
"""The rows of each table."""


def the_record() -> Record:
    """Every row of every table but those of `NOT_THE_RECORD`."""
    return {held.table: held.rows for held in taken() if not held.table.startswith(NOT_THE_RECORD)}


def count(model: str, **wanted: Any) -> int:
    """How many rows of a table, named as `people.Person`, fit."""
    return apps.get_model(model).objects.filter(**wanted).count()


def clusters() -> set[frozenset[tuple[str, str]]]:
    """Which source records are one person: agency codes with the agencies' own numbers."""
    rows = apps.get_model("people.SourceRecord").objects.values_list("person_id", "agency__code", "source_id")
    people: dict[int, set[tuple[str, str]]] = {}
    for person_id, agency, source_id in rows:
        people.setdefault(person_id, set()).add((agency, source_id))
    return set(map(frozenset, people.values()))


def standing(*fields: str, kind: str, **wanted: Any) -> list[tuple[Any, ...]]:
    """The fields of the entries of a kind that stand now, in the order of their first days."""
    rows = apps.get_model("record.Entry").objects.filter(kind=kind, superseded_at__isnull=True, **wanted)
    return list(rows.order_by("starts_on", "source_key").values_list(*fields))


def versions(kind: str, *fields: str) -> list[tuple[Any, ...]]:
    """The fields of every entry of a kind, superseded ones too, oldest version first."""
    rows = apps.get_model("record.Entry").objects.filter(kind=kind)
    return list(rows.order_by("source_key", "version").values_list(*fields))


def ledger(*fields: str) -> list[tuple[Any, ...]]:
    """The fields of every row of the ledger, in order."""
    return list(apps.get_model("audit.LedgerRow").objects.order_by("pk").values_list(*fields))


def holds_nothing(
    tables: Iterable[str] = ("people.Person", "people.SourceRecord", "people.Delivery", "record.Entry"),
) -> bool:
    """Whether nothing at all has been taken in."""
    return not any(count(table) for table in tables)
