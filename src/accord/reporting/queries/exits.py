"""Whose place in a cohort should be looked at again, with the grounds, what speaks against, and what was decided before."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from accord.access.gate import Opened
from accord.access.queries.agencies import agencies_by_area
from accord.access.queries.areas import AreaView, area_and_inside, areas, outwards
from accord.access.queries.involvements import supervision_of
from accord.access.rules import entry_is_visible
from accord.access.viewer import PersonFacts, Viewer
from accord.circumstances.registers import DEATHS, MOVED
from accord.iom.queries.cohort import CohortPlace, cohort_on, place_of
from accord.iom.queries.exits import ExitView, exit_decisions, exit_decisions_about
from accord.iom.queries.standing import footings_begun, supervised_from
from accord.iom.rules.exits import (
    TITLES,
    Ground,
    Life,
    Limits,
    basis_of,
    grounds,
    is_settled,
    speaks_against,
    staying_is_possible,
)
from accord.iom.rules.expectations import number_of
from accord.iom.rules.standing import NOT_KNOWN, Supervised
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.periods import Period, merged
from accord.people.queries.cases import CaseRow, names_of
from accord.policy.queries import values_of
from accord.ports.live import live_on
from accord.record.queries.held import HeldFact, facts_under
from accord.reporting.queries.dues import failures_of_many

A_YEAR = timedelta(days=365)
LEFT_SHOWN = timedelta(days=90)
POLICE = "police"
"""The sector of the agencies that record offences and arrests."""
LIMITS = ("desistance_months", "long_custody_months")
IN_COHORT, INSIDE = "in_cohort", "inside"
COUNTED = ("tags", "actions", "warrants", "intelligence", INSIDE)
MOST_INTENSIVE = frozenset({Tier.GOLD.value, Tier.RED.value})


@dataclass(frozen=True)
class Proposal:
    """Somebody in a cohort: the grounds to look at their place, what speaks against, and the newest decision, if any.

    `recorded_by` are the agencies by whose word they are in it, as far as it is shown: numbers and names.
    """

    person_id: int
    tier: str
    grounds: tuple[Ground, ...]
    against: tuple[str, ...]
    supervised: Supervised
    decision: ExitView | None
    is_settled: bool
    recorded_by: Mapping[int, str]

    @property
    def has_died(self) -> bool:
        """Whether a death is recorded: then nothing speaks against leaving, and nobody stays."""
        return not staying_is_possible(self.grounds)

    @property
    def bases(self) -> list[str]:
        """On what a decision now rests."""
        return [basis_of(ground) for ground in self.grounds]


@dataclass(frozen=True)
class Exits:
    """An area's cohort as far as the viewer may see it: what is proposed, what is settled, who stays voluntarily, who left.

    `offending_is_shown` is whether agreements show the viewer what the police of the area record of offences and arrests.
    """

    looked_at: int
    not_shown: int
    limits: Limits
    offending_is_shown: bool
    names: Mapping[int, CaseRow]
    proposals: tuple[Proposal, ...]
    settled: tuple[Proposal, ...]
    voluntary: tuple[Proposal, ...]
    left: tuple[ExitView, ...]

    @property
    def people(self) -> list[int]:
        """Everybody whom the page shows, once."""
        in_cohort = [each.person_id for each in (*self.proposals, *self.settled, *self.voluntary)]
        return list(dict.fromkeys([*in_cohort, *(each.person_id for each in self.left)]))


def exits(viewer: Viewer, area: AreaView, at: datetime, day: date) -> Exits:
    """What is proposed of the area's cohort on the day. The caller notes the people shown to the ledger."""
    every = areas()
    area_ids = {each.id for each in area_and_inside(area.id, every)}
    places, decisions = cohort_on(day, area_ids), exit_decisions(viewer, area_ids)
    names = names_of(viewer, {*(each.person_id for each in places), *(each.person_id for each in decisions)}, at)
    seen = {person_id: row for person_id, row in names.items() if not row.is_restricted}
    mine = [place for place in places if place.person_id in seen]
    arounds = [outwards(each, every) for each in area_ids]
    known = Known(decisions, limits_on(day, arounds), offending_shown(viewer, arounds))
    found = _proposals(viewer, mine, known, at, day)
    still_in = {place.person_id for place in places}
    left = [each for each in decisions if each.leaves and each.person_id in seen and each.person_id not in still_in]
    return Exits(
        looked_at=len(found),
        not_shown=len(places) - len(found),
        limits=known.limits[area.id],
        offending_is_shown=known.offending_is_shown[area.id],
        names=seen,
        proposals=tuple(each for each in found if each.grounds and not each.is_settled),
        settled=tuple(each for each in found if each.grounds and each.is_settled),
        voluntary=tuple(each for each in found if each.supervised.by_agreement and not each.has_died),
        left=tuple(each for each in left if each.decided_at >= at - LEFT_SHOWN),
    )


def proposal_of(viewer: Viewer, opened: Opened, at: datetime, day: date) -> Proposal | None:
    """What is proposed of the opened person; None when they are in no cohort on the day that the viewer is shown."""
    found = place_of(opened.person_id, day)
    if found is None:
        return None
    place, around = found
    known = Known(exit_decisions_about(viewer, opened), limits_on(day, [around]), offending_shown(viewer, [around]))
    return next(iter(_proposals(viewer, [place], known, at, day)), None)


def limits_on(day: date, arounds: Collection[Sequence[int]]) -> dict[int, Limits]:
    """The policy of leaving in force on the day in each of the areas, given with those around it; in one query."""
    policy = values_of("iom.exit.", {area_id for around in arounds for area_id in around})
    return {
        around[0]: Limits(*(number_of(policy.on(f"iom.exit.{key}", day, around)) for key in LIMITS))
        for around in arounds
    }


def offending_shown(viewer: Viewer, arounds: Collection[Sequence[int]]) -> dict[int, bool]:
    """Whether agreements show the viewer the offences and arrests of every police force of each of the areas."""
    police = agencies_by_area(POLICE)
    return {
        around[0]: all(
            entry_is_visible(viewer, PersonFacts(), agency_id, kind)
            for area_id in around
            for agency_id in police.get(area_id, ())
            for kind in ("offences", "arrests")
        )
        for around in arounds
    }


@dataclass(frozen=True)
class Known:
    """What is known beside the record of each person: what was decided, and by area the policy and what is shown."""

    decisions: Sequence[ExitView]
    limits: Mapping[int, Limits]
    offending_is_shown: Mapping[int, bool]


Told = defaultdict[str, list[HeldFact]]
"""The facts of one person, by the condition under which they fall."""


def _told(facts: Sequence[HeldFact]) -> defaultdict[int, Told]:
    found: defaultdict[int, Told] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        for name in fact.under:
            found[fact.person_id][name].append(fact)
    return found


def _conditions(viewer: Viewer, day: date) -> dict[str, Q]:
    """What is read of the people: all that was of some kinds, and of others what is in force or lately known."""
    ever = {kind: Q(kind=kind) for kind in ("iom", "offences", "arrests", "custody", "deaths", "moves")}
    now = {kind: Q(kind=kind) & live_on(day) for kind in ("tags", "actions", "warrants")}
    now |= {IN_COHORT: Q(kind="iom") & live_on(day), INSIDE: Q(kind="custody") & live_on(day)}
    lately = Q(kind="intelligence", starts_on__gt=day - A_YEAR)
    return {**ever, **now, **footings_begun(viewer, day), "intelligence": lately}


def _proposals(
    viewer: Viewer, places: Sequence[CohortPlace], known: Known, at: datetime, day: date
) -> list[Proposal]:  # fmt: skip
    """One for each of the places that agreements show the viewer, those with the gravest ground first."""
    ids = [place.person_id for place in places]
    facts = facts_under(viewer, ids, _conditions(viewer, day), at, whoever_said=(DEATHS.code,))
    told = _told(facts)
    supervised, failures = supervised_from(supervision_of(ids, day), facts, day), failures_of_many(viewer, ids)
    newest: dict[int, ExitView] = {}
    for each in known.decisions:
        newest.setdefault(each.person_id, each)
    found = [
        _proposal(
            place,
            told[place.person_id],
            supervised.get(place.person_id, NOT_KNOWN),
            len(failures.get(place.person_id, ())),
            newest.get(place.person_id),
            known,
            day,
        )
        for place in places
        if told[place.person_id][IN_COHORT]
    ]
    return sorted(found, key=lambda each: [ORDER[ground.code] for ground in each.grounds] or [len(ORDER)])


ORDER = {code: place for place, code in enumerate(TITLES)}


def _proposal(
    place: CohortPlace, of: Told, supervised: Supervised, failures: int, decision: ExitView | None, known: Known,
    day: date,
) -> Proposal:  # fmt: skip
    life = _life(of, supervised, known.offending_is_shown[place.area_id], day)
    found = tuple(grounds(life, day, known.limits[place.area_id]))
    counted = {kind: len(of[kind]) for kind in COUNTED}
    tier = Tier(place.tier)
    against = speaks_against(found, failures, counted, TIER_WORDS[tier], tier in MOST_INTENSIVE)
    stays = decision is not None and not decision.leaves
    settled = decision is not None and stays and is_settled(found, decision.grounds, decision.look_again_on, day)
    recorded_by = {each.key.agency_id: each.agency_name for each in of[IN_COHORT]}
    return Proposal(place.person_id, place.tier, found, tuple(against), supervised, decision, settled, recorded_by)


def _life(of: Told, supervised: Supervised, offending_is_shown: bool, day: date) -> Life:
    spells = merged(Period(each.starts_on, each.ends_on) for each in of["iom"])
    since = next((each.starts_on for each in spells if each.contains(day)), day)
    moved = max(
        (each for each in of["moves"] if each.starts_on >= since), key=lambda each: each.starts_on, default=None
    )
    return Life(
        in_cohort_since=since,
        offences=[each.starts_on for each in of["offences"]],
        arrests=[each.starts_on for each in of["arrests"]],
        custody=[Period(each.starts_on, each.ends_on) for each in of["custody"]],
        died_on=min((each.starts_on for each in of["deaths"]), default=None),
        moved_on=moved.starts_on if moved else None,
        moved_where=moved.summary.removeprefix(MOVED) if moved else "",
        supervised=supervised,
        offending_is_shown=offending_is_shown,
    )
