"""Where somebody stands in being selected for IOM: every nomination, each step of it, and what comes next."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access.rules import may
from accord.access.terms import Action
from accord.access.viewer import Viewer
from accord.circumstances.queries import died_on
from accord.iom.queries.cohort import Spell, spell_of
from accord.iom.queries.nomination import NominationView
from accord.iom.queries.scheme import SchemeView, VersionView, every_scheme, versions_on
from accord.iom.rules.nomination import NO_VERSION, Standing, nomination_may_be_made, what_age_says
from accord.iom.rules.selection import what_ends_it
from accord.iom.terms import (
    REFERRED_FROM_WORDS,
    SCREENING_OUTCOME_WORDS,
    SELECTION_OUTCOME_WORDS,
    STAGE_WORDS,
    TIER_WORDS,
    Stage,
    Tier,
)
from accord.journeys.select_people import selection_of
from accord.kernel.decisions import Decision
from accord.kernel.references import reference_of
from accord.people.queries.person import person_head
from accord.ports.clock import london_day
from accord.web.people.header import made_header
from accord.web.shell.pages import PageRequest, asking, open_person, page, render_page

PURPOSE = "Choosing whom to manage in Integrated Offender Management"
NO_SCHEME = Decision.no(
    "no_scheme",
    "Your agency takes part in no scheme of Integrated Offender Management. Ask the agency that leads one to let it take part.",
)
FINDING_WORDS = {True: "Met", False: "Not met", None: "Not known"}


@page(action=Action.CONSULT, what="IOM selection", purpose=PURPOSE)
def selection(request: PageRequest, reference: str) -> HttpResponse:
    """Every nomination that the viewer may see, the newest first."""
    opened, day = open_person(request, reference), london_day(request.at)
    every, in_force = every_scheme(), versions_on(day)
    mine = {each.code: each for each in every if each.is_partner(request.viewer.agency_id)}
    found = selection_of(asking(request), opened, in_force)
    waiting = {each.scheme for each in found if each.is_open}
    head, spell = person_head(opened), spell_of(request.viewer, opened, day)
    standing = Standing(head.date_of_birth, died_on([opened.person_id]).get(opened.person_id))
    there = _managed_by(every, in_force, spell)
    places = {there: _place(spell)} if spell else {}
    open_to = may_be_nominated(standing, mine.keys() - waiting, in_force, day, places)
    context = {
        "header": made_header(request, opened, head, spell.tier if spell else ""),
        "current": "people:selection",
        "nominations": [
            _shown(request, reference, each, replace(standing, in_cohort=places.get(each.scheme, "")))
            if each.scheme in in_force or not each.is_open
            else _over(each)
            for each in found
        ],
        "scheme_names": {each.code: each.name for each in every},
        "leads": {each.code: each.lead_name for each in every},
        "may_nominate": bool(may(request.viewer, Action.RECORD)) and any(open_to.values()),
        "why_not": sorted({each.because for each in open_to.values()}) if mine else [NO_SCHEME.because],
        "apart": what_age_says(standing, day) if waiting else "",
        "finding_words": FINDING_WORDS,
        "screening_words": SCREENING_OUTCOME_WORDS,
        "selection_words": SELECTION_OUTCOME_WORDS,
        "referred_words": REFERRED_FROM_WORDS,
    }
    return render_page(request, "people/selection.html", context)


def may_be_nominated(
    standing: Standing, into: Iterable[str], in_force: Mapping[str, VersionView], day: date, places: Mapping[str, str]
) -> dict[str, Decision]:  # fmt: skip
    """Whether somebody may be nominated into each of the schemes, by its code; `places` says in which they are already."""
    return {
        code: nomination_may_be_made(
            replace(standing, in_cohort=places.get(code, "")),
            in_force[code].definition if code in in_force else None, day,
        )
        for code in into
    }  # fmt: skip


def _managed_by(every: Iterable[SchemeView], in_force: Container[str], spell: Spell | None) -> str:
    """The code of the scheme that manages where somebody is in a cohort: the nearest around it; blank when none does."""
    by_area = {each.area_id: each.code for each in every if each.code in in_force}
    return next((by_area[area] for area in (spell.around if spell else ()) if area in by_area), "")


def _place(spell: Spell) -> str:
    return f"{TIER_WORDS[Tier(spell.tier)].lower()} tier in {spell.area_name}"


def next_step(
    viewer: Viewer, reference: str, nomination_id: int, stage: Stage, died: date | None = None
) -> tuple[str, str] | None:
    """What comes next for a nomination, and where it is done; None when nothing does, or nothing that the viewer may do.

    Nobody is scored who has died: what is left is to record that they are not selected.
    """
    stage = Stage.TO_DECIDE if died and stage is Stage.TO_SCORE else stage
    number, needed = reference_of(nomination_id), Action.SELECT if stage is Stage.TO_DECIDE else Action.RECORD
    steps = {
        Stage.TO_SCREEN: ("Screen", reverse("people:screen", args=[reference, number])),
        Stage.TO_SCORE: ("Score", reverse("people:scores", args=[reference])),
        Stage.TO_DECIDE: ("Record the decision", reverse("people:select", args=[reference, number])),
    }
    return steps.get(stage) if may(viewer, needed) else None


def _over(each: NominationView) -> dict[str, Any]:
    """A nomination into a scheme that has ended, or has not begun: nothing is decided of it."""
    ends = f"{NO_VERSION} Until then nothing is decided; if the scheme has ended for good, withdraw the nomination."
    return {"nomination": each, "stage": STAGE_WORDS[each.stage], "ends": ends, "next": None, "decide_href": ""}


def _shown(request: PageRequest, reference: str, each: NominationView, standing: Standing) -> dict[str, Any]:
    died = standing.died_on
    without_score = each.stage is Stage.TO_SCORE and not died and bool(may(request.viewer, Action.SELECT))
    return {
        "nomination": each,
        "stage": STAGE_WORDS[each.stage],
        "ends": what_ends_it(standing, each.stage, london_day(request.at)),
        "next": next_step(request.viewer, reference, each.entry_id, each.stage, died),
        "decide_href": reverse("people:select", args=[reference, reference_of(each.entry_id)]) if without_score else "",
    }
