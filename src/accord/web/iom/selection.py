"""A scheme's selection list by stage, and the paper of its meeting to print or to take out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.queries.scheme import SchemeView, version_on
from accord.iom.queries.selection import Listed, PaperLine, counts_by_stage, paper, selection_list
from accord.iom.rules.scheme import Definition
from accord.iom.terms import SCREENING_OUTCOME_WORDS, SELECTION_OUTCOME_WORDS, STAGE_WORDS, ScreeningOutcome, Stage
from accord.iom.terms import SelectionOutcome as Outcome
from accord.kernel.marking import Marking
from accord.kernel.references import reference_of
from accord.people.queries.cases import CaseRow, names_of
from accord.ports.clock import london_day
from accord.ports.pdf import Paper, Part, write_pdf
from accord.ports.spreadsheets import Sheet, write_xlsx
from accord.web.iom.schemes import links, own
from accord.web.people.selection import FINDING_WORDS, PURPOSE, next_step
from accord.web.reports.downloads import XLSX, file_answer
from accord.web.reports.ranked_files import PDF
from accord.web.shell.lists import slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import day, last_first

RESTRICTED = "Restricted access"
TAKING = "Taking the list to a selection meeting"
PAPER_COLUMNS = (
    "person", "reference", "nominated_on", "nominated_by", "grounds", "screened", "screening_reason", "score", "threshold",
)  # fmt: skip


@page(action=Action.CONSULT, what="IOM selection list", purpose=PURPOSE)
def selection(request: PageRequest, scheme_code: str) -> HttpResponse:
    """One tab of the list; whoever is on it is in the ledger before it is shown."""
    scheme, definition = _in_force(request, scheme_code)
    counts = counts_by_stage(request.viewer, request.at, scheme, definition)
    asked = request.GET.get("tab", "")
    stage = Stage(asked) if asked in set(Stage) else Stage.TO_SCREEN
    cut = slice_of(request.GET, counts.get(stage, 0))
    listed = selection_list(request.viewer, request.at, scheme, definition, stage, cut.offset, cut.size)
    people = sorted({each.person_id for each in listed})
    gate.note(asking(request), Action.CONSULT, people=people, detail={"scheme": scheme.code})
    names = names_of(request.viewer, people, request.at)
    context = {
        "scheme": scheme, "links": links(scheme), "tabs": _tabs(counts), "current": f"?tab={stage}", "stage": stage,
        "rows": [_row(request, each, names.get(each.person_id)) for each in listed], "slice": cut,
        "stage_words": STAGE_WORDS,
    }  # fmt: skip
    return render_page(request, "iom/selection.html", context)


@page(action=Action.CONSULT, what="paper of an IOM selection meeting", purpose=PURPOSE)
def meeting_paper(request: PageRequest, scheme_code: str) -> HttpResponse:
    """Everybody who waits for a decision, with what the meeting needs to know, to be printed."""
    scheme, definition = _in_force(request, scheme_code)
    lines = paper(request.viewer, request.at, scheme, definition)
    gate.note(asking(request), Action.CONSULT, people=_people(lines), detail={"scheme": scheme.code})
    names = names_of(request.viewer, _people(lines), request.at)
    context = {
        "scheme": scheme, "definition": definition, "today": london_day(request.at),
        "lines": [(each, _name(names.get(each.listed.person_id)), reference_of(each.listed.person_id)) for each in lines],
        "screening_words": SCREENING_OUTCOME_WORDS,
    }  # fmt: skip
    return render_page(request, "iom/paper.html", context)


@page(action=Action.CONSULT, what="paper of an IOM selection meeting, spreadsheet", purpose=TAKING)
def meeting_sheet(request: PageRequest, scheme_code: str) -> HttpResponse:
    """The same as a spreadsheet. That it leaves the service is in the ledger before it does."""
    scheme, definition, lines = _exported(request, scheme_code)
    rows = [_cells(each, name, definition) for each, name in lines]
    content = write_xlsx([Sheet("Selection", PAPER_COLUMNS, rows)], Marking.OFFICIAL_SENSITIVE)
    return file_answer(content, XLSX, f"iom-selection-{scheme.code}-{london_day(request.at)}.xlsx")


@page(action=Action.CONSULT, what="paper of an IOM selection meeting, PDF", purpose=TAKING)
def meeting_pdf(request: PageRequest, scheme_code: str) -> HttpResponse:
    """The same as a PDF, with room to write what is decided."""
    scheme, definition, lines = _exported(request, scheme_code)
    threshold = f"A score suggests selection from {definition.threshold_words}." if definition else ""
    parts = [Part(f"{place}. {name}", _told(each, name)) for place, (each, name) in enumerate(lines, 1)]
    title = f"Selection meeting: {scheme.name}, {day(london_day(request.at))}"
    said = [f"{len(lines)} wait for a decision, the longest first. {threshold} The meeting decides."]
    made = write_pdf(Paper(title, said, parts, request.at), Marking.OFFICIAL_SENSITIVE)
    return file_answer(made, PDF, f"iom-selection-{scheme.code}-{london_day(request.at)}.pdf")


def _exported(
    request: PageRequest, scheme_code: str
) -> tuple[SchemeView, Definition | None, list[tuple[PaperLine, str]]]:  # fmt: skip
    """Everybody on the paper with their names, once the ledger knows that they leave the service."""
    scheme, definition = _in_force(request, scheme_code)
    lines = paper(request.viewer, request.at, scheme, definition)
    people = _people(lines)
    gate.note_export(asking(request), {"scheme": scheme.code}, Action.CONSULT, people)
    names = names_of(request.viewer, people, request.at)
    return scheme, definition, [(each, _name(names.get(each.listed.person_id))) for each in lines]


def _told(line: PaperLine, name: str) -> list[str]:
    """What the paper says of one person; of one whose record is restricted, that it is."""
    if name == RESTRICTED:
        return ["This record is restricted to named officers."]
    each = line.listed
    return [
        f"{reference_of(each.person_id)}. Nominated on {day(each.nominated_on)} by {each.agency_name}: {line.grounds}",
        *(f"{found.criterion} {FINDING_WORDS[found.met]}. {found.because}" for found in line.findings),
        f"Screening: {line.screening_reason}",
        f"Score: {line.score or 'not scored yet'}.",
        "Decided:",
    ]


def _in_force(request: PageRequest, code: str) -> tuple[SchemeView, Definition | None]:
    scheme = own(request, code)
    version = version_on(scheme, london_day(request.at))
    return scheme, version.definition if version else None


def _tabs(counts: Mapping[Stage, int]) -> list[dict[str, str]]:
    return [
        {"text": f"{words} ({counts.get(stage, 0):,})", "href": f"?tab={stage}"} for stage, words in STAGE_WORDS.items()
    ]


def _row(request: PageRequest, each: Listed, case: CaseRow | None) -> dict[str, Any]:
    reference = reference_of(each.person_id)
    is_shown = case is not None and not case.is_restricted
    return {
        "name": _name(case),
        "href": f"/people/{reference}/selection/" if is_shown else "",
        "by": f"{each.officer_name}, {each.agency_name}" if each.officer_name else each.agency_name,
        "nominated_on": each.nominated_on,
        "waiting": (london_day(request.at) - each.since).days,
        "outcome": _outcome(each),
        "next": next_step(request.viewer, reference, each.nomination_id, each.stage) if is_shown else None,
    }


def _outcome(each: Listed) -> str:
    """What was last said of the nomination; blank where nothing was."""
    if each.decided:
        return SELECTION_OUTCOME_WORDS[Outcome(each.decided)]
    return SCREENING_OUTCOME_WORDS[ScreeningOutcome(each.screened)] if each.screened else ""


def _name(case: CaseRow | None) -> str:
    if case is None or case.is_restricted:
        return RESTRICTED
    return last_first(case.family_name, case.given_names)


def _people(lines: Sequence[PaperLine]) -> list[int]:
    return sorted({each.listed.person_id for each in lines})


def _cells(line: PaperLine, name: str, definition: Definition | None) -> tuple[str, ...]:
    each = line.listed
    is_hidden = name == RESTRICTED
    said = ("", "", "") if is_hidden else (line.grounds, line.screening_reason, line.score)
    return (
        name, "" if is_hidden else reference_of(each.person_id), day(each.nominated_on), each.agency_name, said[0],
        _outcome(each), said[1], said[2], definition.threshold_words if definition else "",
    )  # fmt: skip
