"""A postcode and an area as they are compared."""

import re
from functools import lru_cache

from accord.people.rules import joined_key

_OF_NO_PLACE = re.compile(
    r"ZZ99.*|NFA|NK|NA|UNKNOWN|NONE|NOTKNOWN|X+"
)  # ZZ99: the NHS's and ONS's codes for no fixed abode
_FORM = re.compile(r"([A-Z]{1,2})[0-9][A-Z0-9]?[0-9][A-Z]{2}")
_AREA_OF_NO_PLACE = frozenset({"unknown", "not known", "none", "n a", "nk", "nfa", "no fixed abode", "not recorded"})


@lru_cache(maxsize=200_000)
def read_postcode(text: str) -> str:
    """Letters and figures alone, in capitals; blank where it stands for no place."""
    compact = "".join(sign for sign in text.upper() if sign.isalnum())
    return "" if _OF_NO_PLACE.fullmatch(compact) else compact


@lru_cache(maxsize=100_000)
def read_area(text: str) -> str:
    """The area as one key."""
    key = joined_key(text)
    return "" if key in _AREA_OF_NO_PLACE else key


@lru_cache(maxsize=200_000)
def parts_of(postcode: str) -> tuple[str, str, str]:
    """Its sector (YO7 3), its district (YO7) and its letters (YO); blank where it has not a postcode's form."""
    found = _FORM.fullmatch(postcode)
    return (postcode[:-2], postcode[:-3], found[1]) if found else ("", "", "")
