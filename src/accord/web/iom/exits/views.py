"""Whom the program proposes to look at, with the reasons and what speaks against; people decide."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access import gate
from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.references import reference_of
from accord.people.queries.cases import CaseRow
from accord.ports.clock import london_day
from accord.reporting.queries.exits import Proposal, exits
from accord.web.iom.areas import on_to_own_force, place_in, places, tabs, what_is_expected
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import last_first

PURPOSE = "Deciding who leaves the cohort"


@page(action=Action.CONSULT, what="exits from the cohort", purpose=PURPOSE)
def exits_here(request: PageRequest) -> HttpResponse:
    """On to those of the viewer's own force."""
    return on_to_own_force(request, "exits:list")


@page(action=Action.CONSULT, what="exits from the cohort", purpose=PURPOSE)
def exits_of(request: PageRequest, area_name: str) -> HttpResponse:
    """Everybody of the area's cohort of whom anything is proposed; they are in the ledger before they are shown."""
    every = places()
    area = place_in(every, area_name)
    today = london_day(request.at)
    found = exits(request.viewer, area, request.at, today)
    gate.note(asking(request), Action.CONSULT, people=found.people, detail={"area": area.name})
    may_decide = bool(may(request.viewer, Action.SELECT))
    context: dict[str, Any] = {
        "area": area,
        "expected": what_is_expected(area),
        "areas": tabs(every, area, "exits:list"),
        "today": today,
        "found": found,
        "proposals": _rows(found.proposals, found.names, may_decide),
        "settled": _rows(found.settled, found.names, may_decide),
        "voluntary": _rows(found.voluntary, found.names, may_decide),
        "left": [(_who(found.names[each.person_id], "exits"), each) for each in found.left],
    }
    return render_page(request, "iom/exits/list.html", context)


def _rows(proposals: Sequence[Proposal], names: Any, may_decide: bool) -> list[dict[str, Any]]:
    return [
        {
            **_who(names[each.person_id]),
            "tier": TIER_WORDS[Tier(each.tier)],
            "proposal": each,
            "decide_href": reverse("people:exit", args=[reference_of(each.person_id)]) if may_decide else "",
        }
        for each in proposals
    ]


def _who(row: CaseRow, leads_to: str = "management") -> dict[str, str]:
    return {
        "name": last_first(row.family_name, row.given_names),
        "href": reverse(f"people:{leads_to}", args=[reference_of(row.person_id)]),
        "tier": "",
    }
