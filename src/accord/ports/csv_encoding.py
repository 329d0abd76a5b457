"""The characters of an extract: UTF-8 without a mark, and what to say of anything else."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LOOKED_AT = 2_000
_SPOILT = re.compile("[\0\udc80-\udcff]")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")

Refuse = Callable[[int, str, str, str], None]


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and whether some of its cells hold bytes that are no text; those are kept as surrogates."""

    text: str
    is_spoilt: bool


def decoded(data: bytes, refuse: Refuse) -> Decoded | None:
    """The file as text, or None when it is in an encoding that is not read at all; each fault goes to `refuse`."""
    wide = _wide_encoding(data)
    if wide is not None:
        refuse(1, "", "", f"{wide} Save it as UTF-8 without a byte-order mark.")
        return None
    if data.startswith(codecs.BOM_UTF8):
        refuse(1, "", "", "The file begins with a byte-order mark. Save it as UTF-8 without a byte-order mark.")
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Decoded(data.decode("utf-8", "surrogateescape"), is_spoilt=True)
    return Decoded(text, is_spoilt="\0" in text)


def why_spoilt(cell: str) -> str | None:
    """Why a cell is no text, or None when it is."""
    found = _SPOILT.search(cell)
    if found is None:
        return None
    if found[0] == "\0":
        return "This cell holds a NUL, which no text does. The file may have been cut off or damaged on the way."
    windows = _in_windows(found)
    would_be = "" if windows == "\ufffd" else f"; in Windows-1252 it would be {windows}"
    return f"The byte 0x{_byte(found):02X} here is not UTF-8{would_be}. Save the file as UTF-8."


def readable(cell: str) -> str:
    """The cell with the bytes that are not UTF-8 shown as Windows-1252 would have them."""
    return _NOT_UTF8.sub(_in_windows, cell)


def _wide_encoding(data: bytes) -> str | None:
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return f"The file is in {name}."
    beginning = data[:_LOOKED_AT]
    if beginning.count(0) * 5 > len(beginning):
        return "The file looks like UTF-16 or UTF-32: NUL bytes stand between its letters."
    return None


def _in_windows(found: re.Match[str]) -> str:
    return bytes([_byte(found)]).decode("cp1252", "replace")


def _byte(found: re.Match[str]) -> int:
    return ord(found[0]) - 0xDC00
