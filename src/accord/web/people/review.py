"""Reviewing a person's tier: they stay, or move to another, with the reason and the day of the next review."""

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.terms import Action
from accord.iom.commands.answering import ManagingRefused
from accord.iom.registers import TIER_REVIEWS
from accord.iom.rules.review import Reviewed
from accord.iom.terms import TIER_WORDS, ReviewOutcome, Tier
from accord.journeys.review_tier import NO_PLACE, Wish, review_tier, reviewable, tiers_of
from accord.kernel.columns import Column
from accord.kernel.decisions import Decision
from accord.ports.clock import london_day
from accord.record.commands import ChangeRefused
from accord.reporting.queries.dues import review_due
from accord.web.people.drafts import SECTION
from accord.web.people.header import number_in, whose
from accord.web.shell import errors, forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page

ASKED = ("reviewed_on", "outcome", "moved_to", "reason", "next_review_on")
QUESTIONS = tuple(TIER_REVIEWS.column(name) for name in ASKED)
FIELDS = {
    "reviewed_on": "reviewed_on-day", "entered_on": "reviewed_on-day", "left_on": "reviewed_on-day",
    "moved_to": "moved_to", "tier": "moved_to", "cohort": "moved_to", "next_review_on": "next_review_on-day",
}  # fmt: skip
"""Where each reason for a refusal is put right, by its code; what has no place here is told on a page of its own."""


@page(action=Action.SELECT, what="review a tier", purpose="Reviewing the person's tier", methods=("GET", "POST"))
def review(request: PageRequest, reference: str) -> HttpResponse:
    """Show what is held, ask what the review decided, and do what follows."""
    today = london_day(request.at)
    answers = Answers({"reviewed_on": today.isoformat()})
    if request.method == "POST":
        answers = _compared(forms.answered(request.POST, QUESTIONS, today))
        if not answers.faults:
            done = _reviewed(request, reference, answers)
            if isinstance(done, HttpResponse):
                return done
            answers = done
    opened = open_person(request, reference)
    found = reviewable(asking(request), opened)
    if found is None:
        return _nothing_to_review(request, reference)
    back = reverse("people:management", args=[reference])
    other = [each for each in tiers_of(found.spell, today) if each != found.spell.tier]
    context = {
        "questions": [forms.question(_offering(column, other), answers) for column in QUESTIONS], "faults": answers.faults,
        "section": SECTION, "back_href": back, "cancel_href": back, "go_on": "Keep the review", "whose": whose(opened),
        "due": review_due(request.viewer, opened, found.entry, found.spell, today), "others": found.others,
    }  # fmt: skip
    return render_page(request, "people/review.html", context, 400 if answers.faults else 200)


def _offering(column: Column, tiers: Sequence[Tier]) -> Column:
    """The question, which offers of tiers only those into which they could move."""
    if column.name != "moved_to":
        return column
    return replace(column, choices=tuple((each.value, TIER_WORDS[each]) for each in tiers))


def _nothing_to_review(request: PageRequest, reference: str) -> HttpResponse:
    messages.warning(request, NO_PLACE.because)
    return redirect("people:management", reference)


def _compared(answers: Answers) -> Answers:
    """Who moves, moves somewhere; who stays, nowhere."""
    outcome, to = answers.values.get("outcome"), answers.values.get("moved_to")
    if outcome == ReviewOutcome.MOVE and not to and "moved_to" in answers.values:
        return _with(answers, "moved_to", "Say into which tier they move.")
    if outcome == ReviewOutcome.STAY and to:
        return _with(answers, "moved_to", "They stay, so choose no tier here; or say that they move.")
    return answers


def _with(answers: Answers, field: str, why: str) -> Answers:
    return replace(answers, faults=(*answers.faults, FieldFault(field, FIELDS[field], why)))


def _reviewed(request: PageRequest, reference: str, answers: Answers) -> HttpResponse | Answers:
    """On to the page of management; or the answers with what is wrong with them."""
    values = answers.values
    to = Tier(values["moved_to"]) if values["moved_to"] else None
    wish = Wish(Reviewed(values["reviewed_on"], to, values["next_review_on"]), values["reason"])
    try:
        review_tier(asking(request), number_in(reference), wish)
    except ManagingRefused as refusal:
        if refusal.decision is NO_PLACE:
            return _nothing_to_review(request, reference)
        return _refused(request, answers, refusal.decision)
    except ChangeRefused as refusal:
        return errors.refused(request, refusal.decision)
    told = f"They are in the {TIER_WORDS[to].lower()} tier from that day." if to else "They stay in their tier."
    messages.success(request, f"{told} The review is kept.")
    return redirect("people:management", reference)


def _refused(request: PageRequest, answers: Answers, decision: Decision) -> HttpResponse | Answers:
    if any(each.code not in FIELDS for each in decision.reasons):
        return errors.refused(request, decision)
    faults = [
        FieldFault(FIELDS[each.code].removesuffix("-day"), FIELDS[each.code], each.sentence)
        for each in decision.reasons
    ]
    return replace(answers, faults=(*answers.faults, *faults))
