"""Contacts made in an area against those expected, tier by tier, as far as agreements show them. Nobody is named."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from accord.access.gate import people_for
from accord.access.queries.areas import AreaView, areas, areas_within, outwards
from accord.access.viewer import Viewer
from accord.circumstances.registers import DEATHS
from accord.contacts.queries import attendance_of
from accord.contacts.terms import Attendance
from accord.iom.queries.cohort import Spell, cohort_on, spells_of
from accord.iom.queries.expectations import expectations
from accord.iom.rules.contacts import Seen, TierContacts, by_tier
from accord.iom.rules.expectations import Number
from accord.iom.rules.management import InTier, counted_over
from accord.kernel.periods import Period
from accord.record.queries.held import HeldFact, facts_under
from accord.reporting.queries.expected import COUNTED_OVER

PERIODS = ("iom", "custody")


@dataclass(frozen=True)
class AreaContacts:
    """The tiers of an area's cohort over a period; of those `in_cohort`, the viewer is shown a time in a tier of `seen`."""

    area: AreaView
    over: Period
    months: Number
    rows: tuple[TierContacts, ...]
    in_cohort: int
    seen: int


def area_contacts(viewer: Viewer, area: AreaView, day: date, at: datetime) -> AreaContacts:
    """Over the months of the policy up to a day and with it, of those in the cohort on it whom the viewer may see."""
    every = areas()
    expected = expectations(outwards(each.id, every) for each in every)
    months = expected.number(COUNTED_OVER, day, outwards(area.id, every))
    over = counted_over(day, months.value)
    cohort = [place.person_id for place in cohort_on(day, {each.id for each in areas_within(area)}, at)]
    facts = facts_under(viewer, cohort, _conditions(viewer, at, over), at, whoever_said=(DEATHS.code,))
    in_tier = {fact.person_id for fact in facts if fact.key.kind == "iom"}
    spells = spells_of([fact.entry_id for fact in facts if fact.key.kind == "iom"])
    came = attendance_of([fact.entry_id for fact in facts if fact.key.kind == "contacts"])
    people: dict[int, list[HeldFact]] = defaultdict(list)
    for fact in facts:
        people[fact.person_id].append(fact)
    rows = by_tier([_seen(each, spells, came) for each in people.values()], expected, over)
    return AreaContacts(area, over, months, tuple(rows), len(cohort), len(in_tier))


def _conditions(viewer: Viewer, at: datetime, over: Period) -> dict[str, Q]:
    """Times in tiers and in custody that reach into the period, its contacts, and deaths: of people whom the viewer may see."""
    may_see = people_for(viewer, at, "person_id")
    reaches = Q(starts_on__lt=over.ends_on) & (Q(ends_on__isnull=True) | Q(ends_on__gt=over.starts_on))
    within = Q(starts_on__gte=over.starts_on, starts_on__lt=over.ends_on)
    periods = {kind: may_see & Q(kind=kind) & reaches for kind in PERIODS}
    return {**periods, "contacts": may_see & Q(kind="contacts") & within, DEATHS.code: may_see & Q(kind=DEATHS.code)}


def _seen(facts: Sequence[HeldFact], spells: Mapping[int, Spell], came: Mapping[int, Attendance]) -> Seen:
    """One person. After the day of a death nothing is expected: it counts as custody does."""
    of = {kind: [each for each in facts if each.key.kind == kind] for kind in (*PERIODS, "contacts", DEATHS.code)}
    gone = [Period(each.starts_on + timedelta(days=1)) for each in of[DEATHS.code]]
    return Seen(
        tiers=tuple(_in_tier(each, spells[each.entry_id]) for each in of["iom"]),
        custody=(*(Period(each.starts_on, each.ends_on) for each in of["custody"]), *gone),
        attended=_days(of["contacts"], came, Attendance.ATTENDED),
        missed=_days(of["contacts"], came, Attendance.UNACCEPTABLE_ABSENCE),
    )


def _in_tier(fact: HeldFact, spell: Spell) -> InTier:
    return InTier(spell.tier, Period(fact.starts_on, fact.ends_on), spell.around)


def _days(facts: Sequence[HeldFact], came: Mapping[int, Attendance], wanted: Attendance) -> tuple[date, ...]:
    return tuple(each.starts_on for each in facts if came[each.entry_id] is wanted)
