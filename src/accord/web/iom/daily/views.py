"""The daily management meeting's list of an area and a day."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from accord.access import gate
from accord.access.rules import may
from accord.access.terms import Action
from accord.journeys.registers import REGISTERS
from accord.kernel.columns import date_column
from accord.kernel.days import add_working_days
from accord.ports.clock import london_day
from accord.reporting.queries.daily import DailyList, daily_list, morning_of, only_of_own
from accord.web.iom.areas import on_to_own_force, place_in, places, tabs, what_is_expected
from accord.web.iom.daily.looked_for import headings_in_words, looked_for
from accord.web.iom.daily.rows import ACTED_CODES, ACTED_WORDS, Shown, count_rows, earlier_row, item_row
from accord.web.shell.forms import Answers, FieldFault, posted_text, question, read
from accord.web.shell.pages import PageRequest, asking, page, render_page

PURPOSE = "Preparing the daily management meeting"
ON = date_column(
    "on", "The day of the list.", not_in_future=True, label="List of the day", hint="Leave blank for today"
)

FIRST_DAY = date(2001, 1, 1)
"""The policy of the list holds from the start of 2000."""


@page(action=Action.CONSULT, what="daily list", purpose=PURPOSE)
def here(request: PageRequest) -> HttpResponse:
    """On to the list of the viewer's own force."""
    return on_to_own_force(request, "daily:list")


@page(action=Action.CONSULT, what="daily list", purpose=PURPOSE)
def daily(request: PageRequest, area_name: str) -> HttpResponse:
    """The list of a day, as the viewer may see it; whoever is shown is in the ledger before they are."""
    every, today = places(), london_day(request.at)
    area = place_in(every, area_name)
    answers = _with_a_list(read({"on": posted_text(request.GET, ON)}, [ON], today))
    day = answers.values.get("on") or today
    found = daily_list(request.viewer, area, morning_of(day, request.at, area), request.at, REGISTERS.values())
    shown = _shown(request, found)
    kinds, earlier = shown.of(found), found.earlier if shown.has_earlier else ()
    people = [*(item.person.person_id for _, items in kinds for item in items), *(row.person_id for row, _ in earlier)]
    detail: dict[str, str | int] = {"area": area.name, "on": day.isoformat()}
    gate.note(asking(request), Action.CONSULT, people=list(dict.fromkeys(people)), detail=detail)
    may_task = bool(may(request.viewer, Action.RECORD))
    context: dict[str, Any] = {
        "found": found,
        "expected": what_is_expected(area),
        "day": day,
        "is_today": day == today,
        "kinds": [(kind, [item_row(item, may_task, area_name) for item in items]) for kind, items in kinds],
        "earlier": [earlier_row(row, task, found, may_task, area_name) for row, task in earlier],
        "areas": tabs(every, area, "daily:list"),
        "counts": _counts(found, area_name, day),
        "filtered": _filtered(shown),
        "everything": _address(area_name, day),
        "questions": [question(ON, answers)],
        "faults": answers.faults,
        "looked_for": looked_for(
            [kind for kind, _ in found.items if shown.kind in ("", kind.register.code)], found.morning
        ),
        "only_own": headings_in_words(only_of_own(request.viewer, [kind for kind, _ in found.items])),
        "before": _address(area_name, add_working_days(day, -1)),
        "times": reverse("daily:times", args=[area_name]),
        "contacts": reverse("expected:contacts", args=[area_name]),
    }
    return render_page(request, "iom/daily/list.html", context, 400 if answers.faults else 200)


def _with_a_list(answers: Answers) -> Answers:
    """The answers, with a day told as a fault on which no list was made."""
    day = answers.values.get("on")
    if day is None or day >= FIRST_DAY:
        return answers
    why = f"There is no list of a day before {FIRST_DAY.year}."
    return Answers(answers.texts, {}, (*answers.faults, FieldFault("on", "on-year", why)))


def _shown(request: PageRequest, found: DailyList) -> Shown:
    """Which items the address asks for; anything unreadable is as if it had not been asked."""
    codes = {kind.register.code for kind, _ in found.items}
    acted = {code: acted for acted, code in ACTED_CODES.items()}
    kind = request.GET.get("kind", "")
    return Shown(kind if kind in codes else "", acted.get(request.GET.get("acted", "")))


def _filtered(shown: Shown) -> str:
    """What is left of the list, in words; blank where all of it is shown."""
    daily = REGISTERS[shown.kind].daily if shown.kind else None
    parts = [daily.heading if daily else "", ACTED_WORDS[shown.acted] if shown.acted is not None else ""]
    return ", ".join(part for part in parts if part)


def _address(area_name: str, day: date, kind: str = "", acted: str = "") -> str:
    wanted = {"on-day": day.day, "on-month": day.month, "on-year": day.year, "kind": kind, "acted": acted}
    return (
        f"{reverse('daily:list', args=[area_name])}?{urlencode({name: said for name, said in wanted.items() if said})}"
    )


def _counts(found: DailyList, area_name: str, day: date) -> list[dict[str, Any]]:
    """The counts of each kind, each leading to what it counts."""
    return [
        {"heading": heading, "cells": [(count, _address(area_name, day, code, acted)) for count, acted in counts]}
        for heading, code, counts in count_rows(found)
    ]
