"""The ranked list as the selection meeting's paper: with the names of those whom the viewer may see, and nobody else's."""

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.matrix_queries import matrix_for
from accord.kernel.marking import Marking
from accord.people.queries import CaseRow, names_of
from accord.ports.pdf import paper_of, write_pdf
from accord.ports.spreadsheets import Sheet, write_xlsx
from accord.reporting.list_tables import MOVED_COLUMNS, NOT_RECORDED, about, day_or_not_recorded, moved_rows
from accord.reporting.queries.ranked import RankedList, ranked_list
from accord.reporting.ranked_list import Ranked
from accord.web.reports.asked import asked_for
from accord.web.reports.downloads import XLSX, file_answer
from accord.web.reports.ranked import LENGTH, line_of
from accord.web.shell.pages import PageRequest, asking, page
from accord.web.shell.words import last_first

PURPOSE = "Taking the list to a selection meeting"
PDF = "application/pdf"
COLUMNS = (
    "Rank",
    "Person",
    "Points",
    "Band",
    "Held by",
    "Statutory",
    "Dropped out of drug treatment",
    "In custody",
    "Age",
    "Where the points come from",
)


@page(action=Action.CONSULT, what="IOM ranked list, PDF", purpose=PURPOSE)
def paper(request: PageRequest) -> HttpResponse:
    """The list, how it would change and what it rests on, as a PDF."""
    found, sheets = _exported(request)
    title = f"Selection meeting: {found.area.name}, {found.on.day} {found.on:%B %Y}"
    lines = ["The points order a list for people to look at. They decide nothing about anybody."]
    made = write_pdf(paper_of(title, lines, sheets, request.at), Marking.OFFICIAL_SENSITIVE)
    return file_answer(made, PDF, f"iom-list-{found.on}.pdf")


@page(action=Action.CONSULT, what="IOM ranked list, spreadsheet", purpose=PURPOSE)
def workbook(request: PageRequest) -> HttpResponse:
    """The same as a spreadsheet."""
    found, sheets = _exported(request)
    return file_answer(write_xlsx(sheets, Marking.OFFICIAL_SENSITIVE), XLSX, f"iom-list-{found.on}.xlsx")


def _exported(request: PageRequest) -> tuple[RankedList, list[Sheet]]:
    asked = asked_for(request)
    if asked.faults or not asked.area:
        raise gate.NotFound
    found = ranked_list(request.viewer, asked.area, asked.on, matrix_for(asked.area, asked.on), LENGTH)
    listed = (*found.people, *found.level)
    rows = names_of(request.viewer, [each.person_id for each in listed], request.at)
    detail: dict[str, str | int] = {"area": asked.area.name, "on": asked.on.isoformat()}
    gate.note_export(asking(request), detail, Action.CONSULT, rows)
    sheets = [
        Sheet("List", COLUMNS, [_row(request, found, each, rows.get(each.person_id)) for each in listed]),
        Sheet("If a weight moved by a tenth", MOVED_COLUMNS, [_moved(row) for row in moved_rows(found)]),
        Sheet("What the list rests on", ("What", "Says"), about(found)),
    ]
    return found, sheets


def _row(request: PageRequest, found: RankedList, each: Ranked, row: CaseRow | None) -> list[str | int]:
    line, number = line_of(request.viewer, each, row), each.person_id
    points: list[str | int] = [each.rank, "", f"{each.score.points:.2f}", each.score.band]
    if row is None or not line.is_shown:
        points[1] = "Not shown" if row is None else "Restricted access"
        return [*points, "", "", "", "", "", ""]
    points[1] = last_first(row.family_name, row.given_names)
    told = [given.sentence for given in line.given]
    if line.not_shared:
        told.append(f"{line.not_shared} more that no agreement shares.")
    age, facts = found.age(number), found.facts[number]
    return [
        *points,
        " and ".join(sorted(found.drawn_from.sectors[number])),
        facts.supervised.answer,
        day_or_not_recorded(facts.left_treatment_on),
        "yes" if facts.is_in_custody else NOT_RECORDED,
        "not known" if age is None else age,
        " ".join(told),
    ]


def _moved(row: tuple[str | int | float, ...]) -> list[str | int | float]:
    """How many would come and go; who they are is for those who may see them."""
    group, weight, enters, leaves = row
    return [group, weight, len(str(enters).split()), len(str(leaves).split())]
