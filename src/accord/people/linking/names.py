"""The name of a source record as it is compared: without titles, and without what stands where no name is known."""

import re
from functools import lru_cache
from typing import NamedTuple

from accord.people.rules import joined_key

_NO_NAME = re.compile(
    r"\b(?:mig(?:ration)? error|not (?:known|given|stated|recorded|applicable)|no (?:name|surname|forename)|do not use|"
    r"unknown|unnamed|duplicate|x{3,})\b"
)
_ALONE_NO_NAME = re.compile(r"(?:none|null|nil|nk|nka|na|n a|tbc|test|dummy|error|x+)?")
_TITLE = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|reverend|canon|bishop|archbishop|saint|st|rt|right|hon|honourable|sir|"
    r"dame|lady|lord|baron|baroness|viscount|viscountess|countess|marquess|lt|lieutenant|sgt|sergeant|capt|captain|maj|major|col|"
    r"colonel|brigadier|gen|general|admiral|pc|dc|the|of)\b ?)+"
)
_AFTER_FAMILY = re.compile(r" ?\b(?:(?:jnr|jr|snr|sr|esq|bt|baronet|ii|iii|iv)\b ?)+$")
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)?\b ?")
_ANOTHER_NAME = re.compile(r"\b(?:aka|alias|nee|formerly)\b.*")


class Name(NamedTuple):
    """A name: the family name as one key, blank when not known, and the given names as one key each."""

    family: str
    given: tuple[str, ...]


def read_name(family_name: str, given_names: str) -> Name:
    """The name that two texts give; parts that name nobody, such as MIG_ERROR or NOT KNOWN, are left out."""
    return Name(_family(family_name), tuple(_given(given_names).split()))


@lru_cache(maxsize=50_000)
def _family(text: str) -> str:
    return _AFTER_FAMILY.sub("", _of_a_person(text)).strip()


@lru_cache(maxsize=50_000)
def _given(text: str) -> str:
    return _TITLE.sub("", _of_a_person(text)).strip()


def _of_a_person(text: str) -> str:
    key = _ANOTHER_NAME.sub("", joined_key(text))
    named = " ".join(_ORDINAL.sub("", _NO_NAME.sub("", key)).split())
    return "" if _ALONE_NO_NAME.fullmatch(named) else named
