"""The identifiers that the agencies know people by: read as people write them, checked, and put in one canonical form.

The PNC ID and the CRO number end in a letter worked out from their digits, the same way for both: the digits as
one number, modulo 23, pick a letter from a table without I, O and S. A wrong letter more often means a wrong
digit than a wrong letter, so a refusal never suggests which letter would fit.
"""

import re

CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"

_PNC_WITH_STROKE = re.compile(r"([0-9]{4}|[0-9]{2})/([0-9]{1,7})([A-Z])")
_PNC_LONG = re.compile(r"([0-9]{4})([0-9]{6,7})([A-Z])")
_PNC_SHORT = re.compile(r"([0-9]{2})([0-9]{1,7})([A-Z])")
_CRO = re.compile(r"([0-9]{1,6})/([0-9]{2})([A-Z])")
_CRO_FILE = re.compile(r"SF([0-9]{2})/([0-9]{1,6})([A-Z])")
_CRN = re.compile(r"[A-Z][0-9]{6}")
_NOMS = re.compile(r"[A-Z][0-9]{4}[A-Z]{2}")


class IdentifierFault(ValueError):
    """The text is not such an identifier; `why` says so in a plain sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def parse_pnc(text: str, this_year: int | None = None) -> str:
    """A Police National Computer ID as `YYYY/NNNNNNNL`; IdentifierFault if it is none.

    The long form (2003/0000003Y) and the short one (03/3Y) are read, with or without the stroke. A year of two
    figures is this century's up to this year's and the last century's after that, so it needs `this_year`.
    """
    written = _compact(text)
    match = _PNC_WITH_STROKE.fullmatch(written) or _PNC_LONG.fullmatch(written) or _PNC_SHORT.fullmatch(written)
    if match is None:
        raise IdentifierFault("A PNC ID is a year, a stroke, up to seven figures and a letter, such as 2003/0000003Y.")
    year, serial, letter = match.groups()
    padded = serial.zfill(7)
    _require_letter(letter, year[-2:] + padded, "PNC ID")
    return f"{_full_year(year, this_year)}/{padded}{letter}"


def parse_cro(text: str) -> str:
    """A Criminal Records Office number as `NNNNNN/YYL`, or `SFYY/NL` for a small file; IdentifierFault if it is none."""
    written = _compact(text)
    if standard := _CRO.fullmatch(written):
        serial, year, letter = standard.groups()
        padded = serial.zfill(6)
        _require_letter(letter, year + padded, "CRO number")
        return f"{padded}/{year}{letter}"
    if file_number := _CRO_FILE.fullmatch(written):
        year, serial, letter = file_number.groups()
        unpadded = str(int(serial))
        _require_letter(letter, year + unpadded, "CRO number")
        return f"SF{year}/{unpadded}{letter}"
    raise IdentifierFault(
        "A CRO number is up to six figures, a stroke, two figures for the year and a letter, such as 065656/91H, "
        "or a file number such as SF05/482703J."
    )


def parse_crn(text: str) -> str:
    """A probation case reference number: a letter and six figures; IdentifierFault if it is none."""
    written = _compact(text)
    if _CRN.fullmatch(written) is None:
        raise IdentifierFault("A CRN is a letter and six figures, such as X123456.")
    return written


def parse_noms(text: str) -> str:
    """A prison number: a letter, four figures and two letters; IdentifierFault if it is none."""
    written = _compact(text)
    if _NOMS.fullmatch(written) is None:
        raise IdentifierFault("A prison (NOMS) number is a letter, four figures and two letters, such as A1234BC.")
    return written


def looks_like_identifier(text: str, this_year: int | None = None) -> tuple[str, str] | None:
    """What kind of identifier the text is ("pnc", "cro", "crn" or "noms") and its canonical form, or None."""
    readers = (
        ("noms", parse_noms),
        ("crn", parse_crn),
        ("cro", parse_cro),
        ("pnc", lambda written: parse_pnc(written, this_year)),
    )
    for kind, parse in readers:
        try:
            return kind, parse(text)
        except IdentifierFault:
            continue
    return None


def check_letter(figures: str) -> str:
    """The letter that belongs to the year's two figures followed by the serial's."""
    return CHECK_LETTERS[int(figures) % 23]


def _compact(text: str) -> str:
    return text.replace(" ", "").upper()


def _require_letter(letter: str, figures: str, kind: str) -> None:
    if check_letter(figures) != letter:
        raise IdentifierFault(
            f"The letter {letter} at the end does not fit the figures, so something in this {kind} is wrong, "
            "more likely a figure than the letter. Check it against where it came from."
        )


def _full_year(year: str, this_year: int | None) -> str:
    if len(year) == 4:
        _require_plausible_year(int(year), this_year)
        return year
    if this_year is None:
        raise IdentifierFault("Write the year of the PNC ID with four figures.")
    century = this_year - this_year % 100
    return str(century + int(year) if int(year) <= this_year % 100 else century - 100 + int(year))


def _require_plausible_year(year: int, this_year: int | None) -> None:
    if year < 1900 or (this_year is not None and year > this_year):
        raise IdentifierFault(f"The year {year} cannot be the year of a PNC ID. Check it against where it came from.")
