"""The first page of a person's record: where they stand, what is due next, the last contacts, who they are to whom."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access.gate import Opened
from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.registers import TRANSITION
from accord.iom.rules.dues import CONTACT_DUE, EXIT_DUE, REVIEW_DUE, Due
from accord.iom.rules.management import ACTION_DUE
from accord.iom.rules.transition import TRANSITION_DUE
from accord.iom.terms import COHORT_WORDS, TIER_WORDS, Cohort, Tier
from accord.journeys.registers import REGISTERS
from accord.kernel.references import reference_of
from accord.people.queries.person import person_record
from accord.ports.clock import london_day
from accord.record.queries.entries import EntryView, review_due
from accord.reporting.queries.standing import Standing, standing
from accord.web.people.details import details_of
from accord.web.people.header import made_header
from accord.web.people.periods import chart_of, shown_periods
from accord.web.shell.pages import PageRequest, open_person, page, render_page

RECORDED = {
    CONTACT_DUE: ("contacts", "Record the contact"),
    TRANSITION_DUE: (TRANSITION.code, "Record a step that is done"),
}
"""In which register what is due is recorded, and what the way there is called."""
DECIDED = {
    REVIEW_DUE: ("people:review", "Record the tier review"),
    EXIT_DUE: ("people:exit", "Decide on leaving"),
}
"""Where those who may decide do what is due, and what the way there is called."""


@page(action=Action.CONSULT, what="person overview", purpose="Managing the person")
def overview(request: PageRequest, reference: str) -> HttpResponse:
    """Where the person stands today, as far as the viewer's agency is shown."""
    opened = open_person(request, reference)
    today = london_day(request.at)
    record = person_record(opened)
    stands = standing(request.viewer, opened, record.head.date_of_birth, today)
    header = made_header(request, opened, record.head, stands.spell.tier if stands.spell else "")
    context = {
        "header": header,
        "current": "people:overview",
        "today": today,
        "stands": stands,
        "tier": TIER_WORDS[Tier(stands.spell.tier)] if stands.spell else "",
        "cohort": COHORT_WORDS[Cohort(stands.spell.cohort)] if stands.spell and stands.spell.cohort else "",
        "dues": [(due, _way_to_do(request, reference, due)) for due in stands.dues],
        "details": details_of(record.sources, today),
        "reviews": review_due(request.viewer, opened, today),
        **_periods(opened, stands, request),
    }
    return render_page(request, "people/overview.html", context)


def _way_to_do(request: PageRequest, reference: str, due: Due) -> tuple[str, str] | None:
    """Where what is due is done and what the way there is called; who may not decide is shown how they are managed."""
    management = reverse("people:management", args=[reference])
    if not may(request.viewer, Action.RECORD):
        return None
    if due.what in RECORDED:
        register, words = RECORDED[due.what]
        return f"{reverse('people:add', args=[reference])}?register={register}", words
    if due.what == ACTION_DUE:
        return management, "See the plan"
    if due.what not in DECIDED:
        return management, f"Record the {due.what.lower()}"
    if may(request.viewer, Action.SELECT):
        name, words = DECIDED[due.what]
        return reverse(name, args=[reference]), words
    return management, "How they are managed"


def _periods(opened: Opened, stands: Standing, request: PageRequest) -> dict[str, Any]:
    shown = shown_periods(stands.periods)
    rows = [_period_row(reference_of(opened.person_id), each) for each in shown]
    return {
        "period_rows": rows,
        "period_count": len(stands.periods),
        "chart": chart_of(shown, stands.spells, london_day(request.at)) if shown else "",
    }


def _period_row(reference: str, each: EntryView) -> dict[str, Any]:
    href = reverse("people:entry", args=[reference, reference_of(each.id)])
    return {"entry": each, "kind": REGISTERS[each.kind].title, "href": href}
