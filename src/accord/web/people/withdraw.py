"""Withdrawing an entry that should never have been recorded. It stays in the record, with the reason."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound
from accord.access.terms import Action
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import may_be_changed, withdraw_entry
from accord.ports.clock import london_day
from accord.record.commands import ChangeRefused
from accord.record.queries.entries import entry
from accord.web.people.drafts import SECTION
from accord.web.people.entry import open_entry
from accord.web.people.header import number_in, whose
from accord.web.people.questions import REASON_FOR_WITHDRAWAL
from accord.web.shell import errors, forms
from accord.web.shell.pages import PageRequest, asking, page, render_page


@page(action=Action.WITHDRAW, what="withdraw an entry", purpose="Managing the person", methods=("GET", "POST"))
def withdraw(request: PageRequest, reference: str, entry_reference: str) -> HttpResponse:
    """Ask why, and withdraw."""
    answers = forms.Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [REASON_FOR_WITHDRAWAL], london_day(request.at))
        if not answers.faults:
            return _withdrawn(request, reference, entry_reference, answers.values[REASON_FOR_WITHDRAWAL.name])
    opened, number = open_entry(request, reference, entry_reference)
    found = entry(request.viewer, opened, number)
    if found is None:
        raise NotFound
    decision = may_be_changed(request.viewer, found, Action.WITHDRAW)
    if not decision:
        return errors.refused(request, decision)
    back = reverse("people:entry", args=[reference, entry_reference])
    context = {
        "questions": [forms.question(REASON_FOR_WITHDRAWAL, answers)],
        "faults": answers.faults,
        "section": SECTION,
        "back_href": back,
        "cancel_href": back,
        "whose": whose(opened),
        "go_on": "Withdraw the entry",
        "entry": found,
        "register": REGISTERS[found.kind],
    }
    return render_page(request, "people/withdraw.html", context, 400 if answers.faults else 200)


def _withdrawn(request: PageRequest, reference: str, entry_reference: str, reason: str) -> HttpResponse:
    try:
        withdraw_entry(asking(request), number_in(reference), number_in(entry_reference), reason)
    except ChangeRefused as refusal:
        return errors.refused(request, refusal.decision)
    messages.success(request, "The entry is withdrawn. It stays in the record with your reason.")
    return redirect("people:entry", reference, entry_reference)
