"""Moving records from one person to another because of what somebody decided or a comparison found."""

from collections.abc import Collection, Sequence
from datetime import datetime

from accord.people.commands.linking import Moved, insert_people, move_source_record, rehead
from accord.people.models import Particulars, Person, SourceRecord
from accord.people.rules import Heading
from accord.people.terms import LinkBasis
from accord.ports.identity import new_ids


def move_records(
    record_ids: Collection[int], to_person_id: int, basis: LinkBasis, because: str, at: datetime, by: str
) -> list[Moved]:  # fmt: skip
    """Move the records to the person, and let both show the best heading they have left. Entries and doors must follow."""
    rows = SourceRecord.objects.filter(pk__in=record_ids).exclude(person_id=to_person_id).order_by("pk")
    moved = [Moved(pk, agency, person, to_person_id, basis) for pk, agency, person in rows.values_list(
        "pk", "agency_id", "person_id"
    )]  # fmt: skip
    for each in moved:
        move_source_record(each.source_record_id, to_person_id, basis, because[:300], at, by)
    rehead({each.from_person_id for each in moved} | {to_person_id})
    return moved


def person_of_its_own(record_ids: Sequence[int], at: datetime) -> int:
    """A new person headed as the first of the records says; nothing belongs to it yet."""
    said = Particulars.objects.filter(source_record_id__in=record_ids, superseded_at__isnull=True)
    first = said.order_by("source_record_id").first()
    heading = (
        Heading(first.family_name, first.given_names, first.date_of_birth, first.sex)
        if first
        else Heading("Not known", "", None, "")
    )
    number = new_ids()[0]
    insert_people({number: heading}, at)
    return number


def lock_records(person_ids: Collection[int]) -> dict[int, list[int]]:
    """The records of each person, held until the transaction ends, so that two joinings, or one and an entry, do not cross."""
    list(Person.objects.select_for_update().filter(pk__in=person_ids).order_by("pk").values_list("pk"))
    held: dict[int, list[int]] = {person_id: [] for person_id in person_ids}
    rows = SourceRecord.objects.select_for_update().filter(person_id__in=person_ids).order_by("pk")
    for record_id, person_id in rows.values_list("pk", "person_id"):
        held[person_id].append(record_id)
    return held
