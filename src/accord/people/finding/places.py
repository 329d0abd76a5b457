"""Postcodes as they are typed, whole or only their beginning. Pure."""

import re

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    "FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN "
    "NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW "
    "UB W WA WC WD WF WN WR WS WV YO ZE"
)
AREAS = frozenset(_AREAS.split())
"""The 124 postcode areas of Royal Mail. What begins otherwise is a number of some agency's, such as NY1."""

_OUTWARD = r"([A-Za-z]{1,2})([0-9][A-Za-z0-9]?)"
_WHOLE = re.compile(rf"(?<!\w){_OUTWARD}\s*([0-9][A-Za-z]{{2}})(?!\w)", re.ASCII)
_PART = re.compile(rf"(?<![\w/.\-]){_OUTWARD}(?:\s+([0-9][A-Za-z]?))?(?![\w/.\-])(?!\s+(?!\d{{4}}\b)\d)", re.ASCII)
_INWARD_LENGTH = 3


def take_postcode(text: str) -> tuple[str, str]:
    """What was typed without the postcode in it, and the postcode, or its beginning, in capitals with its space."""
    found = _WHOLE.search(text) or next((each for each in _PART.finditer(text) if _is_of_an_area(each)), None)
    if found is None:
        return text, ""
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()), _written(found)


def read_postcode(text: str) -> str:
    """The postcode, or the beginning of one, that the text is; blank when it is none."""
    whole, part = _WHOLE.fullmatch(text), _PART.fullmatch(text)
    if whole:
        return _written(whole)
    return _written(part) if part and _is_of_an_area(part) else ""


def is_whole(postcode: str) -> bool:
    """Whether it is a whole postcode, and not the beginning of one."""
    return len(postcode.partition(" ")[2]) == _INWARD_LENGTH


def around(postcode: str) -> str:
    """How the postcodes begin that fit: the streets around a whole one, and all that begin as a part of one does.

    YO1 is no beginning of YO13: what comes before the space is kept whole.
    """
    return postcode[:-2] if is_whole(postcode) else postcode if " " in postcode else f"{postcode} "


def _is_of_an_area(found: re.Match[str]) -> bool:
    return found[1].upper() in AREAS


def _written(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]} {found[3] or ''}".strip().upper()
