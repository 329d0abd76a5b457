"""The agencies' records that are held as this person's: what each says, why it belongs, and taking one out again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound
from accord.access.rules import may
from accord.access.terms import Action
from accord.journeys.link_records import settle_attention, take_record_out
from accord.kernel.columns import multiline_column
from accord.kernel.references import number_of, reference_of
from accord.linking.commands import LinkingRefused
from accord.linking.queries import attentions_of, doubts_of_person
from accord.linking.terms import DOUBT_STATE_WORDS, WHY_DOUBTFUL_WORDS
from accord.people.queries.person import person_record
from accord.people.queries.records import links_of_records
from accord.people.rules import OUR_NUMBERS
from accord.people.terms import LINK_BASIS_WORDS
from accord.ports.clock import london_day
from accord.web.people.details import details_of
from accord.web.people.header import header_of, number_in, whose
from accord.web.shell import errors, forms
from accord.web.shell.forms import Answers
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page

PURPOSE = "Keeping each person's records together, and apart from others'"
WHY_OUT = multiline_column(
    "reason", "Reason", max_length=1000, required=True, label="Why is this record not of this person?",
    hint="Say how you know. The record is kept apart from the others from now on",
)  # fmt: skip
BECAUSE = multiline_column(
    "because", "Finding", max_length=1000, required=True, label="What did you find?",
    hint="For example, that the records are of one person after all, and how you know",
)  # fmt: skip


@page(action=Action.CONSULT, what="records of the person", purpose=PURPOSE)
def records(request: PageRequest, reference: str) -> HttpResponse:
    """Each record, what is in doubt about any of them, and how they came to be together."""
    opened = open_person(request, reference)
    record, may_link = person_record(opened), bool(may(request.viewer, Action.LINK))
    links = links_of_records(each.id for each in record.sources)
    agencies = {each.id: f"{each.agency_name}, {_number(each.source_id)}" for each in record.sources}
    context: dict[str, Any] = {
        "header": header_of(request, opened),
        "current": "people:records",
        "details": details_of(record.sources, london_day(request.at)),
        "sources": [(each, reference_of(each.id), agencies[each.id]) for each in record.sources],
        "may_take_out": bool(may(request.viewer, Action.UNLINK)) and len(record.sources) > 1,
        "attentions": attentions_of(opened),
        "may_link": may_link,
        "doubts": _doubts(request, opened) if may_link else [],
        "links": [(agencies[each.source_record_id], each) for each in links],
        "basis_words": LINK_BASIS_WORDS,
    }
    return render_page(request, "people/records.html", context)


def _number(source_id: str) -> str:
    return "opened here" if source_id.startswith(OUR_NUMBERS) else source_id


def _doubts(request: PageRequest, opened: Any) -> list[dict[str, Any]]:
    return [
        {
            "href": reverse("people:doubt", args=[reference_of(opened.person_id), reference_of(row.id)]),
            "why": WHY_DOUBTFUL_WORDS[row.why],
            "state": DOUBT_STATE_WORDS[row.state],
            "row": row,
        }
        for row in doubts_of_person(opened, request.viewer, request.at)
    ]


@page(action=Action.UNLINK, what="take a record out", purpose=PURPOSE, methods=("GET", "POST"))
def take_out(request: PageRequest, reference: str, record_reference: str) -> HttpResponse:
    """Ask why, and take the record out into a person of its own."""
    answers, number = Answers(), number_of(record_reference)
    if request.method == "POST":
        answers = forms.answered(request.POST, [WHY_OUT], london_day(request.at))
        if not answers.faults:
            return _taken_out(request, reference, number, answers.values["reason"])
    opened = open_person(request, reference)
    record = next((each for each in person_record(opened).sources if each.id == number), None)
    if record is None:
        raise NotFound
    back = reverse("people:records", args=[reference])
    context = {
        "questions": [forms.question(WHY_OUT, answers)], "faults": answers.faults, "section": "Person record",
        "back_href": back, "cancel_href": back, "go_on": "Take the record out", "whose": whose(opened), "record": record,
    }  # fmt: skip
    return render_page(request, "people/take_out.html", context, 400 if answers.faults else 200)


def _taken_out(request: PageRequest, reference: str, number: int | None, reason: str) -> HttpResponse:
    try:
        take_record_out(asking(request), number_in(reference), number, reason)
    except LinkingRefused as refusal:
        return errors.refused(request, refusal.decision)
    messages.success(
        request, "The record is a person of its own now, with its entries. Undo it by joining the two again."
    )
    return redirect("people:records", reference)


@page(action=Action.LINK, what="settle what needs attention", purpose=PURPOSE, methods=("GET", "POST"))
def attention(request: PageRequest, reference: str, attention_id: int) -> HttpResponse:
    """Ask what was found, and settle it."""
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [BECAUSE], london_day(request.at))
        if not answers.faults:
            settle_attention(asking(request), number_in(reference), attention_id, answers.values["because"])
            messages.success(request, "What you found is kept.")
            return redirect("people:records", reference)
    opened = open_person(request, reference)
    found = next((each for each in attentions_of(opened) if each.id == attention_id), None)
    if found is None:
        raise NotFound
    back = reverse("people:records", args=[reference])
    context = {
        "questions": [forms.question(BECAUSE, answers)], "faults": answers.faults, "section": "Person record",
        "back_href": back, "cancel_href": back, "go_on": "Keep the finding", "whose": whose(opened), "attention": found,
    }  # fmt: skip
    return render_page(request, "people/attention.html", context, 400 if answers.faults else 200)
