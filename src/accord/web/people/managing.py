"""Acting on how a person is managed: answering failures to comply, finishing actions of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound, Opened
from accord.access.terms import Action
from accord.iom.commands.answering import ManagingRefused
from accord.iom.queries.management import may_be_answered
from accord.iom.registers import ACTIONS, COMPLIANCE, INCENTIVES
from accord.journeys.manage_people import answer as answer_failure
from accord.journeys.manage_people import finish as finish_action
from accord.journeys.write_entries import may_be_changed
from accord.kernel.columns import Column
from accord.kernel.references import reference_of
from accord.ports.clock import london_day
from accord.record.commands import ChangeRefused, EntryRefused
from accord.record.queries.entries import EntryView, entry
from accord.record.registers import Register
from accord.web.people.drafts import SECTION
from accord.web.people.entry import open_entry
from accord.web.people.header import number_in, whose
from accord.web.people.management import PURPOSE
from accord.web.people.values import problem_in_words
from accord.web.shell import errors, forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import day as day_in_words

DONE = tuple(replace(ACTIONS.column(name), required=True, hint="") for name in ("done_on", "result"))

SEE_HOW = "See how they are managed"


@page(action=Action.RECORD, what="answer a failure to comply", purpose=PURPOSE, methods=("GET", "POST"))
def answer(request: PageRequest, reference: str, entry_reference: str) -> HttpResponse:
    """Ask what was given or decided, and keep it as the answer."""
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, INCENTIVES.columns, london_day(request.at))
        if not answers.faults:
            try:
                answer_failure(asking(request), number_in(reference), number_in(entry_reference), answers.texts)
            except ManagingRefused as refusal:
                return errors.refused(request, refusal.decision, _back(reference))
            except EntryRefused as refusal:
                answers = replace(answers, faults=_faults(refusal, INCENTIVES, "given_on"))
            else:
                messages.success(request, "The failure is answered, and the answer is in the log.")
                return redirect("people:management", reference)
    opened, found = _opened(request, reference, entry_reference, COMPLIANCE.code)
    decision = may_be_answered(found.id)
    if not decision:
        return errors.refused(request, decision, _back(reference))
    about = f"{found.summary.lower()} on {day_in_words(found.starts_on)}"
    return _asked(request, opened, INCENTIVES.columns, answers, "Answer a failure to comply", "Keep the answer", about)


@page(action=Action.CORRECT, what="finish an action of the plan", purpose=PURPOSE, methods=("GET", "POST"))
def finish(request: PageRequest, reference: str, entry_reference: str) -> HttpResponse:
    """Ask when it was done and what came of it."""
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, DONE, london_day(request.at))
        if not answers.faults:
            try:
                finish_action(asking(request), number_in(reference), number_in(entry_reference), answers.texts)
            except ChangeRefused as refusal:
                return errors.refused(request, refusal.decision, _back(reference))
            except EntryRefused as refusal:
                answers = replace(answers, faults=_faults(refusal, ACTIONS, "done_on"))
            else:
                messages.success(request, "The action is done.")
                return redirect("people:management", reference)
    opened, found = _opened(request, reference, entry_reference, ACTIONS.code)
    decision = may_be_changed(request.viewer, found, Action.CORRECT)
    if not decision:
        return errors.refused(request, decision, _back(reference))
    return _asked(request, opened, DONE, answers, "Finish an action of the plan", "Keep the result", found.summary)


def _faults(refusal: EntryRefused, register: Register, day_column: str) -> tuple[FieldFault, ...]:
    """What is wrong beside what else is known: of the day that is asked, which is all that can be wrong so."""
    return tuple(
        FieldFault(day_column, f"{day_column}-day", problem_in_words(register, problem.why))
        for problem in refusal.problems
    )


def _opened(request: PageRequest, reference: str, entry_reference: str, kind: str) -> tuple[Opened, EntryView]:
    opened, number = open_entry(request, reference, entry_reference)
    found = entry(request.viewer, opened, number)
    if found is None or found.kind != kind:
        raise NotFound
    return opened, found


def _back(reference: str) -> tuple[str, str]:
    return reverse("people:management", args=[reference]), SEE_HOW


def _asked(
    request: PageRequest, opened: Opened, columns: Sequence[Column], answers: Answers, doing: str, go_on: str, about: str
) -> HttpResponse:  # fmt: skip
    back, _ = _back(reference_of(opened.person_id))
    return asked(
        request, columns, answers, {"doing": doing, "go_on": go_on, "whose": f"{whose(opened)}: {about}"}, back
    )


def asked(
    request: PageRequest, columns: Sequence[Column], answers: Answers, said: Mapping[str, str], back: str
) -> HttpResponse:  # fmt: skip
    """The questions; above them whose record it is and what it is about, which no title says."""
    context = {
        "questions": [forms.question(column, answers) for column in columns], "faults": answers.faults,
        "section": SECTION, "back_href": back, "cancel_href": back, **said,
    }  # fmt: skip
    return render_page(request, "people/ask.html", context, 400 if answers.faults else 200)
