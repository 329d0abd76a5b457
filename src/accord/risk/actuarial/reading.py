"""The inputs of the suite as its scoring service takes them: named values from JSON, read with every fault told. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import IntEnum
from typing import Any

from accord.kernel.columns import ValueFault, parse_day
from accord.kernel.faults import SHOWN_LENGTH, shown
from accord.risk.actuarial.coefficients import predictor
from accord.risk.actuarial.inputs import Inputs, refusals
from accord.risk.actuarial.terms import ANSWERED_BY, PAST, Answer, Motivation, Past, Problem, Question, Relationship
from accord.risk.terms import Instrument, Kind, Sex

VERSION = "version"
FOLLOWUP = "dateAtStartOfFollowup"
_GREATEST = 10**6


@dataclass(frozen=True, order=True)
class InputFault:
    """What is wrong with one field of one case; a blank field is the case as a whole."""

    field: str
    value: str
    why: str


class InputsRefused(ValueError):
    """The case cannot be scored; every fault is told."""

    def __init__(self, faults: Iterable[InputFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(fault.why for fault in self.faults))


def read_inputs(given: object) -> Inputs:
    """The inputs of one case; InputsRefused with what is wrong, what is missing and what is not allowed.

    A question whose answer is null or left out has none, and no dynamic score that needs it is given.
    """
    if not isinstance(given, Mapping):
        raise InputsRefused([InputFault("", told(given), "Each case is an object of named values.")])
    faults = [InputFault(name, told(given[name]), _why_unknown(name)) for name in given if name not in _KNOWN]
    facts: dict[str, Any] = {name: _read(given, name, read, faults, is_needed=True) for name, read in _FACTS.items()}
    answers = {question: _read(given, question, _ANSWERS[ANSWERED_BY[question]], faults) for question in Question}
    past = _read(given, PAST, _past, faults)
    followed_from = _read(given, FOLLOWUP, _day, faults)
    _read(given, VERSION, _version, faults)
    if faults:
        raise InputsRefused(faults)
    answered = {question: answer for question, answer in answers.items() if answer is not None}
    inputs = Inputs(
        assessed_on=facts["assessmentDate"],
        born_on=facts["dateOfBirth"],
        sex=facts["gender"],
        convicted_on=facts["dateOfCurrentConviction"],
        offence_code=facts["currentOffenceCode"],
        sanctions=facts["totalNumberOfSanctionsForAllOffences"],
        violent_sanctions=facts["totalNumberOfViolentSanctions"],
        age_at_first_sanction=facts["ageAtFirstSanction"],
        followed_from=followed_from,
        answers=answered,
        past=past,
    )
    refused = [InputFault(each.field, told(given.get(each.field)), each.why) for each in refusals(inputs)]
    if refused:
        raise InputsRefused(refused)
    return inputs


def told(value: object) -> str:
    """A value fit to be shown, as JSON writes the simple ones."""
    if isinstance(value, str):
        return shown(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return shown(repr(value)) if abs(value) < 10**SHOWN_LENGTH else "a number too great to show"
    return "an object" if isinstance(value, Mapping) else "a list"


def _read(
    given: Mapping[str, Any], name: str, read: Callable[[Any], Any], faults: list[InputFault], is_needed: bool = False
) -> Any:
    value = given.get(name)
    if value is None:
        if is_needed:
            faults.append(InputFault(name, "", "This is needed."))
        return None
    try:
        return read(value)
    except ValueFault as fault:
        faults.append(InputFault(name, told(value), fault.why))
        return None


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise ValueFault("A date is written as text, year-month-day, such as 2018-01-23.")
    return parse_day(value)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueFault("This is a whole number, such as 3, without quotation marks.")
    if abs(value) > _GREATEST:
        raise ValueFault(f"This is too great: the greatest number that is read is {_GREATEST}.")
    return value


def _code(value: object) -> str:
    if not isinstance(value, str):
        raise ValueFault("A Home Office code is written as text of five figures, such as 02801.")
    return value


def _sex(value: object) -> Sex:
    names = {sex.name: sex for sex in Sex}
    return names[_one_of(value, names)]


def _yes_or_no(value: object) -> int:
    if not isinstance(value, bool):
        raise ValueFault("This is true or false, without quotation marks.")
    return int(value)


def _graded(grades: type[IntEnum]) -> Callable[[object], int]:
    names = {grade.name: int(grade) for grade in grades}
    return lambda value: names[_one_of(value, names)]


def _past(value: object) -> frozenset[Past]:
    if not isinstance(value, list):
        raise ValueFault("This is a list, such as []; it is empty when there are none.")
    return frozenset(Past(_one_of(each, list(Past))) for each in value)


def _version(value: object) -> str:
    known = {predictor(instrument, Kind.STATIC).version for instrument in (Instrument.ARP, Instrument.VRP)}
    return _one_of(value, sorted(known))


def _one_of(value: object, names: Iterable[str]) -> str:
    if not isinstance(value, str) or value not in set(names):
        raise ValueFault(f"This is not one of: {', '.join(names)}.")
    return value


def _why_unknown(name: str) -> str:
    near = get_close_matches(name, _KNOWN, n=1) if len(name) <= SHOWN_LENGTH else []
    return (
        f"There is no such field. Did you mean {near[0]}?" if near else "The suite does not ask for this. Leave it out."
    )


_FACTS: dict[str, Callable[[Any], Any]] = {
    "assessmentDate": _day,
    "dateOfBirth": _day,
    "gender": _sex,
    "dateOfCurrentConviction": _day,
    "currentOffenceCode": _code,
    "totalNumberOfSanctionsForAllOffences": _count,
    "totalNumberOfViolentSanctions": _count,
    "ageAtFirstSanction": _count,
}
_ANSWERS: dict[Answer, Callable[[Any], int]] = {
    Answer.YES_OR_NO: _yes_or_no,
    Answer.PROBLEM: _graded(Problem),
    Answer.MOTIVATION: _graded(Motivation),
    Answer.RELATIONSHIP: _graded(Relationship),
}
_KNOWN = (*_FACTS, FOLLOWUP, *Question, PAST, VERSION)
