"""What lists of very many people are cut and watched by, as each person is headed now. For counting: no names."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import CharField
from django.db.models.functions import Cast

from accord.kernel.parts import MANY, in_parts
from accord.people.models import Particulars, Person


class Traits(NamedTuple):
    """Sex as the agencies hold it, blank when it is not known, and the day of birth; a tuple, because there are very many."""

    sex: str
    born_on: date | None


def traits_of(person_ids: Collection[int]) -> dict[int, Traits]:
    """The traits of each of the people, as known now; one query for each 10,000."""
    ids = list(person_ids)
    rows = (
        Person.objects.filter(pk__in=part).values_list("pk", "sex", "date_of_birth") for part in in_parts(ids, MANY)
    )
    return {number: Traits(sex, born_on) for found in rows for number, sex, born_on in found}


Held = tuple[int, str, int | None, int | None, str, str, date | None]
"""What one record of an agency says of whom it holds: the person, the agency's sector and area, and the area and ethnicity that
the record gives; then the person's sex and day of birth. A plain tuple, because there are very many."""


def areas_of_people(person_ids: Collection[int]) -> dict[int, set[int]]:
    """The areas that each of the people lies in: what each record gives, or else its agency's; who has none is left out."""
    ids, found = list(person_ids), dict[int, set[int]]()
    for part in in_parts(ids, MANY):
        rows = Particulars.objects.filter(superseded_at__isnull=True, source_record__person_id__in=part)
        for person_id, area_id, agency_area_id in rows.values_list(
            "source_record__person_id", "area_id", "source_record__agency__area_id"
        ):
            if (lies_in := area_id or agency_area_id) is not None:
                found.setdefault(person_id, set()).add(lies_in)
    return found


def held_by(sectors: Collection[str]) -> Iterator[Held]:
    """Each record that agencies of the sectors hold now, with its person's traits; a person comes once for each record."""
    rows = Particulars.objects.filter(superseded_at__isnull=True, source_record__agency__sector__in=sectors)
    # As text, which is read in a tenth of the time that the column's own converter takes.
    born = Cast("source_record__person__date_of_birth", CharField(max_length=10))
    wanted = rows.values_list(
        "source_record__person_id", "source_record__agency__sector", "source_record__agency__area_id", "area_id",
        "ethnicity", "source_record__person__sex", born,
    )  # fmt: skip
    for *held, born_on in wanted.iterator(chunk_size=MANY):
        yield *held, date.fromisoformat(born_on) if born_on else None


def ethnicities_of(person_ids: Collection[int]) -> dict[int, set[str]]:
    """The codes of ethnicity that the people's records give now, by person; one query for each 10,000."""
    ids, found = list(person_ids), dict[int, set[str]]()
    for part in in_parts(ids, MANY):
        rows = Particulars.objects.filter(superseded_at__isnull=True, source_record__person_id__in=part)
        for person_id, ethnicity in rows.values_list("source_record__person_id", "ethnicity"):
            found.setdefault(person_id, set()).add(ethnicity)
    return found
