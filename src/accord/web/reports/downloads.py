"""The performance table as files. That something leaves the service is in the ledger before it does."""

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.kernel.marking import Marking
from accord.ports.csv_writing import write_csv
from accord.ports.spreadsheets import Sheet, write_xlsx
from accord.reporting.queries import IomPerformance
from accord.reporting.tables import TIER_COLUMNS, TOTALS_COLUMNS, tier_rows, totals_rows
from accord.web.reports.asked import asked_for
from accord.web.shell.pages import PageRequest, asking, page

PURPOSE = "Taking the performance table out as a file"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(action=Action.SEE_REPORTS, what="IOM performance table by tier, CSV", purpose=PURPOSE)
def tiers_csv(request: PageRequest) -> HttpResponse:
    """The tier rows as CSV."""
    found = _exported(request)
    return file_answer(write_csv(tier_rows(found.table), TIER_COLUMNS), CSV, f"iom-performance-{found.on}.csv")


@page(action=Action.SEE_REPORTS, what="IOM performance totals, CSV", purpose=PURPOSE)
def totals_csv(request: PageRequest) -> HttpResponse:
    """The totals rows as CSV."""
    found = _exported(request)
    return file_answer(
        write_csv(totals_rows(found.table), TOTALS_COLUMNS), CSV, f"iom-performance-totals-{found.on}.csv"
    )


@page(action=Action.SEE_REPORTS, what="IOM performance table, spreadsheet", purpose=PURPOSE)
def workbook(request: PageRequest) -> HttpResponse:
    """Both tables and what they rest on, as a spreadsheet."""
    found = _exported(request)
    sheets = [
        Sheet("Tiers", TIER_COLUMNS, tier_rows(found.table)),
        Sheet("Totals", TOTALS_COLUMNS, totals_rows(found.table)),
        Sheet("About", ("what", "says"), _about(found)),
    ]
    return file_answer(write_xlsx(sheets, Marking.OFFICIAL_SENSITIVE), XLSX, f"iom-performance-{found.on}.xlsx")


def _about(found: IomPerformance) -> list[tuple[str, str]]:
    known = found.known_at.isoformat() if found.known_at else "as known now"
    return [
        ("Area", found.area.name),
        ("On", found.on.isoformat()),
        ("As known at", known),
        ("Re-offenders", f"{found.quarter.starts_on} up to and including {found.on}"),
        ("Last quarter", f"{found.last_quarter.starts_on} up to, not including, {found.last_quarter.ends_on}"),
        ("Source of the look-back", found.look_back_source),
    ]


def _exported(request: PageRequest) -> IomPerformance:
    asked = asked_for(request)
    if asked.faults or asked.area is None:
        raise gate.NotFound
    gate.note_export(asking(request), {"area": asked.area.name, "on": asked.on.isoformat()})
    return asked.table()


def file_answer(content: str | bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep, under a name."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
