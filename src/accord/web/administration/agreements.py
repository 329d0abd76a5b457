"""Information-sharing agreements: what agencies may see of each other's entries follows from those in force."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accord.access.gate import NotFound
from accord.access.queries.agencies import agencies
from accord.access.queries.agreements import AgreementView, agreement, agreements
from accord.access.terms import AGENCY_KIND_WORDS, Action, AgencyKind
from accord.access.viewer import ALL_KINDS, NAMED_ALONE
from accord.journeys.manage_agreements import NewAgreement, agree, end_agreement
from accord.journeys.registers import REGISTERS
from accord.kernel.columns import date_column, text_column
from accord.ports.clock import london_day
from accord.web.administration.asked import Form, attempted, confirm, with_faults
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import listed as listed_words

PURPOSE = "Looking after who may see what"
LIST = {"text": "Agreements", "href": "/administration/agreements/"}
COLUMNS = (
    text_column("title", "Title", max_length=200, required=True, label="What is it called?"),
    text_column(
        "gateway", "Gateway", max_length=300, required=True, label="Which law lets them share?",
        hint="Such as Crime and Disorder Act 1998 s.115, or Criminal Justice Act 2003 s.325(3)",
    ),
    date_column("starts_on", "From", required=True, label="From which day?"),
    date_column("ends_on", "Until", label="Until which day?", hint="The first day on which nothing more is shared"),
    date_column("review_on", "Review", label="When is it to be reviewed?"),
)  # fmt: skip
_MOST_CHOSEN = 200


@page(action=Action.ADMINISTER, what="agreements", purpose=PURPOSE)
def listed(request: PageRequest) -> HttpResponse:
    """Every agreement, those in force or to come first."""
    today = london_day(request.at)
    shown = sorted(agreements(), key=lambda each: not each.may_be_ended(today))
    rows = [(each, covered(each), _standing(each, today)) for each in shown]
    return render_page(request, "administration/agreements.html", {"rows": rows, "today": today})


@page(action=Action.ADMINISTER, what="agreement", purpose=PURPOSE)
def one(request: PageRequest, agreement_id: int) -> HttpResponse:
    """One agreement."""
    today, found = london_day(request.at), _found(agreement_id)
    context = {
        "agreement": found,
        "covered": covered(found),
        "standing": _standing(found, today),
        "may_be_ended": found.may_be_ended(today),
        "today": today,
    }
    return render_page(request, "administration/agreement.html", context)


@page(action=Action.ADMINISTER, what="record an agreement", purpose=PURPOSE, methods=("GET", "POST"))
def add(request: PageRequest) -> HttpResponse:
    """Ask for an agreement that the agencies have signed, and record it."""
    parties, kinds = _chosen(request, "agencies"), _chosen(request, "kinds")
    context = {"agency_groups": _agency_groups(parties), "kinds": _kinds(kinds)}
    form = Form("Record an agreement", COLUMNS, "Record the agreement", (LIST,), "administration/agree.html", context)
    if request.method != "POST":
        return form.page(request, Answers())
    answers = form.answered(request)
    known = {each.code: each.id for each in agencies()}
    signed = tuple(known[code] for code in parties if code in known)
    covers = tuple(kind for kind in kinds if kind in REGISTERS or kind == ALL_KINDS)
    answers = with_faults(answers, _faults(signed, covers))
    if not answers.faults:
        answers = attempted(
            answers, lambda: agree(asking(request), _new(answers.values, signed, covers)), "ends_on-day"
        )
    if answers.faults:
        return form.page(request, answers)
    messages.success(request, f"{answers.values['title']} is recorded.")
    return redirect("administration:agreements")


@page(action=Action.ADMINISTER, what="end an agreement", purpose=PURPOSE, methods=("GET", "POST"))
def end(request: PageRequest, agreement_id: int) -> HttpResponse:
    """End an agreement today."""
    found = _found(agreement_id)
    if request.method != "POST":
        said = [
            f"From now on {listed_words(found.parties)} no longer see each other's entries under it.",
            "What another agreement shares stays shared.",
        ]
        return confirm(request, f"End “{found.title}”", said, "End the agreement", f"{LIST['href']}{agreement_id}/")
    end_agreement(asking(request), agreement_id)
    messages.success(request, f"{found.title} is ended.")
    return redirect("administration:agreement", agreement_id)


def covered(each: AgreementView) -> str:
    """The kinds of entry that an agreement covers, in words."""
    if each.covers_everything:
        others = [REGISTERS[kind].title.lower() for kind in sorted(NAMED_ALONE) if kind not in each.kinds]
        return "Every kind of entry" + (f" but {listed_words(others)}" if others else "")
    return ", ".join(REGISTERS[kind].title if kind in REGISTERS else kind for kind in each.kinds)


def _found(agreement_id: int) -> AgreementView:
    found = agreement(agreement_id) if agreement_id < 2**63 else None
    if found is None:
        raise NotFound
    return found


def _standing(each: AgreementView, today: date) -> str:
    if each.is_in_force(today):
        return "In force"
    return "To come" if each.may_be_ended(today) else "Ended"


def _chosen(request: PageRequest, name: str) -> list[str]:
    """The boxes ticked under a name, each once."""
    return list(dict.fromkeys(str(each)[:100] for each in request.POST.getlist(name)[:_MOST_CHOSEN]))


def _agency_groups(chosen: list[str]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Every agency as a box to tick, by kind."""
    every = agencies()
    return [
        (words, [_box(each.code, each.name, chosen) for each in every if each.kind == kind])
        for kind, words in ((kind, AGENCY_KIND_WORDS[kind]) for kind in AgencyKind)
    ]


def _kinds(chosen: list[str]) -> list[dict[str, Any]]:
    """Every kind of entry as a box to tick."""
    each = [_box(register.code, register.title, chosen) for register in REGISTERS.values()]
    return [
        _box(ALL_KINDS, "Every kind, those still to come too; intelligence only where it is chosen below", chosen),
        {"divider": "and, or instead"},
        *each,
    ]


def _box(value: str, text: str, chosen: list[str]) -> dict[str, Any]:
    return {"value": value, "text": text, "checked": value in chosen}


def _faults(signed: tuple[int, ...], covers: tuple[str, ...]) -> list[FieldFault]:
    said = [
        (len(signed) < 2, FieldFault("agencies", "agencies", "Choose two agencies or more.")),
        (not covers, FieldFault("kinds", "kinds", "Choose what they may see of each other.")),
    ]
    return [fault for is_wrong, fault in said if is_wrong]


def _new(given: Any, signed: tuple[int, ...], covers: tuple[str, ...]) -> NewAgreement:
    kinds = tuple(kind for kind in covers if ALL_KINDS not in covers or kind in {ALL_KINDS, *NAMED_ALONE})
    return NewAgreement(
        given["title"], given["gateway"], signed, kinds, given["starts_on"], given["ends_on"], given["review_on"]
    )
