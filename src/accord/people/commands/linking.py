"""Which person a source record belongs to, and what lists show of that person."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accord.kernel.parts import FEW, in_parts
from accord.people import rules
from accord.people.keys import source_key
from accord.people.models import Link, Particulars, Person, SourceRecord
from accord.people.queries.receiving import people_by_pnc_and_birth, records_that_speak
from accord.people.queries.records import where_records_went
from accord.people.rules import Heading
from accord.people.terms import LINK_BASIS_WORDS, LinkBasis
from accord.ports.bulk import insert_rows
from accord.ports.identity import new_ids

Place = tuple[str, date]
"""A PNC ID with a date of birth: whoever has both is one person."""

OTHER_PARTICULARS = "The agency delivered other particulars."
FOLLOWED = "Every record that says who this is has moved."


class RecordsMoved(Exception):
    """All the person's records turned out to be of another person; `person_id` is whose they are now."""

    def __init__(self, person_id: int) -> None:
        super().__init__("The records of this person are another person's now.")
        self.person_id = person_id


@dataclass(frozen=True, slots=True)
class Moved:
    """A source record that now belongs to another person, and on what basis; its entries must follow."""

    source_record_id: int
    agency_id: int
    from_person_id: int
    to_person_id: int
    basis: LinkBasis


@dataclass(frozen=True, slots=True)
class Replaced:
    """A source record of which the agency now says another PNC ID or date of birth, and the heading it gives."""

    source_record_id: int
    person_id: int
    place: Place | None
    heading: Heading


def relink(replaced: Sequence[Replaced], agency_id: int, at: datetime, by: str) -> list[Moved]:
    """Move each record to the person whom its new PNC ID and date of birth name; what it says is written already.

    One that names nobody stays where it is, unless its person has other records, with which it no longer belongs: then it
    becomes a person of its own. Which records end up together does not depend on the order in which agencies deliver.
    """
    unsettled = {each.source_record_id for each in replaced}
    named = people_by_pnc_and_birth([each.place[0] for each in replaced if each.place], unsettled)
    settled = Counter(records_that_speak({each.person_id for each in replaced}, unsettled))
    moves: list[tuple[Replaced, int, LinkBasis]] = []
    for each in replaced:
        person_id = named.get(each.place) if each.place else None
        basis = LinkBasis.SAME_PNC_AND_BIRTH
        if person_id is None:
            basis = LinkBasis.FIRST_RECORD
            person_id = new_ids()[0] if settled[each.person_id] else each.person_id
        settled[person_id] += 1
        if each.place:
            named.setdefault(each.place, person_id)
        if person_id != each.person_id:
            moves.append((each, person_id, basis))
    insert_people({to: each.heading for each, to, basis in moves if basis is LinkBasis.FIRST_RECORD}, at)
    for each, to, basis in moves:
        move_source_record(each.source_record_id, to, basis, OTHER_PARTICULARS, at, by)
    moved = [Moved(each.source_record_id, agency_id, each.person_id, to, basis) for each, to, basis in moves]
    return moved + _silent_records_follow([each for each in moved if not settled[each.from_person_id]], at, by)


def _silent_records_follow(moved: Sequence[Moved], at: datetime, by: str) -> list[Moved]:
    """Records opened by officers say nothing of who the person is: they go where the last record that did has gone."""
    went = {each.from_person_id: each.to_person_id for each in reversed(moved)}
    left = SourceRecord.objects.filter(person_id__in=list(went)).order_by("pk")
    followed = [
        Moved(record_id, agency_id, person_id, went[person_id], LinkBasis.SAME_SOURCE)
        for record_id, agency_id, person_id in left.values_list("pk", "agency_id", "person_id")
    ]
    for each in followed:
        move_source_record(each.source_record_id, each.to_person_id, each.basis, FOLLOWED, at, by)
    return followed


def move_source_record(
    source_record_id: int, person_id: int, basis: LinkBasis, because: str, at: datetime, by: str
) -> None:  # fmt: skip
    """End the record's link and link it to another person; the old link stays, ended. Its entries must follow."""
    Link.objects.filter(source_record_id=source_record_id, ended_at__isnull=True).update(
        ended_at=at, ended_by=by, ended_because=because
    )
    SourceRecord.objects.filter(pk=source_record_id).update(person_id=person_id)
    link([(source_record_id, person_id, basis)], at, by)


def link(links: Iterable[tuple[int, int, LinkBasis]], at: datetime, by: str) -> None:
    """Say that source records belong to people, each on a basis."""
    insert_rows(
        Link,
        ("source_record_id", "person_id", "basis", "score", "reasons", "made_at", "made_by", "ended_at", "ended_by",
         "ended_because"),
        ((n, p, basis.value, None, LINK_BASIS_WORDS[basis], at, by, None, "", "") for n, p, basis in links),
    )  # fmt: skip


def own_record_of(agency_id: int, person_id: int, at: datetime, by: str) -> int:
    """The agency's own source record of the person; opened now, under a number of ours, when it has none.

    The person is held until the transaction ends, so that what is written meanwhile goes where the person's records go.
    RecordsMoved when they have all gone to another person already.
    """
    Person.objects.select_for_update().get(pk=person_id)
    held = SourceRecord.objects.filter(agency_id=agency_id, person_id=person_id).order_by("pk").first()
    if held is not None:
        return held.pk
    went = where_records_went(person_id)
    if went is not None:
        raise RecordsMoved(went)
    number = new_ids()[0]
    source_id = f"{rules.OUR_NUMBERS}{number}"
    SourceRecord.objects.create(
        id=number,
        agency_id=agency_id,
        source_id=source_id,
        source_key=source_key(source_id),
        person_id=person_id,
        created_at=at,
    )
    link([(number, person_id, LinkBasis.SAME_SOURCE)], at, by)
    return number


def insert_people(opened: Mapping[int, Heading], at: datetime) -> None:
    """Make people, each with what lists show of them."""
    insert_rows(
        Person,
        ("id", "family_name", "given_names", "date_of_birth", "sex", "created_at"),
        ((n, h.family_name, h.given_names, h.date_of_birth, h.sex, at) for n, h in opened.items()),
    )


def improve_headings(joined: Mapping[int, Sequence[Heading]]) -> None:
    """Let people who gained a record show the best name and birth date among their records."""
    ids = list(joined)
    for part in in_parts(ids, FEW):
        for person in Person.objects.filter(pk__in=part):
            _set_if_other(person, rules.heading_of([_heading(person), *joined[person.pk]]))


def rehead(person_ids: Iterable[int]) -> None:
    """Let people show the best name and birth date among what their records say now; one without records keeps theirs."""
    ids = sorted(set(person_ids))
    for part in in_parts(ids, FEW):
        people = Person.objects.filter(pk__in=part)
        said: dict[int, list[Heading]] = {}
        spoken = Particulars.objects.filter(
            source_record__person_id__in=part, superseded_at__isnull=True
        ).order_by("source_record_id").values_list(
            "source_record__person_id", "family_name", "given_names", "date_of_birth", "sex"
        )  # fmt: skip
        for person_id, family_name, given_names, born, sex in spoken:
            said.setdefault(person_id, []).append(Heading(family_name, given_names, born, sex))
        for person in people.filter(pk__in=list(said)):
            _set_if_other(person, rules.heading_of(said[person.pk]))


def _heading(person: Person) -> Heading:
    return Heading(person.family_name, person.given_names, person.date_of_birth, person.sex)


def _set_if_other(person: Person, heading: Heading) -> None:
    if heading != _heading(person):
        set_heading(person.pk, heading)


def set_heading(person_id: int, heading: Heading) -> None:
    """Set what lists show of a person."""
    Person.objects.filter(pk=person_id).update(
        family_name=heading.family_name, given_names=heading.given_names, date_of_birth=heading.date_of_birth,
        sex=heading.sex,
    )  # fmt: skip
