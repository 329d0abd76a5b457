"""A file of cases to score: a list in JSON, read whole or refused with every fault told, and written with its percentages."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accord.kernel.faults import Fault, shown
from accord.risk.actuarial.inputs import Inputs, doubts
from accord.risk.actuarial.reading import InputFault, InputsRefused, read_inputs, told
from accord.risk.actuarial.rules import INSTRUMENTS, missing, score_as
from accord.risk.terms import Kind

INPUTS = "inputs"
PERCENT = "percent"
MISSING = "missing"
FAULTS_KEPT = 1_000
_RESULTS = (PERCENT, MISSING, "expected_percent")


@dataclass
class CaseFile:
    """What a file held: its cases with what was read of each, and what is wrong; a fault's line is a case's place, from 1."""

    cases: list[tuple[dict[str, Any], Inputs]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong with the file."""
        return self.fault_count == 0

    def refuse(self, place: int, fault: InputFault) -> None:
        """Note one fault; the first 1,000 are kept and all are counted."""
        self.fault_count += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(Fault(place, shown(fault.field), fault.value, fault.why))


class _NotJson(ValueError):
    """What no JSON may hold, though Python would read it."""


def read_cases(data: bytes) -> CaseFile:
    """Read a list of cases: each an object of inputs, or an object that holds one under "inputs" beside other things."""
    file = CaseFile()
    try:
        held = _json(data)
    except _NotJson as error:
        file.refuse(0, InputFault("", "", str(error)))
        return file
    if not isinstance(held, list):
        file.refuse(0, InputFault("", told(held), "The file holds a list of cases, within [ and ]."))
        return file
    for place, case in enumerate(held, 1):
        try:
            file.cases.append((case, read_inputs(_inputs_of(case))))
        except InputsRefused as refusal:
            for fault in refusal.faults:
                file.refuse(place, fault)
    return file


def doubtful(file: CaseFile) -> list[tuple[int, str]]:
    """The place and the words of everything in a sound file that a reader of its scores should know."""
    return [(place, words) for place, (_, inputs) in enumerate(file.cases, 1) for words in doubts(inputs)]


def scored_json(file: CaseFile) -> str:
    """The same list, one case on each line, with its percentages; null where answers are missing, which are named beside."""
    return "[" + ",\n".join(json.dumps(_scored(case, inputs)) for case, inputs in file.cases) + "]\n"


def _scored(case: dict[str, Any], inputs: Inputs) -> dict[str, Any]:
    kept = {name: value for name, value in case.items() if name not in (PERCENT, MISSING)}
    lacking = {instrument.upper(): list(missing(instrument, inputs)) for instrument in INSTRUMENTS}
    named = {name: questions for name, questions in lacking.items() if questions}
    return {**kept, PERCENT: _percentages(inputs), **({MISSING: named} if named else {})}


def _percentages(inputs: Inputs) -> dict[str, dict[str, float | None]]:
    return {
        instrument.upper(): {
            "static": float(score_as(instrument, Kind.STATIC, inputs).percent),
            "dynamic": None
            if missing(instrument, inputs)
            else float(score_as(instrument, Kind.DYNAMIC, inputs).percent),
        }
        for instrument in reversed(INSTRUMENTS)
    }


def _inputs_of(case: object) -> object:
    if not isinstance(case, Mapping):
        return case
    if INPUTS in case:
        return case[INPUTS]
    return {name: value for name, value in case.items() if name not in _RESULTS}


def _json(data: bytes) -> Any:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _NotJson(f"The byte 0x{data[error.start]:02X} is not UTF-8. Save the file as UTF-8.") from None
    if text.startswith("\ufeff"):
        raise _NotJson("The file begins with a byte-order mark. Save it as UTF-8 without a byte-order mark.")
    try:
        return json.loads(text, parse_constant=_refuse_constant, parse_float=_number, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise _NotJson(f"This is not JSON: {error.msg}, at line {error.lineno}, character {error.colno}.") from None
    except RecursionError:
        raise _NotJson("Lists or objects stand within one another too deeply to be read.") from None
    except _NotJson:
        raise
    except ValueError:
        raise _NotJson("A number in the file has too many figures to be read.") from None


def _refuse_constant(word: str) -> Any:
    raise _NotJson(f"{word} is no JSON. A value that is not known is null.")


def _number(figures: str) -> float:
    number = float(figures)
    if not math.isfinite(number):
        raise _NotJson(f"{shown(figures)} is too great a number to be read.")
    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NotJson(f'The name "{shown(twice)}" stands twice in one object. Leave one of them.')
    return held
