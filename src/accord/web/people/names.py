"""The names of a person: those that agencies give, those that officers know the person goes by, and those given before."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import Opened
from accord.access.rules import may
from accord.access.terms import Action
from accord.journeys.manage_names import add_name as write_name
from accord.journeys.manage_names import name_to_withdraw
from accord.journeys.manage_names import withdraw_name as take_back
from accord.kernel.columns import Column
from accord.kernel.references import number_of, reference_of
from accord.people.queries.names import NameView, names_of
from accord.people.register import NAME_COLUMNS
from accord.people.rules import name_may_be_withdrawn
from accord.people.terms import NAME_KIND_WORDS
from accord.ports.clock import london_day
from accord.record.commands import ChangeRefused, EntryRefused
from accord.web.people.drafts import SECTION
from accord.web.people.header import header_of, number_in, whose
from accord.web.people.questions import REASON_FOR_WITHDRAWAL
from accord.web.shell import errors, forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page
from accord.web.shell.words import last_first

_PURPOSE = "Keeping the record accurate"


@page(action=Action.CONSULT, what="names", purpose="Managing the person")
def names(request: PageRequest, reference: str) -> HttpResponse:
    """Each name with whose word it is, and those that were withdrawn."""
    opened = open_person(request, reference)
    every = names_of(opened)
    context = {
        "header": header_of(request, opened),
        "current": "people:records",
        "standing": [
            (last_first(each.family_name, each.given_names), each, _withdrawable(request, each))
            for each in every
            if each.withdrawn_at is None
        ],
        "withdrawn": [(last_first(each.family_name, each.given_names), each) for each in every if each.withdrawn_at],
        "kind_words": NAME_KIND_WORDS,
        "may_withdraw": bool(may(request.viewer, Action.WITHDRAW)),
    }
    return render_page(request, "people/names.html", context)


def _withdrawable(request: PageRequest, each: NameView) -> str:
    """The reference of a name that the viewer may withdraw; blank of others."""
    is_own = each.agency_id == request.viewer.agency_id
    allowed = name_may_be_withdrawn(each.kind, is_own, each.agency_name, is_withdrawn=False)
    return reference_of(each.id) if allowed and may(request.viewer, Action.WITHDRAW) else ""


@page(action=Action.RECORD, what="add a name", purpose=_PURPOSE, methods=("GET", "POST"))
def add_name(request: PageRequest, reference: str) -> HttpResponse:
    """Ask for the name, and add it."""
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, NAME_COLUMNS, london_day(request.at))
        answers = answers if answers.faults else _added(request, reference, answers)
        if not answers.faults:
            messages.success(request, "The name is added. The person is found by it from now on.")
            return redirect("people:names", reference)
    context = {"doing": "Add another name", "go_on": "Add the name"}
    return _asked(request, open_person(request, reference), NAME_COLUMNS, answers, context, "people/ask.html")


def _added(request: PageRequest, reference: str, answers: Answers) -> Answers:
    """Write the name; the answers come back with the faults when it is refused."""
    try:
        write_name(asking(request), number_in(reference), answers.texts)
    except EntryRefused as refusal:
        faults = tuple(FieldFault(each.column, each.column, each.why) for each in refusal.problems)
        return Answers(answers.texts, answers.values, faults)
    return answers


@page(action=Action.WITHDRAW, what="withdraw a name", purpose=_PURPOSE, methods=("GET", "POST"))
def withdraw_name(request: PageRequest, reference: str, name_reference: str) -> HttpResponse:
    """Ask why, and withdraw the name."""
    answers, number = Answers(), number_of(name_reference)
    try:
        if request.method == "POST":
            answers = forms.answered(request.POST, [REASON_FOR_WITHDRAWAL], london_day(request.at))
            if not answers.faults:
                take_back(asking(request), number_in(reference), number, answers.values[REASON_FOR_WITHDRAWAL.name])
                messages.success(request, "The name is withdrawn. It stays in the record with your reason.")
                return redirect("people:names", reference)
        opened = open_person(request, reference)
        found = name_to_withdraw(asking(request), opened, number)
    except ChangeRefused as refusal:
        return errors.refused(request, refusal.decision)
    context = {"name": last_first(found.family_name, found.given_names), "go_on": "Withdraw the name"}
    return _asked(request, opened, [REASON_FOR_WITHDRAWAL], answers, context, "people/withdraw_name.html")


def _asked(
    request: PageRequest, opened: Opened, columns: Sequence[Column], answers: Answers, more: dict[str, Any], template: str
) -> HttpResponse:  # fmt: skip
    back = reverse("people:names", args=[reference_of(opened.person_id)])
    context = {
        "questions": [forms.question(column, answers) for column in columns], "faults": answers.faults,
        "section": SECTION, "back_href": back, "cancel_href": back, "whose": whose(opened), **more,
    }  # fmt: skip
    return render_page(request, template, context, 400 if answers.faults else 200)
