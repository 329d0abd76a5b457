"""Saying that an agency is involved with a person, and that it no longer is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accord.access.commands.doors import DoorRefused
from accord.access.gate import NotFound, Opened
from accord.access.queries.agencies import AgencyView, agencies, agency_with_code
from accord.access.queries.involvements import InvolvementView, involvements_of
from accord.access.queries.officers import officer_named, officers
from accord.access.terms import BASIS_WORDS, INVOLVEMENT_ROLE_WORDS, Action, InvolvementBasis, InvolvementRole
from accord.journeys.manage_doors import NewInvolvement, end_involvement, involve_agency
from accord.kernel.columns import Column, choice_column, date_column, text_column
from accord.ports.clock import london_day
from accord.web.people.door_pages import asked_about, onward
from accord.web.people.header import number_in
from accord.web.shell import forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, open_person, page

_PURPOSE = "Saying who works with the person"
BECAUSE = text_column(
    "because", "Why it ends.", max_length=300, required=True, label="Why does the involvement end?",
    hint="For example, the licence ended, or the person moved away",
)  # fmt: skip


@page(action=Action.INVOLVE, what="add an agency", purpose=_PURPOSE, methods=("GET", "POST"))
def involve(request: PageRequest, reference: str) -> HttpResponse:
    """Choose the agency."""
    choices = [(each.code, each.name) for each in agencies()]
    agency = choice_column("agency", "Agency", choices, required=True, label="Which agency is involved?")
    opened, answers = open_person(request, reference), Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [agency], london_day(request.at))
        if not answers.faults:
            return redirect("people:involve_with", reference, answers.values["agency"])
    return asked_about(request, opened, (agency,), answers, "Add an agency")


@page(action=Action.INVOLVE, what="add an agency", purpose=_PURPOSE, methods=("GET", "POST"))
def involve_with(request: PageRequest, reference: str, code: str) -> HttpResponse:
    """Say through whom, why, in what part and for how long."""
    agency, today = agency_with_code(code), london_day(request.at)
    if agency is None:
        raise NotFound
    columns, answers = _columns(agency, request), Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, columns, today)
        answers = answers if answers.faults else _involved(request, reference, agency, answers)
        if not answers.faults:
            messages.success(request, f"{agency.name} is now involved with this person.")
            return redirect("people:agencies", reference)
    return asked_about(
        request, open_person(request, reference), columns, answers, f"Add {agency.name}", {"go_on": "Add the agency"}
    )


def _columns(agency: AgencyView, request: PageRequest) -> tuple[Column, ...]:
    working = officers(london_day(request.at), agency.id)
    names = [(each.username, f"{each.name} ({each.username})") for each in working if each.is_active]
    return (
        choice_column("basis", "Why", list(BASIS_WORDS.items()), required=True, label="Why is it involved?"),
        choice_column(
            "part", "Part", list(INVOLVEMENT_ROLE_WORDS.items()), required=True, label="What part does it play?"
        ),
        choice_column("officer", "Officer", names, label="Which officer works with the person?"),
        date_column("starts_on", "From", required=True, label="From which day?"),
        date_column(
            "ends_on", "Until", label="Until which day?", hint="The first day on which it is no longer involved"
        ),
    )


def _involved(request: PageRequest, reference: str, agency: AgencyView, answers: Answers) -> Answers:
    """Write the involvement; the answers come back with the fault when it is refused."""
    given, today = answers.values, london_day(request.at)
    officer = officer_named(given["officer"], today) if given["officer"] else None
    new = NewInvolvement(
        agency.id, officer.id if officer else None, InvolvementBasis(given["basis"]), InvolvementRole(given["part"]),
        given["starts_on"], given["ends_on"],
    )  # fmt: skip
    try:
        involve_agency(asking(request), number_in(reference), new)
    except DoorRefused as refusal:
        return Answers(answers.texts, given, (FieldFault("ends_on", "ends_on-day", refusal.decision.because),))
    return answers


@page(action=Action.INVOLVE, what="end an involvement", purpose=_PURPOSE, methods=("GET", "POST"))
def end(request: PageRequest, reference: str, involvement_id: int) -> HttpResponse:
    """Ask why, and end it from today."""
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [BECAUSE], london_day(request.at))
        if not answers.faults:
            end_involvement(asking(request), number_in(reference), involvement_id, answers.values["because"])
            messages.success(request, "The involvement is ended. It stays in the record with your reason.")
            return onward(request, reference)
    opened = open_person(request, reference)
    ending = _running(request, opened, involvement_id)
    about = f"End the involvement of {ending.agency_name} ({BASIS_WORDS[ending.basis].lower()})"
    return asked_about(request, opened, (BECAUSE,), answers, about, {"go_on": "End the involvement"})


def _running(request: PageRequest, opened: Opened, involvement_id: int) -> InvolvementView:
    today = london_day(request.at)
    found = next((each for each in involvements_of(opened) if each.id == involvement_id), None)
    if found is None or not found.may_still_open(today):
        raise NotFound
    return found
