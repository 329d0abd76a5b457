"""Pairs of records that may be of one person: those that wait for somebody, those that were settled, what needs attention."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.kernel.references import reference_of
from accord.linking.queries import AttentionView, DoubtRow, attentions, counts_by_state, doubts
from accord.linking.terms import DOUBT_STATE_WORDS, OPEN_STATES, WHY_DOUBTFUL_WORDS, DoubtState
from accord.people.queries.cases import CaseRow, names_of
from accord.people.queries.records import RecordSays, what_records_say
from accord.web.shell.lists import PAGE_SIZE, slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import last_first

PURPOSE = "Keeping each person's records together, and apart from others'"
ATTENTION = "attention"
TABS: Mapping[str, tuple[DoubtState, ...]] = {
    "waiting": (DoubtState.WAITING,),
    "second": (DoubtState.SECOND,),
    "joined": (DoubtState.JOINED,),
    "apart": (DoubtState.APART, DoubtState.UNDONE),
}
TAB_WORDS = {"waiting": "To decide", "second": "Second officer", "joined": "Joined", "apart": "Kept apart"}


@page(action=Action.LINK, what="records in doubt", purpose=PURPOSE)
def queue(request: PageRequest) -> HttpResponse:
    """One tab of the list; whoever is on it is in the ledger before it is shown."""
    counts, waiting = counts_by_state(request.viewer, request.at), attentions(request.viewer, request.at)
    asked = request.GET.get("tab", "waiting")
    tab = asked if asked in TABS or asked == ATTENTION else "waiting"
    context = {"tabs": _tabs(counts, len(waiting)), "current": f"?tab={tab}", "tab": tab, "is_open": tab in _OPEN}
    context |= _attention(request, waiting) if tab == ATTENTION else _doubts(request, tab, counts)
    return render_page(request, "linking/queue.html", context)


_OPEN = {name for name, states in TABS.items() if set(states) <= set(OPEN_STATES)}


def _tabs(counts: Mapping[DoubtState, int], attention: int) -> list[dict[str, str]]:
    numbers = {name: sum(counts.get(state, 0) for state in states) for name, states in TABS.items()}
    tabs = [{"text": f"{TAB_WORDS[name]} ({numbers[name]:,})", "href": f"?tab={name}"} for name in TABS]
    return [*tabs, {"text": f"Needs attention ({attention:,})", "href": f"?tab={ATTENTION}"}]


def _doubts(request: PageRequest, tab: str, counts: Mapping[DoubtState, int]) -> dict[str, Any]:
    cut = slice_of(request.GET, sum(counts.get(state, 0) for state in TABS[tab]))
    shown = doubts(request.viewer, request.at, TABS[tab], cut.offset, PAGE_SIZE)
    people = {person for row in shown for person in row.people}
    gate.note(asking(request), Action.CONSULT, people=sorted(people))
    said = what_records_say({record for row in shown for record in row.pair})
    may_see = names_of(request.viewer, people, request.at)
    return {"slice": cut, "rows": [_row(row, said, may_see) for row in shown]}


def _row(row: DoubtRow, said: Mapping[int, RecordSays], may_see: Mapping[int, CaseRow]) -> dict[str, Any]:
    """A pair, with the address of its page on the side of a person whom the viewer may open."""
    way_in = next(each for each in row.people if each in may_see)
    return {
        "sides": [_side(said[record]) for record in row.pair],
        "href": f"/people/{reference_of(way_in)}/doubts/{reference_of(row.id)}/",
        "why": WHY_DOUBTFUL_WORDS[row.why],
        "weight": row.weight,
        "raised_at": row.raised_at,
        "settled_at": row.settled_at,
        "state": DOUBT_STATE_WORDS[row.state],
    }


def _side(record: RecordSays) -> dict[str, Any]:
    family_name, given_names = record.main_name
    name = last_first(family_name, given_names) if family_name or given_names else "No name given"
    return {"name": name, "born": record.date_of_birth, "agency": record.agency_name, "number": record.source_id}


def _attention(request: PageRequest, waiting: Iterable[AttentionView]) -> dict[str, Any]:
    shown = list(waiting)
    people = sorted({each.person_id for each in shown})
    gate.note(asking(request), Action.CONSULT, people=people)
    names = names_of(request.viewer, people, request.at)
    return {"attentions": [(each, names[each.person_id], reference_of(each.person_id)) for each in shown]}
