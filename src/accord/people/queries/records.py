"""Reads of source records by number: what each says now. For linking, whose pages open a person first, and for journeys."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from accord.people.models import Link, PersonName, SourceRecord
from accord.people.terms import NameKind
from accord.ports.prepared import Prepared


@dataclass(frozen=True)
class RecordSays:
    """What one agency's record says now; a record that an officer opened here says nothing of who the person is."""

    id: int
    person_id: int
    agency_id: int
    agency_name: str
    source_id: str
    names: tuple[tuple[str, str, str], ...] = ()
    date_of_birth: date | None = None
    sex: str = ""
    ethnicity: str = ""
    postcode: str = ""
    area_name: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    agency_code: str = ""

    @property
    def called(self) -> str:
        """What people know the record by: its agency and the number there."""
        return f"{self.agency_name} {self.source_id}"

    @property
    def main_name(self) -> tuple[str, str]:
        """The family name and the given names it gives first; blank when it gives none."""
        return next((each[1:] for each in self.names if each[0] == NameKind.MAIN), ("", ""))


def what_records_say(record_ids: Collection[int]) -> dict[int, RecordSays]:
    """What each of the records says, by number, in two queries."""
    if not record_ids:
        return {}
    records = tuple(record_ids)
    names: dict[int, list[tuple[str, str, str]]] = {}
    for record_id, *name in _NAMES.rows(records=records):
        names.setdefault(record_id, []).append((name[0], name[1], name[2]))
    rows: dict[int, list[tuple[Any, ...]]] = {}
    for row in _SAID.rows(records=records):
        rows.setdefault(row[0], []).append(row)
    return {number: _says(of_record, names.get(number, [])) for number, of_record in rows.items()}


def _names(records: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = PersonName.objects.filter(source_record_id__in=records, superseded_at__isnull=True).order_by("pk")
    return rows.values_list("source_record_id", "kind", "family_name", "given_names")


def _with_what_stands(records: tuple[int, ...]) -> QuerySet[Any, Any]:
    """A row for each identifier of each record, or one for a record without any, with what the record says now."""
    return (
        SourceRecord.objects.filter(pk__in=records)
        .annotate(
            said=FilteredRelation("particulars", condition=Q(particulars__superseded_at__isnull=True)),
            number=FilteredRelation("identifiers", condition=Q(identifiers__superseded_at__isnull=True)),
        )
        .values_list(
            "pk", "person_id", "agency_id", "agency__name", "source_id", "said__date_of_birth", "said__sex",
            "said__ethnicity", "said__postcode", "said__area__name", "agency__code", "number__kind", "number__value",
        )
    )  # fmt: skip


_NAMES, _SAID = Prepared(_names), Prepared(_with_what_stands)


def _says(rows: Sequence[tuple[Any, ...]], names: Sequence[tuple[str, str, str]]) -> RecordSays:
    number, person_id, agency_id, agency_name, source_id, born, sex, ethnicity, postcode, area, code, *_ = rows[0]
    return RecordSays(
        number,
        person_id,
        agency_id,
        agency_name,
        source_id,
        names=tuple(names),
        date_of_birth=born,
        sex=sex or "",
        ethnicity=ethnicity or "",
        postcode=postcode or "",
        area_name=area or "",
        identifiers=tuple(sorted({(row[-2], row[-1]) for row in rows if row[-2]})),
        agency_code=code,
    )


def people_of_records(record_ids: Collection[int]) -> dict[int, int]:
    """The person that each record belongs to now."""
    return dict(SourceRecord.objects.filter(pk__in=record_ids).values_list("pk", "person_id"))


def records_of_people(person_ids: Collection[int]) -> dict[int, list[int]]:
    """The records of each person, by number; people without any have an empty list."""
    held: dict[int, list[int]] = {person_id: [] for person_id in person_ids}
    rows = SourceRecord.objects.filter(person_id__in=person_ids).order_by("pk")
    for record_id, person_id in rows.values_list("pk", "person_id"):
        held[person_id].append(record_id)
    return held


def records_beside(record_id: int) -> list[int]:
    """The records of the person to whom a record belongs now, this one among them, in order."""
    return [number for (number,) in _BESIDE.rows(record_id=record_id)]


def _beside(record_id: int) -> QuerySet[Any, Any]:
    return SourceRecord.objects.filter(person__source_records=record_id).order_by("pk").values_list("pk")


_BESIDE = Prepared(_beside)


@dataclass(frozen=True)
class LinkView:
    """That a record belonged to a person for a time: on what basis, made and ended by whom and when, and why."""

    source_record_id: int
    person_id: int
    basis: str
    made_at: datetime
    made_by: str
    ended_at: datetime | None
    ended_by: str
    ended_because: str


def links_of_records(record_ids: Iterable[int]) -> list[LinkView]:
    """Every belonging of the records, the newest first."""
    rows = Link.objects.filter(source_record_id__in=list(record_ids)).order_by("-made_at", "-pk")
    return [
        LinkView(
            row.source_record_id, row.person_id, row.basis, row.made_at, row.made_by, row.ended_at, row.ended_by,
            row.ended_because,
        )
        for row in rows
    ]  # fmt: skip


def where_records_went(person_id: int) -> int | None:
    """The person who has the records now that were this person's, when they were all moved and to one other; else None."""
    if SourceRecord.objects.filter(person_id=person_id).exists():
        return None
    went = Link.objects.filter(person_id=person_id).values("source_record__person_id").distinct()
    found = list(went.values_list("source_record__person_id", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def whose_records() -> dict[tuple[str, str], int]:
    """The person of every record, by its agency's code and number. For measuring alone: it names nobody."""
    rows = SourceRecord.objects.values_list("agency__code", "source_id", "person_id")
    return {(agency, number): person for agency, number, person in rows.iterator(chunk_size=10_000)}
