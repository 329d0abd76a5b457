"""How one person is managed, as the page of it tells: the plan, incentives and sanctions, compliance, contacts, what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.circumstances.registers import DEATHS
from accord.contacts.queries import attendance_of
from accord.contacts.terms import Attendance
from accord.iom.management_terms import EVENT_WORDS, Answer, Step
from accord.iom.queries.cohort import Spell, spells_of
from accord.iom.queries.expectations import expectations
from accord.iom.queries.management import Given, Kept, Planned, compliance_of, details_of
from accord.iom.registers import TIER_REVIEWS
from accord.iom.rules.contacts import tier_in_the_community
from accord.iom.rules.dues import Due, place_review_is_due
from accord.iom.rules.expectations import Expectations, Number
from accord.iom.rules.management import (
    InTier,
    TierShare,
    answer_is_due,
    contacts_expected,
    counted_over,
    days_inside,
    shares_of,
)
from accord.iom.rules.review import LastReview
from accord.iom.rules.transition import Timetable, transition_is_near
from accord.iom.terms import Tier
from accord.kernel.periods import Period
from accord.record.queries.entries import EntryView, entries_of_kinds
from accord.reporting.queries.dues import ANSWER_WITHIN, timetable

COUNTED_OVER = "iom.contact.counted_over_months"
KINDS = (
    "iom",
    "custody",
    "contacts",
    "compliance",
    "incentives",
    "actions",
    "strands",
    "footing",
    "transition",
    TIER_REVIEWS.code,
    DEATHS.code,
)


@dataclass(frozen=True)
class Contacts:
    """Contacts made with the person against those expected of their days in the community, over a period."""

    over: Period
    months: Number
    shares: tuple[TierShare, ...]
    expected: int
    attended: int
    missed: int
    inside: int
    in_no_tier: int
    days_in_custody: int


@dataclass(frozen=True)
class Failure:
    """A failure to comply that waits for an answer."""

    entry: EntryView
    source: str
    due: Due


@dataclass(frozen=True)
class Managed:
    """Everything that the page shows, as far as agreements show it. None or empty is not recorded, which is not no.

    `also_said` are places in a cohort in force beside the one that stands, by other agencies' word.
    """

    died_on: date | None
    cohort: EntryView | None
    also_said: tuple[EntryView, ...]
    spell: Spell | None
    review: Due | None
    reviews: tuple[tuple[EntryView, str, date | None], ...]
    strands: tuple[EntryView, ...]
    footing: EntryView | None
    failures: tuple[Failure, ...]
    compliance: tuple[tuple[EntryView, Kept], ...]
    given: tuple[tuple[EntryView, Given], ...]
    actions: tuple[tuple[EntryView, Planned], ...]
    contacts: Contacts
    transition: Mapping[Step, tuple[EntryView, str]] | None
    timetable: Timetable
    answer_within: Number


def managed(viewer: Viewer, opened: Opened, born: date | None, day: date) -> Managed:
    """How the opened person is managed on the day, in seven queries."""
    found = entries_of_kinds(viewer, opened, KINDS, whoever_said=(DEATHS.code,))
    of = {kind: tuple(each for each in found if each.kind == kind) for kind in KINDS}
    spells = spells_of(_numbers(of["iom"]))
    places = _in_force(of["iom"], day)
    cohort = next(iter(places), None)
    spell = spells[cohort.id] if cohort else None
    expected, around = expectations(each.around for each in spells.values()), spell.around if spell else ()
    compliance = compliance_of(_numbers(of["compliance"]))
    details = details_of(*(_numbers(of[kind]) for kind in ("incentives", "actions", "transition", TIER_REVIEWS.code)))
    reviews = tuple((each, *details.reviews[each.id]) for each in of[TIER_REVIEWS.code])
    times = timetable(expected, day, around)
    died_on = min((each.starts_on for each in of[DEATHS.code]), default=None)
    return Managed(
        died_on=died_on,
        cohort=cohort,
        also_said=places[1:],
        spell=spell,
        review=None if died_on else _review(cohort, spell, reviews, expected, day),
        reviews=reviews,
        strands=_in_force(of["strands"], day),
        footing=next(iter(_in_force(of["footing"], day)), None),
        failures=()
        if died_on
        else _failures(of["compliance"], compliance, expected.number(ANSWER_WITHIN, day, around)),
        compliance=tuple((each, compliance[each.id]) for each in of["compliance"]),
        given=tuple((each, details.given[each.id]) for each in of["incentives"]),
        actions=tuple((each, details.planned[each.id]) for each in of["actions"]),
        contacts=_contacts(of, spells, expected, expected.number(COUNTED_OVER, day, around), min(died_on or day, day)),
        transition=_transition(of["transition"], details.steps, born, day, times),
        timetable=times,
        answer_within=expected.number(ANSWER_WITHIN, day, around),
    )


def _numbers(entries: Sequence[EntryView]) -> list[int]:
    return [each.id for each in entries]


def _in_force(entries: Sequence[EntryView], day: date) -> tuple[EntryView, ...]:
    return tuple(each for each in entries if Period(each.starts_on, each.ends_on).contains(day))


def _review(
    cohort: EntryView | None, spell: Spell | None, reviews: Sequence[tuple[EntryView, str, date | None]],
    expected: Expectations, day: date,
) -> Due | None:  # fmt: skip
    if cohort is None or spell is None:
        return None
    held = (LastReview(each.starts_on, next_on) for each, _, next_on in reviews)
    last = max(held, key=lambda each: each.on, default=None)
    return place_review_is_due(Tier(spell.tier), cohort.starts_on, expected, spell.around, day, last)


def _failures(
    entries: Sequence[EntryView], kept: Mapping[int, Kept], within: Number
) -> tuple[Failure, ...]:  # fmt: skip
    """Those that wait for an answer, the oldest first."""
    waiting = [each for each in reversed(entries) if kept[each.id].is_open]
    return tuple(
        Failure(
            each,
            kept[each.id].source,
            answer_is_due(EVENT_WORDS[kept[each.id].event], each.starts_on, within),
        )
        for each in waiting
    )


def _contacts(
    of: Mapping[str, Sequence[EntryView]], spells: Mapping[int, Spell], expected: Expectations, months: Number, day: date
) -> Contacts:  # fmt: skip
    over = counted_over(day, months.value)
    custody = [Period(each.starts_on, each.ends_on) for each in of["custody"]]
    tiers = [
        InTier(spells[each.id].tier, Period(each.starts_on, each.ends_on), spells[each.id].around) for each in of["iom"]
    ]
    shares = shares_of(tiers, custody, expected, over)
    counted = [each for each in of["contacts"] if over.contains(each.starts_on)]
    came = attendance_of(_numbers(counted))
    outside = [each for each in counted if not any(period.contains(each.starts_on) for period in custody)]
    in_tier = [each for each in outside if tier_in_the_community(tiers, custody, each.starts_on)]
    made = [came[each.id] for each in in_tier]
    return Contacts(
        over=over,
        months=months,
        shares=tuple(shares),
        expected=contacts_expected(shares),
        attended=made.count(Attendance.ATTENDED),
        missed=made.count(Attendance.UNACCEPTABLE_ABSENCE),
        inside=len(counted) - len(outside),
        in_no_tier=len(outside) - len(in_tier),
        days_in_custody=days_inside(custody, over),
    )


def _transition(
    entries: Sequence[EntryView],
    steps: Mapping[int, tuple[Step, str]],
    born: date | None,
    day: date,
    times: Timetable,
) -> Mapping[Step, tuple[EntryView, str]] | None:
    """The steps that are done; None for somebody who is not near the age."""
    if not entries and not transition_is_near(born, day, times.from_age.value, times.below_age.value):
        return None
    return {steps[each.id][0]: (each, steps[each.id][1]) for each in reversed(entries)}


def carrot_and_stick(managed: Managed, months: Sequence[date]) -> list[tuple[date, int, int]]:
    """For each month, by its first day, how many incentives and how many sanctions were given in it."""
    counted = [(each.starts_on.replace(day=1), given.answer) for each, given in managed.given]
    return [
        (month, counted.count((month, Answer.INCENTIVE)), counted.count((month, Answer.SANCTION))) for month in months
    ]
