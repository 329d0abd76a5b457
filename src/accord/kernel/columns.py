"""Columns: one way to read a value, whether it comes in an extract, on a page or through the API.

A register declares its columns once. Each reads text into a value or refuses it in a plain sentence.
"""

import re
import unicodedata
from calendar import month_name, monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any, Literal

from accord.kernel import identifiers, references
from accord.kernel.days import in_words

Kind = Literal["text", "date", "choice", "multiline"]

EARLIEST_YEAR = 1870
FORMULA_MARKS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NEVER_IN_TEXT = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?|GIR) ?([0-9][A-Z]{2})")


class ValueFault(ValueError):
    """The text is no value of the column; `why` says so in a plain sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Column:
    """One column of a register: its name in an extract, one line about it, how its text is read, and how it is asked for.

    `parse` takes the text without surrounding spaces, never blank. With `uses_today` it takes today's date too. `said`
    turns what is kept into words for people, where it is not kept in words.
    """

    name: str
    about: str
    parse: Callable[..., Any]
    required: bool = False
    label: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    kind: Kind = "text"
    uses_today: bool = False
    said: Callable[[str], str] | None = None

    def read(self, text: str, today: date | None = None) -> Any:
        """The value of the text, or None when it is blank; ValueFault when it is refused."""
        written = text.strip(" \u00a0")
        if not written or written.isspace():
            if self.required:
                raise ValueFault("This is needed and may not be left blank.")
            return None
        return self.parse(written, today) if self.uses_today else self.parse(written)


def text_column(name: str, about: str, *, max_length: int = 200, **asked: Any) -> Column:
    """One line of text in any script, as written. What a spreadsheet would run as a formula is refused."""
    return Column(name, about, partial(parse_text, max_length=max_length), **asked)


def own_number_column(name: str, about: str, *, max_length: int, **asked: Any) -> Column:
    """An agency's own number, which must look different wherever it is different: no sign in it may be out of sight."""
    return Column(name, about, partial(parse_own_number, max_length=max_length), **asked)


def multiline_column(name: str, about: str, *, max_length: int = 10_000, **asked: Any) -> Column:
    """Paragraphs of text. A hyphen may begin them, as in a list; formulas are defused when they are exported."""
    return Column(name, about, partial(parse_paragraphs, max_length=max_length), kind="multiline", **asked)


def date_column(name: str, about: str, *, not_in_future: bool = False, **asked: Any) -> Column:
    """A calendar day. With `not_in_future`, reading needs today's date."""
    if not_in_future:
        return Column(name, about, parse_day_not_in_future, kind="date", uses_today=True, **asked)
    return Column(name, about, parse_day, kind="date", **asked)


def choice_column(name: str, about: str, choices: Sequence[tuple[str, str]], **asked: Any) -> Column:
    """One of a list of (code, label); the code is written in either case and read as declared."""
    by_code = {code.casefold(): str(code) for code, _ in choices}
    return Column(name, about, partial(parse_choice, by_code), choices=tuple(choices), kind="choice", **asked)


def identifier_column(name: str, about: str, identifier: Literal["pnc", "cro", "crn", "noms"], **asked: Any) -> Column:
    """An identifier in its canonical form. A PNC ID whose year has two figures can be read only with today's date."""
    if identifier == "pnc":
        return Column(name, about, parse_pnc_on, uses_today=True, **asked)
    parsers = {"cro": identifiers.parse_cro, "crn": identifiers.parse_crn, "noms": identifiers.parse_noms}
    return Column(name, about, partial(_parse_identifier, parsers[identifier]), **asked)


def postcode_column(name: str, about: str, **asked: Any) -> Column:
    """A United Kingdom postcode, in capitals with one space."""
    return Column(name, about, parse_postcode, **asked)


def reference_column(name: str, about: str, **asked: Any) -> Column:
    """One of this service's own references, read as the number it stands for."""
    return Column(name, about, parse_reference, **asked)


def parse_text(text: str, max_length: int) -> str:
    """One line of text, unchanged but for composing its accents (Unicode NFC)."""
    composed = _acceptable(text, text, max_length)
    if composed.startswith(FORMULA_MARKS):
        raise ValueFault(
            f"This begins with {composed[0]}, so a spreadsheet would run it as a formula. Begin it otherwise."
        )
    return composed


def parse_own_number(text: str, max_length: int) -> str:
    """One line of text in which every sign can be seen and every space is a plain one."""
    composed = parse_text(text, max_length)
    if not composed.isprintable():
        raise ValueFault(_why_unseen(next(sign for sign in composed if not sign.isprintable())))
    return composed


def parse_paragraphs(text: str, max_length: int) -> str:
    """Text of several lines; line ends become a single line feed, tabs stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _acceptable(lines, lines.replace("\n", " ").replace("\t", " "), max_length)


def parse_day(text: str) -> date:
    """A day written year-month-day, 1870 or later."""
    day = _real_day(text) if len(text) == len("2018-01-23") else None  # nothing longer may fill the cache
    if day is None:
        raise ValueFault(_why_no_day(text))
    return day


def parse_day_not_in_future(text: str, today: date | None) -> date:
    """A day no later than today; TypeError when today is not given, for then the rule would be skipped unseen."""
    if today is None:
        raise TypeError("reading a day that may not lie in the future needs today's date")
    day = parse_day(text)
    if day > today:
        raise ValueFault(f"{in_words(day)} is in the future: today is {in_words(today)}.")
    return day


def parse_choice(by_code: dict[str, str], text: str) -> str:
    """The declared code that the text names."""
    code = by_code.get(text.casefold())
    if code is None:
        raise ValueFault(f"This is not one of the codes: {', '.join(by_code.values())}.")
    return code


def parse_pnc_on(text: str, today: date | None) -> str:
    """A PNC ID, with the century of a two-figure year judged from today."""
    try:
        return identifiers.parse_pnc(text, None if today is None else today.year)
    except identifiers.IdentifierFault as fault:
        raise ValueFault(fault.why) from None


def parse_postcode(text: str) -> str:
    """A postcode by its form, which old ones keep too; whether it was ever in use is not asked."""
    match = _POSTCODE.fullmatch(text.upper())
    if match is None:
        raise ValueFault("A postcode is written like YO7 3JS.")
    return f"{match[1]} {match[2]}"


def parse_reference(text: str) -> int:
    """The number of one of this service's own references."""
    number = references.number_of(text)
    if number is None:
        raise ValueFault("A reference is 13 letters and figures, such as 0C1D2E3F4G5H6.")
    return number


def _parse_identifier(parse: Callable[[str], str], text: str) -> str:
    try:
        return parse(text)
    except identifiers.IdentifierFault as fault:
        raise ValueFault(fault.why) from None


def _acceptable(text: str, without_line_ends: str, max_length: int) -> str:
    _require_short(text, max_length)
    if without_line_ends.isprintable() and text.isascii():
        return text
    unwanted = _NEVER_IN_TEXT.search(without_line_ends)
    if unwanted is not None:
        raise ValueFault(_why_unseen(unwanted[0]))
    composed = unicodedata.normalize("NFC", text)
    _require_short(composed, max_length)  # a few signs become longer
    return composed


def _why_unseen(sign: str) -> str:
    return f"This holds a character that cannot be seen or stored (U+{ord(sign):04X}). Remove it."


def _require_short(text: str, max_length: int) -> None:
    if len(text) > max_length:
        raise ValueFault(f"This has {len(text):,} characters; at most {max_length:,} are kept.")


@lru_cache(maxsize=100_000)
def _real_day(text: str) -> date | None:
    if _ISO_DATE.fullmatch(text) is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= EARLIEST_YEAR else None


def _why_no_day(text: str) -> str:
    if _ISO_DATE.fullmatch(text) is None:
        return "A date is written year-month-day, such as 2018-01-23."
    year, month, day = (int(part) for part in text.split("-"))
    if year < EARLIEST_YEAR:
        return f"The year {year} is too long ago: {EARLIEST_YEAR} is the earliest."
    if not 1 <= month <= 12:
        return f"There is no month {month}. A date is written year-month-day, such as 2018-01-23."
    return f"There is no such day: {month_name[month]} {year} has days 1 to {monthrange(year, month)[1]}, not {day}."
