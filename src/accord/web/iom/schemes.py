"""What schemes there are, what each is, what it was before, and how two versions of it differ."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse

from accord.access.gate import NotFound
from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.queries.misplaced import misplaced
from accord.iom.queries.scheme import SchemeView, VersionView, scheme_for, schemes, versions
from accord.iom.rules.scheme import INSTRUMENTS, TAKES, changed_parts
from accord.iom.rules.scheme_defaults import ASSUMED
from accord.iom.terms import (
    COHORT_WORDS,
    OFFENCE_TEST_MEANS,
    OFFENCE_TEST_WORDS,
    TIER_SET_WORDS,
    TIER_WORDS,
    TIERS_OF,
    OffenceTest,
    TierSet,
)
from accord.ports.clock import london_day
from accord.web.shell.pages import PageRequest, page, render_page

PURPOSE = "Running Integrated Offender Management"
TO_COME = "To come"
PART_WORDS: Mapping[str, str] = {
    "tiers": "Tiers",
    **{f"{TAKES}{cohort}": f"Whom the {words.lower()} cohort takes" for cohort, words in COHORT_WORDS.items()},
    "children": "Children",
    "offence_test": "Offences",
    "look_back_months": "How far back",
    "instrument": "Instrument",
    "threshold": "Threshold",
    "review_months": "Reviews",
    "contacts_a_year": "Contacts",
    "capacity": "Room for",
    "matrix": "Persistence matrix",
}


@page(action=Action.CONSULT, what="IOM schemes", purpose=PURPOSE)
def index(request: PageRequest) -> HttpResponse:
    """The schemes in which the viewer's agency takes part."""
    may_found = bool(may(request.viewer, Action.SET_SCHEME))
    return render_page(request, "iom/index.html", {"schemes": schemes(request.viewer), "may_found": may_found})


@page(action=Action.CONSULT, what="IOM scheme", purpose=PURPOSE)
def scheme(request: PageRequest, scheme_code: str) -> HttpResponse:
    """What the scheme is today, and every version of it."""
    found, today = own(request, scheme_code), london_day(request.at)
    every = versions(found)
    now = next((each for each in every if each.is_in_force(today)), None)
    context = {
        "scheme": found,
        "now": now,
        "parts": parts_of(now) if now else [],
        "misplaced": misplaced(found, now.definition, today) if now else [],
        "assumed": ASSUMED,
        "versions": [(each, standing(each, today), _before(each, every)) for each in every],
        "goes_on": any(each.ends_on is None for each in every),
        "ends_on": max((each.ends_on for each in every if each.ends_on and not _is_never(each)), default=None),
        "may_change": bool(may(request.viewer, Action.SET_SCHEME)),
        "links": links(found),
    }
    return render_page(request, "iom/scheme.html", context)


@page(action=Action.CONSULT, what="two versions of an IOM scheme", purpose=PURPOSE)
def compare(request: PageRequest, scheme_code: str, one: int, other: int) -> HttpResponse:
    """The parts that two versions say differently."""
    found = own(request, scheme_code)
    held = {each.number: each for each in versions(found)}
    if one not in held or other not in held:
        raise NotFound
    before, after = held[one], held[other]
    changed = changed_parts(before.texts, after.texts)
    rows = [[PART_WORDS[name], said(before.texts, name), said(after.texts, name)] for name in changed]
    return render_page(request, "iom/compare.html", {"scheme": found, "one": before, "other": after, "rows": rows})


def own(request: PageRequest, code: str) -> SchemeView:
    """The scheme that the address names; NotFound to those whose agency takes no part in it."""
    found = scheme_for(request.viewer, code)
    if found is None:
        raise NotFound
    return found


def links(scheme: SchemeView) -> list[dict[str, str]]:
    """The pages of a scheme."""
    pages = (("The scheme", ""), ("Selection", "selection/"), ("Candidates", "candidates/"))
    return [{"text": text, "href": f"/iom/{scheme.code}/{path}"} for text, path in pages]


def _before(version: VersionView, every: Sequence[VersionView]) -> int:
    """The number of the version that this one followed: the newest before it that was ever in force, or will be; 0 if none."""
    earlier = [each for each in every if each.number < version.number]
    return next((each.number for each in (*(each for each in earlier if not _is_never(each)), *earlier)), 0)


def _is_never(each: VersionView) -> bool:
    return each.ends_on == each.starts_on


def standing(each: VersionView, today: date) -> str:
    """How a version stands on the day."""
    if _is_never(each):
        return "Never in force"
    if each.is_in_force(today):
        return "In force"
    return TO_COME if each.starts_on > today else "Ended"


def parts_of(version: VersionView) -> list[tuple[str, str]]:
    """What a version says, part by part, in words; parts that say nothing are left out."""
    return [(PART_WORDS[name], said(version.texts, name)) for name in PART_WORDS if said(version.texts, name)]


def said(texts: Mapping[str, str], name: str) -> str:
    """One part of a definition in words; blank where it says nothing."""
    text = texts.get(name, "").strip()
    in_words: Mapping[str, Any] = {
        "tiers": lambda: TIER_SET_WORDS[TierSet(text)],
        "children": lambda: "Admitted" if text == "yes" else "Not admitted",
        "offence_test": lambda: f"{OFFENCE_TEST_WORDS[OffenceTest(text)]}: {OFFENCE_TEST_MEANS[OffenceTest(text)]}",
        "look_back_months": lambda: f"Offences of the last {text} months",
        "instrument": lambda: INSTRUMENTS[text],
        "threshold": lambda: (
            f"From {text} {'points' if texts['instrument'] == 'matrix' else 'in 100 within two years'}"
        ),
        "review_months": lambda: _by_tier(texts, text, "every {} months"),
        "contacts_a_year": lambda: _by_tier(texts, text, "{} a year"),
        "capacity": lambda: f"{text} people",
        "matrix": lambda: text or "The one that ships with Accord, which is ours and untested",
    }
    return str(in_words[name]()) if name in in_words else text


def _by_tier(texts: Mapping[str, str], text: str, words: str) -> str:
    numbers = [each.strip() for each in text.split(",")]
    tiers = TIERS_OF[TierSet(texts["tiers"])]
    return "; ".join(f"{TIER_WORDS[tier]}: {words.format(number)}" for tier, number in zip(tiers, numbers, strict=True))
