"""Tasking the items of the daily list, and closing the tasks with what came of them."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound
from accord.access.terms import Action
from accord.iom.commands.answering import ManagingRefused
from accord.iom.commands.daily import CLOSED, TASKED
from accord.iom.queries.daily import is_tasked, task_of
from accord.journeys import manage_people
from accord.kernel.columns import choice_column, multiline_column, text_column
from accord.ports.clock import london_day
from accord.record.queries.held import key_of_fact
from accord.web.people.entry import open_entry
from accord.web.people.header import number_in, whose
from accord.web.people.management import PURPOSE
from accord.web.people.managing import SEE_HOW, asked
from accord.web.shell import errors, forms
from accord.web.shell.forms import Answers
from accord.web.shell.pages import PageRequest, asking, open_person, page

WANTED = text_column(
    "wanted", "What is wanted.", max_length=300, required=True, label="What is wanted of them?",
    hint="They see what you write here, even where no agreement shows their agency what it is about",
)  # fmt: skip
CAME_OF_IT = multiline_column("result", "What came of it.", max_length=1000, required=True, label="What came of it?")
AREA = re.compile("[a-z0-9-]{1,100}")


@page(action=Action.RECORD, what="task an item of the daily list", purpose=PURPOSE, methods=("GET", "POST"))
def task(request: PageRequest, reference: str, entry_reference: str) -> HttpResponse:
    """Ask who will see to it and what is wanted, and task them."""
    opened, number = open_entry(request, reference, entry_reference)
    found = manage_people.fact_to_task(asking(request), opened, number)
    if found is None:
        raise NotFound
    if is_tasked(key_of_fact(number)):
        return errors.refused(request, TASKED, _back(request, reference))
    officers = manage_people.may_be_tasked(asking(request), opened)
    who = choice_column("officer", "The officer.", list(officers.items()), required=True, label="Who will see to it?")
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, (who, WANTED), london_day(request.at))
        if not answers.faults:
            return _tasked(request, reference, number, answers)
    said = {
        "doing": "Task an item of the daily list",
        "go_on": "Task it",
        "whose": f"{whose(opened)}: {found.summary}",
    }
    return asked(request, (who, WANTED), answers, said, _back(request, reference)[0])


def _tasked(request: PageRequest, reference: str, number: int, answers: Answers) -> HttpResponse:
    back, given = _back(request, reference), answers.values
    try:
        manage_people.task(asking(request), number_in(reference), number, given["officer"], given["wanted"])
    except ManagingRefused as refusal:
        return errors.refused(request, refusal.decision, back)
    messages.success(
        request, "It is tasked. It stands on the daily list and on the officer's home page until it is closed."
    )
    return redirect(back[0])


@page(action=Action.RECORD, what="close a task of the daily list", purpose=PURPOSE, methods=("GET", "POST"))
def close(request: PageRequest, reference: str, task_id: int) -> HttpResponse:
    """Ask what came of it, and close it."""
    back, answers = _back(request, reference), Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [CAME_OF_IT], london_day(request.at))
        if not answers.faults:
            try:
                manage_people.close_task(asking(request), number_in(reference), task_id, answers.values["result"])
            except ManagingRefused as refusal:
                return errors.refused(request, refusal.decision, back)
            messages.success(request, "The task is closed with its result.")
            return redirect(back[0])
    opened = open_person(request, reference)
    found = task_of(request.viewer, opened, task_id)
    if found is None:
        raise NotFound
    if found.closed_at is not None:
        return errors.refused(request, CLOSED, back)
    said = {"doing": "Close the task", "go_on": "Close the task", "whose": f"{whose(opened)}: {found.wanted}"}
    return asked(request, [CAME_OF_IT], answers, said, back[0])


def _back(request: PageRequest, reference: str) -> tuple[str, str]:
    """The daily list from which somebody came, of the area that the address names, or else how the person is managed."""
    area = str(request.GET.get("list", ""))
    if AREA.fullmatch(area):
        return reverse("daily:list", args=[area]), "Go back to the daily list"
    return reverse("people:management", args=[reference]), SEE_HOW
