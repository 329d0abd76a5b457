"""What a scheme's selection list and its meeting's paper tell of one person nominated. Pure but for the words of pages."""

from dataclasses import dataclass
from datetime import date

from accord.iom.queries.nomination import ScreeningView
from accord.iom.queries.scheme import SchemeView, version_on
from accord.iom.queries.selection import Listed
from accord.iom.rules.nomination import Standing, what_age_says
from accord.iom.rules.scheme import Definition
from accord.iom.rules.screening import ANSWER_WORDS
from accord.iom.rules.selection import what_ends_it
from accord.iom.terms import (
    REFERRED_FROM_NAMES,
    SCREENING_OUTCOME_WORDS,
    SELECTION_OUTCOME_WORDS,
    ScreeningOutcome,
    SelectionOutcome,
    Stage,
)
from accord.people.queries.cases import CaseRow
from accord.ports.clock import london_day
from accord.web.iom.schemes import own
from accord.web.shell.pages import PageRequest
from accord.web.shell.words import day, last_first

RESTRICTED = "Restricted access"
NOT_SHARED = "Not shared with your agency"


@dataclass(frozen=True)
class Mark:
    """What must not be overlooked of somebody nominated: a word, its colour, and what it means for the nomination."""

    word: str
    colour: str
    sentence: str


def in_force(request: PageRequest, code: str) -> tuple[SchemeView, Definition | None]:
    """A scheme of the viewer's agency, and what it is today."""
    scheme = own(request, code)
    version = version_on(scheme, london_day(request.at))
    return scheme, version.definition if version else None


def name_of(case: CaseRow | None) -> str:
    """The name, or that it is not for the viewer."""
    if case is None or case.is_restricted:
        return RESTRICTED
    return last_first(case.family_name, case.given_names)


def marks_of(each: Listed, case: CaseRow | None, on: date) -> list[Mark]:
    """That somebody whose nomination is open has died, is a child or may be one; nothing of whose record is restricted."""
    if case is None or case.is_restricted or each.stage is Stage.DECIDED:
        return []
    standing = Standing(case.date_of_birth, each.died_on)
    if ends := what_ends_it(standing, each.stage, on):
        return [Mark("Died", "red", ends)]
    if apart := what_age_says(standing, on):
        return [Mark("Child" if case.date_of_birth else "Age not known", "orange", apart)]
    return []


def by_whom(each: Listed) -> str:
    """The officer, where one is named, and the agency that nominated."""
    return ", ".join(filter(None, (each.officer_name, each.agency_name)))


def referral(each: Listed) -> str:
    """From where somebody was referred; blank for a nomination of the agency's own."""
    return f"A referral from {REFERRED_FROM_NAMES[each.referred_from]}" if each.referred_from else ""


def last_said(each: Listed) -> str:
    """What was last said of the nomination, as far as agreements show it."""
    if each.decided:
        return SELECTION_OUTCOME_WORDS[SelectionOutcome(each.decided)] + (", an override" if each.is_override else "")
    if each.screened:
        return SCREENING_OUTCOME_WORDS[ScreeningOutcome(each.screened)]
    return NOT_SHARED if each.is_said else "Nothing yet"


def screened(screening: ScreeningView | None) -> str:
    """What was decided of a screening, when and by whom, and whether it went against what the criteria suggested."""
    if screening is None:
        return NOT_SHARED
    suggested = SCREENING_OUTCOME_WORDS[screening.suggested].lower()
    against = f", against what the criteria suggested ({suggested})" if screening.is_override else ""
    by = ", ".join(filter(None, (screening.officer_name, screening.agency_name)))
    return f"Screened on {day(screening.on)} by {by}: {SCREENING_OUTCOME_WORDS[screening.outcome].lower()}{against}"


def findings(screening: ScreeningView | None) -> list[str]:
    """What each criterion said, a line each."""
    found = screening.findings if screening else ()
    return [f"{each.criterion} {ANSWER_WORDS[each.met]}: {each.because}" for each in found]
