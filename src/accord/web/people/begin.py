"""Beginning to write: choose what to add, or correct an entry."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.terms import Action
from accord.journeys import write_drafts
from accord.journeys.registers import WRITABLE
from accord.kernel.columns import choice_column
from accord.kernel.references import number_of, reference_of
from accord.ports.clock import london_day
from accord.record.commands import ChangeRefused
from accord.record.queries.drafts import DraftView, drafts_of
from accord.web.people.drafts import SECTION, address_in, doing
from accord.web.people.header import number_in, whose
from accord.web.shell import errors, forms
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page
from accord.web.shell.words import capitalised

REGISTER = choice_column(
    "register", "register", [(code, capitalised(each.about)) for code, each in WRITABLE.items()], required=True,
    label="What do you want to add?",
)  # fmt: skip


@page(action=Action.RECORD, what="add to the record", purpose="Managing the person", methods=("GET", "POST"))
def add(request: PageRequest, reference: str) -> HttpResponse:
    """Choose what to add; the drafts begun earlier are offered too."""
    today = london_day(request.at)
    answers = forms.Answers({"register": request.GET.get("register", "")})
    if request.method == "POST":
        answers = forms.answered(request.POST, [REGISTER], today)
        if not answers.faults:
            code = answers.values["register"]
            number = write_drafts.begin_entry(asking(request), number_of(reference), code)
            return redirect("people:ask", reference, reference_of(number), WRITABLE[code].columns[0].name)
    opened = open_person(request, reference)
    back = reverse("people:overview", args=[reference_of(opened.person_id)])
    context = {
        "questions": [forms.question(REGISTER, answers)],
        "faults": answers.faults,
        "section": SECTION,
        "back_href": back,
        "cancel_href": back,
        "whose": whose(opened),
        "drafts": [_begun(reference, each) for each in drafts_of(request.viewer.officer_id, opened)],
    }
    return render_page(request, "people/add.html", context, 400 if answers.faults else 200)


@page(action=Action.CORRECT, what="correct an entry", purpose="Managing the person", methods=("POST",))
def correct(request: PageRequest, reference: str, entry_reference: str) -> HttpResponse:
    """Begin a correction; its answers are what the entry says now."""
    number = number_in(entry_reference)
    try:
        draft = write_drafts.begin_correction(asking(request), number_of(reference), number)
    except ChangeRefused as refusal:
        return errors.refused(request, refusal.decision)
    return redirect("people:draft", reference, reference_of(draft))


def _begun(reference: str, held: DraftView) -> dict[str, Any]:
    return {
        "doing": doing(held),
        "changed_at": held.changed_at,
        "href": address_in("draft", reference, held),
        "throw_away_href": address_in("throw_away", reference, held),
    }
