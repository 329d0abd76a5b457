"""The ranked list on a page: who has most points, each with the entries behind them, for those who may see people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from accord.access import gate
from accord.access.rules import entry_is_visible, may
from accord.access.terms import Action
from accord.access.viewer import PersonFacts, Viewer
from accord.iom.matrix_queries import matrix_for
from accord.kernel.days import in_words
from accord.kernel.references import reference_of
from accord.people.queries import CaseRow, names_of
from accord.reporting.list_cuts import CUTS, people_in
from accord.reporting.list_tables import about, fairness_rows
from accord.reporting.queries.list_facts import ListedFacts
from accord.reporting.queries.matrix_facts import REGISTER_OF
from accord.reporting.queries.ranked import RankedList, fairness_of, ranked_list
from accord.reporting.ranked_list import Ranked
from accord.risk.matrix.rules import Contribution
from accord.web.reports.asked import asked_for
from accord.web.shell.lists import slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page

LENGTH = 200


@dataclass(frozen=True)
class Line:
    """One person of the list as the page shows them: a name and an address, or neither for one who is not shown.

    `given` are the entries behind the points that agreements show the viewer, and `not_shared` how many more there are.
    """

    ranked: Ranked
    row: CaseRow | None
    given: tuple[Contribution, ...] = ()
    not_shared: int = 0

    @property
    def address(self) -> str:
        """Where their record is."""
        return f"/people/{reference_of(self.ranked.person_id)}/"

    @property
    def is_shown(self) -> bool:
        """Whether the viewer may see who it is, and the entries that gave the points."""
        return self.row is not None and not self.row.is_restricted


@page(
    action=Action.CONSULT, what="IOM ranked list", purpose="Finding whom to nominate for Integrated Offender Management"
)
def ranked(request: PageRequest) -> HttpResponse:
    """The first 200 of an area on a day: those the viewer may see by name; the others keep their place without one."""
    asked = asked_for(request)
    if asked.faults or not asked.area:
        raise gate.NotFound
    found = ranked_list(request.viewer, asked.area, asked.on, matrix_for(asked.area, asked.on), LENGTH)
    only = request.GET.get("only", "") if request.GET.get("only", "") in CUTS else ""
    cut = people_in(found, only)
    part = slice_of(request.GET, len(cut))
    listed = cut[part.offset : part.offset + part.size]
    rows = names_of(request.viewer, [each.person_id for each in listed], request.at)
    lines = [line_of(request.viewer, each, rows.get(each.person_id)) for each in listed]
    detail: dict[str, str | int] = {"area": asked.area.name, "on": asked.on.isoformat()}
    gate.note(asking(request), Action.CONSULT, people=list(rows), detail=detail)
    context = {"asked": asked, "found": found, "lines": lines, "cells": _cells(found, lines), "slice": part}
    context |= {"cuts": _cuts(asked.query), "current": f"?{asked.query}&only={only}", "is_cut": bool(only)}
    may_see_figures = may(request.viewer, Action.SEE_REPORTS)
    context |= {"panel": fairness_rows(fairness_of(found)) if may_see_figures else [], "about": about(found)}
    return render_page(request, "reports/iom_list.html", context)


def _cuts(query: str) -> list[dict[str, str]]:
    return [{"text": words, "href": f"?{query}&only={only}"} for only, (words, _) in CUTS.items()]


def line_of(viewer: Viewer, each: Ranked, row: CaseRow | None) -> Line:
    """One person of the list as the viewer may be shown them."""
    contributions = each.score.contributions
    shared = tuple(
        given
        for given in contributions
        if entry_is_visible(viewer, PersonFacts(), each.agencies[given.event.reference], REGISTER_OF[given.event.kind])
    )
    return Line(each, row, shared, len(contributions) - len(shared))


def _cells(found: RankedList, lines: Sequence[Line]) -> list[list[Any]]:
    return [_row(found, line) for line in lines]


def _row(found: RankedList, line: Line) -> list[Any]:
    each = line.ranked
    points = [each.rank, _name(line), f"{each.score.points:.2f}", each.score.band]
    if not line.is_shown:
        return [*points, "Not shown", "Not shown", "Not shown"]
    held, facts = " and ".join(sorted(found.drawn_from.sectors[each.person_id])), found.facts[each.person_id]
    return [*points, held, facts.supervised.answer.capitalize(), also_recorded(facts)]


def also_recorded(facts: ListedFacts) -> str:
    """What else agreements show of somebody on the list, as sentences."""
    told = []
    if facts.left_cohort_on:
        told.append(f"Left the cohort on {in_words(facts.left_cohort_on)}.")
    if facts.left_treatment_on:
        told.append(f"Dropped out of drug treatment on {in_words(facts.left_treatment_on)}.")
    if facts.is_in_custody:
        told.append("In custody.")
    return " ".join(told)


def _name(line: Line) -> Any:
    if line.row is None:
        return "Not one of your agency's people"
    if line.row.is_restricted:
        return "Restricted access"
    return {"text": f"{line.row.family_name}, {line.row.given_names}", "href": line.address}
