"""How single values are written in JSON and in addresses, each read by the one parse path that extracts and forms use."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Any

from ninja import Path
from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from accord.kernel.columns import ValueFault, parse_day, parse_paragraphs, parse_reference
from accord.kernel.references import number_of, reference_of

LATEST_YEAR = 2199
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})")
REFERENCE = {
    "type": "string",
    "pattern": "^[0-9A-HJKMNP-TV-Z]{13}$",
    "description": "A reference: 13 letters and figures, as pages show it.",
    "examples": ["0C1D2E3F4G5H6"],
}


def record_number(reference: str) -> int:
    """The number that a reference stands for; 0, which no record has, for what is no reference."""
    return number_of(reference) or 0


def _read_by(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """The parser as the validation library wants it: on text alone, and its refusals in its own words."""

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise ValueError("This must be text.")
        try:
            return parse(value)
        except ValueFault as fault:
            raise ValueError(fault.why) from None

    return read


def _parse_day(text: str) -> date:
    day = parse_day(text)
    if day.year > LATEST_YEAR:
        raise ValueFault(f"The year {day.year} is too far ahead: {LATEST_YEAR} is the latest.")
    return day


def _parse_moment(text: str) -> datetime:
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError
        moment = datetime.fromisoformat(text.upper())
        _parse_day(moment.date().isoformat())
        return moment.astimezone(UTC)
    except ValueError:
        raise ValueFault(
            "A moment is written like 2025-06-02T10:30:00Z, with its zone, and lies between 1870 and 2199."
        ) from None


def _parse_reason(text: str) -> str:
    if len(text.strip()) < 5:
        raise ValueFault("Say why in a few words.")
    return parse_paragraphs(text, 300)


def _write_moment(moment: datetime) -> str:
    """In full, to the microsecond, so that what is told can be asked with again."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


Reference = Annotated[str, BeforeValidator(reference_of), WithJsonSchema(REFERENCE)]
"""The number of a person or an entry, as JSON carries it."""

ReferenceInPath = Path[Annotated[str, WithJsonSchema(REFERENCE)]]
"""A reference in an address. What is none is no fault: it answers as a record that is not there."""

ReferenceAsked = Annotated[int, BeforeValidator(_read_by(parse_reference)), WithJsonSchema(REFERENCE)]
"""A reference in a question, read as its number."""

ReferenceOrNone = Annotated[
    str | None,
    BeforeValidator(lambda number: None if number is None else reference_of(number)),
    WithJsonSchema({**REFERENCE, "type": ["string", "null"]}),
]
"""The number of an entry, or null where there is none."""

Moment = Annotated[
    datetime,
    PlainSerializer(_write_moment, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2025-06-02T09:30:00.000000Z"]}),
]
"""A moment that is told, in UTC."""

_DAY_ASKED = {
    "type": "string",
    "format": "date",
    "pattern": "^(18[789]|19[0-9]|2[01][0-9])[0-9]-",
    "examples": ["2018-01-23"],
}
DayAsked = Annotated[date, BeforeValidator(_read_by(_parse_day)), WithJsonSchema(_DAY_ASKED)]
"""A day in a question, written year-month-day."""

_MOMENT_ASKED = {
    "type": "string",
    "format": "date-time",
    "pattern": "^(18[789]|19[0-9]|2[01][0-9])[0-9]-",
    "examples": ["2025-06-02T10:30:00Z"],
}
MomentAsked = Annotated[datetime, BeforeValidator(_read_by(_parse_moment)), WithJsonSchema(_MOMENT_ASKED)]
"""A moment in a question, with its zone."""

_words = _read_by(lambda text: parse_paragraphs(text, 100))
WordsAsked = Annotated[str, BeforeValidator(_words), WithJsonSchema({"type": "string", "maxLength": 100})]
"""Words that something is looked for by; they are kept nowhere, so they may begin like a formula."""

_reason = _read_by(_parse_reason)
Reason = Annotated[str, BeforeValidator(_reason), WithJsonSchema({"type": "string", "minLength": 5, "maxLength": 300})]
"""Why something is changed, in a few words."""

PageAsked = Annotated[int, Field(ge=1, le=1_000_000, description="Which page; one past the end is the last.")]


def blank_is_none(value: Any) -> Any:
    """What is not known is null, never empty text."""
    return None if value == "" else value


OrNone = Annotated[str | None, BeforeValidator(blank_is_none)]
"""Text, or null where it is not known."""
