"""Opening a record in an emergency, for somebody whose agency is not involved or who is kept out of a restricted record."""

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accord.access.gate import NotFound
from accord.access.rules import reason_is_enough
from accord.access.terms import Action
from accord.journeys.open_in_emergency import hours_open, open_in_emergency, shortest_reason
from accord.kernel.columns import Column, ValueFault, multiline_column, text_column
from accord.kernel.identifiers import looks_like_identifier
from accord.kernel.references import reference_of
from accord.ports.clock import london_day
from accord.web.shell import forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, page, render_page

_PURPOSE = "Acting in an emergency"
_NOBODY = "No one record has this identifier. Check each letter and figure, or try another of the person's numbers."
_text = text_column(
    "identifier", "Identifier", max_length=40, required=True, label="What is the person's number?",
    hint="A PNC ID, CRO number, CRN or prison number, in full",
)  # fmt: skip


def _read_identifier(text: str, today: date | None) -> str:
    read: str = _text.parse(text)
    if today is None or looks_like_identifier(read, today.year) is None:
        raise ValueFault("This is no PNC ID, CRO number, CRN or prison number, such as 2005/0473781E or A1234BC.")
    return read


IDENTIFIER = replace(_text, parse=_read_identifier, uses_today=True)


def reason_column(today: date) -> Column:
    """The question for the reason, held to the policy in force today."""
    shortest = shortest_reason(today)
    column = multiline_column(
        "reason", "Reason", max_length=1000, required=True, label="Why must you see this record now?",
        hint=f"Who is at risk, of what, and why it cannot wait. At least {shortest} characters. "
        "Information governance reads it.",
    )  # fmt: skip

    def read(text: str) -> str:
        written: str = column.parse(text)
        enough = reason_is_enough(written, shortest)
        if not enough:
            raise ValueFault(enough.because)
        return written

    return replace(column, parse=read)


@page(action=Action.BREAK_GLASS, what="emergency access: warning", purpose=_PURPOSE)
def warning(request: PageRequest) -> HttpResponse:
    """What opening a record in an emergency means, before anything is asked."""
    return render_page(request, "people/emergency_warning.html", {"hours": hours_open(london_day(request.at))})


@page(action=Action.BREAK_GLASS, what="emergency access", purpose=_PURPOSE, methods=("GET", "POST"))
def emergency(request: PageRequest) -> HttpResponse:
    """Ask for the number and the reason, and open the record for some hours."""
    today = london_day(request.at)
    columns, answers = (IDENTIFIER, reason_column(today)), Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, columns, today)
        person_id = None if answers.faults else _opened(request, answers)
        if person_id is not None:
            messages.success(request, "The record is open to you. Look at what you need, and no more.")
            return redirect("people:overview", reference_of(person_id))
        answers = answers if answers.faults else _not_found(answers)
    context = {
        "questions": [forms.question(column, answers) for column in columns],
        "faults": answers.faults,
        "section": "Emergency access",
        "back_href": "../",
        "cancel_href": "/",
        "hours": hours_open(today),
        "go_on": "Open the record",
    }
    return render_page(request, "people/emergency.html", context, 400 if answers.faults else 200)


def _opened(request: PageRequest, answers: Answers) -> int | None:
    try:
        return open_in_emergency(asking(request), answers.values["identifier"], answers.values["reason"])
    except NotFound:
        return None


def _not_found(answers: Answers) -> Answers:
    return Answers(answers.texts, answers.values, (FieldFault("identifier", "identifier", _NOBODY),))
