"""Policy values: the numbers that rules use, where each comes from, what it was before, and setting a new one."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accord.access.gate import NotFound
from accord.access.terms import Action
from accord.journeys.administer import NewPolicyValue, set_policy_value
from accord.kernel.columns import Column, choice_column, date_column, multiline_column, text_column
from accord.kernel.policy import PolicyValue, Status
from accord.policy.commands import PolicyRefused
from accord.policy.queries import PolicyChange, all_on, history
from accord.policy.rules import LONGEST_TEXT
from accord.policy.shipped import Definition, definitions
from accord.policy.terms import SHIPPED, STATUS_WORDS, UNIT_WORDS, Unit
from accord.ports.clock import london_day
from accord.web.administration.agencies import EVERYWHERE, area_choices
from accord.web.administration.asked import Form, with_faults
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, page, render_page

PURPOSE = "Looking after the numbers that rules use"
LIST = {"text": "Policy values", "href": "/administration/policy/"}
GROUPS = {
    "access": "Access to records",
    "contacts": "Contact with people",
    "iom": "Integrated Offender Management",
    "record": "How long entries are kept",
}
_FIELDS = {"value": "value", "source": "source", "reason": "reason", "start": "starts_on-day"}
"""Where each reason for a refusal is put right, by its code."""


@page(action=Action.ADMINISTER, what="policy values", purpose=PURPOSE)
def listed(request: PageRequest) -> HttpResponse:
    """Every value in force today, by what it is for; those of areas below the general one."""
    known = definitions()
    groups: dict[str, list[tuple[Definition, PolicyValue, str]]] = {}
    for value in all_on(london_day(request.at)):
        room = value.key.partition(".")[0]
        groups.setdefault(GROUPS.get(room, room.capitalize()), []).append((known[value.key], value, value_words(value)))
    return render_page(request, "administration/policy.html", {"groups": sorted(groups.items())})


@page(action=Action.ADMINISTER, what="policy value", purpose=PURPOSE)
def one(request: PageRequest, policy_key: str) -> HttpResponse:
    """Every value that the key has had, who set it and why."""
    today = london_day(request.at)
    changes = [(change, value_words(change.value), _standing(change, today)) for change in history(policy_key)]
    context = {"definition": _known(policy_key), "changes": changes, "shipped": SHIPPED}
    return render_page(request, "administration/policy_value.html", context)


@page(action=Action.ADMINISTER, what="set a policy value", purpose=PURPOSE, methods=("GET", "POST"))
def set_new(request: PageRequest, policy_key: str) -> HttpResponse:
    """Ask for the new value and the day it holds from, and set it."""
    definition = _known(policy_key)
    above = {"text": policy_key, "href": f"/administration/policy/{policy_key}/"}
    context = {"definition": definition, "unit": UNIT_WORDS[definition.unit]}
    template = "administration/policy_set.html"
    form = Form("Set a new value", _columns(definition), "Set the value", (LIST, above), template, context)
    if request.method != "POST":
        return form.page(request, Answers())
    answers = form.answered(request)
    answers = answers if answers.faults else _attempted(request, policy_key, answers)
    if answers.faults:
        return form.page(request, answers)
    messages.success(request, "The new value is set.")
    return redirect("administration:policy_value", policy_key)


def value_words(value: PolicyValue) -> str:
    """A value with its unit: "4 hours", "1 month", "group 2"."""
    if value.unit == Unit.RETENTION_GROUP:
        return f"group {value.value}"
    words = UNIT_WORDS[Unit(value.unit)]
    return f"{value.value} {words.removesuffix('s') if value.value == 1 else words}"


def _known(policy_key: str) -> Definition:
    found = definitions().get(policy_key)
    if found is None:
        raise NotFound
    return found


def _columns(definition: Definition) -> tuple[Column, ...]:
    where = [(EVERYWHERE, "Everywhere"), *area_choices()]
    statuses = [(status.value, STATUS_WORDS[status]) for status in Status]
    return (
        text_column("value", "Value", max_length=20, required=True, label="Value", hint=f"In {UNIT_WORDS[definition.unit]}"),
        choice_column("where", "Where", where, required=True, label="Where does it hold?"),
        date_column("starts_on", "From", required=True, label="From which day?"),
        multiline_column(
            "source", "Source", max_length=LONGEST_TEXT, required=True, label="Where does it come from?",
            hint="The guidance, its edition and paragraph, or the board that decided it and when",
        ),
        choice_column("status", "Status", statuses, required=True, label="How sure are we of it?"),
        multiline_column("reason", "Reason", max_length=LONGEST_TEXT, required=True, label="Why is it changed?"),
    )  # fmt: skip


def _attempted(request: PageRequest, key: str, answers: Answers) -> Answers:
    """Set the value; the answers come back with every reason when it is refused."""
    given: Any = answers.values
    area_id = None if given["where"] == EVERYWHERE else int(given["where"])
    new = NewPolicyValue(
        key, given["value"], area_id, given["starts_on"], given["source"], Status(given["status"]), given["reason"]
    )
    try:
        set_policy_value(asking(request), new)
    except PolicyRefused as refusal:
        reasons = [(_FIELDS.get(each.code, "value"), each.sentence) for each in refusal.decision.reasons]
        return with_faults(answers, [FieldFault(field.partition("-")[0], field, why) for field, why in reasons])
    return answers


def _standing(change: PolicyChange, today: date) -> str:
    """How a value stands on the day."""
    value = change.value
    if value.ends_on == value.starts_on:
        return "Never in force"
    if value.period.contains(today):
        return "In force"
    return "To come" if value.starts_on > today else "Ended"
