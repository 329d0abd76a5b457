"""A page with every macro and chart on it, and pages that ask: looked at by the tests, never routed by the service."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from accord.access.terms import Role
from accord.access.viewer import Viewer
from accord.kernel.columns import choice_column, date_column, multiline_column, text_column
from accord.kernel.decisions import Decision
from accord.kernel.periods import Period
from accord.web.shell import charts, errors, forms, lists
from accord.web.shell.pages import page, render_page

TODAY = date(2026, 11, 20)
VIEWER = Viewer(
    1, "a.officer", "Alex Officer", 1, "north-yorkshire-police", "North Yorkshire Police",
    roles=frozenset({Role.IOM_MANAGER, Role.INFORMATION_GOVERNANCE, Role.SYSTEM_ADMINISTRATOR}),
)  # fmt: skip
TIERS = [("Gold", 64), ("Silver", 46), ("Bronze", 36), ("Other, including people waiting to be scored", 79)]
PLACES = [("Gold", (40, 24)), ("Silver", (30, 16)), ("Bronze", (33, 3)), ("Other", (79, 0))]
QUARTERS = ["Q1", "Q2", "Q3", "Q4", "Q1 17", "Q2 17"]
REOFFENDERS = [("Gold", [12, 15, 9, None, 7, 8]), ("Silver", [4, 3, 6, 8, 8, 2])]
SPELLS = [
    ("Custody", [charts.Span("Custody", Period(date(2016, 3, 1), date(2016, 9, 1))),
                 charts.Span("Custody", Period(date(2018, 1, 9)))]),
    ("IOM cohort", [charts.Span("Gold", Period(date(2016, 1, 1), date(2017, 5, 1))),
                    charts.Span("Silver", Period(date(2017, 5, 1)))]),
]  # fmt: skip
SOURCES = [(f"s{number}", f"Source {number}") for number in range(14)]
COLUMNS = {
    "text": text_column("establishment", "prison", label="Which prison?", hint="As its sign says.", required=True),
    "multiline": multiline_column("account", "what", label="What happened?", required=True),
    "date": date_column("received_on", "first day", label="When did it start?", hint="27 3 2018", required=True),
    "few": choice_column("tier", "tier", [("gold", "Gold"), ("silver", "Silver")], label="Which tier?"),
    "many": choice_column("source", "source", SOURCES, label="Who told you?", required=True),
}


@dataclass(frozen=True)
class Happening:
    """One thing on the gallery's timeline."""

    title: str
    when: str
    datetime: date
    byline: str
    body: str


def context() -> dict[str, Any]:
    """What the gallery's template is drawn from."""
    return {
        "few": forms.question(COLUMNS["few"]),
        "slice": lists.slice_of({"page": "4", "tier": "gold"}, 240),
        "sorting": lists.sorting_of({"sort": "-name"}, ["name", "entered"], "name"),
        "day1": date(2018, 1, 9), "yesterday": date(2026, 11, 17), "today": TODAY, "later": date(2026, 12, 5),
        "spell": Period(date(2017, 5, 3), date(2018, 6, 2)),
        "looked": datetime(2026, 7, 1, 13, 5, tzinfo=UTC),
        "events": [
            Happening("Released", "2 June 2018", date(2018, 6, 2), "HMP Durham", "On licence.\nTo an address.\n\nNew."),
            Happening("Received", "3 May 2017", date(2017, 5, 3), "", "Remand."),
        ],
        "bar_chart": charts.bars("tiers", "People by tier", TIERS),
        "tier_rows": [[tier, count, f"{count} of 225"] for tier, count in TIERS],
        "stacked_chart": charts.stacked_bars("places", "By tier and place", ["In the community", "In custody"], PLACES),
        "stacked_rows": [[tier, *counts] for tier, counts in PLACES],
        "line_chart": charts.lines("quarters", "Reoffenders by quarter", QUARTERS, REOFFENDERS),
        "line_rows": [[name, *("Not known" if each is None else each for each in pair)] for name, pair in _by_quarter()],
        "span_chart": charts.spans("spells", "Custody and cohorts", Period(date(2016, 1, 1), date(2019, 1, 1)), SPELLS),
        "span_rows": [[label, "see the register"] for label, _ in SPELLS],
        "spark": charts.sparkline("six", "Reoffenders, six quarters", [12, 15, 9, 11, 7, 8]),
    }  # fmt: skip


def _by_quarter() -> Iterator[tuple[str, tuple[int | None, ...]]]:
    return zip(QUARTERS, zip(*(figures for _, figures in REOFFENDERS), strict=True), strict=True)


@page(action=None, what="gallery", purpose="Testing")
def gallery(request: Any) -> HttpResponse:
    """Every macro and chart."""
    request.viewer = VIEWER
    template = engines["jinja2"].from_string(Path(__file__).with_name("gallery.html").read_text())
    return HttpResponse(template.render(context(), request))


@page(action=None, what="question", purpose="Testing", methods=("GET", "POST"))
def ask(request: Any, kind: str) -> HttpResponse:
    """A page that asks one column."""
    request.viewer = VIEWER
    column = COLUMNS[kind]
    answers = forms.answered(request.POST, [column], TODAY) if request.method == "POST" else forms.Answers()
    shown = {"questions": [forms.question(column, answers)], "faults": answers.faults}
    links = {"section": "Person record", "back_href": "/", "cancel_href": "/"}
    return render_page(request, "shell/question.html", shown | links, 400 if answers.faults else 200)


@page(action=None, what="refusal", purpose="Testing")
def refusal(request: HttpRequest) -> HttpResponse:
    """What an officer sees who may not."""
    return errors.restricted(
        request, Decision.no("restricted", "This record is restricted to named officers. Ask Sam.")
    )


@page(action=None, what="card", purpose="Testing")
def card(request: Any) -> HttpResponse:
    """An interruption card."""
    request.viewer = VIEWER
    template = engines["jinja2"].from_string(CARD)
    return HttpResponse(template.render({}, request))


CARD = """{% extends "shell/layout.html" %}
{% from "shell/macros/interruption_card.html" import interruption_card %}
{% block title %}Before you open this record{% endblock %}
{% block content %}
{% call interruption_card("Open this record in an emergency", "Give your reason", "/", csrf_input=csrf_input) %}
<p>Your agency is not involved with this person. What you do here is told to information governance.</p>
{% endcall %}
{% endblock %}"""

urlpatterns = [
    path("", gallery, name="gallery"),
    path("ask/<str:kind>/", ask, name="ask"),
    path("refusal/", refusal, name="refusal"),
    path("card/", card, name="card"),
    path("sign-out/", gallery, name="account_logout"),
]
