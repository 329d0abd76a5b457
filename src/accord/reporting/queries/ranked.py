"""The ranked list across agencies, read across contexts: whom police and probation hold in an area, each person once."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from accord.access.queries.areas import AreaView, area_and_inside, areas
from accord.access.viewer import Viewer
from accord.circumstances.queries import people_dead_on
from accord.iom.queries.cohort import CohortPlace, cohort_on
from accord.iom.queries.standing import left_cohort_on
from accord.kernel.days import whole_years_between
from accord.people.queries.traits import held_by
from accord.reporting.queries.list_cuts import CUT_PARTS, CUTS, EVERYBODY, in_cut
from accord.reporting.queries.list_facts import ListedFacts, listed_facts, with_the_rest
from accord.reporting.queries.list_orders import ORDERS, POINTS
from accord.reporting.queries.matrix_facts import matrix_facts
from accord.reporting.ranked_list import (
    Moved,
    Ranked,
    Scored,
    first_people,
    if_weights_moved,
    ordered_by,
    scored,
    within,
)
from accord.reporting.rules.cohorts import ADULT_AGE
from accord.risk.matrix.ranking import top
from accord.risk.matrix.table import Table
from accord.risk.monitor.fairness import Candidate, Selection, fairness
from accord.risk.monitor.rules import age_band
from accord.risk.queries import newest_chances

SECTORS = ("police", "probation")
NONE = frozenset[str]()
FEWEST = 30
"""A group of fewer people is too small for its rate to say anything: ours, and no published figure."""


@dataclass
class Candidates:
    """Who could be on the list, as the records have them; sectors, codes of ethnicity and places in a scheme."""

    sectors: dict[int, frozenset[str]] = field(default_factory=dict)
    ethnicity: dict[int, frozenset[str]] = field(default_factory=dict)
    sex: dict[int, str] = field(default_factory=dict)
    born_on: dict[int, date | None] = field(default_factory=dict)
    cohort: dict[int, CohortPlace] = field(default_factory=dict)
    children: int = 0
    age_not_known: int = 0
    dead: int = 0
    left: int = 0
    area_not_known: int = 0


@dataclass(frozen=True)
class RankedList:
    """The list of an area on a day, what it was drawn from, and how it would change.

    `first_of` is the cut of which it has the first so many, who alone could be on it: of everybody where nothing was asked.
    `by` is its order, and `not_scored` counts who could not be on it for want of a score by that order's formula.
    `facts` is what else is known of each of those on it, as far as agreements show the agency it is `shown_to` (blank for the
    operator), and `cohort` where they stand in a scheme. `level` are left out though they have as many points as the last.
    `in_cuts` counts those of it in each cut; of a list that has the first of a cut, those on the list of each other cut.
    """

    area: AreaView
    on: date
    wanted: int
    first_of: str
    by: str
    not_scored: int
    with_children: bool
    shown_to: str
    people: tuple[Ranked, ...]
    level: tuple[Ranked, ...]
    moved: tuple[Moved, ...]
    drawn_from: Candidates
    scored: Scored
    facts: Mapping[int, ListedFacts]
    in_cuts: Mapping[str, int]
    cohort: dict[int, CohortPlace]

    @property
    def measure(self) -> str:
        """What the figures are by which people are ordered: points, or scores in percent."""
        return "points" if self.by == POINTS else "scores"

    @property
    def in_which_order(self) -> str:
        """The formula by whose scores the list is ordered, to follow "the first so many"; blank where points order it."""
        return "" if self.by == POINTS else f", by {ORDERS[self.by].words}"

    def cut_by(self, only: str) -> list[Ranked]:
        """Those on the list, and level with its end, who are in a cut; the rank of each stays that of the list."""
        is_in = CUTS[only].is_in
        return [each for each in (*self.people, *self.level) if is_in(self.facts[each.person_id])]

    def age(self, person_id: int) -> int | None:
        """The person's age on the day; None is not known."""
        born_on = self.drawn_from.born_on[person_id]
        return whole_years_between(born_on, self.on) if born_on else None


def everybody_scored(
    area: AreaView, on: date, table: Table, *, with_children: bool = False, with_left: bool = True,
    every: Sequence[AreaView] | None = None,
) -> tuple[Candidates, Scored]:  # fmt: skip
    """Whom police and probation hold in the area, with the points of their entries up to the day, as known now.

    Adults alone unless children are asked for; somebody whose age is not known is no adult of whom we know, and is counted.
    Whoever has died by the day is left out, and counted; so is whoever left the cohort, where they are not to be scored.
    """
    inside = {each.id for each in area_and_inside(area.id, areas() if every is None else every)}
    places = {place.person_id: place for place in cohort_on(on)}
    managed = {person_id for person_id, place in places.items() if place.area_id in inside}
    found = _candidates(inside, managed, on, with_children=with_children)
    found.cohort = places
    if not with_left:
        for person_id in found.sectors.keys() & left_cohort_on(on).keys():
            del found.sectors[person_id]
            found.left += 1
    return found, scored(table, on, list(found.sectors), matrix_facts(table, on))


def ranked_list(
    viewer: Viewer | None, area: AreaView, on: date, table: Table, wanted: int, *, with_children: bool = False,
    first_of: str = EVERYBODY, by: str = POINTS, every: Sequence[AreaView] | None = None,
) -> RankedList:  # fmt: skip
    """The first `wanted` people of the area by their points on a day, each explained by the entries that gave them.

    `first_of` is a cut: the first so many of those in it, as if nobody else could be on the list. `by` is an order: the
    matrix, or the newest scores by a formula, and then no weight is moved. `every` is every area, where they have been read
    already.

    Whoever left the cohort may be on it, for they may be nominated again, and is marked. What is told of people beside their
    points is what agreements show the viewer; no viewer is the operator.
    """
    found, points = everybody_scored(area, on, table, with_children=with_children, every=every)
    order, of_everybody = ORDERS[by], first_of == EVERYBODY
    told = {} if of_everybody else listed_facts(viewer, None, on, CUT_PARTS)
    drawn = int(in_cut(first_of, points.people, told).sum())
    if order.instrument:
        points = ordered_by(points, newest_chances(order.instrument, order.kind, on))
    lengths = (
        {} if of_everybody else {only: _length(points, wanted, in_cut(only, points.people, told)) for only in CUTS}
    )
    points = points if of_everybody else within(points, in_cut(first_of, points.people, told))
    people, level = first_people(points, wanted)
    ids = {each.person_id for each in (*people, *level)}
    facts = listed_facts(viewer, ids, on) if of_everybody else with_the_rest(viewer, ids, on, told)
    return RankedList(
        area=area,
        on=on,
        wanted=wanted,
        first_of=first_of,
        by=by,
        not_scored=drawn - len(points.people),
        with_children=with_children,
        shown_to=viewer.agency_name if viewer else "",
        people=tuple(people),
        level=tuple(level),
        moved=() if order.instrument else tuple(if_weights_moved(points, wanted)),
        drawn_from=found,
        scored=points,
        facts=facts,
        in_cuts=lengths or {only: sum(map(cut.is_in, facts.values())) for only, cut in CUTS.items()},
        cohort={person_id: place for person_id, place in found.cohort.items() if person_id in ids},
    )


def _length(points: Scored, wanted: int, kept: NDArray[np.bool_]) -> int:
    """How long the list of those alone is, with those level with its end."""
    best = top(points.sums[kept], wanted)
    return len(best.places) + len(best.tied_out)


def fairness_of(found: RankedList) -> dict[str, tuple[Selection, ...]]:
    """Whom the list selects out of all it was drawn from, by sex, ethnicity and age; small groups are marked."""
    chosen, drawn = {each.person_id for each in found.people}, found.drawn_from
    people = zip(found.scored.people.tolist(), found.scored.sums.tolist(), strict=True)
    return fairness(
        (
            Candidate(
                points / 100, number in chosen, drawn.sex[number] or None, broad_ethnicity(drawn.ethnicity[number]),
                age_band(found.age(number)),
            )
            for number, points in people
        ),
        FEWEST,
    )  # fmt: skip


def _candidates(within: AbstractSet[int], managed: AbstractSet[int], on: date, *, with_children: bool) -> Candidates:
    found, placed, somewhere, dead = Candidates(), set(managed), set[int](), people_dead_on(on)
    for person_id, sector, agency_area_id, area_id, ethnicity, sex, born_on in held_by(SECTORS):
        lies_in = area_id or agency_area_id
        if lies_in is not None:
            somewhere.add(person_id)
            if lies_in in within:
                placed.add(person_id)
        found.sectors[person_id] = _and(found.sectors.get(person_id, NONE), sector)
        found.ethnicity[person_id] = _and(found.ethnicity.get(person_id, NONE), ethnicity)
        found.sex[person_id], found.born_on[person_id] = sex, born_on
    found.area_not_known = len(found.sectors.keys() - somewhere - placed)
    for person_id in list(found.sectors):
        born_on = found.born_on[person_id]
        is_placed = person_id in placed
        is_child = born_on is not None and whole_years_between(born_on, on) < ADULT_AGE
        found.children += is_placed and is_child
        found.age_not_known += is_placed and born_on is None
        found.dead += is_placed and person_id in dead
        if not is_placed or person_id in dead or (not with_children and (is_child or born_on is None)):
            del found.sectors[person_id]
    return found


@cache
def _and(held: frozenset[str], more: str) -> frozenset[str]:
    """One more; the same set for everybody of whom the same is said, because there are hundreds of thousands of them."""
    return held | {more}


def broad_ethnicity(codes: AbstractSet[str]) -> str | None:
    """The broad group of a person's ethnicity; None where it is not recorded or stated, or where records differ."""
    broad = {BROAD[code[0]] for code in codes if code and code != "NS"}
    return broad.pop() if len(broad) == 1 else None


BROAD = {"W": "White", "M": "Mixed", "A": "Asian", "B": "Black", "O": "Other"}
