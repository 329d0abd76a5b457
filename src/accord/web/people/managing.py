"""Acting on how a person is managed: answering failures, finishing actions of the plan, tasking the day's items."""

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound, Opened
from accord.access.terms import Action
from accord.iom.commands.answering import ManagingRefused
from accord.iom.commands.daily import CLOSED
from accord.iom.queries.daily import task_of
from accord.iom.registers import ACTIONS, COMPLIANCE, INCENTIVES
from accord.journeys.manage_people import answer as answer_failure
from accord.journeys.manage_people import close_task as close_item
from accord.journeys.manage_people import fact_to_task, may_be_tasked
from accord.journeys.manage_people import finish as finish_action
from accord.journeys.manage_people import task as task_item
from accord.journeys.write_entries import may_be_changed
from accord.kernel.columns import Column, choice_column, multiline_column, text_column
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
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page
from accord.web.shell.words import day as day_in_words

DONE = tuple(replace(ACTIONS.column(name), required=True, hint="") for name in ("done_on", "result"))

WANTED = text_column(
    "wanted", "What is wanted.", max_length=300, required=True, label="What is wanted of them?",
    hint="They see what you write here, even where no agreement shows their agency what it is about",
)  # fmt: skip
CAME_OF_IT = multiline_column("result", "What came of it.", max_length=1000, required=True, label="What came of it?")


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
                return errors.refused(request, refusal.decision)
            except EntryRefused as refusal:
                answers = replace(answers, faults=_faults(refusal, INCENTIVES, "given_on"))
            else:
                messages.success(request, "The failure is answered, and the answer is in the log.")
                return redirect("people:management", reference)
    opened, found = _opened(request, reference, entry_reference, COMPLIANCE.code)
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
                return errors.refused(request, refusal.decision)
            except EntryRefused as refusal:
                answers = replace(answers, faults=_faults(refusal, ACTIONS, "done_on"))
            else:
                messages.success(request, "The action is done.")
                return redirect("people:management", reference)
    opened, found = _opened(request, reference, entry_reference, ACTIONS.code)
    decision = may_be_changed(request.viewer, found, Action.CORRECT)
    if not decision:
        return errors.refused(request, decision)
    return _asked(request, opened, DONE, answers, "Finish an action of the plan", "Keep the result", found.summary)


@page(action=Action.RECORD, what="task an item of the daily list", purpose=PURPOSE, methods=("GET", "POST"))
def task(request: PageRequest, reference: str, entry_reference: str) -> HttpResponse:
    """Ask who will see to it and what is wanted, and task them."""
    opened, number = open_entry(request, reference, entry_reference)
    found = fact_to_task(asking(request), opened, number)
    if found is None:
        raise NotFound
    who = choice_column(
        "officer", "The officer.", list(may_be_tasked(asking(request), opened).items()), required=True,
        label="Who will see to it?",
    )  # fmt: skip
    columns, answers = (who, WANTED), Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, columns, london_day(request.at))
        if not answers.faults:
            return _tasked(request, reference, number, answers)
    return _asked(request, opened, columns, answers, "Task an item of the daily list", "Task it", found.summary)


def _tasked(request: PageRequest, reference: str, number: int, answers: Answers) -> HttpResponse:
    try:
        task_item(asking(request), number_in(reference), number, answers.values["officer"], answers.values["wanted"])
    except ManagingRefused as refusal:
        return errors.refused(request, refusal.decision)
    messages.success(
        request, "It is tasked. It stands on the daily list and on the officer's home page until it is closed."
    )
    return redirect("people:management", reference)


@page(action=Action.RECORD, what="close a task of the daily list", purpose=PURPOSE, methods=("GET", "POST"))
def close(request: PageRequest, reference: str, task_id: int) -> HttpResponse:
    """Ask what came of it, and close it."""
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [CAME_OF_IT], london_day(request.at))
        if not answers.faults:
            try:
                close_item(asking(request), number_in(reference), task_id, answers.values["result"])
            except ManagingRefused as refusal:
                return errors.refused(request, refusal.decision)
            messages.success(request, "The task is closed with its result.")
            return redirect("people:management", reference)
    opened = open_person(request, reference)
    found = task_of(request.viewer, opened, task_id)
    if found is None:
        raise NotFound
    if found.closed_at is not None:
        return errors.refused(request, CLOSED)
    return _asked(request, opened, [CAME_OF_IT], answers, "Close the task", "Close the task", found.wanted)


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


def _asked(
    request: PageRequest, opened: Opened, columns: Sequence[Column], answers: Answers, doing: str, go_on: str, about: str
) -> HttpResponse:  # fmt: skip
    """The questions; above them whose record it is and what it is about, which no title says."""
    back = reverse("people:management", args=[reference_of(opened.person_id)])
    context = {
        "questions": [forms.question(column, answers) for column in columns], "faults": answers.faults,
        "section": SECTION, "back_href": back, "cancel_href": back, "doing": doing, "whose": f"{whose(opened)}: {about}",
        "go_on": go_on,
    }  # fmt: skip
    return render_page(request, "people/ask.html", context, 400 if answers.faults else 200)
