"""The forms by which somebody is scored, filled in with what the record says and whence, or another tool's result is held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import Opened, admit
from accord.access.terms import Action
from accord.journeys import score_people
from accord.journeys.score_people import HeldResult, ScoringRefused, Whence, known_offences, may_be_scored
from accord.kernel.columns import Column, ValueFault, choice_column, date_column, multiline_column, text_column
from accord.orders.registers import OFFENCES
from accord.people.queries.person import person_head
from accord.ports.clock import london_day
from accord.risk import known
from accord.risk.actuarial.inputs import FIELDS
from accord.risk.actuarial.inputs import Inputs as ActuarialInputs
from accord.risk.actuarial.terms import ANSWER_WORDS, ANSWERED_BY, PAST_WORDS, WORDS, Answer, Past, Question
from accord.risk.known import Told
from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.rules import Inputs as Ogrs3Inputs
from accord.risk.ogrs3.terms import STATUS_WORDS
from accord.risk.rules import ScoreRefused
from accord.risk.terms import HELD_WORDS, SEX_WORDS, Sex
from accord.web.people.header import number_in, whose
from accord.web.people.scores import PURPOSE, SECTION
from accord.web.shell import errors, forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ValueFault("Give a whole number in figures.")
    return int(text)


def _number(name: str, label: str) -> Column:
    return Column(name, label, partial(_whole), required=True, label=label)


SEX = choice_column("sex", "Sex", list(SEX_WORDS.items()), required=True, label="What sex are they recorded as?")
FIRST = _number("age_at_first_sanction", "How old were they at their first caution or conviction?")
OGRS3: tuple[Column, ...] = (
    SEX,
    FIRST,
    _number("age_at_current_conviction", "How old were they at the current conviction?"),
    _number("age_at_risk_date", "How old are they when they could offend again: sentenced in the community, or released?"),
    _number("previous_sanctions", "How many earlier cautions and convictions are there, the current one left out?"),
    choice_column(
        "sanction_status", "Status", list(STATUS_WORDS.items()), required=True, label="How did the present case end?"
    ),
    choice_column(
        "offence_group", "Offence", [(group, group) for group in coefficients().group], required=True,
        label="What is the current offence?",
    ),
)  # fmt: skip
ACTUARIAL: tuple[Column, ...] = (
    SEX,
    date_column("born_on", "Born", not_in_future=True, required=True, label="When were they born?"),
    date_column("convicted_on", "Convicted", required=True, label="When was the current conviction?"),
    replace(OFFENCES.column("home_office_code"), name="offence_code", label="What is the Home Office code of its offence?"),
    _number("sanctions", "How many cautions and convictions are there, the current one counted?"),
    _number("violent_sanctions", "How many of them were for violence?"),
    FIRST,
    date_column(
        "followed_from", "Followed from", label="From when could they offend again: sentenced in the community, or released?",
        hint="Blank: the day of the current conviction stands for it",
    ),
)  # fmt: skip
_CHOICES: Mapping[Answer, Sequence[tuple[str, str]]] = {
    kind: tuple((str(int(counts)), words) for counts, words in answers.items())
    for kind, answers in ANSWER_WORDS.items()
}
DYNAMIC: tuple[Column, ...] = tuple(
    choice_column(question, WORDS[question], _CHOICES[ANSWERED_BY[question]], label=WORDS[question])
    for question in Question
)
EARLIER: tuple[Column, ...] = tuple(
    choice_column(f"past_{kind.lower()}", words, _CHOICES[Answer.YES_OR_NO], label=words)
    for kind, words in ((kind, f"Convicted before of: {PAST_WORDS[kind]}") for kind in Past)
)
"""The kinds of earlier conviction; they count as answered where each of them is."""

HELD: tuple[Column, ...] = (
    choice_column("instrument", "Tool", list(HELD_WORDS.items()), required=True, label="Which tool?"),
    text_column("version", "Version", max_length=60, required=True, label="Which version of it?", hint="Or: not known"),
    date_column("on", "Day", not_in_future=True, required=True, label="When was it assessed?"),
    text_column("assessor", "Assessor", max_length=150, required=True, label="Who assessed?"),
    text_column(
        "result", "Result", max_length=60, required=True, label="What did it give?", hint="For example, 4 or 6.2%"
    ),
    text_column("band", "Band", max_length=40, label="What is that called?", hint="For example, high"),
    multiline_column("notes", "Notes", max_length=2000, label="What should a reader of it know?"),
)


@page(action=Action.RECORD, what="score by OGRS3", purpose=PURPOSE, methods=("GET", "POST"))
def ogrs3(request: PageRequest, reference: str) -> HttpResponse:
    """Ask what OGRS3 is given, as the record has it, and score."""

    def told(opened: Opened) -> Mapping[str, Told]:
        head = person_head(opened)
        return known.for_ogrs3(
            head.sex, head.date_of_birth, known_offences(asking(request), opened), london_day(request.at)
        )

    def keep(answers: Answers, whence: Whence) -> object:
        return score_people.score_ogrs3(asking(request), number_in(reference), Ogrs3Inputs(**answers.values), whence)

    return _scored(request, reference, "Score by OGRS3", OGRS3, told, keep)


@page(action=Action.RECORD, what="score by ARP, VRP and SVRP", purpose=PURPOSE, methods=("GET", "POST"))
def actuarial(request: PageRequest, reference: str) -> HttpResponse:
    """Ask what the suite is given, as the record has it, and score by all three; static where an answer is missing."""

    def told(opened: Opened) -> Mapping[str, Told]:
        head = person_head(opened)
        return known.for_actuarial(head.sex, head.date_of_birth, known_offences(asking(request), opened))

    def keep(answers: Answers, whence: Whence) -> object:
        given = {column.name: answers.values[column.name] for column in ACTUARIAL}
        said = {question: answers.values[question] for question in Question}
        facts: Any = given | {"sex": Sex(given["sex"]), "assessed_on": london_day(request.at)}
        answered = {each: int(text) for each, text in said.items() if text is not None}
        inputs = ActuarialInputs(**facts, answers=answered, past=_past(answers))
        return score_people.score_actuarial(asking(request), number_in(reference), inputs, whence)

    return _scored(request, reference, "Score by ARP, VRP and SVRP", (*ACTUARIAL, *DYNAMIC, *EARLIER), told, keep)


@page(action=Action.RECORD, what="hold another tool's score", purpose=PURPOSE, methods=("GET", "POST"))
def held(request: PageRequest, reference: str) -> HttpResponse:
    """Ask what another tool gave, and hold it."""

    def keep(answers: Answers, whence: Whence) -> object:
        given: Any = {name: value or "" for name, value in answers.values.items()}
        return score_people.hold_result(asking(request), number_in(reference), HeldResult(**given))

    return _scored(request, reference, "Hold what another tool gave", HELD, lambda opened: {}, keep)


def _scored(
    request: PageRequest, reference: str, doing: str, columns: Sequence[Column],
    told: Callable[[Opened], Mapping[str, Told]], keep: Callable[[Answers, Whence], object],
) -> HttpResponse:  # fmt: skip
    """A form filled in from the record; posting scores, keeps and leads to the scores."""
    if request.method == "POST":
        # What is kept is told to the ledger by its journey, so the record is opened for reading only when the form is shown.
        said = told(admit(asking(request), number_in(reference), Action.RECORD))
        answers = forms.answered(request.POST, columns, london_day(request.at))
        if not answers.faults:
            try:
                keep(answers, _whence(said, answers))
            except ScoreRefused as refused:
                answers = _with_refusals(answers, refused, columns)
            except ScoringRefused as refusal:
                return errors.refused(request, refusal.decision)
        if not answers.faults:
            messages.success(request, "The score is kept.")
            return redirect("people:scores", reference)
        opened = open_person(request, reference)
    else:
        opened = open_person(request, reference)
        allowed = may_be_scored(opened.person_id, london_day(request.at))
        if not allowed:
            return errors.refused(request, allowed)
        said = told(opened)
        answers = Answers({name: each.text for name, each in said.items()})
    back = reverse("people:scores", args=[reference])
    shown = [_with_whence(column, said) for column in columns]
    main = len(columns) - sum(column in (*DYNAMIC, *EARLIER) for column in columns)
    questions = [forms.question(column, answers) for column in shown]
    context = {
        "questions": questions[:main], "more": questions[main:], "faults": answers.faults, "section": SECTION,
        "back_href": back, "cancel_href": back, "whose": whose(opened), "doing": doing, "go_on": "Keep the score",
        "is_from_record": bool(said),
    }  # fmt: skip
    return render_page(request, "people/score.html", context, 400 if answers.faults else 200)


def _past(answers: Answers) -> frozenset[Past] | None:
    """The kinds of earlier conviction; None, which is not known, unless every kind is answered."""
    said = {kind: answers.values[f"past_{kind.lower()}"] for kind in Past}
    return None if None in said.values() else frozenset(kind for kind, text in said.items() if text == "1")


def _whence(said: Mapping[str, Told], answers: Answers) -> Whence:
    """Whence each input is; what was changed from what the record says does not come from it."""
    return {
        name: each.whence
        for name, each in said.items()
        if each.text and answers.texts.get(name, "").strip() == each.text
    }


def _with_whence(column: Column, said: Mapping[str, Told]) -> Column:
    each = said.get(column.name)
    if each is None or not each.text:
        return column
    hint = f"{column.hint}. " if column.hint else ""
    return replace(column, hint=f"{hint}From {each.whence}. Check it")


def _with_refusals(answers: Answers, refused: ScoreRefused, columns: Sequence[Column]) -> Answers:
    kinds = {column.name: column.kind for column in columns}
    faults = []
    for each in refused.refusals:
        name = FIELDS.get(each.field, each.field)
        faults.append(FieldFault(name, f"{name}-day" if kinds.get(name) == "date" else name, each.why))
    return Answers(answers.texts, answers.values, (*answers.faults, *faults))
