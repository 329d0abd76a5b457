"""Take in an agency's extract, whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import DatabaseError, transaction

from accord.access.commands.doors import involve_record_holder
from accord.access.queries import AgencyView, agency_with_code, area_ids_by_name
from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.journeys.registers import REGISTERS
from accord.kernel.columns import Column
from accord.kernel.faults import Fault
from accord.people.commands import (
    Moved,
    PersonRow,
    count_delivery,
    receive_delivery,
    receive_people,
)
from accord.people.queries import source_records_of
from accord.people.register import COLUMNS as PEOPLE_COLUMNS
from accord.people.register import IDENTIFIER_COLUMNS, SOURCE_ID
from accord.ports.clock import london_day
from accord.ports.csv_files import Extract, read_extract
from accord.ports.identity import new_ids
from accord.record.commands import Author, Row, enter_delivered, follow_source_record
from accord.record.queries import Delivered, delivered, retention_of
from accord.record.registers import Register
from accord.record.rules import digest_of, problems_with

PEOPLE = "people"


class ImportRefused(Exception):
    """Nothing was taken in; `faults` says where and why (the first 1,000 of `fault_count`)."""

    def __init__(self, faults: Sequence[Fault], fault_count: int) -> None:
        super().__init__(f"{fault_count} faults")
        self.faults = tuple(faults)
        self.fault_count = fault_count


@dataclass(frozen=True)
class Imported:
    """What an extract changed: rows read, new, changed, and already held as they stand."""

    rows: int
    new: int
    changed: int
    linked: int = 0

    @property
    def unchanged(self) -> int:
        return self.rows - self.new - self.changed


def columns_of(register: str) -> tuple[Column, ...]:
    """The columns of an agency's extract, `source_id` first; KeyError for a register there is not."""
    return PEOPLE_COLUMNS if register == PEOPLE else (SOURCE_ID, *REGISTERS[register].columns)


@dataclass(frozen=True)
class Delivery:
    """A file handed over: its register, bytes and name, the agency's code, when and by whom."""

    register: str
    data: bytes
    file_name: str
    agency_code: str
    at: datetime
    by: str


def import_extract(delivery: Delivery) -> Imported:
    """Read, check and take in one extract in one transaction; ImportRefused when anything at all is wrong.

    The same file again changes nothing: each row is told by the agency's own key, and one that says what the agency said
    last leaves the record as it is, whatever officers have corrected since.
    """
    agency = agency_with_code(delivery.agency_code)
    if agency is None:
        raise ImportRefused(
            [Fault(0, "", delivery.agency_code, "There is no agency with this code.")],
            1,
        )
    extract = read_extract(delivery.data, columns_of(delivery.register), london_day(delivery.at))
    try:
        with transaction.atomic():
            if delivery.register == PEOPLE:
                return _take_people(delivery, agency, extract)
            return _take_facts(delivery, agency, extract, REGISTERS[delivery.register])
    except DatabaseError as trouble:
        why = f"The database did not take the file in, and nothing was changed: {trouble.__class__.__name__}."
        raise ImportRefused([Fault(0, "", "", why)], 1) from trouble


def _take_people(delivery: Delivery, agency: AgencyView, extract: Extract) -> Imported:
    names = [column.name for column in PEOPLE_COLUMNS]
    areas = area_ids_by_name()
    rows = [(line, dict(zip(names, values, strict=True))) for line, values in extract.rows]
    _refuse_repeats(
        extract,
        ((line, row["source_id"], row["source_id"]) for line, row in rows),
        "source_id",
    )
    for line, row in rows:
        _place(extract, line, row, "area", areas)
    _stop_if_faulty(extract)
    number = _note_delivery(delivery, agency, len(rows))
    received = receive_people(
        [_person_row(row) for _, row in rows],
        agency.id,
        number,
        delivery.at,
        delivery.by,
    )
    for moved in received.moved:
        _follow(moved)
    involve_record_holder(agency.id, received.people, delivery.at, delivery.by)
    return _done(
        delivery,
        agency,
        number,
        Imported(len(rows), received.new, received.changed, received.linked),
    )


def _follow(moved: Moved) -> None:
    follow_source_record(moved.source_record_id, moved.to_person_id)


def _person_row(row: Mapping[str, Any]) -> PersonRow:
    return PersonRow(
        source_id=row["source_id"],
        family_name=row["family_name"],
        given_names=row["given_names"] or "",
        date_of_birth=row["date_of_birth"],
        sex=row["sex"] or "",
        ethnicity=row["ethnicity"] or "",
        postcode=row["postcode"] or "",
        area_id=row["area"],
        identifiers=tuple((kind, row[name]) for name, kind in IDENTIFIER_COLUMNS.items() if row[name]),
    )


def _take_facts(delivery: Delivery, agency: AgencyView, extract: Extract, register: Register) -> Imported:
    names = [column.name for column in register.columns]
    rows = [(line, values[0], dict(zip(names, values[1:], strict=True))) for line, values in extract.rows]
    sources = source_records_of(agency.id, [source_id for _, source_id, _ in rows])
    areas = area_ids_by_name() if register.areas else {}
    keyed = [(line, source_id, values, register.key_of(source_id, values)) for line, source_id, values in rows]
    _refuse_repeats(
        extract,
        ((line, source_id, key) for line, source_id, _, key in keyed),
        "source_id",
    )
    digests = [digest_of(values) for _, _, values, _ in keyed]
    for line, source_id, values, _ in keyed:
        _check_fact(extract, register, line, source_id, values, sources, areas, agency)
    _stop_if_faulty(extract)
    held = delivered(agency.id, register.code, [key for *_, key in keyed])
    number = _note_delivery(delivery, agency, len(keyed))
    fresh: list[Row] = []
    numbers = iter(new_ids(len(keyed)) if keyed else ())
    for (_, source_id, values, key), digest in zip(keyed, digests, strict=True):
        before = held.get(key)
        if before is not None and before.digest == digest:
            continue
        record_id, person_id, _ = sources[source_id]
        author = Author(agency.id, record_id, person_id, delivery_id=number)
        fresh.append(_row(next(numbers), author, values, key, digest, before))
    enter_delivered(register, fresh, retention_of(register, london_day(delivery.at)), delivery.at)
    changed = sum(row.version > 1 for row in fresh)
    return _done(delivery, agency, number, Imported(len(keyed), len(fresh) - changed, changed))


def _row(
    number: int,
    author: Author,
    values: Mapping[str, Any],
    key: str,
    digest: str,
    before: Delivered | None,
) -> Row:
    if before is None:
        return Row(number, author, values, key, 1, digest, None, "")
    return Row(number, author, values, key, before.version + 1, digest, before.current_id, "")


def _check_fact(
    extract: Extract, register: Register, line: int, source_id: str, values: dict[str, Any],
    sources: Mapping[str, tuple[int, int, date | None]], areas: Mapping[str, int], agency: AgencyView,
) -> None:  # fmt: skip
    for problem in problems_with(register, values):
        extract.refuse(line, problem.column, _text(values.get(problem.column)), problem.why)
    source = sources.get(source_id)
    if source is None:
        extract.refuse(
            line,
            "source_id",
            source_id,
            f"{agency.name} has no person with this source_id: import people first.",
        )
    elif source[2] is not None and values[register.starts] < source[2]:
        why = f"This is before the person was born ({source[2].isoformat()})."
        extract.refuse(line, register.starts, _text(values[register.starts]), why)
    for name in register.areas:
        _place(extract, line, values, name, areas)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _place(
    extract: Extract,
    line: int,
    values: dict[str, Any],
    name: str,
    areas: Mapping[str, int],
) -> None:
    """Put the area's number in the place of its name; a name that is not known is a fault."""
    named = values[name]
    if named is None:
        return
    values[name] = areas.get(named.lower())
    if values[name] is None:
        extract.refuse(
            line,
            name,
            named,
            "There is no area of this name. See the list of areas, or import areas first.",
        )


def _refuse_repeats(extract: Extract, keyed: Iterable[tuple[int, str, str]], column: str) -> None:
    seen: dict[str, int] = {}
    for line, shown, key in keyed:
        first = seen.setdefault(key, line)
        if first != line:
            extract.refuse(
                line,
                column,
                shown,
                f"A duplicate: line {first} says the same thing of the same person.",
            )


def _stop_if_faulty(extract: Extract) -> None:
    if not extract.is_sound:
        raise ImportRefused(sorted(extract.faults), extract.fault_count)


def _note_delivery(delivery: Delivery, agency: AgencyView, rows: int) -> int:
    return receive_delivery(
        agency_id=agency.id, register=delivery.register, file_name=delivery.file_name,
        sha256=sha256(delivery.data).hexdigest(), rows_read=rows, at=delivery.at, by=delivery.by,
    )  # fmt: skip


def _done(delivery: Delivery, agency: AgencyView, number: int, imported: Imported) -> Imported:
    count_delivery(number, imported.new, imported.changed)
    append(
        Event(
            at=delivery.at,
            actor=delivery.by,
            actor_id=None,
            agency=agency.code,
            action=Action.IMPORT,
            what=f"{delivery.register} extract",
            purpose="Take in what the agency holds",
            detail={
                "delivery": number,
                "rows": imported.rows,
                "new": imported.new,
                "changed": imported.changed,
            },
        )
    )
    return imported
