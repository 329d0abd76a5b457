"""Officers' caseloads weighted, against what each has room for; what a larger cohort would ask; who has no officer."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.rules.capacity import Weights
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.columns import Column, ValueFault
from accord.kernel.references import reference_of
from accord.orders.terms import MAPPA_LEVEL_WORDS, MappaLevel
from accord.ports.clock import london_day
from accord.reporting.queries.capacity import Capacity, SchemeRoom, capacity
from accord.web.iom.areas import on_to_own_force, place_in, places, tabs, what_is_expected
from accord.web.shell import charts
from accord.web.shell.forms import posted_text, question, read
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import last_first

PURPOSE = "Sharing out the work"
MOST = 1000


def _read_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= MOST and len(text) < 6):
        raise ValueFault(f"Give a whole number from 0 to {MOST:,}.")
    return int(text)


MORE = Column("more", "How many people more.", _read_number, label="What if the cohort grew by so many people?")


@page(action=Action.CONSULT, what="capacity", purpose=PURPOSE)
def capacity_here(request: PageRequest) -> HttpResponse:
    """On to that of the viewer's own force."""
    return on_to_own_force(request, "capacity:area")


@page(action=Action.CONSULT, what="capacity", purpose=PURPOSE)
def capacity_of(request: PageRequest, area_name: str) -> HttpResponse:
    """The caseloads of an area today; those with no officer are in the ledger before they are shown."""
    every = places()
    area = place_in(every, area_name)
    answers = read({"more": posted_text(request.GET, MORE)}, [MORE], london_day(request.at))
    more = answers.values.get("more") or 0
    found = capacity(request.viewer, area, request.at, london_day(request.at), more)
    shown = [each.person.person_id for each in found.without]
    gate.note(asking(request), Action.CONSULT, people=shown, detail={"area": area.name, "more": more})
    tiers = [tier for tier in Tier if any(each.tiers[tier] for each in found.caseloads)]
    context: dict[str, Any] = {
        "area": area,
        "expected": what_is_expected(area),
        "areas": tabs(every, area, "capacity:area"),
        "found": found,
        "room": found.schemes[0] if len(found.schemes) == 1 else None,
        "left": _left,
        "headings": ["Officer", *({"text": TIER_WORDS[tier], "numeric": True} for tier in tiers)],
        "rows": _rows(found, tiers),
        "schemes": [_scheme(each) for each in found.schemes],
        "free": sum(not each.people for each in found.caseloads),
        "weights": [(TIER_WORDS[tier], found.weights.tiers[tier]) for tier in tiers],
        "mappa": _under_mappa(found),
        "chart": _chart(found) if found.caseloads else "",
        "without": [
            {
                "text": last_first(each.person.family_name, each.person.given_names),
                "href": _agencies(each.person.person_id),
                "left": each.left,
            }
            for each in found.without
        ],
        "questions": [question(MORE, answers)],
        "faults": answers.faults,
    }
    return render_page(request, "iom/capacity/area.html", context, 400 if answers.faults else 200)


def _agencies(person_id: int) -> str:
    return reverse("people:agencies", args=[reference_of(person_id)])


def _scheme(each: SchemeRoom) -> list[Any]:
    return [
        each.agreed.scheme_name,
        each.people,
        each.agreed.capacity,
        _left(each.spare),
        f"Version {each.agreed.number}",
    ]


def _left(spare: int) -> str:
    return f"{-spare:,} over" if spare < 0 else f"{spare:,} to spare"


def _rows(found: Capacity, tiers: list[Tier]) -> list[list[Any]]:
    room = found.weights.per_officer
    return [
        [f"{each.officer_name}, {each.agency_name}", *(each.tiers[tier] for tier in tiers), each.under_mappa, each.outside,
         each.points,
         _left(room - each.points)]
        for each in found.caseloads
    ]  # fmt: skip


def _under_mappa(found: Capacity) -> list[list[Any]]:
    """Those under MAPPA by level, with the weight of one and what all come to; the last row is of all of them."""
    weights, groups = found.weights, found.under_mappa
    rows = [
        [_level(each.level), len(each.people), each.registered, _each(each.level, weights), each.points(weights)]
        for each in groups
    ]
    everybody = [len(each.people) for each in groups], [each.registered for each in groups]
    points = sum(each.points(weights) for each in groups)
    return [*rows, ["All", *map(sum, everybody), "", points]]


def _level(level: str) -> str:
    return MAPPA_LEVEL_WORDS[MappaLevel(level)] if level else "Level not recorded"


def _each(level: str, weights: Weights) -> str:
    if level:
        return str(weights.levels[level])
    return f"{weights.under_mappa} in the cohort, {weights.outside} outside it"


def _chart(found: Capacity) -> Any:
    """The part of each caseload that an officer has room for, and the part above it."""
    room = found.weights.per_officer
    drawn = [(each.officer_name, (min(each.points, room), max(0, each.points - room))) for each in found.caseloads]
    series = [f"Within the room of {room} points", "Over it"]
    return charts.stacked_bars("capacity", "Caseload in points, by officer", series, drawn)
