"""The first page of a person's record: where they stand, what is due next, the last contacts, who they are to whom."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access.gate import Opened
from accord.access.terms import Action
from accord.iom.rules.dues import Due
from accord.iom.terms import COHORT_WORDS, TIER_WORDS, Cohort, Tier
from accord.journeys.registers import REGISTERS
from accord.kernel.references import reference_of
from accord.people.person_queries import person_record
from accord.ports.clock import london_day
from accord.record.queries.entries import EntryView, review_due
from accord.reporting.queries.standing import Standing, standing
from accord.web.people.details import details_of
from accord.web.people.header import Header, made_header
from accord.web.people.periods import chart_of, shown_periods
from accord.web.shell.pages import PageRequest, open_person, page, render_page

DONE_BY = {"Contact": "contacts", "Tier review": "iom"}
"""The register in which doing what is due is recorded; the rest is done on the page of how they are managed."""


@page(action=Action.CONSULT, what="person overview", purpose="Managing the person")
def overview(request: PageRequest, reference: str) -> HttpResponse:
    """Where the person stands today, as far as the viewer's agency is shown."""
    opened = open_person(request, reference)
    today = london_day(request.at)
    record, stands = person_record(opened), standing(request.viewer, opened, today)
    header = made_header(request, opened, record.head, stands.spell.tier if stands.spell else "")
    context = {
        "header": header,
        "current": "people:overview",
        "today": today,
        "stands": stands,
        "tier": TIER_WORDS[Tier(stands.spell.tier)] if stands.spell else "",
        "cohort": COHORT_WORDS[Cohort(stands.spell.cohort)] if stands.spell and stands.spell.cohort else "",
        "dues": [(due, _link_to_do(header, due)) for due in stands.dues],
        "details": details_of(record.sources, today),
        "reviews": review_due(request.viewer, opened, today),
        **_periods(opened, stands, request),
    }
    return render_page(request, "people/overview.html", context)


def _link_to_do(header: Header, due: Due) -> str:
    if due.what not in DONE_BY:
        return reverse("people:management", args=[header.reference])
    return f"{reverse('people:add', args=[header.reference])}?register={DONE_BY[due.what]}"


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
