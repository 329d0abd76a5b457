"""The home page: a way to find a person, what is due, and what waits for those who oversee or administer."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access import gate
from accord.access.queries.doors import emergencies_to_review
from accord.access.queries.notices import count_unread
from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.queries.daily import open_tasks_for
from accord.iom.rules.dues import Due
from accord.iom.rules.management import urgency
from accord.kernel.references import reference_of
from accord.ports.clock import london_day
from accord.reporting.queries.caseload import NEW_DAYS, RELEASE_DAYS, Case, my_cases
from accord.web.shell.exits_waiting import waiting
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import last_first

DUE_SHOWN = 10


@page(action=Action.OWN_ACCOUNT, what="home", purpose="Seeing the day's work")
def home(request: PageRequest) -> HttpResponse:
    """What is due of the viewer's cases first. Whoever is shown is in the ledger before the page is."""
    viewer, today = request.viewer, london_day(request.at)
    context: dict[str, Any] = {
        "today": today,
        "works_cases": bool(may(viewer, Action.CONSULT)),
        "sees_reports": bool(may(viewer, Action.SEE_REPORTS)),
        "administers": bool(may(viewer, Action.ADMINISTER)),
        "to_review": emergencies_to_review() if may(viewer, Action.OVERSEE) else None,
        "release_days": RELEASE_DAYS,
        "new_days": NEW_DAYS,
    }
    if context["works_cases"]:
        context |= _work(request, today)
    return render_page(request, "home/home.html", context)


def _work(request: PageRequest, today: date) -> dict[str, Any]:
    cases = my_cases(request.viewer, request.at)
    due = _first_due(cases, today)
    releases = sorted(_releases(cases, today), key=lambda case: case.release_on or today)[:DUE_SHOWN]
    tasks = _tasks(request)
    shown = sorted(
        {*(case.person.person_id for case in (*(case for case, _ in due), *releases)), *(who for who, _ in tasks)}
    )
    if shown:
        gate.note(asking(request), Action.CONSULT, people=shown)
    return {
        "cases": len(cases),
        "unread": count_unread(request.viewer, request.at),
        "tasks": tasks,
        "overdue": sum(each.is_overdue(today) for case in cases for each in case.dues),
        "decides": bool(may(request.viewer, Action.SELECT)),
        "waiting": waiting(request.session, request.at),
        "new": sum(case.is_new for case in cases),
        "release_count": len(_releases(cases, today)),
        "due": [(case, each, _address(case)) for case, each in due],
        "releases": [(case, _address(case)) for case in releases],
    }


def _tasks(request: PageRequest) -> list[tuple[int, dict[str, Any]]]:
    """The open tasks that the viewer has from the daily meeting, the longest open first, each with whom it is about."""
    return [
        (each.said.person_id, {
            "name": last_first(each.family_name, each.given_names),
            "href": f"/people/{reference_of(each.said.person_id)}/",
            "said": each.said,
            "close_href": reverse("people:close_task", args=[reference_of(each.said.person_id), each.said.id]),
        })
        for each in open_tasks_for(request.viewer, request.at)
    ]  # fmt: skip


def _first_due(cases: list[Case], today: date) -> list[tuple[Case, Due]]:
    """Failures that wait for an answer and deaths to decide on, then what is due soonest, up to a week ahead."""
    week = today + timedelta(days=NEW_DAYS)
    every = [(case, due) for case in cases for due in case.dues if due.on <= week]
    return sorted(every, key=lambda pair: (urgency(pair[1]), pair[0].person.family_name))[:DUE_SHOWN]


def _releases(cases: list[Case], today: date) -> list[Case]:
    soon = today + timedelta(days=RELEASE_DAYS)
    return [case for case in cases if case.release_on and case.release_on <= soon]


def _address(case: Case) -> str:
    return f"/people/{reference_of(case.person.person_id)}/"
