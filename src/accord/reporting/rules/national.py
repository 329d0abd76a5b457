"""How many people Integrated Offender Management holds, force by force, so that areas add up to the country. Pure.

No such count is published: the inspection of 2020 found that the number was not known (HM Inspectorates of Probation and of
Constabulary, A joint thematic inspection of Integrated Offender Management, February 2020). A person stands in one place on a
day, the later of two, so nobody is counted in two forces.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from accord.iom.terms import Cohort
from accord.reporting.rules.places import Place

EVERYWHERE = "England and Wales"


@dataclass(frozen=True)
class NationalRow:
    """One force, or a wider area that extracts place people in, or the country: people in a cohort on the day.

    Of whoever is neither `statutory` nor `not_statutory` it is not known.
    """

    region: str
    area: str
    people: frozenset[int]
    in_custody: frozenset[int]
    statutory: frozenset[int]
    not_statutory: frozenset[int]
    by_cohort: Mapping[str, frozenset[int]]

    @property
    def in_the_community(self) -> frozenset[int]:
        """Those of whom no custody is recorded."""
        return self.people - self.in_custody

    @property
    def statutory_not_known(self) -> frozenset[int]:
        """Those of whom nobody said whether they are under statutory supervision."""
        return self.people - self.statutory - self.not_statutory


def national_rows(
    forces: Sequence[tuple[int, str, str]],
    force_of: Mapping[int, int],
    places: Iterable[Place],
    in_custody: AbstractSet[int],
    statutory: AbstractSet[int],
    not_statutory: AbstractSet[int],
) -> tuple[NationalRow, ...]:
    """A row for each of `forces` (number, region, name) with anybody in it, then the country; `force_of` each area is."""
    standing: dict[int, list[Place]] = {}
    for place in places:
        standing.setdefault(force_of[place.area_id], []).append(place)

    def row(region: str, area: str, here: Sequence[Place]) -> NationalRow:
        people = frozenset(place.person_id for place in here)
        by_cohort = {
            cohort: frozenset(place.person_id for place in here if place.cohort == cohort) for cohort in ("", *Cohort)
        }
        supervised = (people & statutory, people & not_statutory)
        return NationalRow(region, area, people, people & in_custody, *supervised, by_cohort)

    rows = [row(region, name, standing[number]) for number, region, name in forces if number in standing]
    return (*rows, row("", EVERYWHERE, [place for here in standing.values() for place in here]))
