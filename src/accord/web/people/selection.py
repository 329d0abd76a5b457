"""Where somebody stands in being selected for IOM: every nomination, each step of it, and what comes next."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.scheme_queries import schemes
from accord.iom.selection_queries import NominationView
from accord.iom.terms import (
    REFERRED_FROM_WORDS,
    SCREENING_OUTCOME_WORDS,
    SELECTION_OUTCOME_WORDS,
    STAGE_WORDS,
    Stage,
)
from accord.journeys.select_people import selection_of
from accord.kernel.references import reference_of
from accord.web.people.header import header_of
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page

PURPOSE = "Choosing whom to manage in Integrated Offender Management"
FINDING_WORDS = {True: "Met", False: "Not met", None: "Not known"}


@page(action=Action.CONSULT, what="IOM selection", purpose=PURPOSE)
def selection(request: PageRequest, reference: str) -> HttpResponse:
    """Every nomination that the viewer may see, the newest first."""
    opened = open_person(request, reference)
    mine = {each.code: each for each in schemes(request.viewer)}
    found = selection_of(asking(request), opened)
    waiting = {each.scheme for each in found if each.is_open}
    context = {
        "header": header_of(request, opened),
        "current": "people:selection",
        "nominations": [_shown(request, reference, each) for each in found],
        "scheme_names": {code: each.name for code, each in mine.items()},
        "may_nominate": bool(may(request.viewer, Action.RECORD)) and bool(mine.keys() - waiting),
        "finding_words": FINDING_WORDS,
        "screening_words": SCREENING_OUTCOME_WORDS,
        "selection_words": SELECTION_OUTCOME_WORDS,
        "referred_words": REFERRED_FROM_WORDS,
    }
    return render_page(request, "people/selection.html", context)


def next_step(reference: str, nomination_id: int, stage: Stage) -> tuple[str, str]:
    """What comes next for a nomination, and where it is done; blank when nothing does."""
    number = reference_of(nomination_id)
    return {
        Stage.TO_SCREEN: ("Screen", reverse("people:screen", args=[reference, number])),
        Stage.TO_SCORE: ("Score", reverse("people:scores", args=[reference])),
        Stage.TO_DECIDE: ("Record the decision", reverse("people:select", args=[reference, number])),
        Stage.DECIDED: ("", ""),
    }[stage]


def _shown(request: PageRequest, reference: str, each: NominationView) -> dict[str, Any]:
    words, href = next_step(reference, each.entry_id, each.stage)
    needed = Action.SELECT if each.stage is Stage.TO_DECIDE else Action.RECORD
    without_score = each.stage is Stage.TO_SCORE and bool(may(request.viewer, Action.SELECT))
    return {
        "nomination": each,
        "stage": STAGE_WORDS[each.stage],
        "next": (words, href) if words and may(request.viewer, needed) else None,
        "decide_href": reverse("people:select", args=[reference, reference_of(each.entry_id)]) if without_score else "",
    }
