"""Shutting a record: to all but named officers, or to one officer, such as a relative; and opening it again."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from accord.access.gate import Asking, NotFound, Opened
from accord.access.queries.doors import ShutView, shut_doors_of
from accord.access.queries.involvements import involvements_of
from accord.access.queries.officers import OfficerName, officers_called
from accord.access.terms import Action
from accord.journeys.manage_doors import exclude_officer, lift_exclusion, lift_restriction, restrict_record
from accord.kernel.columns import Column, multiline_column, text_column
from accord.kernel.references import reference_of
from accord.ports.clock import london_day
from accord.web.people.door_pages import asked_about, onward
from accord.web.people.header import number_in, whose
from accord.web.shell import forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page
from accord.web.shell.words import listed

_PURPOSE = "Keeping the record from those who must not see it"
REASON = text_column(
    "reason", "Why.", max_length=300, required=True, label="Why?",
    hint="Those who may change it will read this. Do not write more about the person than they need.",
)  # fmt: skip
ASK = text_column(
    "ask", "Whom to ask.", max_length=150, required=True, label="Whom should an officer ask who is kept out?",
    hint="A name or a post, with a telephone number. They are told this and nothing else.",
)  # fmt: skip
OFFICERS = multiline_column(
    "officers", "Officers.", max_length=5000, label="Who may see the record, besides you?",
    hint="One officer a line, by name or user name. Leave blank for you alone.",
)  # fmt: skip
OFFICER = text_column(
    "officer", "Officer.", max_length=150, required=True, label="Which officer must not see the record?",
    hint="The officer's name or user name",
)  # fmt: skip


@page(action=Action.RESTRICT, what="restrict the record", purpose=_PURPOSE, methods=("GET", "POST"))
def restrict(request: PageRequest, reference: str) -> HttpResponse:
    """Close the record to all but named officers."""
    columns, answers = (OFFICERS, REASON, ASK), Answers()
    if request.method == "POST":
        answers, officers = _with_officers(forms.answered(request.POST, columns, london_day(request.at)), OFFICERS)
        if not answers.faults:
            given, ids = answers.values, [each.id for each in officers]
            restrict_record(asking(request), number_in(reference), ids, given["reason"], given["ask"])
            messages.success(request, "The record is now restricted to you and the officers you named.")
            return onward(request, reference)
    opened = open_person(request, reference)
    involved = involvements_of(opened)
    today = london_day(request.at)
    named = sorted({each.officer_name for each in involved if each.officer_name and each.is_running(today)})
    more = {"working": listed(named), "go_on": "Restrict the record"}
    return asked_about(
        request, opened, columns, answers, "Restrict to named officers", more, template="people/restrict.html"
    )


@page(action=Action.RESTRICT, what="exclude an officer", purpose=_PURPOSE, methods=("GET", "POST"))
def exclude(request: PageRequest, reference: str) -> HttpResponse:
    """Keep one officer out of the record."""
    columns, answers = (OFFICER, REASON, ASK), Answers()
    if request.method == "POST":
        answers, officers = _with_officers(forms.answered(request.POST, columns, london_day(request.at)), OFFICER)
        if not answers.faults:
            given = answers.values
            exclude_officer(asking(request), number_in(reference), officers[0].id, given["reason"], given["ask"])
            messages.success(request, f"{officers[0].name} can no longer see this record.")
            return onward(request, reference)
    opened = open_person(request, reference)
    return asked_about(request, opened, columns, answers, "Exclude an officer", {"go_on": "Exclude the officer"})


def _with_officers(answers: Answers, column: Column) -> tuple[Answers, list[OfficerName]]:
    """The officers that are named, one a line; a name of nobody, or of several, is a fault."""
    lines = [line.strip() for line in (answers.values.get(column.name) or "").splitlines() if line.strip()]
    found = {line: officers_called(line) for line in dict.fromkeys(lines)}
    faults = [
        FieldFault(column.name, column.name, _why(line, named)) for line, named in found.items() if len(named) != 1
    ]
    officers = [named[0] for named in found.values() if len(named) == 1]
    return Answers(answers.texts, answers.values, (*answers.faults, *faults)), officers


def _why(line: str, named: Sequence[OfficerName]) -> str:
    if not named:
        return f"There is no officer called “{line}”. Write the name as it stands in Accord, or the user name."
    users = listed([f"{each.username} ({each.agency_name})" for each in named])
    return f"{len(named)} officers are called “{line}”: write the user name, {users}."


@page(action=Action.RESTRICT, what="lift a restriction", purpose=_PURPOSE, methods=("GET", "POST"))
def restriction_lifted(request: PageRequest, reference: str, door_id: int) -> HttpResponse:
    """Ask whether to open the record again, and do so."""
    return _lifting(request, reference, "restriction", door_id, lift_restriction)


@page(action=Action.RESTRICT, what="lift an exclusion", purpose=_PURPOSE, methods=("GET", "POST"))
def exclusion_lifted(request: PageRequest, reference: str, door_id: int) -> HttpResponse:
    """Ask whether to let the officer in again, and do so."""
    return _lifting(request, reference, "exclusion", door_id, lift_exclusion)


def _lifting(
    request: PageRequest, reference: str, kind: str, door_id: int, lift: Callable[[Asking, int | None, int], None]
) -> HttpResponse:
    if request.method == "POST":
        lift(asking(request), number_in(reference), door_id)
        messages.success(request, f"The {kind} is lifted.")
        return onward(request, reference)
    opened = open_person(request, reference)
    context = {
        "kind": kind,
        "shut": _standing(request, opened, kind, door_id),
        "whose": whose(opened),
        "back_href": reverse("people:agencies", args=[reference_of(opened.person_id)]),
    }
    return render_page(request, "people/lift.html", context)


def _standing(request: PageRequest, opened: Opened, kind: str, door_id: int) -> ShutView:
    shut = shut_doors_of(opened, london_day(request.at))
    found = next((each for each in shut if (each.kind, each.id) == (kind, door_id)), None)
    if found is None:
        raise NotFound
    return found
