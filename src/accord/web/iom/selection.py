"""A scheme's selection list by stage, and the paper of its meeting to print or to take out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.queries.nomination import ScreeningView
from accord.iom.queries.scheme import SchemeView, version_on
from accord.iom.queries.selection import Listed, PaperLine, counts_by_stage, paper, selection_list
from accord.iom.rules.nomination import Standing
from accord.iom.rules.scheme import Definition
from accord.iom.rules.screening import ANSWER_WORDS
from accord.iom.rules.selection import what_ends_it
from accord.iom.terms import (
    REFERRED_FROM_NAMES,
    SCREENING_OUTCOME_WORDS,
    SELECTION_OUTCOME_WORDS,
    STAGE_WORDS,
    ScreeningOutcome,
    Stage,
)
from accord.iom.terms import SelectionOutcome as Outcome
from accord.kernel.marking import Marking
from accord.kernel.references import reference_of
from accord.kernel.words import plural
from accord.people.queries.cases import CaseRow, names_of
from accord.ports.clock import london_day
from accord.ports.pdf import Paper, Part, write_pdf
from accord.ports.spreadsheets import Sheet, write_xlsx
from accord.web.iom.schemes import links, own
from accord.web.people.selection import PURPOSE, next_step
from accord.web.reports.downloads import XLSX, file_answer
from accord.web.reports.ranked_files import PDF
from accord.web.shell.lists import slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import day, last_first

RESTRICTED = "Restricted access"
TAKING = "Taking the list to a selection meeting"
NOT_SHARED = "Not shared with your agency"
PAPER_COLUMNS = (
    "person", "reference", "nominated_on", "nominated_by", "grounds", "referral", "help_wanted", "screened",
    "screening_reason", "findings", "put_off", "score", "threshold", "to_note",
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
        "lead": scheme.lead_name,
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
    shown = [_shown(request, each, _name(names.get(each.listed.person_id))) for each in lines]
    context = {
        "scheme": scheme, "definition": definition, "today": london_day(request.at), "lines": shown,
        "dead": sum(bool(each["ends"]) for each in shown), "answer_words": ANSWER_WORDS, "not_shared": NOT_SHARED,
    }  # fmt: skip
    return render_page(request, "iom/paper.html", context)


@page(action=Action.CONSULT, what="paper of an IOM selection meeting, spreadsheet", purpose=TAKING)
def meeting_sheet(request: PageRequest, scheme_code: str) -> HttpResponse:
    """The same as a spreadsheet. That it leaves the service is in the ledger before it does."""
    scheme, definition, lines = _exported(request, scheme_code)
    rows = [_cells(request, each, name, definition) for each, name in lines]
    content = write_xlsx([Sheet("Selection", PAPER_COLUMNS, rows)], Marking.OFFICIAL_SENSITIVE)
    return file_answer(content, XLSX, f"iom-selection-{scheme.code}-{london_day(request.at)}.xlsx")


@page(action=Action.CONSULT, what="paper of an IOM selection meeting, PDF", purpose=TAKING)
def meeting_pdf(request: PageRequest, scheme_code: str) -> HttpResponse:
    """The same as a PDF, with room to write what is decided."""
    scheme, definition, lines = _exported(request, scheme_code)
    threshold = f"A score suggests selection from {definition.threshold_words}." if definition else ""
    parts = [Part(f"{place}. {name}", _told(request, each, name)) for place, (each, name) in enumerate(lines, 1)]
    title = f"Selection meeting: {scheme.name}, {day(london_day(request.at))}"
    waiting = plural(len(lines), "person waits", "people wait")
    said = [f"{waiting} for a decision, the longest first. {threshold} The meeting decides."]
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


def _shown(request: PageRequest, line: PaperLine, name: str) -> dict[str, Any]:
    each, is_hidden = line.listed, name == RESTRICTED
    return {
        "line": line, "name": name, "is_hidden": is_hidden, "reference": reference_of(each.person_id),
        "by": _by(each), "referral": _referral(each), "ends": "" if is_hidden else _ends(request, each),
        "screened": _screened(line.screening) if line.screening else NOT_SHARED,
    }  # fmt: skip


def _told(request: PageRequest, line: PaperLine, name: str) -> list[str]:
    """What the paper says of one person; of one whose record is restricted, that it is."""
    if name == RESTRICTED:
        return ["This record is restricted to named officers."]
    each, ends = line.listed, _ends(request, line.listed)
    return [
        *([ends] if ends else []),
        f"{reference_of(each.person_id)}. Nominated on {day(each.nominated_on)} by {_by(each)}: {each.grounds}",
        *([f"{_referral(each)}. Help wanted: {each.help_wanted}"] if each.referred_from else []),
        *_screening_told(line.screening),
        *(f"Put off by the meeting of {day(put.on)}: {put.reason}" for put in line.put_off),
        f"Score: {line.score or 'not scored yet'}.",
        "Decided:",
    ]


def _screening_told(screening: ScreeningView | None) -> list[str]:
    if screening is None:
        return [NOT_SHARED]
    found = [f"{each.criterion} {ANSWER_WORDS[each.met]}. {each.because}" for each in screening.findings]
    return [f"{_screened(screening)}. {screening.reason}", *found]


def _screened(screening: ScreeningView) -> str:
    """What was decided of a screening, when and by whom, and whether it went against what the criteria suggested."""
    against = f", against what the criteria suggested ({_words(screening.suggested)})" if screening.is_override else ""
    by = ", ".join(filter(None, (screening.officer_name, screening.agency_name)))
    return f"Screened on {day(screening.on)} by {by}: {_words(screening.outcome)}{against}"


def _words(outcome: ScreeningOutcome) -> str:
    return SCREENING_OUTCOME_WORDS[outcome].lower()


def _referral(each: Listed) -> str:
    """From where somebody was referred; blank for a nomination of the agency's own."""
    return f"A referral from {REFERRED_FROM_NAMES[each.referred_from]}" if each.referred_from else ""


def _by(each: Listed) -> str:
    return ", ".join(filter(None, (each.officer_name, each.agency_name)))


def _ends(request: PageRequest, each: Listed) -> str:
    return what_ends_it(Standing(None, each.died_on), each.stage, london_day(request.at))


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
        "by": _by(each),
        "referral": _referral(each),
        "ends": _ends(request, each) if is_shown else "",
        "nominated_on": each.nominated_on,
        "waiting": (london_day(request.at) - each.since).days,
        "outcome": _outcome(each),
        "next": next_step(request.viewer, reference, each.nomination_id, each.stage, each.died_on)
        if is_shown
        else None,
    }


def _outcome(each: Listed) -> str:
    """What was last said of the nomination, as far as agreements show it."""
    if each.decided:
        return SELECTION_OUTCOME_WORDS[Outcome(each.decided)]
    if each.screened:
        return SCREENING_OUTCOME_WORDS[ScreeningOutcome(each.screened)]
    return NOT_SHARED if each.is_said else "Nothing yet"


def _name(case: CaseRow | None) -> str:
    if case is None or case.is_restricted:
        return RESTRICTED
    return last_first(case.family_name, case.given_names)


def _people(lines: Sequence[PaperLine]) -> list[int]:
    return sorted({each.listed.person_id for each in lines})


def _cells(request: PageRequest, line: PaperLine, name: str, definition: Definition | None) -> tuple[str, ...]:
    each, screening, is_hidden = line.listed, line.screening, name == RESTRICTED
    if is_hidden:
        return (name, "", day(each.nominated_on), each.agency_name, *[""] * (len(PAPER_COLUMNS) - 4))
    return (
        name, reference_of(each.person_id), day(each.nominated_on), _by(each), each.grounds, _referral(each),
        each.help_wanted, _screened(screening) if screening else NOT_SHARED, screening.reason if screening else "",
        "\n".join(f"{found.criterion} {ANSWER_WORDS[found.met]}. {found.because}" for found in screening.findings)
        if screening else "",
        "\n".join(f"{day(put.on)}: {put.reason}" for put in line.put_off), line.score,
        definition.threshold_words if definition else "", _ends(request, each),
    )  # fmt: skip
