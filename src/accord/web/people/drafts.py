"""Writing an entry that was begun: one question a page, then check the answers; or throw it away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound, Opened
from accord.access.terms import Action
from accord.journeys import write_drafts
from accord.journeys.registers import REGISTERS
from accord.kernel.columns import Column
from accord.kernel.references import reference_of
from accord.ports.clock import london_day
from accord.record.commands import ChangeRefused, EntryRefused
from accord.record.queries.drafts import DraftView
from accord.record.registers import Problem
from accord.web.people.header import number_in, whose
from accord.web.people.questions import before, first_unanswered, questions_of
from accord.web.people.values import in_words, problem_in_words
from accord.web.shell import forms
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page

SECTION = "Person record"


@page(action=Action.RECORD, what="write an entry", purpose="Managing the person", methods=("GET", "POST"))
def ask(request: PageRequest, reference: str, draft_reference: str, name: str) -> HttpResponse:
    """One question of a draft."""
    number, person_id = number_in(draft_reference), number_in(reference)
    if request.method == "POST":
        held = write_drafts.own_draft(asking(request), person_id, number)
        columns = questions_of(held)
        column = _question_named(name, columns)
        answers = forms.answered(request.POST, [column], london_day(request.at))
        if not answers.faults:
            write_drafts.answer(asking(request), person_id, number, name, answers.texts[name])
            return redirect(_after(reference, held, columns, name))
        return _asked(request, open_person(request, reference), held, columns, column, answers)
    opened = open_person(request, reference)
    held = write_drafts.own_draft(asking(request), person_id, number)
    columns = questions_of(held)
    return _asked(request, opened, held, columns, _question_named(name, columns), forms.Answers(held.answers))


def _asked(
    request: PageRequest, opened: Opened, held: DraftView, columns: Sequence[Column], column: Column,
    answers: forms.Answers,
) -> HttpResponse:  # fmt: skip
    reference = reference_of(opened.person_id)
    context = {
        "questions": [forms.question(column, answers)],
        "faults": answers.faults,
        "section": SECTION,
        "back_href": _back(reference, held, columns, column),
        "cancel_href": address_in("throw_away", reference, held),
        "whose": whose(opened),
        "doing": doing(held),
    }
    return render_page(request, "people/ask.html", context, 400 if answers.faults else 200)


def _question_named(name: str, columns: Sequence[Column]) -> Column:
    found = next((column for column in columns if column.name == name), None)
    if found is None:
        raise NotFound
    return found


def _after(reference: str, held: DraftView, columns: Sequence[Column], name: str) -> str:
    """The next question that is open; the check page when none is, or when an answer of a correction was changed."""
    answered = replace(held, answers={**held.answers, name: ""})
    following = first_unanswered(answered, columns)
    if following is None or (held.corrects_id is not None and name in held.answers):
        return address_in("draft", reference, held)
    return address_in("ask", reference, held, following.name)


def _back(reference: str, held: DraftView, columns: Sequence[Column], column: Column) -> str:
    earlier = before(column, columns)
    if first_unanswered(held, columns) is None or held.corrects_id is not None:
        return address_in("draft", reference, held)
    return address_in("ask", reference, held, earlier.name) if earlier else reverse("people:add", args=[reference])


@page(action=Action.RECORD, what="check and record an entry", purpose="Managing the person", methods=("GET", "POST"))
def draft(request: PageRequest, reference: str, draft_reference: str) -> HttpResponse:
    """Check the answers; posting records them."""
    number, person_id = number_in(draft_reference), number_in(reference)
    faults: list[CheckFault] = []
    if request.method == "POST":
        held = write_drafts.own_draft(asking(request), person_id, number)
        try:
            entered = write_drafts.finish(asking(request), person_id, number)
            return redirect("people:saved", reference, reference_of(entered))
        except EntryRefused as refusal:
            faults = [_fault(reference, held, problem) for problem in refusal.problems]
        except ChangeRefused as refusal:
            faults = [CheckFault(refusal.decision.because)]
    opened = open_person(request, reference)
    held = write_drafts.own_draft(asking(request), person_id, number)
    return _checked(request, opened, held, faults)


@dataclass(frozen=True)
class CheckFault:
    """Why the answers cannot be recorded, and the question to go to."""

    why: str
    href: str = ""
    field_id: str = ""


def _fault(reference: str, held: DraftView, problem: Problem) -> CheckFault:
    register = REGISTERS[held.register]
    label, why = register.column(problem.column).label, problem_in_words(register, problem.why)
    said = why if f"“{label}”" in why else f"{label} {why}"
    return CheckFault(said, address_in("ask", reference, held, problem.column))


def _checked(request: PageRequest, opened: Opened, held: DraftView, faults: list[CheckFault]) -> HttpResponse:
    reference = reference_of(opened.person_id)
    columns = questions_of(held)
    following = first_unanswered(held, columns)
    context = {
        "rows": [
            (each.label, in_words(each, held.answers[each.name]), address_in("ask", reference, held, each.name))
            for each in columns
            if each.name in held.answers
        ],
        "faults": faults,
        "next_href": address_in("ask", reference, held, following.name) if following else "",
        "is_correction": held.corrects_id is not None,
        "cancel_href": address_in("throw_away", reference, held),
        "whose": whose(opened),
        "doing": doing(held),
        "person_href": reverse("people:overview", args=[reference]),
    }
    return render_page(request, "people/check.html", context, 400 if faults else 200)


@page(action=Action.RECORD, what="throw a draft away", purpose="Managing the person", methods=("GET", "POST"))
def throw_away(request: PageRequest, reference: str, draft_reference: str) -> HttpResponse:
    """Ask whether to throw a draft away; posting does."""
    number, person_id = number_in(draft_reference), number_in(reference)
    if request.method == "POST":
        write_drafts.give_up(asking(request), person_id, number)
        messages.success(request, "The draft is thrown away. Nothing was recorded.")
        return redirect("people:overview", reference)
    opened = open_person(request, reference)
    held = write_drafts.own_draft(asking(request), person_id, number)
    context = {
        "whose": whose(opened),
        "doing": doing(held),
        "back_href": address_in("draft", reference, held),
        "person_href": reverse("people:overview", args=[reference]),
    }
    return render_page(request, "people/throw_away.html", context)


def doing(held: DraftView) -> str:
    """What the draft is for: "Add a contact note"."""
    about = REGISTERS[held.register].about
    return f"Add {about}" if held.corrects_id is None else f"Correct {about}"


def address_in(name: str, reference: str, held: DraftView, *more: str) -> str:
    """The address of a page of the draft."""
    return reverse(f"people:{name}", args=[reference, reference_of(held.id), *more])
