"""A date as three fields on a page: day, month and year, joined into one text and taken apart again. Pure."""

from calendar import month_name, monthrange
from dataclasses import dataclass

from accord.kernel.columns import EARLIEST_YEAR

PARTS = ("day", "month", "year")
_MONTHS = [name.casefold() for name in month_name[1:]]


@dataclass(frozen=True)
class PartFault:
    """The part of a date that is missing or wrong, and why."""

    part: str
    why: str


def joined(day: str, month: str, year: str) -> str:
    """The three fields as one text, year-month-day: ISO where they make a date, else as typed. "" when all are blank.

    A month may be typed as its name or the first three letters of it.
    """
    typed = [_tidy(part) for part in (year, month, day)]
    if not any(typed):
        return ""
    typed[1] = _month_number(typed[1])
    text = "-".join(typed)
    return text if why_incomplete(text) else "-".join(part.zfill(2) for part in typed)


def parts_of(text: str) -> tuple[str, str, str]:
    """Day, month and year as the three fields show them, without leading noughts."""
    year, month, day = [*text.split("-"), "", "", ""][:3]
    return _without_noughts(day), _without_noughts(month), year


def why_incomplete(text: str) -> PartFault | None:
    """The first part that is missing, unreadable or out of range; None where the three make a calendar day."""
    day, month, year = parts_of(text)
    missing = [name for name, typed in zip(PARTS, (day, month, year), strict=True) if not typed]
    if missing:
        return PartFault(missing[0], f"The date must include a {' and a '.join(missing)}.")
    if not (_is_number(year) and len(year) == 4):
        return PartFault("year", "The year must have four figures, such as 2018.")
    if int(year) < EARLIEST_YEAR:
        return PartFault("year", f"The year {year} is too long ago: {EARLIEST_YEAR} is the earliest.")
    if not (_is_number(month) and 1 <= int(month) <= 12):
        return PartFault("month", "The month must be a number from 1 to 12, or its name.")
    if not _is_number(day):
        return PartFault("day", "The day must be a number.")
    last = monthrange(int(year), int(month))[1]
    if not 1 <= int(day) <= last:
        return PartFault("day", f"{_MONTHS[int(month) - 1].capitalize()} {year} has days 1 to {last}, not {day}.")
    return None


def _tidy(part: str) -> str:
    # A hyphen would read as the end of the part when the text is taken apart again.
    return " ".join(part.replace("-", " ").split())


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdigit() and len(part) <= 4


def _month_number(typed: str) -> str:
    named = [number for number, name in enumerate(_MONTHS, 1) if typed.casefold() in (name, name[:3])]
    return str(named[0]) if named else typed


def _without_noughts(part: str) -> str:
    return part.lstrip("0") if _is_number(part) and part.strip("0") else part
