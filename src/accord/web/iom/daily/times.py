"""How quickly an area's daily meeting acted over the last 28 days, on a page and as a file. Nobody is shown."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access import gate
from accord.access.queries.areas import AreaView
from accord.access.terms import Action
from accord.journeys.registers import REGISTERS
from accord.ports.clock import london_day
from accord.ports.csv_writing import write_csv
from accord.reporting.queries.timeliness import MeetingTimes, meeting_times
from accord.reporting.rules.daily import Spread, Timeliness
from accord.web.iom.areas import place_in, places, tabs
from accord.web.iom.daily.words import time_words
from accord.web.reports.downloads import CSV, file_answer
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import percent_of, thousands

PURPOSE = "Seeing how quickly the daily management meeting acts"
COLUMNS = (
    "area", "kind", "from", "until", "counted_in", "facts", "tasked", "tasked_median", "tasked_shortest",
    "tasked_longest", "closed", "closed_median", "closed_shortest", "closed_longest",
)  # fmt: skip


@page(action=Action.CONSULT, what="times of the daily meeting", purpose=PURPOSE)
def times(request: PageRequest, area_name: str) -> HttpResponse:
    """The median and the range from event to task and to result, kind by kind, each of how many."""
    every = places()
    area = place_in(every, area_name)
    gate.note(asking(request), Action.CONSULT, detail={"area": area.name})
    found = _times(request, area)
    context: dict[str, Any] = {
        "found": found,
        "areas": tabs(every, area, "daily:times"),
        "rows": [_row(kind.daily.heading, row) for kind, row in found.rows],
        "list_href": reverse("daily:list", args=[area_name]),
        "csv_href": reverse("daily:times_csv", args=[area_name]),
    }
    return render_page(request, "iom/daily/times.html", context)


@page(action=Action.CONSULT, what="times of the daily meeting, CSV", purpose="Taking the meeting's times out as a file")
def times_csv(request: PageRequest, area_name: str) -> HttpResponse:
    """The same rows as CSV, in numbers."""
    area = place_in(places(), area_name)
    gate.note_export(asking(request), {"area": area.name})
    found = _times(request, area)
    rows = [_file_row(found, kind.register.code, row) for kind, row in found.rows]
    return file_answer(write_csv(rows, COLUMNS), CSV, f"daily-meeting-times-{london_day(request.at)}.csv")


def _times(request: PageRequest, area: AreaView) -> MeetingTimes:
    return meeting_times(request.viewer, area, london_day(request.at), request.at, REGISTERS.values())


def _row(heading: str, row: Timeliness) -> list[str]:
    counted_in = row.unit.value.capitalize() if row.facts else "Nothing to count"
    return [heading, counted_in, thousands(row.facts), *_said(row.tasked, row), *_said(row.closed, row)]


def _said(spread: Spread | None, row: Timeliness) -> list[str]:
    """How many of the facts, the median and the range, in words."""
    if spread is None:
        return [f"0 of {thousands(row.facts)}" if row.facts else "None", "None", "None"]
    counted = f"{thousands(spread.counted)} of {thousands(row.facts)} ({percent_of(spread.counted, row.facts)})"
    least, most = (time_words(each, row.unit) for each in (spread.least, spread.most))
    return [counted, time_words(spread.middle, row.unit), least if least == most else f"{least} to {most}"]


def _file_row(found: MeetingTimes, kind: str, row: Timeliness) -> tuple[str | int | float, ...]:
    over = (found.over.starts_on.isoformat(), found.over.ends_on.isoformat() if found.over.ends_on else "")
    measured = (*_figures(row.tasked), *_figures(row.closed))
    return (found.area.name, kind, *over, row.unit.value, row.facts, *measured)


def _figures(spread: Spread | None) -> tuple[str | int | float, ...]:
    return (spread.counted, spread.middle, spread.least, spread.most) if spread else (0, "", "", "")
