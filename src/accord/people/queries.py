"""The only readers of people. What is about one person takes the open door; lists take the viewer and filter in SQL."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from accord.access.gate import people_for, shut_for
from accord.access.viewer import Viewer
from accord.people.models import (
    Identifier,
    Particulars,
    Person,
    SourceRecord,
)
from accord.people.rules import is_known_birth, place_of

CHUNK = 500
MANY = 10_000
COUNT_LIMIT = 1000

Item = TypeVar("Item")


def _chunks(values: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


@dataclass(frozen=True, slots=True)
class Known:
    """A source record already held: whose it is, its PNC ID with the birth date, and all that it says, as `PersonRow.says`."""

    source_record_id: int
    person_id: int
    place: tuple[str, date] | None
    born_on: date | None
    says: tuple[object, ...]

    @property
    def name(self) -> tuple[str, str]:
        """The family name and the given names that it gives first."""
        return str(self.says[0]), str(self.says[1])


def known_records(agency_id: int, source_ids: Sequence[str]) -> dict[str, Known]:
    """The agency's source records among the numbers given, by number."""
    found: dict[str, Known] = {}
    for chunk in _chunks(source_ids):
        said = Particulars.objects.filter(
            superseded_at__isnull=True, source_record__agency_id=agency_id, source_record__source_id__in=chunk
        ).values_list(
            "source_record__source_id", "source_record_id", "source_record__person_id", "family_name", "given_names",
            "date_of_birth", "sex", "ethnicity", "postcode", "area_id",
        )  # fmt: skip
        rows = list(said)
        ids = [row[1] for row in rows]
        numbers: dict[int, list[tuple[str, str]]] = {}
        held = Identifier.objects.filter(source_record_id__in=ids, superseded_at__isnull=True)
        for record_id, kind, value in held.values_list("source_record_id", "kind", "value"):
            numbers.setdefault(record_id, []).append((kind, value))
        for row in rows:
            source_id, record_id, person_id, born = row[0], row[1], row[2], row[5]
            identifiers = tuple(sorted(numbers.get(record_id, [])))
            found[source_id] = Known(record_id, person_id, place_of(identifiers, born), born, (*row[3:], identifiers))
    return found


def people_by_pnc_and_birth(
    pncs: Iterable[str], leaving_out: Collection[int] = frozenset()
) -> dict[tuple[str, date], int]:  # fmt: skip
    """The person behind each PNC ID and date of birth that any agency holds now, for the PNC IDs given.

    Source records named in `leaving_out` are not asked, nor those born on a day that a system wrote by itself. The earliest
    record speaks where several do.
    """
    found: dict[tuple[str, date], int] = {}
    for chunk in _chunks(sorted(set(pncs))):
        rows = Identifier.objects.filter(
            kind="pnc", value__in=chunk, superseded_at__isnull=True,
            source_record__particulars__superseded_at__isnull=True,
            source_record__particulars__date_of_birth__isnull=False,
        ).order_by("-source_record_id").values_list(
            "value", "source_record__particulars__date_of_birth", "source_record__person_id", "source_record_id"
        )  # fmt: skip
        found.update(
            {
                (pnc, born): person
                for pnc, born, person, record in rows
                if born and is_known_birth(born) and record not in leaving_out
            }
        )
    return found


def records_that_speak(person_ids: Iterable[int], leaving_out: Collection[int]) -> dict[int, int]:
    """How many records of each person say who they are, without those left out; people with none are not named."""
    counts: Counter[int] = Counter()
    for chunk in _chunks(sorted(set(person_ids))):
        rows = Particulars.objects.filter(
            superseded_at__isnull=True, source_record__person_id__in=chunk
        ).values_list("source_record_id", "source_record__person_id")  # fmt: skip
        counts.update(person_id for record_id, person_id in rows if record_id not in leaving_out)
    return counts


def agencies_with_records_of(person_ids: Iterable[int]) -> dict[int, set[int]]:
    """The agencies that have a record of each person; people without any are not named."""
    held: dict[int, set[int]] = {}
    for chunk in _chunks(sorted(set(person_ids))):
        for person_id, agency_id in SourceRecord.objects.filter(person_id__in=chunk).values_list(
            "person_id", "agency_id"
        ):
            held.setdefault(person_id, set()).add(agency_id)
    return held


def source_records_of(agency_id: int, source_ids: Sequence[str]) -> dict[str, tuple[int, int, date | None]]:
    """The agency's source records by number: the record, its person, and the person's date of birth as headed."""
    found: dict[str, tuple[int, int, date | None]] = {}
    for chunk in _chunks(sorted(set(source_ids))):
        rows = SourceRecord.objects.filter(agency_id=agency_id, source_id__in=chunk)
        for source_id, record_id, person_id, born in rows.values_list(
            "source_id", "pk", "person_id", "person__date_of_birth"
        ):
            found[source_id] = (record_id, person_id, born)
    return found


@dataclass(frozen=True)
class CaseRow:
    """A person in a list of cases."""

    person_id: int
    is_restricted: bool
    family_name: str = ""
    given_names: str = ""
    date_of_birth: date | None = None


@dataclass(frozen=True)
class Among:
    """Which people a list is of: those held (numbers as a subquery), within others, without others, words of a name.

    An agency may hold so many that sorting them takes longer than going through everybody by name and leaving out who is
    not held: `are_many` says so.
    """

    held: QuerySet[Any, int]
    within: tuple[QuerySet[Any, int], ...] = ()
    without: tuple[QuerySet[Any, int], ...] = ()
    name: str = ""
    are_many: bool = False

    @property
    def rows(self) -> QuerySet[Person]:
        rows = Person.objects.filter(self._is_in(self.held))
        for each in self.within:
            rows = rows.filter(self._is_in(each))
        for each in self.without:
            rows = rows.filter(~self._is_in(each))
        for word in self.name.split():
            rows = rows.filter(Q(family_name__icontains=word) | Q(given_names__icontains=word))
        return rows

    def _is_in(self, people: QuerySet[Any, int]) -> Q:
        return Q(Exists(people.filter(person_id=OuterRef("pk")))) if self.are_many else Q(pk__in=people)


def case_rows(viewer: Viewer, at: datetime, among: Among, *, start: int = 0, size: int = COUNT_LIMIT) -> list[CaseRow]:
    """A stretch of the people, by name: those the viewer may see, and restricted ones, unless the list asks by name."""
    may_see = people_for(viewer, at)
    shown = may_see if among.name else may_see | shut_for(viewer, at)
    rows = (
        among.rows.annotate(may_see=ExpressionWrapper(may_see, output_field=BooleanField()))
        .filter(shown)
        .order_by("family_name", "given_names", "pk")
    )
    return [_case_row(row, row.may_see) for row in rows[start : start + size]]


def count_cases(among: Among, limit: int = COUNT_LIMIT) -> int:
    """How many people there are, counted no further than one past the limit."""
    return among.rows.order_by()[: limit + 1].count()


def names_of(viewer: Viewer, person_ids: Iterable[int], at: datetime) -> dict[int, CaseRow]:
    """Those of the people whom the viewer may see, and those known to be restricted; strangers are left out.

    One query for each 10,000 people.
    """
    ids, may_see = list(person_ids), people_for(viewer, at)
    rows: dict[int, CaseRow] = {}
    for start in range(0, len(ids), MANY):
        among = Person.objects.filter(pk__in=ids[start : start + MANY]).annotate(
            may_see=ExpressionWrapper(may_see, output_field=BooleanField())
        )
        for person in among.filter(may_see | shut_for(viewer, at)):
            rows[person.pk] = _case_row(person, person.may_see)
    return rows


def _case_row(person: Person, may_see: bool) -> CaseRow:
    if not may_see:
        return CaseRow(person.pk, True)
    return CaseRow(person.pk, False, person.family_name, person.given_names, person.date_of_birth)


def source_record_named(agency_id: int, source_id: str) -> tuple[int, int] | None:
    """The source record with the number and its person, or None. For journeys, not for pages."""
    return SourceRecord.objects.filter(agency_id=agency_id, source_id=source_id).values_list("pk", "person_id").first()


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
