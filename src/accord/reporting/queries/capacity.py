"""The mixed caseloads of an area's officers against their room, its cohort against its schemes', and who has no officer."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q

from accord.access.queries.areas import AreaView, area_and_inside, areas, outwards
from accord.access.queries.involvements import ManagedBy, managed_on
from accord.access.queries.officers import officers_in_areas
from accord.access.terms import InvolvementBasis, Role
from accord.access.viewer import Viewer
from accord.iom.queries.cohort import CohortPlace, cohort_on
from accord.iom.queries.expectations import expectations
from accord.iom.registers import IOM
from accord.iom.rules.capacity import Growth, Person, Weights, grown_by, mappa_points, points_of
from accord.iom.rules.expectations import Agreed, Expectations
from accord.iom.terms import Tier
from accord.orders.registers import MAPPA
from accord.orders.terms import MappaCategory, MappaLevel
from accord.people.queries.cases import CaseRow, names_of
from accord.ports.live import live_on
from accord.record.queries.held import facts_under, holding
from accord.record.queries.shown import people_standing

MANAGE = frozenset({Role.POLICE_OFFENDER_MANAGER, Role.PROBATION_PRACTITIONER})
"""The roles of those who carry caseloads in the community."""

WEIGHTS = ("weight.registered", "weight.outside", "per_officer", "weight.mappa_registered")
REGISTERED = "registered"
Around = Mapping[int, tuple[int, ...]]


@dataclass(frozen=True)
class Caseload:
    """An officer's people, in the cohort and outside it, and what they weigh. One with nobody is free room."""

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
        """How many of the cohort are managed under MAPPA."""
        return sum(each.is_under_mappa and bool(each.tier) for each in self.people)

    @property
    def outside(self) -> int:
        """How many are managed under MAPPA and in no cohort."""
        return sum(not each.tier for each in self.people)


@dataclass(frozen=True)
class SchemeRoom:
    """How many people a scheme that manages some of the area has in its cohort, wherever, against its room."""

    agreed: Agreed
    people: int

    @property
    def spare(self) -> int:
        """The room that is left; below nought, how many people too many there are."""
        return self.agreed.capacity - self.people


@dataclass(frozen=True)
class Without:
    """Somebody in the cohort whom no officer manages, and the officers still named for them whose accounts are closed."""

    person: CaseRow
    left: tuple[str, ...]


@dataclass(frozen=True)
class Capacity:
    """Every caseload of an area on a day, the heaviest first; those with no officer, named where the viewer may see them.

    `left_outside` are people beside the cohort whom only officers who have left are named for.
    """

    on: date
    weights: Weights
    said_by: tuple[str, ...]
    caseloads: tuple[Caseload, ...]
    schemes: tuple[SchemeRoom, ...]
    in_cohort: int
    without: tuple[Without, ...]
    without_not_shown: int
    left_outside: int
    growth: Growth

    @property
    def under_mappa(self) -> list["UnderMappa"]:
        """Those under MAPPA in the caseloads, by level, and those of them who are registered, with what they come to."""
        people = [each for load in self.caseloads for each in load.people if each.is_under_mappa]
        levels = (*self.weights.levels, "")
        return [UnderMappa(level, [each for each in people if each.level == level]) for level in levels]


@dataclass(frozen=True)
class UnderMappa:
    """The people of the caseloads who are managed under MAPPA at one level; blank is not recorded."""

    level: str
    people: list[Person]

    def points(self, weights: Weights) -> int:
        """What their management under MAPPA comes to, beside their tiers."""
        return sum(mappa_points(each, weights) for each in self.people)

    @property
    def registered(self) -> int:
        """How many of them are recorded as registered sexual offenders."""
        return sum(each.is_registered for each in self.people)


def capacity(viewer: Viewer, area: AreaView, at: datetime, on: date, more: int) -> Capacity:
    """How full the officers are, and what so many people more would ask for. The caller notes the people shown."""
    every = areas()
    around = {each.id: outwards(each.id, every) for each in every}
    inside = {each.id for each in area_and_inside(area.id, every)}
    expected, places = expectations(around[each] for each in around), cohort_on(on)
    weights, said_by = _weights(expected, on, around[area.id])
    managed = managed_on([InvolvementBasis.IOM_COHORT, InvolvementBasis.MAPPA], on)
    standing = _standing(viewer, {each.person_id for each in managed if each.basis is InvolvementBasis.MAPPA}, on)
    cohort = {each.person_id: replace(standing.get(each.person_id, NOT_UNDER_MAPPA), tier=each.tier) for each in places}
    here = {each.person_id: cohort[each.person_id] for each in places if each.area_id in inside}
    held = _held(managed, cohort, standing)
    named = [each for each in managed if each.officer_id and _is_of_cohort(each, here)]
    of_cohort = [each for each in named if not each.has_left]
    names = {each.id: (each.name, each.agency_name) for each in officers_in_areas(MANAGE, inside, on)}
    names |= {each.officer_id: (each.officer_name, each.agency_name) for each in of_cohort}
    caseloads = [_caseload(*names[officer], held.get(officer, {}).values(), weights) for officer in names]
    leavers = {each.officer_id for each in named if each.has_left}
    carried, left = (_beside(officers, held, here) for officers in (names, leavers))
    alone = here.keys() - {each.person_id for each in of_cohort}
    shown = _shown(viewer, alone, named, at, on)
    return Capacity(
        on=on,
        weights=weights,
        said_by=said_by,
        caseloads=tuple(sorted(caseloads, key=lambda each: (-each.points, each.officer_name))),
        schemes=_schemes(expected, on, inside, around, places),
        in_cohort=len(here),
        without=tuple(shown),
        without_not_shown=len(alone) - len(shown),
        left_outside=len(left.keys() - carried.keys()),
        growth=grown_by(list(here.values()), (left | carried).values(), len(caseloads), more, weights),
    )


def _beside(
    officers: Iterable[int], held: Mapping[int, Mapping[int, Person]], here: Mapping[int, Person]
) -> dict[int, Person]:  # fmt: skip
    """The people whom the officers manage beside the cohort of the area, once each."""
    return {
        number: person for officer in officers for number, person in held.get(officer, {}).items() if number not in here
    }


def _shown(
    viewer: Viewer, alone: Collection[int], named: Sequence[ManagedBy], at: datetime, on: date
) -> list[Without]:  # fmt: skip
    """Those with no officer whom the viewer may see, and of whom agreements show that they are in the cohort; by name."""
    told = set(people_standing(viewer, IOM.code, on))
    rows = [row for row in names_of(viewer, told.intersection(alone), at).values() if not row.is_restricted]
    return [
        Without(row, tuple(each.officer_name for each in named if each.person_id == row.person_id))
        for row in sorted(rows, key=lambda row: (row.family_name, row.given_names))
    ]


def _is_of_cohort(each: ManagedBy, cohort: Mapping[int, Person]) -> bool:
    return each.basis is InvolvementBasis.IOM_COHORT and each.person_id in cohort


NOT_UNDER_MAPPA = Person("", False)


def _standing(viewer: Viewer, under_mappa: Collection[int], on: date) -> dict[int, Person]:
    """How each of those managed under MAPPA stands on the day, as agreements show: of two levels told, by the higher."""
    levels = {each.value: holding(MAPPA, {"mappa_level": {each}}) for each in MappaLevel}
    asked = levels | {REGISTERED: holding(MAPPA, {"mappa_category": {MappaCategory.REGISTERED}})}
    conditions = {name: Q(kind=MAPPA.code) & live_on(on) & each for name, each in asked.items()}
    told: defaultdict[int, set[str]] = defaultdict(set)
    for fact in facts_under(viewer, under_mappa, conditions, None):
        told[fact.person_id] |= fact.under
    return {
        number: Person("", True, max(told[number] & levels.keys(), default=""), REGISTERED in told[number])
        for number in under_mappa
    }


def _held(
    managed: Iterable[ManagedBy], cohort: Mapping[int, Person], standing: Mapping[int, Person]
) -> dict[int, dict[int, Person]]:  # fmt: skip
    """Each officer's people: those of a cohort whom they manage there, and whom else they manage under MAPPA."""
    found: dict[int, dict[int, Person]] = {}
    for each in managed:
        mine = found.setdefault(each.officer_id, {})
        if _is_of_cohort(each, cohort):
            mine[each.person_id] = cohort[each.person_id]
        elif each.basis is InvolvementBasis.MAPPA:
            mine.setdefault(each.person_id, standing[each.person_id])
    return found


def _caseload(name: str, agency: str, people: Iterable[Person], weights: Weights) -> Caseload:
    mine = tuple(people)
    return Caseload(name, agency, mine, points_of(mine, weights))


def _weights(expected: Expectations, day: date, around: Sequence[int]) -> tuple[Weights, tuple[str, ...]]:
    """The weights and the room in force on the day in an area, and whose word they are."""
    tiers = {tier.value: expected.number(f"iom.capacity.weight.{tier}", day, around) for tier in Tier}
    levels = {
        each.value: expected.number(f"iom.capacity.weight.mappa_level_{each}", day, around) for each in MappaLevel
    }
    others = [expected.number(f"iom.capacity.{key}", day, around) for key in WEIGHTS]
    said_by = Counter(each.said_by for each in (*tiers.values(), *levels.values(), *others))
    under_mappa, outside, per_officer, registered = (each.value for each in others)
    weights = Weights(
        tiers={tier: each.value for tier, each in tiers.items()},
        under_mappa=under_mappa,
        outside=outside,
        per_officer=per_officer,
        levels={level: each.value for level, each in levels.items()},
        registered=registered,
    )
    return weights, tuple(words for words, _ in said_by.most_common())


def _schemes(
    expected: Expectations, day: date, inside: Iterable[int], around: Around, places: Iterable[CohortPlace]
) -> tuple[SchemeRoom, ...]:  # fmt: skip
    """The schemes that manage any of the area, by name, each with everybody whom it manages, in the area or not."""
    agreed = {area_id: expected.agreed_on(day, chain) for area_id, chain in around.items()}
    people = Counter(each.code for place in places if (each := agreed.get(place.area_id)))
    managing = {each.code: each for area_id in inside if (each := agreed[area_id])}
    by_name = sorted(managing.values(), key=lambda each: each.scheme_name)
    return tuple(SchemeRoom(each, people[each.code]) for each in by_name)
