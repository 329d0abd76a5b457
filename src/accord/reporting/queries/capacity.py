"""The caseloads of an area's officers against their room, and who in the cohort has no officer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accord.access.door_queries import managers_of, people_with_basis
from accord.access.queries import AreaView, areas, areas_within, outwards
from accord.access.terms import InvolvementBasis
from accord.access.viewer import Viewer
from accord.iom.capacity_rules import Growth, Person, Weights, grown_by, points_of
from accord.iom.queries import cohort_on
from accord.iom.terms import Tier
from accord.people.queries import CaseRow, names_of
from accord.policy.queries import values_of


@dataclass(frozen=True)
class Caseload:
    """An officer's people in the cohort, and what they weigh."""

    officer_name: str
    agency_name: str
    people: tuple[Person, ...]
    points: int

    @property
    def tiers(self) -> Mapping[str, int]:
        """How many are in each tier."""
        return {tier.value: sum(each.tier == tier for each in self.people) for tier in Tier}

    @property
    def under_mappa(self) -> int:
        """How many are managed under MAPPA."""
        return sum(each.is_under_mappa for each in self.people)


@dataclass(frozen=True)
class Capacity:
    """Every caseload of an area on a day, the heaviest first; those with no officer, named where the viewer may see them."""

    on: date
    weights: Weights
    caseloads: tuple[Caseload, ...]
    in_cohort: int
    without: tuple[CaseRow, ...]
    without_not_shown: int
    growth: Growth


def capacity(viewer: Viewer, area: AreaView, at: datetime, on: date, more: int) -> Capacity:
    """How full the officers are, and what so many people more would ask for. The caller notes the people shown."""
    places = cohort_on(on, {each.id for each in areas_within(area)})
    under_mappa = people_with_basis(InvolvementBasis.MAPPA, on)
    people = {each.person_id: Person(each.tier, each.person_id in under_mappa) for each in places}
    weights, managed = weights_on(on, outwards(area.id, areas())), managers_of(list(people), on)
    names = {each.officer_id: (each.officer_name, each.agency_name) for each in managed}
    held = {
        officer: tuple(people[each.person_id] for each in managed if each.officer_id == officer) for officer in names
    }
    alone = [person_id for person_id in people if person_id not in {each.person_id for each in managed}]
    shown = [row for row in names_of(viewer, alone, at).values() if not row.is_restricted]
    caseloads = [Caseload(*names[officer], mine, points_of(mine, weights)) for officer, mine in held.items()]
    return Capacity(
        on=on,
        weights=weights,
        caseloads=tuple(sorted(caseloads, key=lambda each: (-each.points, each.officer_name))),
        in_cohort=len(people),
        without=tuple(sorted(shown, key=lambda row: (row.family_name, row.given_names))),
        without_not_shown=len(alone) - len(shown),
        growth=grown_by(list(people.values()), len(caseloads), more, weights),
    )


def weights_on(day: date, around: Sequence[int]) -> Weights:
    """The weights and the room in force on the day in an area, given with those around it."""
    policy = values_of("iom.capacity.", around)
    tiers = {tier.value: policy.number(f"iom.capacity.weight.{tier}", day, around) for tier in Tier}
    registered, room = (
        policy.number(f"iom.capacity.{key}", day, around) for key in ("weight.registered", "per_officer")
    )
    return Weights(tiers, registered, room)
