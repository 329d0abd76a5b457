"""Deciding that a person leaves the cohort, with an exit plan, or stays, with the reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.terms import Action
from accord.iom.commands.answering import ManagingRefused
from accord.iom.rules.exits import exit_plan_is_said, look_again_is_in_time
from accord.iom.terms import TIER_WORDS, Tier
from accord.journeys.leave_cohort import NO_COHORT, Possible, Wish, decide_exit, possible
from accord.kernel.columns import Column, choice_column, date_column, multiline_column
from accord.kernel.decisions import all_of
from accord.ports.clock import london_day
from accord.record.commands import ChangeRefused
from accord.reporting.queries.exits import proposal_of
from accord.web.people.drafts import SECTION
from accord.web.people.header import number_in, whose
from accord.web.shell import errors, forms
from accord.web.shell.exits_waiting import count_waiting
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page

LEAVES, STAYS, VOLUNTARY = "leaves", "stays", "stays_voluntarily"
CHOICES = {
    LEAVES: "They leave the cohort today",
    STAYS: "They stay in the cohort",
    VOLUNTARY: "They stay by agreement: no statutory supervision runs any longer",
}
DECISION = choice_column(
    "decision", "The decision.",
    list(CHOICES.items()),
    required=True, label="What was decided?",
)  # fmt: skip
REASON = multiline_column(
    "reason", "Why.", max_length=1000, required=True, label="Why?", hint="Say which agencies agreed"
)
PLAN = multiline_column(
    "plan", "The exit plan.", max_length=4000, label="What is the exit plan, if they leave?",
    hint="Who stays in touch, what help goes on, and what would bring them back",
)  # fmt: skip
AGAIN = date_column("look_again_on", "A day to look again.", label="When should this be looked at again, if they stay?")
LEFT = (
    "They have left the cohort, and the exit plan is kept. No contact and no review is due of them. Close what is open of the "
    "plan, and end under Agencies and access what agencies did because of the cohort."
)
QUESTIONS = (DECISION, REASON, PLAN, AGAIN)
NEEDED_PLAN = replace(PLAN, required=True)
"""As it stands on the page, where nobody who leaves may leave it out."""
LEFT_TO_DO = replace(
    NEEDED_PLAN, label="What is left to be done?", hint="Who tells the other agencies, and ends tags and appointments"
)  # fmt: skip


@page(
    action=Action.SELECT,
    what="leave the cohort or stay",
    purpose="Deciding who leaves the cohort",
    methods=("GET", "POST"),
)
def leave_or_stay(request: PageRequest, reference: str) -> HttpResponse:
    """Show the grounds and what speaks against, ask for the decision, and do what follows."""
    today, answers = london_day(request.at), Answers()
    if request.method == "POST":
        answers = _compared(forms.answered(request.POST, QUESTIONS, today), today)
        if not answers.faults:
            return _decided(request, reference, answers)
    opened = open_person(request, reference)
    proposal = proposal_of(request.viewer, opened, request.at, today)
    if proposal is None:
        return _nothing_to_leave(request, reference)
    back, may = reverse("people:management", args=[reference]), possible(request.viewer, proposal)
    context = {
        "refusals": _refused(may),
        "questions": [forms.question(column, answers) for column in _asked(may)], "faults": answers.faults,
        "section": SECTION, "back_href": back, "cancel_href": back, "go_on": "Keep the decision",
        "whose": whose(opened), "proposal": proposal, "tier": TIER_WORDS[Tier(proposal.tier)],
    }  # fmt: skip
    return render_page(request, "people/exit.html", context, 400 if answers.faults else 200)


def _asked(may: Possible) -> Sequence[Column]:
    """What can be decided, and what is asked with it: of the dead no day to look again, and no plan of whoever cannot leave."""
    open_to = {LEAVES: may.leaving, STAYS: may.staying, VOLUNTARY: all_of([may.staying, may.by_agreement])}
    choices = tuple((code, words) for code, words in CHOICES.items() if open_to[code])
    if not choices:
        return ()
    plan = (NEEDED_PLAN if may.staying else LEFT_TO_DO,) if may.leaving else ()
    return (replace(DECISION, choices=choices), REASON, *plan, *((AGAIN,) if may.staying else ()))


def _refused(may: Possible) -> list[str]:
    """Why what is not offered cannot be decided; that the dead do not stay is said already."""
    said = (may.leaving, may.by_agreement) if may.staying else (may.leaving,)
    return [each.because for each in said if not each]


def _nothing_to_leave(request: PageRequest, reference: str) -> HttpResponse:
    messages.warning(request, NO_COHORT.because)
    return redirect("people:management", reference)


def _compared(answers: Answers, today: date) -> Answers:
    """Whoever leaves has an exit plan, and the day to look again lies ahead."""
    faults = list(answers.faults)
    said = exit_plan_is_said(answers.values.get("decision") == LEAVES, answers.values.get("plan") or "")
    if not said and "plan" in answers.values:
        faults.append(FieldFault("plan", "plan", said.because))
    in_time = look_again_is_in_time(answers.values.get("look_again_on"), today)
    if not in_time:
        faults.append(FieldFault("look_again_on", "look_again_on-day", in_time.because))
    return replace(answers, faults=tuple(faults))


def _decided(request: PageRequest, reference: str, answers: Answers) -> HttpResponse:
    values = answers.values
    leaves = values["decision"] == LEAVES
    wish = Wish(
        leaves=leaves,
        reason=values["reason"],
        plan=(values["plan"] or "") if leaves else "",
        look_again_on=None if leaves else values["look_again_on"],
        stays_voluntarily=values["decision"] == VOLUNTARY,
    )
    try:
        decide_exit(asking(request), number_in(reference), wish)
    except ManagingRefused as refusal:
        if refusal.decision is NO_COHORT:
            return _nothing_to_leave(request, reference)
        return errors.refused(request, refusal.decision)
    except ChangeRefused as refusal:
        return errors.refused(request, refusal.decision)
    count_waiting(request.session, request.viewer, request.at)
    messages.success(request, LEFT if leaves else "They stay. The reason is kept.")
    return redirect("people:management", reference)
