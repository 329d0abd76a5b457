"""What the pages that open and shut a record's doors share: how they ask, and where they go on to."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import Opened
from accord.journeys.manage_doors import stays_open
from accord.kernel.columns import Column
from accord.kernel.references import reference_of
from accord.web.people.drafts import SECTION
from accord.web.people.header import number_in, whose
from accord.web.shell import forms
from accord.web.shell.forms import Answers
from accord.web.shell.pages import PageRequest, asking, render_page


def asked_about(
    request: PageRequest,
    opened: Opened,
    columns: Sequence[Column],
    answers: Answers,
    doing: str,
    more: Mapping[str, Any] | None = None,
    template: str = "people/ask.html",
) -> HttpResponse:
    """The questions, above them whose record it is; `doing` is what they are for."""
    back = reverse("people:agencies", args=[reference_of(opened.person_id)])
    context = {
        "questions": [forms.question(column, answers) for column in columns],
        "faults": answers.faults,
        "section": SECTION,
        "back_href": back,
        "cancel_href": back,
        "doing": doing,
        "whose": whose(opened),
        **(more or {}),
    }
    return render_page(request, template, context, 400 if answers.faults else 200)


def onward(request: PageRequest, reference: str) -> HttpResponse:
    """Back to the record's doors, or to the cases when what was done has shut the record to the viewer."""
    is_open = stays_open(asking(request), number_in(reference))
    return redirect("people:agencies", reference) if is_open else redirect("cases:list")
