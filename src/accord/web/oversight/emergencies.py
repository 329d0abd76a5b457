"""Records that were opened in an emergency: who, why and until when; and whether it was right."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accord.access import gate
from accord.access.queries.doors import EmergencyView, emergency_access, emergency_accesses
from accord.access.terms import Action
from accord.journeys.oversee import review_emergency
from accord.kernel.columns import multiline_column
from accord.ports.clock import london_day
from accord.web.oversight.index import PURPOSE
from accord.web.shell import forms
from accord.web.shell.forms import Answers
from accord.web.shell.pages import PageRequest, asking, page, render_page

FINDING = multiline_column(
    "finding", "Finding", max_length=1000, required=True, label="Was it right to open the record?",
    hint="Say how you know, such as whom you spoke to, and what follows",
)  # fmt: skip


@page(action=Action.OVERSEE, what="emergency accesses", purpose=PURPOSE)
def listed(request: PageRequest) -> HttpResponse:
    """Those that nobody has looked at yet, or all of them; who is among them is in the ledger before they are shown."""
    shows_all = request.GET.get("show") == "all"
    shown = emergency_accesses(unreviewed=not shows_all)
    gate.note(asking(request), Action.OVERSEE, people=sorted({each.person_id for each in shown}))
    tabs = [{"text": "To look at", "href": "?"}, {"text": "All", "href": "?show=all"}]
    context = {"shown": shown, "tabs": tabs, "current": "?show=all" if shows_all else "?"}
    return render_page(request, "oversight/emergencies.html", context)


@page(action=Action.OVERSEE, what="emergency access", purpose=PURPOSE, methods=("GET", "POST"))
def one(request: PageRequest, emergency_id: int) -> HttpResponse:
    """One emergency access, and the finding on it."""
    found = emergency_access(emergency_id) if emergency_id < 2**63 else None
    if found is None:
        raise gate.NotFound
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [FINDING], london_day(request.at))
        if not answers.faults:
            return _reviewed(request, found, answers.values["finding"])
    gate.note(asking(request), Action.OVERSEE, people=[found.person_id], detail={"emergency": found.id})
    context = {
        "emergency": found,
        "is_open": found.opened_at <= request.at < found.expires_at,
        "question": forms.question(FINDING, answers),
        "faults": answers.faults,
    }
    return render_page(request, "oversight/emergency.html", context, 400 if answers.faults else 200)


def _reviewed(request: PageRequest, found: EmergencyView, finding: str) -> HttpResponse:
    if review_emergency(asking(request), found.id, finding):
        messages.success(request, "Your finding is recorded.")
    else:
        messages.warning(request, "Somebody has recorded a finding already; it stands.")
    return redirect("oversight:emergency", found.id)
