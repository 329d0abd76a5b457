"""How one person is managed, as the page of it tells: the plan, incentives and sanctions, compliance, contacts, what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.contacts.queries import attendance_of
from accord.contacts.terms import Attendance
from accord.iom.management_queries import Given, Kept, Planned, compliance_of, given_of, planned_of, steps_of
from accord.iom.management_rules import (
    InTier,
    TierShare,
    answer_is_due,
    contacts_expected,
    counted_over,
    days_inside,
    shares_of,
    transition_is_near,
)
from accord.iom.management_terms import EVENT_WORDS, Answer, Step
from accord.iom.queries import Spell, spells_of
from accord.iom.rules import Due, tier_review_is_due
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.periods import Period
from accord.record.queries import EntryView, entries_of_kinds
from accord.reporting.queries.dues import Intervals, intervals_on

KINDS = ("iom", "custody", "contacts", "compliance", "incentives", "actions", "strands", "footing", "transition")


@dataclass(frozen=True)
class Contacts:
    """Contacts made with the person against those expected of their days in the community, over a period."""

    over: Period
    shares: tuple[TierShare, ...]
    expected: int
    attended: int
    missed: int
    inside: int
    days_in_custody: int


@dataclass(frozen=True)
class Failure:
    """A failure to comply that waits for an answer."""

    entry: EntryView
    source: str
    due: Due


@dataclass(frozen=True)
class Managed:
    """Everything that the page shows, as far as agreements show it. None or empty is not recorded, which is not no."""

    cohort: EntryView | None
    spell: Spell | None
    review: Due | None
    strands: tuple[EntryView, ...]
    footing: EntryView | None
    failures: tuple[Failure, ...]
    compliance: tuple[tuple[EntryView, Kept], ...]
    given: tuple[tuple[EntryView, Given], ...]
    actions: tuple[tuple[EntryView, Planned], ...]
    contacts: Contacts
    transition: Mapping[Step, tuple[EntryView, str]] | None
    intervals: Intervals


def managed(viewer: Viewer, opened: Opened, born: date | None, day: date) -> Managed:
    """How the opened person is managed on the day, in seven queries at most."""
    found = entries_of_kinds(viewer, opened, KINDS)
    of = {kind: tuple(each for each in found if each.kind == kind) for kind in KINDS}
    intervals, spells = intervals_on(day), spells_of(_numbers(of["iom"]))
    cohort = next(iter(_in_force(of["iom"], day)), None)
    kept, given, planned = (_numbers(of[kind]) for kind in ("compliance", "incentives", "actions"))
    compliance = compliance_of(kept)
    gifts, plans = given_of(given), planned_of(planned)
    return Managed(
        cohort=cohort,
        spell=spells[cohort.id] if cohort else None,
        review=_review(cohort, spells, intervals),
        strands=_in_force(of["strands"], day),
        footing=next(iter(_in_force(of["footing"], day)), None),
        failures=_failures(of["compliance"], compliance, intervals),
        compliance=tuple((each, compliance[each.id]) for each in of["compliance"]),
        given=tuple((each, gifts[each.id]) for each in of["incentives"]),
        actions=tuple((each, plans[each.id]) for each in of["actions"]),
        contacts=_contacts(of, spells, intervals, day),
        transition=_transition(of["transition"], born, day, intervals),
        intervals=intervals,
    )


def _numbers(entries: Sequence[EntryView]) -> list[int]:
    return [each.id for each in entries]


def _in_force(entries: Sequence[EntryView], day: date) -> tuple[EntryView, ...]:
    return tuple(each for each in entries if Period(each.starts_on, each.ends_on).contains(day))


def _review(cohort: EntryView | None, spells: Mapping[int, Spell], intervals: Intervals) -> Due | None:
    if cohort is None:
        return None
    return tier_review_is_due(TIER_WORDS[Tier(spells[cohort.id].tier)], cohort.starts_on, intervals.review_months)


def _failures(
    entries: Sequence[EntryView], kept: Mapping[int, Kept], intervals: Intervals
) -> tuple[Failure, ...]:  # fmt: skip
    """Those that wait for an answer, the oldest first."""
    waiting = [each for each in reversed(entries) if kept[each.id].is_open]
    return tuple(
        Failure(
            each,
            kept[each.id].source,
            answer_is_due(EVENT_WORDS[kept[each.id].event], each.starts_on, intervals.answer_days),
        )
        for each in waiting
    )


def _contacts(
    of: Mapping[str, Sequence[EntryView]], spells: Mapping[int, Spell], intervals: Intervals, day: date
) -> Contacts:  # fmt: skip
    over = counted_over(day, intervals.counted_months)
    custody = [Period(each.starts_on, each.ends_on) for each in of["custody"]]
    tiers = [InTier(spells[each.id].tier, Period(each.starts_on, each.ends_on)) for each in of["iom"]]
    shares = shares_of(tiers, custody, intervals.contact_days, over)
    counted = [each for each in of["contacts"] if over.contains(each.starts_on)]
    came = attendance_of(_numbers(counted))
    outside = [each for each in counted if not any(period.contains(each.starts_on) for period in custody)]
    made = [came[each.id] for each in outside]
    return Contacts(
        over=over,
        shares=tuple(shares),
        expected=contacts_expected(shares),
        attended=made.count(Attendance.ATTENDED),
        missed=made.count(Attendance.UNACCEPTABLE_ABSENCE),
        inside=len(counted) - len(outside),
        days_in_custody=days_inside(custody, over),
    )


def _transition(
    entries: Sequence[EntryView], born: date | None, day: date, intervals: Intervals
) -> Mapping[Step, tuple[EntryView, str]] | None:
    """The steps that are done; None for somebody who is not near the age."""
    if not entries and not transition_is_near(born, day, *intervals.transition_ages):
        return None
    steps = steps_of(_numbers(entries))
    return {steps[each.id][0]: (each, steps[each.id][1]) for each in reversed(entries)}


def carrot_and_stick(managed: Managed, months: Sequence[date]) -> list[tuple[date, int, int]]:
    """For each month, by its first day, how many incentives and how many sanctions were given in it."""
    counted = [(each.starts_on.replace(day=1), given.answer) for each, given in managed.given]
    return [
        (month, counted.count((month, Answer.INCENTIVE)), counted.count((month, Answer.SANCTION))) for month in months
    ]
