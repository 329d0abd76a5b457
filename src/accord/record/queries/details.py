"""Reads of what a register says of one entry, from the register's own table."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from accord.access.queries.areas import areas
from accord.kernel.references import reference_of
from accord.record.models import Entry
from accord.record.registers import Register


def details_of(register: Register, entry_id: int) -> dict[str, Any]:
    """The values of one entry by column name, the period included. The caller has opened the person and seen the entry."""
    header = Entry.objects.get(pk=entry_id)
    row = rows_of(register).get(entry_id=entry_id)
    values = {name: getattr(row, field) for name, field in zip(register.detail, register.fields, strict=True)}
    values[register.starts] = header.starts_on
    if register.ends:
        values[register.ends] = header.ends_on
    return values


def rows_of(register: Register) -> QuerySet[Any]:
    """The rows of the register's own table, whatever their entries: for conditions upon entries."""
    return apps.get_model(register.table).objects.all()


def texts_of(register: Register, entry_id: int) -> dict[str, str]:
    """The values of one entry as the text of an answer: days year-month-day, areas by name, entries by reference."""
    values = details_of(register, entry_id)
    names = {area.id: area.name for area in areas()} if register.areas else {}
    return {name: _text_of(register, name, value, names) for name, value in values.items()}


def _text_of(register: Register, name: str, value: Any, areas: Mapping[int, str]) -> str:
    if value is None:
        return ""
    if name in register.areas:
        return areas.get(value, "")
    return reference_of(value) if name in register.links else str(value)
