"""A scheme's selection list: who waits for which step."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.queries.selection import Listed, counts_by_stage, selection_list
from accord.iom.terms import STAGE_WORDS, Stage
from accord.kernel.references import reference_of
from accord.people.queries.cases import CaseRow, names_of
from accord.ports.clock import london_day
from accord.web.iom.nominees import by_whom, in_force, last_said, marks_of, name_of, referral
from accord.web.iom.schemes import links
from accord.web.people.selection import PURPOSE, next_step
from accord.web.shell.lists import slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page


@page(action=Action.CONSULT, what="IOM selection list", purpose=PURPOSE)
def selection(request: PageRequest, scheme_code: str) -> HttpResponse:
    """One tab of the list; whoever is on it is in the ledger before it is shown."""
    scheme, definition = in_force(request, scheme_code)
    counts = counts_by_stage(request.viewer, request.at, scheme, definition)
    asked = request.GET.get("tab", "")
    stage = Stage(asked) if asked in set(Stage) else Stage.TO_SCREEN
    cut = slice_of(request.GET, counts.get(stage, 0))
    listed = selection_list(request.viewer, request.at, scheme, definition, stage, cut.offset, cut.size)
    people = sorted({each.person_id for each in listed})
    gate.note(asking(request), Action.CONSULT, people=people, detail={"scheme": scheme.code})
    names = names_of(request.viewer, people, request.at)
    context = {
        "scheme": scheme, "links": links(scheme), "tabs": _tabs(counts), "current": f"?tab={stage}", "stage": stage,
        "rows": [_row(request, each, names.get(each.person_id), is_over=definition is None) for each in listed], "slice": cut,
        "lead": scheme.lead_name, "stage_words": STAGE_WORDS,
    }  # fmt: skip
    return render_page(request, "iom/selection.html", context)


def _tabs(counts: Mapping[Stage, int]) -> list[dict[str, str]]:
    return [
        {"text": f"{words} ({counts.get(stage, 0):,})", "href": f"?tab={stage}"} for stage, words in STAGE_WORDS.items()
    ]


def _row(request: PageRequest, each: Listed, case: CaseRow | None, *, is_over: bool) -> dict[str, Any]:
    reference, today = reference_of(each.person_id), london_day(request.at)
    is_shown = case is not None and not case.is_restricted
    step = (
        next_step(request.viewer, reference, each.nomination_id, each.stage, each.died_on)
        if is_shown and not is_over
        else None
    )
    return {
        "name": name_of(case),
        "href": reverse("people:selection", args=[reference]) if is_shown else "",
        "by": by_whom(each),
        "referral": referral(each),
        "marks": marks_of(each, case, today),
        "nominated_on": each.nominated_on,
        "waiting": (today - each.since).days,
        "outcome": last_said(each),
        "next": step,
    }
