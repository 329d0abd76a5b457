"""Reads of the records that agencies delivered: which are held already, whose they are, and who else speaks of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accord.kernel.parts import FEW, in_parts
from accord.people.models import (
    Identifier,
    Particulars,
    SourceRecord,
)
from accord.people.rules import is_known_birth, place_of


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
    for part in in_parts(source_ids, FEW):
        said = Particulars.objects.filter(
            superseded_at__isnull=True, source_record__agency_id=agency_id, source_record__source_id__in=part
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
    for part in in_parts(sorted(set(pncs)), FEW):
        rows = Identifier.objects.filter(
            kind="pnc", value__in=part, superseded_at__isnull=True,
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
    for part in in_parts(sorted(set(person_ids)), FEW):
        rows = Particulars.objects.filter(
            superseded_at__isnull=True, source_record__person_id__in=part
        ).values_list("source_record_id", "source_record__person_id")  # fmt: skip
        counts.update(person_id for record_id, person_id in rows if record_id not in leaving_out)
    return counts


def agencies_with_records_of(person_ids: Iterable[int]) -> dict[int, set[int]]:
    """The agencies that have a record of each person; people without any are not named."""
    held: dict[int, set[int]] = {}
    for part in in_parts(sorted(set(person_ids)), FEW):
        for person_id, agency_id in SourceRecord.objects.filter(person_id__in=part).values_list(
            "person_id", "agency_id"
        ):
            held.setdefault(person_id, set()).add(agency_id)
    return held


def source_records_of(agency_id: int, source_ids: Sequence[str]) -> dict[str, tuple[int, int, date | None]]:
    """The agency's source records by number: the record, its person, and the person's date of birth as headed."""
    found: dict[str, tuple[int, int, date | None]] = {}
    for part in in_parts(sorted(set(source_ids)), FEW):
        rows = SourceRecord.objects.filter(agency_id=agency_id, source_id__in=part)
        for source_id, record_id, person_id, born in rows.values_list(
            "source_id", "pk", "person_id", "person__date_of_birth"
        ):
            found[source_id] = (record_id, person_id, born)
    return found


def source_record_named(agency_id: int, source_id: str) -> tuple[int, int] | None:
    """The source record with the number and its person, or None. For journeys, not for pages."""
    return SourceRecord.objects.filter(agency_id=agency_id, source_id=source_id).values_list("pk", "person_id").first()
