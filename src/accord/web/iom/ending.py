"""Ending a scheme on a day: its area is then the wider scheme's again, or goes by policy."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.terms import Action
from accord.iom.rules.scheme import LONGEST_TEXT, DefinitionRefused
from accord.journeys import manage_schemes
from accord.kernel.columns import date_column, multiline_column
from accord.ports.clock import london_day
from accord.web.iom.schemes import PURPOSE, own
from accord.web.shell import forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, page, render_page

QUESTIONS = (
    date_column(
        "ends_on", "End", required=True, label="On which day does it end?",
        hint="The first day on which it is no more. Versions to come are then never in force",
    ),
    multiline_column(
        "reason", "Reason", max_length=LONGEST_TEXT, required=True, label="Who decided this, and why?",
        hint="For example, the board on 2 June, and who manages its people from then",
    ),
)  # fmt: skip
FIELDS = {"ends_on": "ends_on-day", "reason": "reason"}


@page(action=Action.SET_SCHEME, what="end an IOM scheme", purpose=PURPOSE, methods=("GET", "POST"))
def end(request: PageRequest, scheme_code: str) -> HttpResponse:
    """Ask from which day it is no more, and why."""
    scheme, answers = own(request, scheme_code), Answers()
    if request.method == "POST":
        answers = _attempted(request, scheme_code, forms.answered(request.POST, QUESTIONS, london_day(request.at)))
        if not answers.faults:
            messages.success(request, f"{scheme.name} ends on that day. A new version would begin it again.")
            return redirect("iom:scheme", scheme_code)
    back = reverse("iom:scheme", args=[scheme_code])
    context = {
        "questions": [forms.question(column, answers) for column in QUESTIONS], "faults": answers.faults,
        "section": scheme.name, "back_href": back, "cancel_href": back, "go_on": "End the scheme",
    }  # fmt: skip
    return render_page(request, "iom/end.html", context, 400 if answers.faults else 200)


def _attempted(request: PageRequest, scheme_code: str, answers: Answers) -> Answers:
    """The answers, with what is wrong with them; without a fault it is done."""
    if answers.faults:
        return answers
    try:
        manage_schemes.end_scheme(asking(request), scheme_code, answers.values["ends_on"], answers.values["reason"])
    except DefinitionRefused as refused:
        faults = tuple(FieldFault(each.field, FIELDS[each.field], each.why) for each in refused.faults)
        return Answers(answers.texts, answers.values, faults)
    return answers
