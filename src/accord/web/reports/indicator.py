"""The convictions of a scheme's cohort against the year before, on a page; and everybody in a cohort over the country."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.queries.scheme import every_scheme
from accord.kernel.columns import choice_column, date_column
from accord.kernel.days import months_after
from accord.kernel.periods import Period
from accord.ports.clock import london_day
from accord.reporting.queries import IomIndicator, iom_indicator, iom_national
from accord.reporting.rules.indicator import why_ceilings_do_not_add_up, why_no_period
from accord.reporting.tables import NATIONAL_COLUMNS, indicator_count_rows, national_count_rows
from accord.web.reports.asked import ON
from accord.web.shell.charts.bars import bars
from accord.web.shell.forms import Answers, FieldFault, posted_text, question, read
from accord.web.shell.pages import PageRequest, asking, page, render_page

FROM = date_column("from", "The first day.", label="From", hint="The cohort is whoever was in the scheme on this day")
TO = date_column("to", "The last day, the first that is out.", label="Up to, but not including")


@page(
    action=Action.SEE_REPORTS, what="IOM convictions indicator", purpose="Seeing whether a scheme's people offend less"
)
def indicator(request: PageRequest) -> HttpResponse:
    """Figures alone: no person is shown."""
    schemes = {each.code: each for each in every_scheme()}
    scheme = choice_column(
        "scheme", "The scheme.", [(each.code, each.name) for each in schemes.values()], label="Scheme", required=bool(schemes)
    )  # fmt: skip
    answers = _read(request, [scheme, FROM, TO], {"scheme": next(iter(schemes), "")})
    starts_on, ends_on = _period(answers, london_day(request.at))
    faults = [*answers.faults, *_faults(starts_on, ends_on, london_day(request.at))]
    chosen = schemes.get(answers.values.get("scheme") or next(iter(schemes), ""))
    context: dict[str, Any] = {"faults": faults, "scheme": chosen, "found": None}
    context["questions"] = [question(column, answers) for column in (scheme, FROM, TO)]
    if chosen and not faults:
        asked = {"scheme": chosen.code, "from": starts_on.isoformat(), "to": ends_on.isoformat()}
        gate.note(asking(request), Action.SEE_REPORTS, detail=asked)
        found = iom_indicator(chosen, Period(starts_on, ends_on))
        rows = indicator_count_rows(found.rows, found.target.percent)
        context |= {
            "found": found,
            "rows": rows,
            "sums": why_ceilings_do_not_add_up(found.rows),
            "chart": _chart(found),
            "chart_rows": _chart_rows(found),
        }
    return render_page(request, "reports/iom_indicator.html", context, 400 if faults else 200)


@page(action=Action.SEE_REPORTS, what="IOM national count", purpose="Seeing how many people schemes manage")
def national(request: PageRequest) -> HttpResponse:
    """Figures alone, of what agencies have delivered to this service."""
    answers = _read(request, [ON], {})
    on = answers.values.get("on") or london_day(request.at)
    context: dict[str, Any] = {"faults": answers.faults, "questions": [question(ON, answers)], "found": None}
    if not answers.faults:
        gate.note(asking(request), Action.SEE_REPORTS, detail={"on": on.isoformat()})
        found = iom_national(on)
        shown = [(row.area, len(row.people)) for row in found.rows[:-1]]
        context |= {"found": found, "rows": national_count_rows(found.rows), "columns": _headings(NATIONAL_COLUMNS)}
        context |= {"chart": bars("national", "People in cohorts by force", shown), "chart_rows": shown}
    return render_page(request, "reports/iom_national.html", context, 400 if answers.faults else 200)


def _read(request: PageRequest, columns: list[Any], unsaid: Mapping[str, str]) -> Answers:
    """What the address asks for; `unsaid` are the answers to questions that it leaves out."""
    asked = {each.name: posted_text(request.GET, each) or unsaid.get(each.name, "") for each in columns}
    return read(asked, columns, london_day(request.at))


def _period(answers: Answers, today: date) -> tuple[date, date]:
    """The days asked for; else the year up to today."""
    ends_on = answers.values.get("to") or today
    return answers.values.get("from") or months_after(ends_on, -12), ends_on


def _faults(starts_on: date, ends_on: date, today: date) -> list[FieldFault]:
    why = why_no_period(starts_on, ends_on, today)
    return [FieldFault("to", "to-day", why)] if why else []


def _chart(found: IomIndicator) -> Any:
    return bars("indicator", "Convictions", _chart_rows(found))


def _chart_rows(found: IomIndicator) -> list[tuple[str, int]]:
    whole = found.whole
    rows = [("In the year before", whole.baseline), ("Since the first day", whole.convictions)]
    return (
        rows if whole.ceiling is None else [*rows, ("The most that meets the target, in a whole year", whole.ceiling)]
    )


def _headings(columns: tuple[str, ...]) -> list[Any]:
    words = [name.replace("_", " ").capitalize() for name in columns]
    return [*words[:2], *({"text": each, "numeric": True} for each in words[2:])]
