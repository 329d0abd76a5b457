"""The steps by which somebody is selected for IOM: nominate, screen, and record what the meeting decided."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import Opened, admit
from accord.access.terms import Action
from accord.circumstances.queries import died_on
from accord.iom.queries.scheme import SchemeView, schemes, versions_on
from accord.iom.registers import NOMINATIONS, SCREENINGS, SELECTIONS
from accord.iom.rules.nomination import Standing
from accord.iom.rules.screening import ANSWER_WORDS
from accord.iom.rules.selection import Chosen
from accord.iom.terms import (
    COHORT_WORDS,
    REFERRED_FROM_NAMES,
    SCREENING_OUTCOME_WORDS,
    TIER_WORDS,
    Cohort,
    ReferredFrom,
    ScreeningOutcome,
    SelectionOutcome,
    Stage,
    Tier,
)
from accord.journeys import select_people
from accord.journeys.select_people import Decided, Grounds, Open, SelectionRefused, open_nomination
from accord.kernel.columns import Column, choice_column, date_column, multiline_column
from accord.kernel.decisions import Decision, all_of
from accord.people.queries.person import person_head
from accord.ports.clock import london_day
from accord.web.people.header import number_in, whose
from accord.web.people.selection import FINDING_WORDS, NO_SCHEME, PURPOSE, may_be_nominated
from accord.web.shell import errors, forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page
from accord.web.shell.words import last_first

REASON = multiline_column(
    "reason", "Reason", max_length=4000, required=True, label="Why?",
    hint="If you decide otherwise than is suggested, say what weighs more. It is kept as an override",
)  # fmt: skip
SCREENING: tuple[Column, ...] = (SCREENINGS.column("outcome"), REASON)


@page(action=Action.RECORD, what="nominate for IOM", purpose=PURPOSE, methods=("GET", "POST"))
def nominate(request: PageRequest, reference: str) -> HttpResponse:
    """Ask into which scheme and why, and nominate."""
    mine, opened = schemes(request.viewer), None
    if request.method == "GET":
        opened = open_person(request, reference)
        decided = _may_be_nominated(request, opened, mine)
        mine = [each for each in mine if decided[each.code]]
        if not mine:
            return errors.refused(request, all_of(decided.values()) if decided else NO_SCHEME)
    into = choice_column(
        "scheme", "Scheme", [(each.code, each.name) for each in mine], required=True, label="Into which scheme?"
    )
    columns = (into, *(NOMINATIONS.column(name) for name in ("grounds", "referred_from", "help_wanted")))
    answers = Answers({"scheme": mine[0].code} if len(mine) == 1 else {})
    if request.method == "POST":
        answers = forms.answered(request.POST, columns, london_day(request.at))
        if not answers.faults:
            given = answers.values
            referred = ReferredFrom(given["referred_from"]) if given["referred_from"] else None
            grounds = Grounds(given["grounds"], referred, given["help_wanted"] or "")
            try:
                select_people.nominate(asking(request), number_in(reference), given["scheme"], grounds)
            except SelectionRefused as refusal:
                answers = _refused(answers, refusal.decision, columns, "scheme")
        if not answers.faults:
            messages.success(request, "They are nominated, and wait to be screened.")
            return redirect("people:selection", reference)
    opened = opened or open_person(request, reference)
    leads = sorted({each.lead_name for each in mine if each.lead_id != request.viewer.agency_id})
    context = {"leads": leads, "doing": "Nominate for Integrated Offender Management", "go_on": "Nominate"}
    return _page(request, reference, "people/nominate.html", columns, answers, {**context, "whose": whose(opened)})


def _may_be_nominated(request: PageRequest, opened: Opened, into: Sequence[SchemeView]) -> dict[str, Decision]:
    """Whether the opened person may be nominated into each of the schemes, by its code, as far as their age and life go."""
    day = london_day(request.at)
    standing = Standing(person_head(opened).date_of_birth, died_on([opened.person_id]).get(opened.person_id))
    return may_be_nominated(standing, [each.code for each in into], versions_on(day), day, {})


@page(action=Action.RECORD, what="screen for IOM", purpose=PURPOSE, methods=("GET", "POST"))
def screen(request: PageRequest, reference: str, nomination_reference: str) -> HttpResponse:
    """Show what each criterion says of the person, and ask what comes of it."""
    number, answers = number_in(nomination_reference), Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, SCREENING, london_day(request.at))
        if not answers.faults:
            outcome = ScreeningOutcome(answers.values["outcome"])
            try:
                select_people.screen(asking(request), number_in(reference), number, outcome, answers.values["reason"])
            except SelectionRefused as refusal:
                answers = _refused(answers, refusal.decision, SCREENING, "outcome")
        if not answers.faults:
            messages.success(request, "The screening is recorded.")
            return redirect("people:selection", reference)
    opened = open_person(request, reference)
    try:
        waiting = open_nomination(asking(request), opened, number)
    except SelectionRefused as refusal:
        return errors.refused(request, refusal.decision)
    if waiting.nomination.stage is not Stage.TO_SCREEN:
        return errors.refused(request, _gone_on())
    head = person_head(opened)
    context = {
        "found": select_people.screening_of(asking(request), opened, waiting, head.date_of_birth), "waiting": waiting,
        "whose": last_first(head.family_name, head.given_names),
        "doing": "Screen for Integrated Offender Management", "go_on": "Record the screening",
        "referred_words": REFERRED_FROM_NAMES, "finding_words": FINDING_WORDS,
        "outcome_words": SCREENING_OUTCOME_WORDS, "reference": reference,
    }  # fmt: skip
    return _page(request, reference, "people/screen.html", SCREENING, answers, context)


@page(action=Action.SELECT, what="decide on IOM selection", purpose=PURPOSE, methods=("GET", "POST"))
def select(request: PageRequest, reference: str, nomination_reference: str) -> HttpResponse:
    """Show what is known and suggested, and ask what the meeting decided."""
    number, answers = number_in(nomination_reference), Answers({"met_on": london_day(request.at).isoformat()})
    is_posted = request.method == "POST"
    # What is decided is told to the ledger by its journey, so the record is opened for reading only when the form is shown.
    opened = (
        admit(asking(request), number_in(reference), Action.SELECT) if is_posted else open_person(request, reference)
    )
    try:
        waiting = open_nomination(asking(request), opened, number)
    except SelectionRefused as refusal:
        return errors.refused(request, refusal.decision)
    if waiting.nomination.stage not in (Stage.TO_SCORE, Stage.TO_DECIDE):
        return errors.refused(request, _gone_on())
    columns = _deciding(waiting, london_day(request.at))
    if is_posted:
        answers = forms.answered(request.POST, columns, london_day(request.at))
        if not answers.faults:
            try:
                select_people.select(asking(request), number_in(reference), number, _decided(answers))
            except SelectionRefused as refusal:
                answers = _refused(answers, refusal.decision, columns, "outcome")
        if not answers.faults:
            messages.success(request, "The decision is recorded.")
            return redirect("people:selection", reference)
        opened = open_person(request, reference)
    head = person_head(opened)
    context = {
        "waiting": waiting,
        "suggested": select_people.suggestion_for(asking(request), opened, waiting, head.date_of_birth),
        "whose": last_first(head.family_name, head.given_names), "answer_words": ANSWER_WORDS,
        "referred_words": REFERRED_FROM_NAMES,
        "doing": "Record what the selection meeting decided", "go_on": "Record the decision",
        "takes": [(COHORT_WORDS[cohort], words) for cohort, words in waiting.definition.takes.items()],
    }  # fmt: skip
    return _page(request, reference, "people/select.html", columns, answers, context)


def _deciding(waiting: Open, on: date) -> tuple[Column, ...]:
    definition = waiting.definition
    areas = [(str(area.id), area.name) for area in select_people.districts_of(waiting.scheme, on)]
    return (
        date_column("met_on", "Meeting", not_in_future=True, required=True, label="When was the meeting?"),
        multiline_column(
            "present", "Present", max_length=2000, required=True, label="Who was there?",
            hint="Each agency, and who spoke for it",
        ),
        SELECTIONS.column("outcome"),
        choice_column(
            "cohort", "Cohort", [(each, COHORT_WORDS[each]) for each in definition.takes],
            label="If selected: into which cohort?",
        ),
        choice_column("tier", "Tier", [(each, TIER_WORDS[each]) for each in definition.tiers], label="Into which tier?"),
        choice_column("area", "District", areas, label="In which district?"),
        date_column("entered_on", "First day", label="From which day?"),
        REASON,
    )  # fmt: skip


def _decided(answers: Answers) -> Decided:
    given: Any = answers.values
    chosen = Chosen(
        Cohort(given["cohort"]) if given["cohort"] else None, Tier(given["tier"]) if given["tier"] else None,
        int(given["area"]) if given["area"] else None, given["entered_on"],
    )  # fmt: skip
    return Decided(given["met_on"], given["present"], SelectionOutcome(given["outcome"]), given["reason"], chosen)


def _refused(answers: Answers, decision: Decision, columns: Sequence[Column], otherwise: str) -> Answers:
    """The answers with every reason of the refusal, each at the field that it is about."""
    kinds = {column.name: column.kind for column in columns}
    faults = []
    for reason in decision.reasons:
        name = reason.code if reason.code in kinds else otherwise
        faults.append(FieldFault(name, f"{name}-day" if kinds[name] == "date" else name, reason.sentence))
    return Answers(answers.texts, answers.values, (*answers.faults, *faults))


def _gone_on() -> Decision:
    return Decision.no(
        "stage", "This nomination is at another step. Look at where it stands on the person's Selection page."
    )


def _page(
    request: PageRequest, reference: str, template: str, columns: Sequence[Column], answers: Answers, context: dict[str, Any]
) -> HttpResponse:  # fmt: skip
    back = reverse("people:selection", args=[reference])
    shared = {
        "questions": [forms.question(column, answers) for column in columns], "faults": answers.faults,
        "section": "Person record", "back_href": back, "cancel_href": back,
    }  # fmt: skip
    return render_page(request, template, {**shared, **context}, 400 if answers.faults else 200)
