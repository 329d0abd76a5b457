"""The paper of a scheme's selection meeting: to print, as a PDF with room to write, and as a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.queries.scheme import SchemeView
from accord.iom.queries.selection import PaperLine, paper
from accord.iom.rules.scheme import Definition
from accord.kernel.marking import Marking
from accord.kernel.references import reference_of
from accord.kernel.words import plural
from accord.people.queries.cases import CaseRow, names_of
from accord.ports.clock import london_day
from accord.ports.pdf import Paper, Part, write_pdf
from accord.ports.spreadsheets import Sheet, write_xlsx
from accord.web.iom.nominees import Mark, by_whom, findings, in_force, marks_of, name_of, referral, screened
from accord.web.people.selection import PURPOSE
from accord.web.reports.downloads import XLSX, file_answer
from accord.web.reports.ranked_files import PDF
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import day

TAKING = "Taking the list to a selection meeting"
COLUMNS = (
    "person", "reference", "nominated_on", "nominated_by", "grounds", "referral", "help_wanted", "screened",
    "screening_reason", "findings", "put_off", "score", "threshold", "to_note",
)  # fmt: skip


@dataclass(frozen=True)
class OnPaper:
    """One person as the paper tells them; of one whose record is restricted, that it is and no more."""

    line: PaperLine
    name: str
    is_hidden: bool
    reference: str
    marks: Sequence[Mark]
    by: str
    referral: str
    screened: str
    findings: Sequence[str]
    reason: str
    put_off: Sequence[str]


@page(action=Action.CONSULT, what="paper of an IOM selection meeting", purpose=PURPOSE)
def meeting_paper(request: PageRequest, scheme_code: str) -> HttpResponse:
    """Everybody who waits for a decision, with what the meeting needs to know, to be printed."""
    scheme, definition = in_force(request, scheme_code)
    lines = paper(request.viewer, request.at, scheme, definition)
    gate.note(asking(request), Action.CONSULT, people=_people(lines), detail={"scheme": scheme.code})
    shown = _shown(request, lines)
    context = {
        "scheme": scheme, "definition": definition, "today": london_day(request.at), "lines": shown,
        "marked": _counts_of_marks(shown),
    }  # fmt: skip
    return render_page(request, "iom/paper.html", context)


@page(action=Action.CONSULT, what="paper of an IOM selection meeting, spreadsheet", purpose=TAKING)
def meeting_sheet(request: PageRequest, scheme_code: str) -> HttpResponse:
    """The same as a spreadsheet. That it leaves the service is in the ledger before it does."""
    scheme, definition, shown = _exported(request, scheme_code)
    rows = [_cells(each, definition) for each in shown]
    content = write_xlsx([Sheet("Selection", COLUMNS, rows)], Marking.OFFICIAL_SENSITIVE)
    return file_answer(content, XLSX, f"iom-selection-{scheme.code}-{london_day(request.at)}.xlsx")


@page(action=Action.CONSULT, what="paper of an IOM selection meeting, PDF", purpose=TAKING)
def meeting_pdf(request: PageRequest, scheme_code: str) -> HttpResponse:
    """The same as a PDF, with room to write what is decided."""
    scheme, definition, shown = _exported(request, scheme_code)
    threshold = f"A score suggests selection from {definition.threshold_words}. " if definition else ""
    parts = [Part(f"{place}. {each.name}", _told(each)) for place, each in enumerate(shown, 1)]
    title = f"Selection meeting: {scheme.name}, {day(london_day(request.at))}"
    waiting = plural(len(shown), "person waits", "people wait")
    said = [f"{waiting} for a decision, the longest first. {threshold}The meeting decides.", _counts_of_marks(shown)]
    made = write_pdf(Paper(title, list(filter(None, said)), parts, request.at), Marking.OFFICIAL_SENSITIVE)
    return file_answer(made, PDF, f"iom-selection-{scheme.code}-{london_day(request.at)}.pdf")


def _exported(request: PageRequest, scheme_code: str) -> tuple[SchemeView, Definition | None, list[OnPaper]]:
    """Everybody on the paper, once the ledger knows that they leave the service."""
    scheme, definition = in_force(request, scheme_code)
    lines = paper(request.viewer, request.at, scheme, definition)
    gate.note_export(asking(request), {"scheme": scheme.code}, Action.CONSULT, _people(lines))
    return scheme, definition, _shown(request, lines)


def _shown(request: PageRequest, lines: Sequence[PaperLine]) -> list[OnPaper]:
    cases = names_of(request.viewer, _people(lines), request.at)
    return [_on_paper(request, each, cases) for each in lines]


def _on_paper(request: PageRequest, line: PaperLine, cases: Mapping[int, CaseRow]) -> OnPaper:
    each, case = line.listed, cases.get(line.listed.person_id)
    return OnPaper(
        line=line,
        name=name_of(case),
        is_hidden=case is None or case.is_restricted,
        reference=reference_of(each.person_id),
        marks=marks_of(each, case, london_day(request.at)),
        by=by_whom(each),
        referral=referral(each),
        screened=screened(line.screening),
        findings=findings(line.screening),
        reason=line.screening.reason if line.screening else "",
        put_off=[f"{day(put.on)}: {put.reason}" for put in line.put_off],
    )


def _people(lines: Sequence[PaperLine]) -> list[int]:
    return sorted({each.listed.person_id for each in lines})


def _counts_of_marks(shown: Sequence[OnPaper]) -> str:
    """How many are marked, by the word: "Marked: 1 died, 2 age not known"; blank where nobody is."""
    words = [mark.word.lower() for each in shown for mark in each.marks]
    counted = ", ".join(f"{words.count(word):,} {word}" for word in dict.fromkeys(words))
    return f"Marked: {counted}." if counted else ""


def _told(shown: OnPaper) -> list[str]:
    """The lines of one person."""
    if shown.is_hidden:
        return ["This record is restricted to named officers."]
    each = shown.line.listed
    return [
        *(mark.sentence for mark in shown.marks),
        f"{shown.reference}. Nominated on {day(each.nominated_on)} by {shown.by}: {each.grounds}",
        *([f"{shown.referral}. Help wanted: {each.help_wanted}"] if shown.referral else []),
        f"{shown.screened}. {shown.reason}",
        *shown.findings,
        *(f"Put off by the meeting of {put}" for put in shown.put_off),
        f"Score: {shown.line.score or 'not scored yet'}.",
        "Decided:",
    ]


def _cells(shown: OnPaper, definition: Definition | None) -> tuple[str, ...]:
    each = shown.line.listed
    if shown.is_hidden:
        return (shown.name, "", day(each.nominated_on), each.agency_name, *[""] * (len(COLUMNS) - 4))
    return (
        shown.name, shown.reference, day(each.nominated_on), shown.by, each.grounds, shown.referral, each.help_wanted,
        shown.screened, shown.reason, "\n".join(shown.findings), "\n".join(shown.put_off), shown.line.score,
        definition.threshold_words if definition else "", "\n".join(mark.sentence for mark in shown.marks),
    )  # fmt: skip
