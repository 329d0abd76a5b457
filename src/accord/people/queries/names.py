"""Reads of the names of one opened person: those that their records give, go by as well and gave before."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accord.access.gate import Opened
from accord.people.models import PersonName
from accord.people.rules import family_key, given_key
from accord.people.terms import NameKind


@dataclass(frozen=True)
class NameView:
    """A name of the person: by whose record, since when and by whom (blank: the agency's extract), and why it was withdrawn."""

    id: int
    kind: NameKind
    family_name: str
    given_names: str
    agency_id: int
    agency_name: str
    recorded_at: datetime
    recorded_by: str
    withdrawn_at: datetime | None
    withdrawn_because: str


def names_of(opened: Opened) -> list[NameView]:
    """Every name that stands, and every other name that was withdrawn, in the order in which they were recorded."""
    stands = Q(superseded_at__isnull=True) | Q(kind=NameKind.ALIAS)
    rows = PersonName.objects.filter(stands, source_record__person_id=opened.person_id)
    return [
        NameView(
            row.pk, NameKind(row.kind), row.family_name, row.given_names, row.source_record.agency_id,
            row.source_record.agency.name, row.recorded_at, row.recorded_by, row.superseded_at, row.withdrawn_because,
        )
        for row in rows.select_related("source_record__agency").order_by("pk")
    ]  # fmt: skip


def has_name(source_record_id: int, family_name: str, given_names: str) -> bool:
    """Whether the record gives the name, or has it as another name, whatever its capitals and accents."""
    return PersonName.objects.filter(
        source_record_id=source_record_id, superseded_at__isnull=True, kind__in=(NameKind.MAIN, NameKind.ALIAS),
        family_key=family_key(family_name), given_key=given_key(given_names),
    ).exists()  # fmt: skip
