"""How quickly the daily meeting of an area acts: from what happened to its first task and to its first result."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from accord.access.gate import people_for
from accord.access.queries.areas import AreaView, areas_within
from accord.access.viewer import Viewer
from accord.iom.queries.cohort import cohort_on
from accord.iom.queries.daily import TaskView, tasks_about
from accord.kernel.periods import Period
from accord.record.daily_list import Window
from accord.record.queries.held import FactKey, HeldFact, facts_under, holding
from accord.record.registers import Register
from accord.reporting.queries.daily import DailyKind, happened_of, kinds_among, timed_among
from accord.reporting.rules.daily import Handled, Timeliness, handled, timeliness

COUNTED_DAYS = 28


@dataclass(frozen=True)
class MeetingTimes:
    """How quickly an area's meeting acted on what happened in a period, kind by kind, and how many are in the cohort."""

    area: AreaView
    over: Period
    rows: tuple[tuple[DailyKind, Timeliness], ...]
    in_cohort: int


def meeting_times(
    viewer: Viewer, area: AreaView, day: date, at: datetime, registers: Iterable[Register]
) -> MeetingTimes:  # fmt: skip
    """The times of the 28 days up to a day and with it, of what the viewer may see of those in the cohort on it."""
    over = Period(day - timedelta(days=COUNTED_DAYS - 1), day + timedelta(days=1))
    kinds = {kind.register.code: kind for kind in kinds_among(registers)}
    cohort = [place.person_id for place in cohort_on(day, {each.id for each in areas_within(area)}, at)]
    may_see = people_for(viewer, at, "person_id")
    conditions = {code: may_see & _happened_in(kind, over) for code, kind in kinds.items()}
    found = facts_under(viewer, cohort, conditions, at, timed_among(kinds.values()))
    tasks: dict[FactKey, list[TaskView]] = defaultdict(list)
    for task in tasks_about(viewer, cohort, [fact.key for fact in found]):
        tasks[task.fact].append(task)
    rows = timeliness(list(kinds), [_handled(kinds[fact.key.kind], fact, tasks[fact.key]) for fact in found])
    return MeetingTimes(area, over, tuple((kinds[row.kind], row) for row in rows), len(cohort))


def _happened_in(kind: DailyKind, over: Period) -> Q:
    """The facts of the kind whose moment on the list, their end where the list waits for it, lies in the period."""
    moment = "ends_on" if kind.daily.window is Window.ENDING else "starts_on"
    within = Q(**{f"{moment}__gte": over.starts_on, f"{moment}__lt": over.ends_on})
    return Q(kind=kind.register.code) & within & holding(kind.register, kind.daily.where)


def _handled(kind: DailyKind, fact: HeldFact, tasks: Iterable[TaskView]) -> Handled:
    every = list(tasks)
    closings = [task.closed_at for task in every if task.closed_at is not None]
    return handled(kind.register.code, happened_of(kind, fact), [task.tasked_at for task in every], closings)
