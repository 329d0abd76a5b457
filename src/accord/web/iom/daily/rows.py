"""What the rows of the daily list say: the items under each heading, open tasks from other days, and the counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from accord.iom.queries.daily import TaskView
from accord.kernel.references import reference_of
from accord.people.queries.cases import CaseRow
from accord.ports.clock import london_day
from accord.reporting.queries.daily import DailyKind, DailyList, Item
from accord.reporting.rules.daily import Acted, Elapsed, Happened, Unit, elapsed
from accord.web.iom.daily.words import after_words, since_words, when_words
from accord.web.shell.words import last_first

ACTED_CODES = {Acted.NOT_TASKED: "none", Acted.TASKED: "open", Acted.CLOSED: "closed"}
ACTED_WORDS = {Acted.NOT_TASKED: "Not tasked", Acted.TASKED: "Tasked", Acted.CLOSED: "Closed"}


@dataclass(frozen=True)
class Shown:
    """Which items are wanted: of one kind, by its register's code, and acted on so far; blank and None are all."""

    kind: str = ""
    acted: Acted | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kind) or self.acted is not None

    @property
    def has_earlier(self) -> bool:
        """Whether open tasks from other days belong to it: they are of every kind."""
        return not self.kind and self.acted in (None, Acted.TASKED)

    def of(self, found: DailyList) -> list[tuple[DailyKind, list[Item]]]:
        """The headings that have such items, with them."""
        kinds = [(kind, items) for kind, items in found.items if self.kind in ("", kind.register.code)]
        wanted = [(kind, [item for item in items if self.acted in (None, item.acted)]) for kind, items in kinds]
        return [(kind, items) for kind, items in wanted if items]


def count_rows(found: DailyList) -> list[tuple[str, str, list[tuple[int, str]]]]:
    """For each kind and for all of them: the heading, the code, and how many items, each count with its code."""
    every: list[Item] = [item for _, items in found.items for item in items]
    rows = [(kind.daily.heading, kind.register.code, _counts(items)) for kind, items in found.items]
    return [*rows, ("All", "", _counts(every))]


def _counts(items: Sequence[Item]) -> list[tuple[int, str]]:
    acted = [item.acted for item in items]
    return [(len(items), ""), *((acted.count(each), ACTED_CODES[each]) for each in Acted)]


def item_row(item: Item, may_task: bool, slug: str) -> dict[str, Any]:
    """One item: who, what, when, and what is done about it."""
    reference = reference_of(item.person.person_id)
    fact = reference_of(item.held.entry_id)
    current = next((task for task in item.tasks if task.closed_at is None), None)
    return {
        "name": last_first(item.person.family_name, item.person.given_names),
        "href": reverse("people:overview", args=[reference]),
        "sentence": item.sentence,
        "fact_href": reverse("people:entry", args=[reference, fact])
        if item.is_shared
        else reverse("people:management", args=[reference]),
        "agency": item.held.agency_name if item.is_shared else "Told to every agency; by whom is not shared with yours",
        "since": since_words(item.since),
        "when": when_words(item.happened),
        "answered_by": item.answered_by,
        "task": current and _tasked(current, item.happened),
        "closed": [_tasked(task, item.happened) for task in item.tasks if task.closed_at is not None],
        "task_href": _from(slug, reverse("people:task", args=[reference, fact]))
        if may_task and current is None
        else "",
        "close_href": _close(reference, current, slug) if may_task and current else "",
    }


def _tasked(task: TaskView, when: Happened) -> dict[str, Any]:
    """A task, with the time from what it is about to the tasking and to the result."""
    closed = after_words(elapsed(when, task.closed_at)) if task.closed_at else ""
    return {"said": task, "after": after_words(elapsed(when, task.tasked_at)), "closed_after": closed}


def earlier_row(row: CaseRow, task: TaskView, found: DailyList, may_task: bool, slug: str) -> dict[str, Any]:
    """An open task about something that is not on the list."""
    reference, on = reference_of(row.person_id), london_day(task.tasked_at)
    return {
        "name": last_first(row.family_name, row.given_names),
        "href": reverse("people:overview", args=[reference]),
        "task": {"said": task, "after": ""},
        "closed": [],
        "task_href": "",
        "has_left": row.person_id not in found.cohort,
        "since": since_words(Elapsed((found.morning.day - on).days, Unit.DAYS)),
        "when": when_words(Happened(on)),
        "close_href": _close(reference, task, slug) if may_task else "",
    }


def _close(reference: str, task: TaskView, slug: str) -> str:
    return _from(slug, reverse("people:close_task", args=[reference, task.id]))


def _from(slug: str, address: str) -> str:
    """An address that leads back to the area's list once something is done."""
    return f"{address}?{urlencode({'list': slug})}"
