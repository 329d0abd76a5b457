"""Reads of one opened person: the heading of their record, and what each agency's own record says of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q

from accord.access.gate import Opened
from accord.people.models import (
    Identifier,
    Person,
    PersonName,
    SourceRecord,
)


@dataclass(frozen=True)
class PersonHead:
    """What heads every page of a person's record."""

    id: int
    family_name: str
    given_names: str
    date_of_birth: date | None
    sex: str
    identifiers: tuple[tuple[str, str], ...]


def person_head(opened: Opened) -> PersonHead:
    """The person's heading and identifiers, in one query."""
    stands = Q(source_records__identifiers__superseded_at__isnull=True)
    rows = list(
        Person.objects.filter(pk=opened.person_id)
        .annotate(number=FilteredRelation("source_records__identifiers", condition=stands))
        .annotate(number_kind=F("number__kind"), number_value=F("number__value"))
    )
    return _head(rows[0], {(row.number_kind, row.number_value) for row in rows if row.number_kind})


def _head(person: Person, identifiers: Iterable[tuple[str, str]]) -> PersonHead:
    return PersonHead(
        person.pk,
        person.family_name,
        person.given_names,
        person.date_of_birth,
        person.sex,
        tuple(sorted(identifiers)),
    )


@dataclass(frozen=True)
class SourceView:
    """One agency's record of the person, as it stands: what it says, since when, and why it belongs to this person."""

    id: int
    agency_id: int
    agency_name: str
    source_id: str
    names: tuple[tuple[str, str, str], ...]
    date_of_birth: date | None
    sex: str
    ethnicity: str
    postcode: str
    area_name: str
    identifiers: tuple[tuple[str, str], ...]
    since: datetime
    link_basis: str
    linked_at: datetime
    linked_by: str


@dataclass(frozen=True)
class PersonRecord:
    """The person's heading, and each agency's record of them; no records are left when every one was moved elsewhere."""

    head: PersonHead
    sources: tuple[SourceView, ...]


def person_record(opened: Opened) -> PersonRecord:
    """The person and every agency's record of them as it stands now, in two queries."""
    names: dict[int, list[tuple[str, str, str]]] = {}
    said = PersonName.objects.filter(source_record__person_id=opened.person_id, superseded_at__isnull=True)
    for name in said.order_by("pk"):
        names.setdefault(name.source_record_id, []).append((name.kind, name.family_name, name.given_names))
    records, numbers = _records_with_what_stands(opened.person_id)
    person = records[0].person if records else Person.objects.get(pk=opened.person_id)
    return PersonRecord(
        _head(person, {each for of_record in numbers.values() for each in of_record}),
        tuple(_source_view(each, names.get(each.pk, []), sorted(numbers[each.pk])) for each in records),
    )


def source_views(opened: Opened) -> list[SourceView]:
    """Every agency's record of the person as it stands now, in two queries."""
    return list(person_record(opened).sources)


def _records_with_what_stands(person_id: int) -> tuple[list[Any], dict[int, set[tuple[str, str]]]]:
    """The person's source records, each with what it says now (`said_`) and the link that stands (`link_`).

    And the identifiers of each: the one query answers a row for each of them, or one for a record that has none.
    """
    said = ("date_of_birth", "sex", "ethnicity", "postcode", "recorded_at")
    link = ("basis", "made_at", "made_by")
    rows = (
        SourceRecord.objects.filter(person_id=person_id)
        .select_related("agency", "person")
        .annotate(
            said=FilteredRelation("particulars", condition=Q(particulars__superseded_at__isnull=True)),
            link=FilteredRelation("links", condition=Q(links__ended_at__isnull=True)),
            number=FilteredRelation("identifiers", condition=Q(identifiers__superseded_at__isnull=True)),
        )
        .annotate(**{f"said_{name}": F(f"said__{name}") for name in said}, said_area=F("said__area__name"))
        .annotate(**{f"link_{name}": F(f"link__{name}") for name in link})
        .annotate(number_kind=F("number__kind"), number_value=F("number__value"))
        .order_by("pk")
    )
    records: dict[int, Any] = {}
    numbers: dict[int, set[tuple[str, str]]] = {}
    for row in rows:
        records.setdefault(row.pk, row)
        found = numbers.setdefault(row.pk, set())
        found |= {(row.number_kind, row.number_value)} if row.number_kind else set()
    return list(records.values()), numbers


def _source_view(record: Any, names: list[tuple[str, str, str]], numbers: list[tuple[str, str]]) -> SourceView:
    return SourceView(
        id=record.pk,
        agency_id=record.agency_id,
        agency_name=record.agency.name,
        source_id=record.source_id,
        names=tuple(names),
        date_of_birth=record.said_date_of_birth,
        sex=record.said_sex or "",
        ethnicity=record.said_ethnicity or "",
        postcode=record.said_postcode or "",
        area_name=record.said_area or "",
        identifiers=tuple(numbers),
        since=record.said_recorded_at or record.created_at,
        link_basis=record.link_basis,
        linked_at=record.link_made_at,
        linked_by=record.link_made_by,
    )


def person_with_identifier(kind: str, value: str) -> int | None:
    """The one person with the identifier; None when there is none or more than one. For emergency access only."""
    found = list(
        Identifier.objects.filter(kind=kind, value=value, superseded_at__isnull=True)
        .values_list(F("source_record__person_id"), flat=True)
        .distinct()[:2]
    )
    return found[0] if len(found) == 1 else None


def there_are_people() -> bool:
    """Whether anybody is held at all."""
    return Person.objects.exists()
