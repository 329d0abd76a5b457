"""The cohort counts, read across contexts. Numbers only, as the performance table."""

from dataclasses import dataclass
from datetime import date, datetime

from accord.access.queries.areas import AreaView
from accord.iom.terms import Tier
from accord.kernel.days import whole_years_between
from accord.kernel.policy import PolicyValue
from accord.people.queries.traits import traits_of
from accord.policy.queries import value_on
from accord.reporting.queries.places import laid_out
from accord.reporting.rules.cohorts import CohortRow, Described, cohort_rows

YOUNG_ADULT = "iom.young_adult.below_age"


@dataclass(frozen=True)
class IomCohorts:
    """The cohort counts of an area on a day, the tiers to print, and the age below which they call an adult young."""

    area: AreaView
    on: date
    known_at: datetime | None
    rows: tuple[CohortRow, ...]
    tiers: tuple[Tier, ...]
    young_below: PolicyValue

    @property
    def everybody(self) -> CohortRow:
        """The last row: every cohort, everywhere in the area."""
        return self.rows[-1]


def iom_cohorts(area: AreaView, on: date, known_at: datetime | None = None) -> IomCohorts:
    """Count the cohorts of an area, as known now or at a moment; sex and age are as known now."""
    table = laid_out(area, on, known_at)
    young_below = value_on(YOUNG_ADULT, on, area.id)
    traits = traits_of([place.person_id for place in table.places])
    known = {
        number: Described(each.sex, whole_years_between(each.born_on, on) if each.born_on else None)
        for number, each in traits.items()
    }
    rows = cohort_rows(table.areas, table.places, known, int(young_below.value), table.all_areas)
    tiers = {Tier(place.tier) for place in table.places}.union(*(table.tiers[number] for number, _ in table.areas))
    return IomCohorts(area, on, known_at, rows, tuple(each for each in Tier if each in tiers), young_below)
