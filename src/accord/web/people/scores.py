"""Somebody's scores: by formula, each with what went in and what each part added, and the ways to score again."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.queries.cohort import tier_of
from accord.iom.queries.scheme import schemes, versions_on
from accord.iom.rules.nomination import Standing, what_age_says
from accord.journeys.score_people import ScoringRefused, may_be_scored, score_matrix
from accord.kernel.columns import Column, choice_column
from accord.kernel.decisions import Decision
from accord.kernel.references import reference_of
from accord.people.queries.person import person_head
from accord.ports.clock import london_day
from accord.risk.queries import ScoreView, scores_of
from accord.risk.terms import HELD_WORDS, KIND_WORDS, MATRIX, SCORE_WORDS, Kind
from accord.web.people.header import made_header, number_in, whose
from accord.web.shell import charts, errors, forms
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page

PURPOSE = "Choosing whom to manage in Integrated Offender Management"
SECTION = "Person record"
NO_MATRIX = Decision.no(
    "no_version", "No scheme in which your agency takes part is in force: there is no matrix to add up by."
)


@page(action=Action.CONSULT, what="scores", purpose=PURPOSE)
def scores(request: PageRequest, reference: str) -> HttpResponse:
    """Every score that stands, the newest of each formula first."""
    opened = open_person(request, reference)
    held = scores_of(request.viewer, opened)
    by_formula = sorted(held, key=lambda each: (list(SCORE_WORDS).index(each.instrument), each.version, each.form))
    groups = [(_heading(each), list(found)) for each, found in _grouped(by_formula)]
    may_score = bool(may(request.viewer, Action.RECORD))
    head, today = person_head(opened), london_day(request.at)
    tier = tier_of(request.viewer, opened, today)
    context = {
        "header": made_header(request, opened, head, tier),
        "apart": what_age_says(Standing(head.date_of_birth, None), today),
        "current": "people:scores",
        "groups": [(heading, found, _chart(place, found[0])) for place, (heading, found) in enumerate(groups)],
        "held_codes": set(HELD_WORDS),
        "allowed": may_be_scored(opened.person_id, today),
        "may_score": may_score,
        "reference": reference_of(opened.person_id),
        "reference_of": reference_of,
    }
    return render_page(request, "people/scores.html", context)


@page(action=Action.RECORD, what="score by a persistence matrix", purpose=PURPOSE, methods=("GET", "POST"))
def by_matrix(request: PageRequest, reference: str) -> HttpResponse:
    """Ask by whose matrix, and add the points up."""
    columns = (_scheme_column(request),)
    choices = columns[0].choices
    answers = forms.Answers({"scheme": choices[0][0]} if len(choices) == 1 else {})
    if request.method == "POST":
        answers = forms.answered(request.POST, columns, london_day(request.at))
        if not answers.faults:
            try:
                score_matrix(asking(request), number_in(reference), answers.values["scheme"])
            except ScoringRefused as refusal:
                return errors.refused(request, refusal.decision)
            messages.success(request, "The points are added up and kept.")
            return redirect("people:scores", reference)
    opened = open_person(request, reference)
    allowed = may_be_scored(opened.person_id, london_day(request.at))
    if not (allowed and choices):
        return errors.refused(request, NO_MATRIX if allowed else allowed)
    back = reverse("people:scores", args=[reference])
    context = {
        "questions": [forms.question(each, answers) for each in columns], "faults": answers.faults, "section": SECTION,
        "back_href": back, "cancel_href": back, "whose": whose(opened), "doing": "Score by a persistence matrix",
        "go_on": "Add up and keep",
    }  # fmt: skip
    return render_page(request, "people/ask.html", context, 400 if answers.faults else 200)


def _scheme_column(request: PageRequest) -> Column:
    in_force = versions_on(london_day(request.at))
    mine = [(each.code, each.name) for each in schemes(request.viewer) if each.code in in_force]
    return choice_column("scheme", "Scheme", mine, required=True, label="By which scheme's persistence matrix?")


def _grouped(held: Sequence[ScoreView]) -> list[tuple[ScoreView, list[ScoreView]]]:
    groups = [list(found) for _, found in groupby(held, key=lambda each: each.formula)]
    return [(found[0], sorted(found, key=lambda each: (each.on, each.entry_id), reverse=True)) for found in groups]


def _heading(each: ScoreView) -> str:
    if each.instrument == MATRIX:
        table = each.version.replace("shipped,", "that ships with Accord,")
        return f"{SCORE_WORDS[MATRIX]} {table}" if table != each.version else f"{SCORE_WORDS[MATRIX]} of {table}"
    form = f", {KIND_WORDS[Kind(each.form)].lower()}" if each.form else ""
    return f"{SCORE_WORDS[each.instrument]}{form}, version {each.version}"


def _chart(place: int, newest: ScoreView) -> Any:
    """What each part of the newest score of a formula adds, as a picture; none where it has no parts."""
    if len(newest.parts) < 2:
        return ""
    unit = "points" if newest.instrument == MATRIX else "log-odds"
    parts = [(each.words if unit == "log-odds" else f"Entry {each.entry}", each.adds) for each in newest.parts]
    return charts.waterfall(f"score-{place}", f"What each part adds, in {unit}", parts, ())
