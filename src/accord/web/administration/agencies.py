"""Agencies: the list, one added, one changed; and the areas that they and people belong to."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound
from accord.access.queries.agencies import AgencyView, agencies, agency_with_code, teams_of
from accord.access.queries.areas import AreaView, areas
from accord.access.queries.officers import officers_by_agency
from accord.access.terms import AGENCY_KIND_WORDS, AREA_KIND_WORDS, Action, AgencyKind, AreaKind
from accord.journeys.administer import NewAgency, save_agency
from accord.kernel.columns import Column, ValueFault, choice_column, text_column
from accord.web.administration.asked import Form, with_faults
from accord.web.shell.forms import Answers, FieldFault, question
from accord.web.shell.pages import PageRequest, asking, page, render_page

PURPOSE = "Looking after the partnership"
EVERYWHERE = "everywhere"
LIST = {"text": "Agencies", "href": "/administration/agencies/"}
_KIND = choice_column("kind", "Kind", list(AGENCY_KIND_WORDS.items()), label="Kind")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE_HINT = (
    "Small letters, figures and hyphens, such as second-bench. Extracts are imported under it, and it never changes"
)


def _code(text: str) -> str:
    if not _CODE.fullmatch(text) or len(text) > 60:
        raise ValueFault("A code is small letters, figures and hyphens, at most 60, such as second-bench.")
    return text


CODE = Column("code", "Code", _code, required=True, label="Code", hint=_CODE_HINT)


@page(action=Action.ADMINISTER, what="agencies", purpose=PURPOSE)
def listed(request: PageRequest) -> HttpResponse:
    """Every agency, or those of one kind."""
    asked = str(request.GET.get("kind", ""))
    kind = asked if asked in set(AgencyKind) else ""
    officers = officers_by_agency()
    shown = [each for each in agencies() if not kind or each.kind == kind]
    context = {
        "rows": [(each, AGENCY_KIND_WORDS[AgencyKind(each.kind)], officers.get(each.id, 0)) for each in shown],
        "question": question(_KIND, Answers(texts={"kind": kind})),
        "selected": [("Kind", [{"text": AGENCY_KIND_WORDS[AgencyKind(kind)], "href": "?"}])] if kind else [],
    }
    return render_page(request, "administration/agencies.html", context)


@page(action=Action.ADMINISTER, what="add an agency to the partnership", purpose=PURPOSE, methods=("GET", "POST"))
def add(request: PageRequest) -> HttpResponse:
    """Ask for the agency, and add it."""
    form = Form("Add an agency", (CODE, *_columns()), "Add the agency", (LIST,))
    answers = form.answered(request) if request.method == "POST" else Answers()
    if not answers.faults and answers.values and agency_with_code(answers.values["code"]):
        taken = FieldFault("code", "code", f"There is an agency with the code {answers.values['code']} already.")
        answers = with_faults(answers, [taken])
    if request.method != "POST" or answers.faults:
        return form.page(request, answers)
    return _saved(request, answers.values["code"], answers.values, "added")


@page(action=Action.ADMINISTER, what="change an agency", purpose=PURPOSE, methods=("GET", "POST"))
def change(request: PageRequest, agency_code: str) -> HttpResponse:
    """Ask what is different about the agency, and change it. Its code stays."""
    agency = agency_with_code(agency_code)
    if agency is None:
        raise NotFound
    said = {"agency": agency, "teams": teams_of(agency.id)}
    form = Form(f"Change {agency.name}", _columns(), "Save", (LIST,), "administration/agency.html", said)
    if request.method != "POST":
        return form.page(request, Answers(texts=_texts(agency)))
    answers = form.answered(request)
    return form.page(request, answers) if answers.faults else _saved(request, agency.code, answers.values, "changed")


@page(action=Action.ADMINISTER, what="areas", purpose=PURPOSE)
def listed_areas(request: PageRequest) -> HttpResponse:
    """Every area, by kind."""
    by_kind: dict[AreaKind, list[AreaView]] = {kind: [] for kind in AreaKind}
    for each in areas():
        by_kind[AreaKind(each.kind)].append(each)
    groups = [(AREA_KIND_WORDS[kind], found) for kind, found in by_kind.items()]
    return render_page(request, "administration/areas.html", {"groups": groups})


def area_choices() -> list[tuple[str, str]]:
    """Every area with its kind, for a police force and a MAPPA area often share a name; by number."""
    return [(str(each.id), f"{each.name} ({AREA_KIND_WORDS[AreaKind(each.kind)]})") for each in areas()]


def _columns() -> tuple[Column, ...]:
    where = [(EVERYWHERE, "The whole of England and Wales"), *area_choices()]
    kinds = list(AGENCY_KIND_WORDS.items())
    return (
        text_column("name", "Name", max_length=150, required=True, label="Name"),
        choice_column("kind", "Kind", kinds, required=True, label="How does it stand to the arrangements?"),
        text_column("sector", "Sector", max_length=30, label="Sector", hint="Such as police, housing, health, charity"),
        choice_column("area", "Area", where, required=True, label="Which area does it work in?"),
        text_column(
            "ask", "Whom to ask", max_length=150, label="Whom do its officers ask about access?",
            hint="A post and a telephone number, such as Data protection officer, 01904 000000. Refusals show it",
        ),
    )  # fmt: skip


def _texts(agency: AgencyView) -> dict[str, str]:
    found = next((each for each in areas() if (each.name, each.kind) == (agency.area_name, agency.area_kind)), None)
    where = str(found.id) if found else EVERYWHERE
    return {"name": agency.name, "kind": agency.kind, "sector": agency.sector, "area": where, "ask": agency.ask}


def _saved(request: PageRequest, code: str, given: Any, what: str) -> HttpResponse:
    area = next((each for each in areas() if str(each.id) == given["area"]), None)
    kind = AreaKind(area.kind) if area else None
    sector, ask, name = given["sector"] or "", given["ask"] or "", area.name if area else ""
    save_agency(asking(request), NewAgency(code, given["name"], AgencyKind(given["kind"]), sector, kind, name, ask))
    messages.success(request, f"{given['name']} is {what}.")
    return redirect(reverse("administration:agencies"))
