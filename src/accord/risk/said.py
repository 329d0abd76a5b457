"""What went into a score, in words: what each input is called, and what its value says. Pure.

Scores keep inputs under the names that their formulas publish, so that another program can read them; people read words.
"""

from collections.abc import Callable, Mapping
from datetime import date

from accord.kernel.days import in_words
from accord.kernel.words import plural
from accord.risk.actuarial.terms import ANSWER_WORDS, ANSWERED_BY, PAST, PAST_WORDS, WORDS, Past, Question
from accord.risk.ogrs3.terms import STATUS_WORDS, SanctionStatus
from accord.risk.rules import Scored, Value
from accord.risk.terms import SEX_WORDS, Sex

INPUT_WORDS: Mapping[str, str] = {
    "sex": "Sex",
    "age_at_first_sanction": "Age at the first caution or conviction",
    "age_at_current_conviction": "Age at the current conviction",
    "age_at_risk_date": "Age when they could offend again",
    "previous_sanctions": "Earlier cautions and convictions, the current one left out",
    "sanction_status": "How the present case ended",
    "offence_group": "Current offence",
    "assessmentDate": "Day of the assessment",
    "dateOfBirth": "Date of birth",
    "gender": "Sex",
    "dateOfCurrentConviction": "Day of the current conviction",
    "currentOffenceCode": "Home Office code of the current offence",
    "totalNumberOfSanctionsForAllOffences": "Cautions and convictions, the current one counted",
    "totalNumberOfViolentSanctions": "Of them for violence",
    "ageAtFirstSanction": "Age at the first caution or conviction",
    "dateAtStartOfFollowup": "When they could offend again",
    PAST: "Convicted before of",
    **{str(question): words for question, words in WORDS.items()},
}


def kept_value(value: Value) -> str:
    """A value as it is kept: as its source writes it, a list with commas."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def value_said(name: str, value: str) -> str:
    """A kept value in words; as it is kept where there are none for it."""
    try:
        return _reader(name)(value)
    except (ValueError, KeyError):
        return value


def missing_said(scored: Scored) -> str:
    """Which answers the dynamic form would have needed of an assessor; blank where none is missing."""
    if not scored.missing:
        return ""
    if not any(value is not None for name, value in scored.inputs if name == PAST or name in ANSWERED_BY):
        return "The static form: the dynamic one needs an assessor's answers, and none was given."
    named = ", ".join(INPUT_WORDS[name].lower() for name in scored.missing)
    return f"The static form: the dynamic one needs {plural(len(scored.missing), 'more answer')} ({named})."


def _reader(name: str) -> Callable[[str], str]:
    if name in ANSWERED_BY:
        words = ANSWER_WORDS[ANSWERED_BY[Question(name)]]
        return lambda value: words[int(value)]
    return _READ.get(name, str)


def _day(value: str) -> str:
    return in_words(date.fromisoformat(value))


def _past(value: str) -> str:
    return ", ".join(PAST_WORDS[Past(each)] for each in value.split(", ")) if value else "none of them"


_READ: Mapping[str, Callable[[str], str]] = {
    "sex": lambda value: SEX_WORDS[Sex(value)],
    "gender": lambda value: SEX_WORDS[Sex[value]],
    "sanction_status": lambda value: STATUS_WORDS[SanctionStatus(value)],
    PAST: _past,
    **dict.fromkeys(("assessmentDate", "dateOfBirth", "dateOfCurrentConviction", "dateAtStartOfFollowup"), _day),
}
