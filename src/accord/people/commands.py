"""The only writers of people. Called inside a journey's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from accord.people import rules
from accord.people.models import (
    Delivery,
    Identifier,
    Link,
    Particulars,
    Person,
    PersonName,
    SourceRecord,
)
from accord.people.queries import Known, known_records, people_by_pnc_and_birth
from accord.people.rules import Heading
from accord.people.terms import LINK_BASIS_WORDS, LinkBasis, NameKind
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
    def pnc(self) -> str:
        return next((value for kind, value in self.identifiers if kind == "pnc"), "")

    @property
    def heading(self) -> Heading:
        return Heading(self.family_name, self.given_names, self.date_of_birth, self.sex)


@dataclass(frozen=True, slots=True)
class Moved:
    """A source record that now belongs to another person; its entries must follow."""

    source_record_id: int
    from_person_id: int
    to_person_id: int


@dataclass
class Received:
    """What a people extract changed."""

    new: int = 0
    changed: int = 0
    linked: int = 0
    people: set[int] = field(default_factory=set)
    moved: list[Moved] = field(default_factory=list)


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


def receive_people(rows: Sequence[PersonRow], agency_id: int, delivery_id: int, at: datetime, by: str) -> Received:
    """Take in an agency's source records: new ones are linked or become people, changed ones supersede what was said.

    Rows are checked already, with no `source_id` twice. A row that says what is held already changes nothing.
    """
    known = known_records(agency_id, [row.source_id for row in rows])
    fresh = [row for row in rows if row.source_id not in known]
    changed = [
        (known[row.source_id], row) for row in rows if row.source_id in known and _differs(known[row.source_id], row)
    ]
    received = Received(new=len(fresh), changed=len(changed))
    clusters = people_by_pnc_and_birth([row.pnc for row in rows if row.pnc and row.date_of_birth])
    if fresh:
        _open_records(fresh, agency_id, delivery_id, clusters, received, at, by)
    if changed:
        _supersede([record.source_record_id for record, _ in changed], at)
        _say([(record.source_record_id, row) for record, row in changed], at)
        _relink(changed, clusters, received, at, by)
    return received


def _differs(known: Known, row: PersonRow) -> bool:
    return known.says != (
        row.family_name, row.given_names, row.date_of_birth, row.sex, row.ethnicity, row.postcode, row.area_id,
        tuple(sorted(row.identifiers)),
    )  # fmt: skip


def _open_records(
    rows: Sequence[PersonRow], agency_id: int, delivery_id: int | None,
    clusters: dict[tuple[str, date], int], received: Received, at: datetime, by: str,
) -> None:  # fmt: skip
    numbers, people = new_ids(len(rows)), new_ids(len(rows))
    opened: dict[int, Heading] = {}
    joined: dict[int, list[Heading]] = {}
    links: list[tuple[int, int, LinkBasis]] = []
    for number, free, row in zip(numbers, people, rows, strict=True):
        place = (row.pnc, row.date_of_birth) if row.pnc and row.date_of_birth else None
        person = clusters.get(place) if place else None
        if person is None:
            person, basis = free, LinkBasis.FIRST_RECORD
            opened[person] = row.heading
        else:
            basis = LinkBasis.SAME_PNC_AND_BIRTH
            joined.setdefault(person, []).append(row.heading)
        if place:
            clusters[place] = person
        links.append((number, person, basis))
    received.linked += sum(basis is LinkBasis.SAME_PNC_AND_BIRTH for _, _, basis in links)
    received.people.update(person for _, person, _ in links)
    _insert_people(opened, at)
    insert_rows(
        SourceRecord,
        ("id", "agency_id", "source_id", "person_id", "created_at", "delivery_id"),
        ((n, agency_id, row.source_id, p, at, delivery_id) for (n, p, _), row in zip(links, rows, strict=True)),
    )
    _link(links, at, by)
    _say(list(zip(numbers, rows, strict=True)), at)
    _improve_headings(joined)


def _insert_people(opened: dict[int, Heading], at: datetime) -> None:
    insert_rows(
        Person,
        ("id", "family_name", "given_names", "date_of_birth", "sex", "created_at"),
        ((n, h.family_name, h.given_names, h.date_of_birth, h.sex, at) for n, h in opened.items()),
    )


def _link(links: Sequence[tuple[int, int, LinkBasis]], at: datetime, by: str) -> None:
    insert_rows(
        Link,
        ("source_record_id", "person_id", "basis", "score", "reasons", "made_at", "made_by", "ended_at", "ended_by",
         "ended_because"),
        ((n, p, basis, None, LINK_BASIS_WORDS[basis], at, by, None, "", "") for n, p, basis in links),
    )  # fmt: skip


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
        ("source_record_id", "kind", "family_name", "given_names", "family_key", "given_key", "recorded_at",
         "superseded_at"),
        ((n, NameKind.MAIN, r.family_name, r.given_names, rules.joined_key(r.family_name),
          rules.joined_key(r.given_names), at, None) for n, r in said),
    )  # fmt: skip
    insert_rows(
        Identifier,
        ("source_record_id", "kind", "value", "recorded_at", "superseded_at"),
        ((n, kind, value, at, None) for n, r in said for kind, value in r.identifiers),
    )


def _supersede(source_record_ids: Sequence[int], at: datetime) -> None:
    for start in range(0, len(source_record_ids), 500):
        chunk = {
            "source_record_id__in": source_record_ids[start : start + 500],
            "superseded_at__isnull": True,
        }
        Particulars.objects.filter(**chunk).update(superseded_at=at)
        PersonName.objects.filter(kind=NameKind.MAIN, **chunk).update(superseded_at=at)
        Identifier.objects.filter(**chunk).update(superseded_at=at)


def _improve_headings(joined: dict[int, list[Heading]]) -> None:
    """Let people who gained a record show the best name and birth date among their records."""
    ids = list(joined)
    for start in range(0, len(ids), 500):
        for person in Person.objects.filter(pk__in=ids[start : start + 500]):
            held = Heading(person.family_name, person.given_names, person.date_of_birth, person.sex)
            best = rules.heading_of([held, *joined[person.pk]])
            if best != held:
                set_heading(person.pk, best)


def set_heading(person_id: int, heading: Heading) -> None:
    """Set what lists show of a person."""
    Person.objects.filter(pk=person_id).update(
        family_name=heading.family_name, given_names=heading.given_names, date_of_birth=heading.date_of_birth,
        sex=heading.sex,
    )  # fmt: skip


def _relink(
    changed: Sequence[tuple[Known, PersonRow]], clusters: dict[tuple[str, date], int],
    received: Received, at: datetime, by: str,
) -> None:  # fmt: skip
    """Move the records whose changed PNC ID or birth date now says another person, and re-head the people they left."""
    for known, row in changed:
        target = _where_it_belongs(known, row, clusters)
        if target == known.person_id:
            _rehead(known.person_id)
            continue
        fresh = target is None
        person_id = new_ids()[0] if target is None else target
        if fresh:
            _insert_people({person_id: row.heading}, at)
        basis = LinkBasis.FIRST_RECORD if fresh else LinkBasis.SAME_PNC_AND_BIRTH
        move_source_record(
            known.source_record_id,
            person_id,
            basis,
            "The agency delivered other particulars.",
            at,
            by,
        )
        if row.pnc and row.date_of_birth:
            clusters[row.pnc, row.date_of_birth] = person_id
        received.moved.append(Moved(known.source_record_id, known.person_id, person_id))
        received.people.add(person_id)
        _rehead(known.person_id)
        _rehead(person_id)


def _where_it_belongs(known: Known, row: PersonRow, clusters: dict[tuple[str, date], int]) -> int | None:
    """The person a changed record belongs to: where it is, the one its new numbers name, or None for a person of its own."""
    matched = clusters.get((row.pnc, row.date_of_birth)) if row.pnc and row.date_of_birth else None
    if matched is not None:
        return matched
    return None if known.basis == LinkBasis.SAME_PNC_AND_BIRTH else known.person_id


def move_source_record(
    source_record_id: int,
    person_id: int,
    basis: LinkBasis,
    because: str,
    at: datetime,
    by: str,
) -> None:
    """End the record's link and link it to another person; the old link stays, ended. Its entries must follow."""
    Link.objects.filter(source_record_id=source_record_id, ended_at__isnull=True).update(
        ended_at=at, ended_by=by, ended_because=because
    )
    SourceRecord.objects.filter(pk=source_record_id).update(person_id=person_id)
    _link([(source_record_id, person_id, basis)], at, by)


def _rehead(person_id: int) -> None:
    said = Particulars.objects.filter(source_record__person_id=person_id, superseded_at__isnull=True).order_by("pk")
    headings = [Heading(p.family_name, p.given_names, p.date_of_birth, p.sex) for p in said]
    if headings:
        set_heading(person_id, rules.heading_of(headings))


def own_record_of(agency_id: int, person_id: int, at: datetime, by: str) -> int:
    """The agency's own source record of the person; opened now, under a number of ours, when it has none."""
    held = SourceRecord.objects.filter(agency_id=agency_id, person_id=person_id).order_by("pk").first()
    if held is not None:
        return held.pk
    number = new_ids()[0]
    SourceRecord.objects.create(
        id=number,
        agency_id=agency_id,
        source_id=f"accord-{number}",
        person_id=person_id,
        created_at=at,
    )
    _link([(number, person_id, LinkBasis.SAME_SOURCE)], at, by)
    return number


def add_alias(source_record_id: int, family_name: str, given_names: str, at: datetime) -> None:
    """Add another name the person goes by, as the agency's record has it."""
    PersonName.objects.create(
        source_record_id=source_record_id, kind=NameKind.ALIAS, family_name=family_name, given_names=given_names,
        family_key=rules.joined_key(family_name), given_key=rules.joined_key(given_names), recorded_at=at,
    )  # fmt: skip
