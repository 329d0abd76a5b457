"""The IOM performance table on a page, its charts, and the people behind each of its numbers."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse

from accord.access import gate
from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.references import reference_of
from accord.people.queries.cases import names_of
from accord.reporting.queries import IomPerformance
from accord.reporting.queries.performance import told_behind
from accord.reporting.rules.performance import TierRow, TotalsRow
from accord.web.reports.asked import Asked, asked_for
from accord.web.shell.charts.bars import stacked_bars
from accord.web.shell.lists import slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page

PURPOSE = "Seeing how the scheme performs"
TIER_CELLS = {"in_the_community": "in the community", "in_custody": "in custody", "people": "in the tier"}
TOTALS_CELLS = {
    "in_the_community": "in the community",
    "in_custody": "in custody",
    "on_tag": "on tag",
    "total": "in the cohort",
    "re_offenders": "with an offence in the last three months",
    "last_quarter": "with an offence in the three months before",
}


@page(action=Action.SEE_REPORTS, what="reports", purpose=PURPOSE)
def index(request: PageRequest) -> HttpResponse:
    """The reports that the viewer may open."""
    return render_page(request, "reports/index.html", {"may_see_people": bool(may(request.viewer, Action.CONSULT))})


@page(action=Action.SEE_REPORTS, what="IOM performance table", purpose=PURPOSE)
def iom_performance(request: PageRequest) -> HttpResponse:
    """The table of an area on a day, each number a link to the people behind it for those who may see people."""
    asked = asked_for(request)
    context: dict[str, Any] = {"asked": asked, "faults": asked.faults, "found": None}
    if not asked.faults and asked.area:
        gate.note(asking(request), Action.SEE_REPORTS, detail={"area": asked.area.name, "on": asked.on.isoformat()})
        found = asked.table()
        links = bool(may(request.viewer, Action.CONSULT))
        context |= {"found": found, "tiers": _tiers(asked, found, links), "totals": _totals(asked, found, links)}
        context |= {"chart": _chart(found), "chart_rows": _chart_rows(found), "rate": found.table.totals[-1]}
    return render_page(request, "reports/iom_performance.html", context, 400 if asked.faults else 200)


def _tiers(asked: Asked, found: IomPerformance, links: bool) -> list[list[Any]]:
    return [
        [row.area, TIER_WORDS[row.tier], *(_cell(asked, row.area, row.tier, name, row, links) for name in TIER_CELLS)]
        for row in found.table.tiers
    ]


def _totals(asked: Asked, found: IomPerformance, links: bool) -> list[list[Any]]:
    return [
        [row.area, *(_cell(asked, row.area, "", name, row, links) for name in TOTALS_CELLS)]
        for row in found.table.totals
    ]


def _cell(asked: Asked, area: str, tier: str, name: str, row: TierRow | TotalsRow, links: bool) -> Any:
    count = len(getattr(row, name))
    if not links or not count:
        return count
    query = urlencode({"row": area, "tier": tier, "cell": name})
    return {"text": count, "href": f"/reports/iom-performance/people/?{asked.query}&{query}"}


def _chart(found: IomPerformance) -> Any:
    series = ["In the community", "In custody"]
    return stacked_bars(
        "tiers", "People in each tier", series, [(label, figures) for label, *figures in _by_tier(found)]
    )


def _chart_rows(found: IomPerformance) -> list[list[Any]]:
    return [[label, community, custody, community + custody] for label, community, custody in _by_tier(found)]


def _by_tier(found: IomPerformance) -> list[tuple[str, int, int]]:
    rows = []
    for tier in Tier:
        of_tier = [row for row in found.table.tiers if row.tier is tier]
        if not of_tier:
            continue
        community = sum(len(row.in_the_community) for row in of_tier)
        rows.append((TIER_WORDS[tier], community, sum(len(row.in_custody) for row in of_tier)))
    return rows


@page(
    action=Action.CONSULT, what="people behind a figure", purpose="Seeing who a figure of the performance table counts"
)
def people_behind(request: PageRequest) -> HttpResponse:
    """The people one number counts: those the viewer may see, restricted ones without a name, and how many they may not."""
    asked = asked_for(request)
    if asked.faults or not asked.area:
        raise gate.NotFound
    found = asked.table()
    area, tier, cell = (str(request.GET.get(name, "")) for name in ("row", "tier", "cell"))
    people, words = _behind(found, area, tier, cell)
    rows = names_of(request.viewer, people, request.at, told_behind(request.viewer, found, cell))
    shown = sorted(rows.values(), key=lambda row: (row.is_restricted, row.family_name, row.given_names, row.person_id))
    part = slice_of(request.GET, len(shown))
    listed = shown[part.offset : part.offset + part.size]
    detail: dict[str, str | int] = {"area": asked.area.name, "on": asked.on.isoformat(), "figure": words}
    detail["counted"] = len(people)
    gate.note(asking(request), Action.CONSULT, people=[row.person_id for row in listed], detail=detail)
    context = {
        "asked": asked,
        "words": words,
        "count": len(people),
        "hidden": len(people) - len(shown),
        "rows": [(row, f"/people/{reference_of(row.person_id)}/") for row in listed],
        "slice": part,
    }
    return render_page(request, "reports/people_behind.html", context)


def _behind(found: IomPerformance, area: str, tier: str, cell: str) -> tuple[frozenset[int], str]:
    """The people of one cell and its name in words; NotFound when the table has no such cell."""
    rows: Iterable[TierRow | TotalsRow] = found.table.totals
    cells = TOTALS_CELLS
    if tier:
        rows = (row for row in found.table.tiers if row.tier == tier)
        cells = TIER_CELLS
    row = next((row for row in rows if row.area == area), None)
    if row is None or cell not in cells:
        raise gate.NotFound
    tier_words = f"{TIER_WORDS[Tier(tier)]} tier, " if tier else ""
    return getattr(row, cell), f"{area}: {tier_words}{cells[cell]}"
