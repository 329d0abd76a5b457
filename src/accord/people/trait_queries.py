"""What lists of very many people are cut and watched by, as each person is headed now. For counting: no names."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from accord.people.models import Person
from accord.people.queries import MANY


class Traits(NamedTuple):
    """Sex as the agencies hold it, blank when it is not known, and the day of birth; a tuple, because there are very many."""

    sex: str
    born_on: date | None


def traits_of(person_ids: Collection[int]) -> dict[int, Traits]:
    """The traits of each of the people, as known now; one query for each 10,000."""
    ids = list(person_ids)
    chunks = (ids[start : start + MANY] for start in range(0, len(ids), MANY))
    rows = (Person.objects.filter(pk__in=chunk).values_list("pk", "sex", "date_of_birth") for chunk in chunks)
    return {number: Traits(sex, born_on) for found in rows for number, sex, born_on in found}
