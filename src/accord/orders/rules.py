"""What must hold of custody spells and proven offences. Pure."""

import re
from collections.abc import Iterable
from datetime import date

from accord.kernel.columns import ValueFault, parse_text
from accord.orders.offence_codes import code_is_known
from accord.record.registers import Problem, Values

_HOME_OFFICE_CODE = re.compile(r"([0-9]{3})/?([0-9]{2})")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
LONGEST_OFFENCE = 100


def read_home_office_code(text: str) -> str:
    """The Home Office code as five figures; refuses what is not in the counting rules' list.

    The class has three figures and the sub-code two: 028/01 is 02801 (Home Office counting rules).
    """
    match = _HOME_OFFICE_CODE.fullmatch(text)
    if match is None:
        raise ValueFault("A Home Office code has five figures, such as 02801 or 028/01.")
    code = match[1] + match[2]
    if not code_is_known(code):
        raise ValueFault("This Home Office code is not in the list of offences.")
    return code


def read_offence(text: str) -> str:
    """What somebody was arrested for: a Home Office code as five figures, or words as they are written."""
    if _HOME_OFFICE_CODE.fullmatch(text):
        return read_home_office_code(text)
    return parse_text(text, LONGEST_OFFENCE)


def read_time(text: str) -> str:
    """A time of day as four figures, 23:40."""
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueFault("A time is written like 23:40.")
    return f"{int(match[1]):02}:{match[2]}"


def offence_problems(values: Values) -> Iterable[Problem]:
    """An offence is dealt with on or after the day on which it was committed."""
    committed: date = values["committed_on"]
    dealt_with: date | None = values["outcome_on"]
    if dealt_with is not None and dealt_with < committed:
        yield Problem(
            "outcome_on",
            f"outcome_on ({dealt_with.isoformat()}) is before committed_on ({committed.isoformat()}).",
        )
