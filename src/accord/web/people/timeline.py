"""Everything recorded of a person, newest first, as it stood or as it was known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from markupsafe import Markup

from accord.access.queries.involvements import involvements_of
from accord.access.terms import Action
from accord.journeys.registers import REGISTERS
from accord.kernel.references import reference_of
from accord.ports.clock import london_day
from accord.record.queries.entries import EntryView, agencies_of_entries
from accord.record.queries.timeline import timeline
from accord.web.people.header import header_of
from accord.web.people.sharing import may_hold_more
from accord.web.people.timeline_filter import COLUMNS, Asked, asked_of
from accord.web.shell.forms import question
from accord.web.shell.lists import page_asked, slice_of
from accord.web.shell.pages import PageRequest, open_person, page, render_page
from accord.web.shell.words import day, period


@dataclass(frozen=True)
class Item:
    """An entry as the timeline draws it."""

    entry: EntryView
    title: Markup
    when: str
    datetime: date
    byline: str
    kind: str


@page(action=Action.CONSULT, what="person timeline", purpose="Managing the person")
def person_timeline(request: PageRequest, reference: str) -> HttpResponse:
    """A page of the entries that the viewer may see, filtered, grouped by month."""
    opened = open_person(request, reference)
    viewer, today = request.viewer, london_day(request.at)
    header = header_of(request, opened)
    agencies = agencies_of_entries(viewer, opened)
    asked = asked_of(request.GET, agencies, today)
    found = timeline(viewer, opened, asked.wanted, page_asked(request.GET))
    context = {
        "header": header,
        "current": "people:timeline",
        "asked": asked,
        "faults": asked.answers.faults,
        "questions": [question(column, asked.answers) for column in COLUMNS],
        "kinds": _checkboxes("kind", "Kind", ((code, each.title) for code, each in REGISTERS.items()), asked),
        "agencies": _checkboxes("agency", "Agency", ((str(number), name) for number, name in agencies), asked),
        "selected": asked.selected(request.GET),
        "slice": slice_of(request.GET, found.total),
        "months": _months(found.entries, header.reference),
        "hold_more": may_hold_more(viewer, involvements_of(opened), today),
    }
    return render_page(request, "people/timeline.html", context, 400 if asked.answers.faults else 200)


def _checkboxes(name: str, heading: str, choices: Iterable[tuple[str, str]], asked: Asked) -> dict[str, Any]:
    """What the GOV.UK checkboxes macro is called with."""
    ticked = {value for in_force, _, _, value in asked.in_force if in_force == name}
    items = [{"value": value, "text": text, "checked": value in ticked} for value, text in choices]
    return {
        "idPrefix": name,
        "name": name,
        "classes": "govuk-checkboxes--small",
        "fieldset": {"legend": {"text": heading, "classes": "govuk-fieldset__legend--s"}},
        "items": items,
    }


def _months(entries: Sequence[EntryView], reference: str) -> list[tuple[date, list[Item]]]:
    """The entries under the months in which they began."""
    by_month = groupby(entries, key=lambda each: each.starts_on.replace(day=1))
    return [(month, [_item(each, reference) for each in group]) for month, group in by_month]


def _item(each: EntryView, reference: str) -> Item:
    href = reverse("people:entry", args=[reference, reference_of(each.id)])
    register = REGISTERS[each.kind]
    return Item(
        entry=each,
        title=Markup('<a class="govuk-link" href="{}">{}</a>').format(href, each.summary),
        when=period(each) if register.ends else day(each.starts_on),
        datetime=each.starts_on,
        byline=", ".join(filter(None, (each.officer_name, each.agency_name))),
        kind=register.title,
    )
