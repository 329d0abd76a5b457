"""The ranked list on a page: who has most points, each with the entries behind them, for those who may see people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from accord.access import gate
from accord.access.rules import entry_is_visible, may
from accord.access.terms import Action
from accord.access.viewer import PersonFacts, Viewer
from accord.iom.queries.matrix import matrix_for
from accord.kernel.references import reference_of
from accord.people.queries.cases import CaseRow, names_of
from accord.reporting.list_about import about
from accord.reporting.list_tables import WEIGHT_COLUMNS, also_recorded, headed, scores_told, weight_rows
from accord.reporting.queries.list_cuts import CUTS, which_it_is
from accord.reporting.queries.matrix_facts import REGISTER_OF
from accord.reporting.queries.ranked import FEWEST, RankedList, ranked_list
from accord.reporting.ranked_list import Ranked
from accord.reporting.rules.cohorts import ADULT_AGE
from accord.risk.matrix.rules import Contribution
from accord.web.reports.list_asked import ListAsked, list_asked_for
from accord.web.reports.list_panel import panel_of
from accord.web.reports.moved import moved_of, people_moved
from accord.web.shell.lists import slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import capitalised, last_first


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
    """The first of an area on a day: those the viewer may see by name; the others keep their place without one."""
    asked = list_asked_for(request)
    if asked.faults or not asked.of.area:
        return what_is_wrong(request, asked)
    found = list_of(request, asked)
    cut = found.cut_by(asked.only)
    part = slice_of(request.GET, len(cut))
    listed = cut[part.offset : part.offset + part.size]
    ids = [each.person_id for each in listed]
    rows = names_of(request.viewer, {*ids, *people_moved(found)}, request.at)
    lines = [line_of(request.viewer, each, rows.get(each.person_id)) for each in listed]
    gate.note(asking(request), Action.CONSULT, people=list(rows), detail=detail_of(asked))
    context = {"asked": asked, "found": found, "lines": lines, "cells": [_row(found, line) for line in lines]}
    context |= {
        "slice": part,
        "cuts": _cuts(found, asked),
        "moved": moved_of(found, rows),
        "about": about(found, asked.only),
        "weights": weight_rows(found.scored.table),
        "weight_headings": [
            *headed(WEIGHT_COLUMNS)[:2],
            *({"text": each, "numeric": True} for each in headed(WEIGHT_COLUMNS)[2:]),
        ],
    }
    context |= {"panel": panel_of(found) if may(request.viewer, Action.SEE_REPORTS) else None}
    context |= {"faults": (), "fewest": FEWEST}
    context |= {
        "which": which_it_is(asked.only, asked.top, of_the_cut=asked.of_the_cut) + found.in_which_order,
        "other": asked.turned(),
    }
    return render_page(request, "reports/iom_list.html", context)


def list_of(request: PageRequest, asked: ListAsked) -> RankedList:
    """Count the list asked for."""
    if asked.of.area is None:
        raise LookupError("no area was asked for")
    table = matrix_for(asked.of.area, asked.of.on)
    return ranked_list(
        request.viewer,
        asked.of.area,
        asked.of.on,
        table,
        asked.top,
        with_children=asked.with_children,
        first_of=asked.first_of,
        by=asked.by,
        every=asked.of.every,
    )


def detail_of(asked: ListAsked) -> Mapping[str, str | int]:
    """What of it the ledger is told, beside the people."""
    area = asked.of.area.name if asked.of.area else ""
    return {
        "area": area,
        "on": asked.of.on.isoformat(),
        "top": asked.top,
        "only": asked.only,
        "first_of": asked.first_of,
        "by": asked.by,
        "children": "yes" if asked.with_children else "no",
    }


def what_is_wrong(request: PageRequest, asked: ListAsked) -> HttpResponse:
    """The form again, with what is wrong and nobody on it."""
    return render_page(request, "reports/iom_list.html", {"asked": asked, "faults": asked.faults, "found": None}, 400)


def line_of(viewer: Viewer, each: Ranked, row: CaseRow | None) -> Line:
    """One person of the list as the viewer may be shown them."""
    contributions = each.score.contributions
    shared = tuple(
        given
        for given in contributions
        if entry_is_visible(viewer, PersonFacts(), each.agencies[given.event.reference], REGISTER_OF[given.event.kind])
    )
    return Line(each, row, shared, len(contributions) - len(shared))


def _cuts(found: RankedList, asked: ListAsked) -> Sequence[Mapping[str, str | bool]]:
    """The cuts of the list with how many are in each, or on the list of each where lists have the first of a cut."""
    return [
        {"text": f"{cut.words} ({found.in_cuts[only]:,})", "href": f"?{asked.cut_by(only)}"}
        for only, cut in CUTS.items()
    ]


def _row(found: RankedList, line: Line) -> list[Any]:
    each = line.ranked
    points = [each.rank, _name(line), f"{each.score.points:.2f}", capitalised(each.score.band)]
    if not line.is_shown:
        return [*points, *["Not shown"] * 4]
    held, facts = " and ".join(sorted(found.drawn_from.sectors[each.person_id])), found.facts[each.person_id]
    also = f"{_if_no_adult(found.age(each.person_id))} {also_recorded(facts)}".strip()
    return [
        *points,
        capitalised(scores_told(found, each)),
        held.capitalize(),
        facts.supervised.answer.capitalize(),
        also,
    ]


def _if_no_adult(age: int | None) -> str:
    if age is None:
        return "Age not known."
    return f"A child of {age}." if age < ADULT_AGE else ""


def _name(line: Line) -> Any:
    if line.row is None:
        return "Not one of your agency's people"
    if line.row.is_restricted:
        return "Restricted access"
    return {"text": last_first(line.row.family_name, line.row.given_names), "href": line.address}
