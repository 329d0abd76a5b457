"""The cohort counts on a page, their chart, and the same as a file."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.terms import TIER_WORDS, Tier
from accord.ports.csv_writing import write_csv
from accord.reporting.queries import IomCohorts, iom_cohorts
from accord.reporting.rules.cohorts import EVERY_COHORT, CohortRow
from accord.reporting.tables import COHORT_COLUMNS, COHORT_ROW_WORDS, cohort_columns, cohort_count_rows
from accord.web.reports.asked import asked_for
from accord.web.reports.downloads import CSV, file_answer
from accord.web.shell.charts.bars import stacked_bars
from accord.web.shell.pages import PageRequest, asking, page, render_page

SHOWN_IF_ANY = frozenset({"indeterminate", "sex_not_known", "age_not_known"})
PURPOSE = "Seeing whom the scheme manages"


@page(action=Action.SEE_REPORTS, what="IOM cohorts", purpose=PURPOSE)
def cohorts(request: PageRequest) -> HttpResponse:
    """The counts of an area on a day. They are figures: no person is shown."""
    asked = asked_for(request)
    context: dict[str, Any] = {"asked": asked, "faults": asked.faults, "found": None}
    if not asked.faults and asked.area:
        gate.note(asking(request), Action.SEE_REPORTS, detail={"area": asked.area.name, "on": asked.on.isoformat()})
        found = iom_cohorts(asked.area, asked.on, asked.known_at)
        tiers = found.tiers
        in_all = [row for row in found.rows if row.area == found.everybody.area]
        context |= {"found": found, "chart": _chart(in_all, tiers), "chart_rows": _chart_rows(in_all, tiers)}
        context |= {"tiers": [{"text": TIER_WORDS[tier], "numeric": True} for tier in tiers]}
        context |= {"everybody": found.everybody, **_tables(found)}
    return render_page(request, "reports/iom_cohorts.html", context, 400 if asked.faults else 200)


@page(action=Action.SEE_REPORTS, what="IOM cohorts, CSV", purpose="Taking the cohort counts out as a file")
def cohorts_csv(request: PageRequest) -> HttpResponse:
    """The same rows as CSV."""
    asked = asked_for(request)
    if asked.faults or asked.area is None:
        raise gate.NotFound
    gate.note_export(asking(request), {"area": asked.area.name, "on": asked.on.isoformat()})
    found: IomCohorts = iom_cohorts(asked.area, asked.on, asked.known_at)
    return file_answer(
        write_csv(cohort_count_rows(found.rows, found.tiers), cohort_columns(found.tiers)),
        CSV,
        f"iom-cohorts-{found.on}.csv",
    )


def _tables(found: IomCohorts) -> dict[str, Any]:
    """The counts of the file as two tables, for one is wider than a page; of some columns only those with anybody in them."""
    rows, counted = cohort_count_rows(found.rows, found.tiers), 2 + len(found.tiers)
    shown = [name for name in COHORT_COLUMNS if name not in SHOWN_IF_ANY or getattr(found.everybody, name)]
    places = [0, 1, *(counted + COHORT_COLUMNS.index(name) for name in shown)]
    traits = [{"text": name.replace("_", " ").capitalize(), "numeric": True} for name in shown]
    return {
        "people": traits[0],
        "traits": traits,
        "by_tier": [row[: counted + 1] for row in rows],
        "by_trait": [[row[place] for place in places] for row in rows],
        "all_known": not (found.everybody.sex_not_known or found.everybody.age_not_known),
    }


def _chart(rows: Sequence[CohortRow], tiers: Sequence[Tier]) -> Any:
    bars = [
        (COHORT_ROW_WORDS[row.cohort], [len(row.tiers[tier]) for tier in tiers])
        for row in rows
        if row.cohort != EVERY_COHORT
    ]
    return stacked_bars("cohorts", "People in each cohort", [TIER_WORDS[tier] for tier in tiers], bars)


def _chart_rows(rows: Sequence[CohortRow], tiers: Sequence[Tier]) -> list[list[Any]]:
    return [[COHORT_ROW_WORDS[row.cohort], *(len(row.tiers[tier]) for tier in tiers), len(row.people)] for row in rows]
