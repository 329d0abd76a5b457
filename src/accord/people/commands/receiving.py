"""Taking in what agencies deliver of people: files, source records, and what these say."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from accord.kernel.parts import FEW, in_parts
from accord.people import rules
from accord.people.commands.linking import (
    Moved,
    Place,
    Replaced,
    improve_headings,
    insert_people,
    link,
    rehead,
    relink,
)
from accord.people.commands.naming import date_other_names, keep_former_names
from accord.people.keys import NAME_KEYS, name_keys, source_key
from accord.people.models import Delivery, Identifier, Particulars, PersonName, SourceRecord
from accord.people.queries.receiving import Known, known_records, people_by_pnc_and_birth
from accord.people.rules import Heading, name_key
from accord.people.terms import LinkBasis, NameKind
from accord.ports.bulk import insert_rows
from accord.ports.identity import new_ids


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of a people extract, read: what a source record says."""

    source_id: str
    family_name: str
    given_names: str
    date_of_birth: date | None
    sex: str
    ethnicity: str
    postcode: str
    area_id: int | None
    identifiers: tuple[tuple[str, str], ...]

    @property
    def place(self) -> Place | None:
        """The PNC ID with the date of birth, when both are given."""
        return rules.place_of(self.identifiers, self.date_of_birth)

    @property
    def heading(self) -> Heading:
        return Heading(self.family_name, self.given_names, self.date_of_birth, self.sex)

    @property
    def says(self) -> tuple[object, ...]:
        """All that it says, in the order of `Known.says`."""
        return (
            self.family_name, self.given_names, self.date_of_birth, self.sex, self.ethnicity, self.postcode,
            self.area_id, tuple(sorted(self.identifiers)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Renamed:
    """A source record that gives other names or another date of birth now, and all that it said before: `Known.says`."""

    source_record_id: int
    said: tuple[Any, ...]


@dataclass
class Received:
    """What a people extract changed; `people` are those who gained a record, `linked` the records of people known already.

    `joined` are the new records, by number, of people known already, each with the person. `records` are those that are new
    or say something else now; `held_fast` the people whose record would have moved to another, had an officer's word not
    held it.
    """

    new: int = 0
    changed: int = 0
    linked: int = 0
    people: set[int] = field(default_factory=set)
    moved: list[Moved] = field(default_factory=list)
    joined: dict[int, int] = field(default_factory=dict)
    renamed: list[Renamed] = field(default_factory=list)
    records: list[int] = field(default_factory=list)
    held_fast: set[int] = field(default_factory=set)


def receive_delivery(
    *,
    agency_id: int,
    register: str,
    file_name: str,
    sha256: str,
    rows_read: int,
    at: datetime,
    by: str,
) -> int:
    """Note that an agency handed over a file; return the delivery's number."""
    return Delivery.objects.create(
        agency_id=agency_id, register=register, file_name=file_name[:255], sha256=sha256, rows_read=rows_read,
        rows_new=0, rows_changed=0, received_at=at, received_by=by,
    ).pk  # fmt: skip


def count_delivery(delivery_id: int, rows_new: int, rows_changed: int) -> None:
    """Say how many of a delivery's rows were new and how many changed what was held."""
    Delivery.objects.filter(pk=delivery_id).update(rows_new=rows_new, rows_changed=rows_changed)


Bound = Callable[[Collection[int]], Collection[int]]
"""Those of some source records that an officer's word holds where they are."""


def receive_people(
    rows: Sequence[PersonRow], agency_id: int, delivery_id: int, at: datetime, by: str, bound: Bound = lambda _: ()
) -> Received:  # fmt: skip
    """Take in an agency's source records: new ones are linked or become people, changed ones supersede what was said.

    Rows are checked already, with no `source_id` twice. A row that says what is held already changes nothing. A record
    among those that are `bound` stays with its person whatever it says now.
    """
    held = known_records(agency_id, [row.source_id for row in rows])
    fresh = [row for row in rows if row.source_id not in held]
    known = [(held[row.source_id], row) for row in rows if row.source_id in held]
    changed = [(record, row) for record, row in known if record.says != row.says]
    received = Received(new=len(fresh), changed=len(changed))
    if changed:
        _replace(changed, agency_id, received, bound, at, by)
    if fresh:
        _open_records(fresh, agency_id, delivery_id, received, at, by)
    return received


def _replace(
    changed: Sequence[tuple[Known, PersonRow]], agency_id: int, received: Received, bound: Bound, at: datetime, by: str
) -> None:  # fmt: skip
    _supersede([record.source_record_id for record, _ in changed], at)
    _say([(record.source_record_id, row) for record, row in changed], at)
    date_other_names([record.source_record_id for record, row in changed if record.born_on != row.date_of_birth])
    keep_former_names([_names_in(record, row) for record, row in changed], at)
    replaced = [
        Replaced(record.source_record_id, record.person_id, row.place, row.heading)
        for record, row in changed
        if record.place != row.place
    ]
    stay = set(bound([each.source_record_id for each in replaced]))
    received.records += [record.source_record_id for record, _ in changed]
    received.renamed += [
        Renamed(record.source_record_id, record.says) for record, row in changed if _names_another(record, row)
    ]
    received.held_fast |= {each.person_id for each in replaced if each.source_record_id in stay}
    received.moved = relink([each for each in replaced if each.source_record_id not in stay], agency_id, at, by)
    received.people.update(moved.to_person_id for moved in received.moved if moved.agency_id == agency_id)
    rehead({record.person_id for record, _ in changed} | {moved.to_person_id for moved in received.moved})


def _names_another(record: Known, row: PersonRow) -> bool:
    """Whether names or date of birth differ, and not in capitals and marks alone."""
    (family, given, born), now = record.says[:3], (row.family_name, row.given_names)
    return born != row.date_of_birth or [name_key(str(each)) for each in (family, given)] != list(map(name_key, now))


def _names_in(record: Known, row: PersonRow) -> tuple[int, tuple[str, str], tuple[str, str], date | None]:
    return record.source_record_id, record.name, (row.family_name, row.given_names), row.date_of_birth


def _open_records(
    rows: Sequence[PersonRow], agency_id: int, delivery_id: int, received: Received, at: datetime, by: str
) -> None:  # fmt: skip
    numbers, people = new_ids(len(rows)), new_ids(len(rows))
    places = [row.place for row in rows]
    named = people_by_pnc_and_birth([place[0] for place in places if place])
    opened: dict[int, Heading] = {}
    joined: dict[int, list[Heading]] = {}
    links: list[tuple[int, int, LinkBasis]] = []
    for number, free, row, place in zip(numbers, people, rows, places, strict=True):
        person = named.setdefault(place, free) if place else free
        if person == free:
            opened[person] = row.heading
            links.append((number, person, LinkBasis.FIRST_RECORD))
        else:
            joined.setdefault(person, []).append(row.heading)
            received.joined[number] = person
            links.append((number, person, LinkBasis.SAME_PNC_AND_BIRTH))
    received.records += numbers
    received.linked += len(rows) - len(opened)
    received.people.update(person for _, person, _ in links)
    insert_people(opened, at)
    insert_rows(
        SourceRecord,
        ("id", "agency_id", "source_id", "source_key", "person_id", "created_at", "delivery_id"),
        (
            (n, agency_id, row.source_id, source_key(row.source_id), p, at, delivery_id)
            for (n, p, _), row in zip(links, rows, strict=True)
        ),
    )
    link(links, at, by)
    _say(list(zip(numbers, rows, strict=True)), at)
    improve_headings(joined)


def _say(said: Sequence[tuple[int, PersonRow]], at: datetime) -> None:
    """Write what source records say of the person, believed from this moment."""
    insert_rows(
        Particulars,
        ("source_record_id", "family_name", "given_names", "date_of_birth", "sex", "ethnicity", "area_id", "postcode",
         "recorded_at", "superseded_at"),
        ((n, r.family_name, r.given_names, r.date_of_birth, r.sex, r.ethnicity, r.area_id, r.postcode, at, None)
         for n, r in said),
    )  # fmt: skip
    insert_rows(
        PersonName,
        ("source_record_id", "kind", "family_name", "given_names", "born_on", *NAME_KEYS, "recorded_at", "superseded_at"),
        ((n, NameKind.MAIN.value, r.family_name, r.given_names, r.date_of_birth,
          *name_keys(r.family_name, r.given_names), at, None) for n, r in said),
    )  # fmt: skip
    insert_rows(
        Identifier,
        ("source_record_id", "kind", "value", "recorded_at", "superseded_at"),
        ((n, kind, value, at, None) for n, r in said for kind, value in r.identifiers),
    )


def _supersede(source_record_ids: Sequence[int], at: datetime) -> None:
    for part in in_parts(source_record_ids, FEW):
        chunk = {
            "source_record_id__in": part,
            "superseded_at__isnull": True,
        }
        Particulars.objects.filter(**chunk).update(superseded_at=at)
        PersonName.objects.filter(kind=NameKind.MAIN, **chunk).update(superseded_at=at)
        Identifier.objects.filter(**chunk).update(superseded_at=at)
