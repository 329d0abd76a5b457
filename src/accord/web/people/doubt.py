"""Two records that may be of one person, side by side: what agrees, what joining them would bring together, the decision."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound, open_beside
from accord.access.queries.involvements import Named, who_works_with
from accord.access.terms import Action, InvolvementBasis
from accord.journeys.link_records import decide_doubt, undo_joining
from accord.journeys.registers import REGISTERS
from accord.kernel.columns import choice_column, multiline_column
from accord.kernel.references import number_of, reference_of
from accord.linking.commands import LinkingRefused
from accord.linking.queries import DoubtView, doubt, pair_in_doubt
from accord.linking.terms import DOUBT_STATE_WORDS, OPEN_STATES, OPINION_WORDS, WHY_DOUBTFUL_WORDS, DoubtState, Opinion
from accord.people.queries.records import RecordSays, what_records_say
from accord.people.terms import ETHNICITY_WORDS, IDENTIFIER_WORDS, SEX_WORDS, IdentifierKind, NameKind, Sex
from accord.ports.clock import london_day
from accord.record.queries.counts import entries_held_of
from accord.web.people.header import number_in
from accord.web.shell import charts, errors, forms
from accord.web.shell.forms import Answers
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import day, last_first

PURPOSE = "Keeping each person's records together, and apart from others'"
OPINION = choice_column(
    "opinion", "Opinion", list(OPINION_WORDS.items()), required=True, label="Are these records of one person or of two?"
)  # fmt: skip
REASON = multiline_column(
    "reason", "Reason", max_length=1000, required=True, label="How do you know?",
    hint="For example, whom you asked, or what else you have seen. It is kept for good",
)  # fmt: skip
WHY_UNDO = multiline_column(
    "reason", "Reason", max_length=1000, required=True, label="Why were the records not of one person?",
    hint="The two records are kept apart from now on. Say how you know",
)  # fmt: skip
DONE = {
    DoubtState.JOINED: "The records are joined. You can undo it at any time.",
    DoubtState.APART: "The records stay apart, and will not be brought together again without somebody deciding it.",
    DoubtState.SECOND: "Your opinion is kept. A second officer must look at these records before anything is joined.",
}
MARKS = (("Looked at from 4", 4.0), ("Joined from 20", 20.0))


@page(action=Action.LINK, what="records in doubt", purpose=PURPOSE, methods=("GET", "POST"))
def pair(request: PageRequest, reference: str, doubt_reference: str) -> HttpResponse:
    """Look at the two records, and decide."""
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [OPINION, REASON], london_day(request.at))
        if not answers.faults:
            return _decided(request, reference, doubt_reference, answers)
    found = _opened(request, reference, doubt_reference)
    return render_page(request, "people/doubt.html", _context(request, reference, found, answers), _status(answers))


@page(action=Action.UNLINK, what="undo a joining", purpose=PURPOSE, methods=("GET", "POST"))
def undo(request: PageRequest, reference: str, doubt_reference: str) -> HttpResponse:
    """Ask why, and undo the joining."""
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [WHY_UNDO], london_day(request.at))
        if not answers.faults:
            return _undone(request, reference, doubt_reference, answers.values["reason"])
    found = _opened(request, reference, doubt_reference)
    if found.row.state is not DoubtState.JOINED:
        raise NotFound
    back = reverse("people:doubt", args=[reference, doubt_reference])
    sides = _sides(found, what_records_say(found.row.pair))
    context = {
        "questions": [forms.question(WHY_UNDO, answers)], "faults": answers.faults, "section": "Records in doubt",
        "back_href": back, "cancel_href": back, "go_on": "Take the records apart", "sides": sides,
    }  # fmt: skip
    return render_page(request, "people/undo.html", context, _status(answers))


def _status(answers: Answers) -> int:
    return 400 if answers.faults else 200


def _opened(request: PageRequest, reference: str, doubt_reference: str) -> DoubtView:
    """The doubt, once the person and the other one beside them are opened."""
    number, person_id = number_of(doubt_reference), number_in(reference)
    row = pair_in_doubt(number) if number is not None else None
    other = next((each for each in row.people if each != person_id), person_id) if row else person_id
    opened = open_beside(asking(request), person_id, other, request.page.action or Action.LINK)
    found = doubt(opened, row) if row else None
    if found is None:
        raise NotFound
    return found


def _decided(request: PageRequest, reference: str, doubt_reference: str, answers: Answers) -> HttpResponse:
    opinion, reason = Opinion(answers.values["opinion"]), answers.values["reason"]
    try:
        decided = decide_doubt(asking(request), number_in(reference), number_of(doubt_reference), opinion, reason)
    except LinkingRefused as refusal:
        return errors.refused(request, refusal.decision)
    messages.success(request, DONE[decided.state])
    return redirect(
        "people:records", reference_of(decided.person_id) if decided.state is DoubtState.JOINED else reference
    )


def _undone(request: PageRequest, reference: str, doubt_reference: str, reason: str) -> HttpResponse:
    try:
        undo_joining(asking(request), number_in(reference), number_of(doubt_reference), reason)
    except LinkingRefused as refusal:
        return errors.refused(request, refusal.decision)
    messages.success(request, "The records are apart again, each with its entries.")
    return redirect("people:records", reference)


def _context(request: PageRequest, reference: str, found: DoubtView, answers: Answers) -> dict[str, Any]:
    row, says = found.row, what_records_say(found.row.pair)
    named = who_works_with(row.people, london_day(request.at))
    is_open = row.state in OPEN_STATES and row.people[0] != row.people[1]
    said_already = any(each.said_by == request.viewer.username for each in found.said)
    return {
        "reference": reference,
        "found": found,
        "doubt_reference": reference_of(row.id),
        "sides": _sides(found, says),
        "why": WHY_DOUBTFUL_WORDS[row.why],
        "state": DOUBT_STATE_WORDS[row.state],
        "facts": _facts(*(says[record] for record in row.pair)),
        "chart": _chart(found) if found.parts else "",
        "effect": _effect(row.people, named) if is_open else None,
        "needs_second": is_open and any(each.basis is InvolvementBasis.MAPPA for each in named),
        "may_decide": is_open and not said_already,
        "said_already": is_open and said_already,
        "may_undo": row.state is DoubtState.JOINED and row.people[0] == row.people[1],
        "opinion_words": OPINION_WORDS,
        "questions": [forms.question(OPINION, answers), forms.question(REASON, answers)],
        "faults": answers.faults,
    }


def _sides(found: DoubtView, says: Mapping[int, RecordSays]) -> list[str]:
    return [f"{says[record].agency_name}, {says[record].source_id}" for record in found.row.pair]


def _chart(found: DoubtView) -> str:
    parts = [(f"{part['words']}: {part['level'].lower()}", float(part["weight"])) for part in found.parts]
    return charts.waterfall("weight", "What each part adds to the weight, in bits", parts, MARKS)


def _facts(one: RecordSays, other: RecordSays) -> list[tuple[str, str, str, str]]:
    """A row for each fact: its name, what each record says, and whether they agree."""
    says: Mapping[str, Callable[[RecordSays], str]] = {
        "Name": lambda each: last_first(*each.main_name) if any(each.main_name) else "",
        "Also known as": lambda each: "; ".join(
            last_first(*name[1:]) for name in each.names if name[0] == NameKind.ALIAS
        ),
        "Date of birth": lambda each: day(each.date_of_birth) if each.date_of_birth else "",
        "Sex": lambda each: SEX_WORDS[Sex(each.sex)] if each.sex and each.sex != Sex.UNKNOWN else "",
        "Ethnicity": lambda each: ETHNICITY_WORDS.get(each.ethnicity, ""),
        **{IDENTIFIER_WORDS[kind]: _number(kind) for kind in IdentifierKind},
        "Postcode": lambda each: each.postcode,
        "Area": lambda each: each.area_name,
    }
    rows = [(name, say(one), say(other)) for name, say in says.items()]
    return [(name, mine, its, _agreement(mine, its)) for name, mine, its in rows if mine or its]


def _number(kind: IdentifierKind) -> Callable[[RecordSays], str]:
    return lambda each: ", ".join(value for of_kind, value in each.identifiers if of_kind == kind)


def _agreement(mine: str, its: str) -> str:
    if not mine or not its:
        return "One says nothing"
    return "Same" if mine.casefold() == its.casefold() else "Differs"


def _effect(people: tuple[int, int], named: Sequence[Named]) -> dict[str, Any]:
    """What would meet: for each agency, how many entries of each kind it has on either, and who works with either."""
    held = entries_held_of(people)
    kinds = sorted({(each.agency_name, each.kind) for each in held})
    numbers = {(each.agency_name, each.kind, each.person_id): each.number for each in held}
    entries = [
        (agency, REGISTERS[kind].title, *(numbers.get((agency, kind, person), 0) for person in people))
        for agency, kind in kinds
    ]
    agencies = sorted({each.agency_name for each in named})
    workers = [(agency, *(_officers(named, agency, person) for person in people)) for agency in agencies]
    return {"entries": entries, "workers": workers}


def _officers(named: Sequence[Named], agency: str, person_id: int) -> str:
    mine = [each.officer_name for each in named if each.agency_name == agency and each.person_id == person_id]
    return ", ".join(sorted(filter(None, mine))) or ("No officer named" if mine else "Not involved")
