"""The daily management meeting's list of an area: what became known, what is coming, what waits, as known on its morning."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from accord.access.queries.areas import AreaView, areas, areas_within, outwards
from accord.access.rules import entry_is_visible
from accord.access.viewer import PersonFacts, Viewer, covers
from accord.circumstances.registers import DEATHS
from accord.iom.queries.cohort import cohort_on
from accord.iom.queries.daily import TaskView, people_with_open_tasks, tasks_about
from accord.iom.queries.expectations import expectations
from accord.iom.rules.expectations import Agreed, Expectations, Number
from accord.kernel.days import add_working_days
from accord.people.queries.cases import CaseRow, names_of
from accord.ports.clock import LONDON
from accord.ports.live import live_on
from accord.record.daily_list import Fact, OnTheDailyList, Window
from accord.record.queries.held import FactKey, HeldFact, facts_under, first_known_in, holding, waiting
from accord.record.registers import Register
from accord.reporting.queries.dues import ANSWER_WITHIN
from accord.reporting.rules.daily import Acted, Elapsed, Happened, acted_on, elapsed, happened, urgency

FOLLOWED = (
    "iom.daily.made_at_hour",
    "iom.daily.look_back_days",
    "iom.daily.releases_within_days",
    ANSWER_WITHIN,
)


@dataclass(frozen=True)
class DailyKind:
    """A kind of fact on the list: its register, and how that says it stands there."""

    register: Register
    daily: OnTheDailyList


def kinds_among(registers: Iterable[Register]) -> tuple[DailyKind, ...]:
    """The kinds of fact on the list, in its order: of every register that says so of itself."""
    found = [DailyKind(register, register.daily) for register in registers if register.daily]
    return tuple(sorted(found, key=lambda kind: (kind.daily.place, kind.register.code)))


def timed_among(kinds: Iterable[DailyKind]) -> list[tuple[Register, str]]:
    """The registers that hold a time of day, each with the column that does."""
    return [(kind.register, kind.daily.time) for kind in kinds if kind.daily.time]


def happened_of(kind: DailyKind, fact: HeldFact) -> Happened:
    """When a fact happened, or will where the list waits for its end."""
    if kind.daily.window is Window.ENDING and fact.ends_on:
        return Happened(fact.ends_on)
    return happened(fact.starts_on, fact.time)


def only_of_own(viewer: Viewer, kinds: Iterable[DailyKind]) -> list[DailyKind]:
    """The kinds of which no agreement shows the viewer another agency's facts, so that only their own agency's are listed."""
    shared = viewer.shared.values()
    told = [kind for kind in kinds if kind.register.code != DEATHS.code]
    return [kind for kind in told if not any(covers(each, kind.register.code) for each in shared)]


@dataclass(frozen=True)
class Morning:
    """When a day's list is made, when the one before it was, and how far back and ahead it looks, each by whose word."""

    day: date
    made_at: datetime
    last_made_at: datetime
    hour: Number
    look_back: Number
    ahead: Number
    answer_within: Number
    scheme: Agreed | None
    expected: Expectations
    arounds: Mapping[int, tuple[int, ...]]

    def answered_by(self, kind: DailyKind, fact: HeldFact, area_id: int) -> date | None:
        """The day by which the fact is to be answered where its person is; None for a kind that runs no clock."""
        if not kind.daily.answered_within:
            return None
        within = self.expected.number(kind.daily.answered_within, self.day, self.arounds[area_id])
        return fact.starts_on + timedelta(days=within.value)


@dataclass(frozen=True)
class Item:
    """One fact on the list, about somebody whom the viewer may see, and the time from it to when the list was made.

    `is_shared` says whether agreements show the viewer the fact itself: a death is told to everybody.
    """

    person: CaseRow
    held: HeldFact
    is_shared: bool
    sentence: str
    happened: Happened
    since: Elapsed
    answered_by: date | None
    tasks: tuple[TaskView, ...]

    @property
    def acted(self) -> Acted:
        """How far it is acted on."""
        return acted_on([task.closed_at for task in self.tasks])


@dataclass(frozen=True)
class DailyList:
    """A day's list: the items of each kind, open tasks about facts that are not on it, and how many people are not shown.

    An open task stays when its person leaves the cohort.
    """

    area: AreaView
    morning: Morning
    items: tuple[tuple[DailyKind, tuple[Item, ...]], ...]
    earlier: tuple[tuple[CaseRow, TaskView], ...]
    cohort: frozenset[int]
    not_shown: int

    @property
    def people(self) -> list[int]:
        """Everybody whom the list shows, once."""
        shown = [item.person.person_id for _, items in self.items for item in items]
        return list(dict.fromkeys([*shown, *(row.person_id for row, _ in self.earlier)]))


def morning_of(day: date, at: datetime, area: AreaView) -> Morning:
    """The morning of a day by the policy in force on it in the area; today's list that is not made yet is of this moment."""
    every = areas()
    arounds = {each.id: outwards(each.id, every) for each in every}
    expected, around = expectations(arounds.values()), arounds[area.id]
    hour, back, ahead, answer = (expected.number(key, day, around) for key in FOLLOWED)
    made, before = (datetime.combine(on, time(hour.value), LONDON) for on in (day, add_working_days(day, -1)))
    agreed = expected.agreed_on(day, around)
    return Morning(day, min(made, at), before, hour, back, ahead, answer, agreed, expected, arounds)


def daily_list(
    viewer: Viewer, area: AreaView, morning: Morning, at: datetime, registers: Iterable[Register]
) -> DailyList:  # fmt: skip
    """The list as the viewer may see it, of those registers that say so. The caller notes the people shown to the ledger."""
    kinds = kinds_among(registers)
    districts = {each.id for each in areas_within(area)}
    cohort = {place.person_id: place.area_id for place in cohort_on(morning.day, districts, morning.made_at)}
    conditions = {kind.register.code: _condition(kind, morning) for kind in kinds}
    every = facts_under(
        viewer, list(cohort), conditions, morning.made_at, timed_among(kinds), whoever_said=(DEATHS.code,)
    )
    found = _due(viewer, every, kinds)
    names = names_of(viewer, people_with_open_tasks(districts) | cohort.keys(), at)
    seen = {person_id: row for person_id, row in names.items() if not row.is_restricted}
    shown = [fact for fact in found if fact.person_id in seen]
    tasks = tasks_about(viewer, list(seen), [fact.key for fact in shown])
    by_fact: dict[FactKey, list[TaskView]] = {}
    for each in tasks:
        by_fact.setdefault(each.fact, []).append(each)
    on_list = {fact.key for fact in shown}
    told = _Told(viewer, morning, seen, cohort, by_fact)
    return DailyList(
        area=area,
        morning=morning,
        items=tuple((kind, _items(told, kind, shown)) for kind in kinds),
        earlier=tuple((seen[each.person_id], each) for each in tasks if each.fact not in on_list),
        cohort=frozenset(cohort),
        not_shown=len({fact.person_id for fact in found} - seen.keys()),
    )


def _due(viewer: Viewer, found: Sequence[HeldFact], kinds: Iterable[DailyKind]) -> list[HeldFact]:
    """The facts, but of whoever has died only the death and what is new: nothing else of them waits or is planned.

    A death stands once whoever recorded it, by the word that the viewer is shown or else by the earliest.
    """
    news = {kind.register.code for kind in kinds if kind.daily.window is Window.NEW}
    deaths: dict[int, HeldFact] = {}
    told = [fact for fact in found if fact.key.kind == DEATHS.code]
    for fact in sorted(told, key=lambda each: (not _is_shared(viewer, each), each.starts_on, each.entry_id)):
        deaths.setdefault(fact.person_id, fact)
    return [fact for fact in found if fact.key.kind in news or deaths.get(fact.person_id) in (None, fact)]


def _is_shared(viewer: Viewer, fact: HeldFact) -> bool:
    return bool(entry_is_visible(viewer, PersonFacts(), fact.key.agency_id, fact.key.kind))


def _condition(kind: DailyKind, morning: Morning) -> Q:
    """What the kind reads of its register, as SQL."""
    condition = Q(kind=kind.register.code) & holding(kind.register, kind.daily.where) & _within(kind, morning)
    return condition & waiting(kind.daily.waits, morning.made_at) if kind.daily.waits else condition


def _within(kind: DailyKind, morning: Morning) -> Q:
    """What the window takes in. A register with an end waits until it, and what has none from its day on."""
    if kind.daily.window is Window.NEW:
        first = morning.day - timedelta(days=morning.look_back.value)
        return Q(starts_on__gte=first) & first_known_in(morning.last_made_at, morning.made_at)
    if kind.daily.window is Window.ENDING:
        last = morning.day + timedelta(days=morning.ahead.value)
        return Q(starts_on__lte=morning.day, ends_on__gte=morning.day, ends_on__lte=last)
    return live_on(morning.day) if kind.register.ends else Q(starts_on__lte=morning.day)


@dataclass(frozen=True)
class _Told:
    """Beside what items are made: to whom and of which morning; the people, where each is, and the tasks about each fact."""

    viewer: Viewer
    morning: Morning
    people: Mapping[int, CaseRow]
    places: Mapping[int, int]
    tasks: Mapping[FactKey, Sequence[TaskView]]


def _items(told: _Told, kind: DailyKind, found: Sequence[HeldFact]) -> tuple[Item, ...]:
    """The facts of the kind: what nobody sees to first, what waits longest or comes soonest, and what is new newest first."""
    items = [_item(told, kind, fact) for fact in found if kind.register.code in fact.under]
    newest_first = kind.daily.window is Window.NEW
    return tuple(sorted(items, key=lambda item: (*urgency(item.acted, item.since, newest_first), item.held.entry_id)))


def _item(told: _Told, kind: DailyKind, fact: HeldFact) -> Item:
    when = happened_of(kind, fact)
    return Item(
        person=told.people[fact.person_id],
        held=fact,
        is_shared=_is_shared(told.viewer, fact),
        sentence=kind.daily.sentence(Fact(fact.summary, fact.starts_on, fact.ends_on)),
        happened=when,
        since=elapsed(when, told.morning.made_at),
        answered_by=told.morning.answered_by(kind, fact, told.places[fact.person_id]),
        tasks=tuple(told.tasks.get(fact.key, ())),
    )
