"""The daily management meeting's list of an area and a day."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access import gate
from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.daily_queries import TaskView
from accord.journeys.registers import REGISTERS
from accord.kernel.columns import date_column
from accord.kernel.days import add_working_days
from accord.kernel.references import reference_of
from accord.people.queries import CaseRow
from accord.ports.clock import london_day
from accord.reporting.queries.daily import Item, daily_list, morning_of
from accord.web.iom.areas import own_force, place_in, places, slug_of, tabs
from accord.web.shell.forms import Answers, FieldFault, posted_text, question, read
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import last_first, plural

ON = date_column(
    "on", "The day of the list.", not_in_future=True, label="List of the day", hint="Leave blank for today"
)

FIRST_DAY = date(2001, 1, 1)
"""The policy of the list holds from the start of 2000."""


@page(action=Action.CONSULT, what="daily list", purpose="Preparing the daily management meeting")
def here(request: PageRequest) -> HttpResponse:
    """On to the list of the viewer's own force."""
    area = own_force(request, places())
    if area is None:
        raise gate.NotFound
    return redirect("daily:list", slug_of(area))


@page(action=Action.CONSULT, what="daily list", purpose="Preparing the daily management meeting")
def daily(request: PageRequest, area_name: str) -> HttpResponse:
    """The list of a day, as the viewer may see it; whoever is on it is in the ledger before it is shown."""
    every, today = places(), london_day(request.at)
    area = place_in(every, area_name)
    if area is None:
        raise gate.NotFound
    answers = _with_a_list(read({"on": posted_text(request.GET, ON)}, [ON], today))
    day = answers.values.get("on") or today
    found = daily_list(request.viewer, area, morning_of(day, request.at, area), request.at, REGISTERS.values())
    detail: dict[str, str | int] = {"area": area.name, "on": day.isoformat()}
    gate.note(asking(request), Action.CONSULT, people=found.people, detail=detail)
    may_task = bool(may(request.viewer, Action.RECORD))
    context: dict[str, Any] = {
        "found": found,
        "day": day,
        "is_today": day == today,
        "kinds": [(kind, [_row(item, may_task) for item in items]) for kind, items in found.items],
        "earlier": [_earlier(row, task, today, may_task) for row, task in found.earlier],
        "areas": tabs(every, area, "daily:list"),
        "questions": [question(ON, answers)],
        "faults": answers.faults,
        "before": _address(area_name, add_working_days(day, -1)),
    }
    return render_page(request, "iom/daily/list.html", context, 400 if answers.faults else 200)


def _with_a_list(answers: Answers) -> Answers:
    """The answers, with a day told as a fault on which no list was made."""
    day = answers.values.get("on")
    if day is None or day >= FIRST_DAY:
        return answers
    why = f"There is no list of a day before {FIRST_DAY.year}."
    return Answers(answers.texts, {}, (*answers.faults, FieldFault("on", "on-year", why)))


def _address(area_name: str, day: date) -> str:
    parts = f"on-day={day.day}&on-month={day.month}&on-year={day.year}"
    return f"{reverse('daily:list', args=[area_name])}?{parts}"


def _row(item: Item, may_task: bool) -> dict[str, Any]:
    reference = reference_of(item.person.person_id)
    fact = reference_of(item.held.entry_id)
    current = next((task for task in item.tasks if task.closed_at is None), None)
    return {
        "name": last_first(item.person.family_name, item.person.given_names),
        "href": reverse("people:overview", args=[reference]),
        "sentence": item.sentence,
        "fact_href": reverse("people:entry", args=[reference, fact]),
        "agency": item.held.agency_name,
        "when": when_words(item.days_ago),
        "task": current,
        "closed": [task for task in item.tasks if task.closed_at is not None],
        "task_href": reverse("people:task", args=[reference, fact]) if may_task and current is None else "",
        "close_href": _close(reference, current) if may_task and current else "",
    }


def _earlier(row: CaseRow, task: TaskView, today: date, may_task: bool) -> dict[str, Any]:
    reference = reference_of(row.person_id)
    return {
        "name": last_first(row.family_name, row.given_names),
        "href": reverse("people:overview", args=[reference]),
        "task": task,
        "when": when_words((today - london_day(task.tasked_at)).days),
        "close_href": _close(reference, task) if may_task else "",
    }


def _close(reference: str, task: TaskView) -> str:
    return reverse("people:close_task", args=[reference, task.id])


def when_words(days_ago: int) -> str:
    """How long since a day: "Yesterday", "3 days ago", "In 2 days"."""
    known = {0: "Today", 1: "Yesterday", -1: "Tomorrow"}
    if days_ago in known:
        return known[days_ago]
    return f"{plural(days_ago, 'day')} ago" if days_ago > 0 else f"In {plural(-days_ago, 'day')}"
