"""The ranked list as the selection meeting's paper: with the names of those whom the viewer may see, and nobody else's."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from accord.access import gate
from accord.access.rules import may
from accord.access.terms import Action
from accord.kernel.days import in_words
from accord.kernel.marking import Marking
from accord.people.queries.cases import CaseRow, names_of
from accord.ports.pdf import paper_of, write_pdf
from accord.ports.spreadsheets import Sheet, write_xlsx
from accord.reporting.list_about import about
from accord.reporting.list_paper import PAPER_COLUMNS, paper_row
from accord.reporting.list_tables import (
    NOT_RECORDED,
    SELECTION_COLUMNS,
    SPREAD_COLUMNS,
    WEIGHT_COLUMNS,
    Row,
    day_or_not_recorded,
    headed,
    scores_told,
    selection_rows,
    spread_rows,
    weight_rows,
)
from accord.reporting.queries.list_cuts import which_it_is
from accord.reporting.queries.ranked import RankedList, fairness_of
from accord.web.reports.downloads import XLSX, file_answer
from accord.web.reports.list_asked import ListAsked, list_asked_for
from accord.web.reports.moved import moved_of, people_moved
from accord.web.reports.ranked import Line, detail_of, line_of, list_of, what_is_wrong
from accord.web.shell.pages import PageRequest, asking, page
from accord.web.shell.words import last_first

PURPOSE = "Taking the list to a selection meeting"
PDF = "application/pdf"
COLUMNS = (
    "Rank",
    "Person",
    "Points",
    "Band",
    "Scores",
    "Held by",
    "Statutory",
    "Why",
    "Dropped out of drug treatment",
    "Left the cohort",
    "In custody",
    "Age",
    "Where the points come from",
)
MOVED_COLUMNS = ("Weight", "Moved by", "Would come onto the list", "Would drop off it")
NOBODY = "The {measure} order a list for people to look at. They decide nothing about anybody."


@dataclass(frozen=True)
class Leaving:
    """The list that leaves: its people as the viewer may be shown them, and the sheets that go with it."""

    found: RankedList
    lines: Sequence[Line]
    others: Sequence[Sheet]


@page(action=Action.CONSULT, what="IOM ranked list, PDF", purpose=PURPOSE)
def paper(request: PageRequest) -> HttpResponse:
    """The list, one row a person, how it would change and what it rests on, as a PDF."""
    asked = list_asked_for(request)
    if asked.faults:
        return what_is_wrong(request, asked)
    leaving = _leaving(request, asked)
    found = leaving.found
    title = f"Selection meeting: {found.area.name}, {in_words(found.on)}"
    which = which_it_is(asked.only, found.wanted, of_the_cut=asked.of_the_cut)
    cut = f"{which}{found.in_which_order}. Every entry behind the points is in the spreadsheet."
    sheet = Sheet("List", PAPER_COLUMNS, [_short_row(found, line) for line in leaving.lines])
    made = write_pdf(
        paper_of(title, [NOBODY.format(measure=found.measure), cut], [sheet, *leaving.others], request.at),
        Marking.OFFICIAL_SENSITIVE,
    )
    return file_answer(made, PDF, f"iom-list-{found.on}.pdf")


@page(action=Action.CONSULT, what="IOM ranked list, spreadsheet", purpose=PURPOSE)
def workbook(request: PageRequest) -> HttpResponse:
    """The same as a spreadsheet, with every entry behind the points."""
    asked = list_asked_for(request)
    if asked.faults:
        return what_is_wrong(request, asked)
    leaving = _leaving(request, asked)
    sheet = Sheet("List", COLUMNS, [_row(leaving.found, line) for line in leaving.lines])
    made = write_xlsx([sheet, *leaving.others], Marking.OFFICIAL_SENSITIVE)
    return file_answer(made, XLSX, f"iom-list-{leaving.found.on}.xlsx")


def _leaving(request: PageRequest, asked: ListAsked) -> Leaving:
    """The ledger has everybody named in it before."""
    found = list_of(request, asked)
    listed = found.cut_by(asked.only)
    rows = names_of(request.viewer, {*(each.person_id for each in listed), *people_moved(found)}, request.at)
    gate.note_export(asking(request), detail_of(asked), Action.CONSULT, rows)
    lines = [line_of(request.viewer, each, rows.get(each.person_id)) for each in listed]
    moved = [(each.weight, each.by, each.enters.text, each.leaves.text) for each in moved_of(found, rows)]
    others = [Sheet("If a weight moved by a tenth", MOVED_COLUMNS, moved)]
    if may(request.viewer, Action.SEE_REPORTS):
        panel = fairness_of(found)
        others.append(Sheet("Whom the list selects", headed(SELECTION_COLUMNS), selection_rows(panel)))
        others.append(Sheet(f"How {found.measure} are spread", headed(SPREAD_COLUMNS), spread_rows(panel)))
    others.append(Sheet("What gives points", headed(WEIGHT_COLUMNS), weight_rows(found.scored.table)))
    return Leaving(found, lines, [*others, Sheet("What the list rests on", ("What", "Says"), about(found, asked.only))])


def _named(line: Line, row: CaseRow | None) -> str:
    if row is None:
        return "Not shown"
    return last_first(row.family_name, row.given_names) if line.is_shown else "Restricted access"


def _short_row(found: RankedList, line: Line) -> Row:
    each, named = line.ranked, _named(line, line.row)
    if not line.is_shown:
        return (each.rank, named, f"{each.score.points:.2f}", each.score.band, *[""] * 6)
    return paper_row(found, each, named, line.given, line.not_shared)


def _row(found: RankedList, line: Line) -> Row:
    each, number = line.ranked, line.ranked.person_id
    points = (each.rank, _named(line, line.row), each.score.points, each.score.band)
    if not line.is_shown:
        return (*points, *[""] * 9)
    told = [given.sentence for given in line.given]
    if line.not_shared:
        told.append(f"{line.not_shared} more that no agreement shares.")
    age, facts = found.age(number), found.facts[number]
    return (
        *points,
        scores_told(found, each),
        " and ".join(sorted(found.drawn_from.sectors[number])),
        facts.supervised.answer,
        facts.supervised.because,
        day_or_not_recorded(facts.left_treatment_on),
        "" if facts.left_cohort_on is None else facts.left_cohort_on.isoformat(),
        "yes" if facts.is_in_custody else NOT_RECORDED,
        "not known" if age is None else age,
        " ".join(told),
    )
