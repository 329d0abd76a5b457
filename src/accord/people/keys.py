"""The keys by which names are found and records are compared: as they sound, how they begin and how they end. Pure.

Each is one word in one column of `PersonName`, so a plain index finds it on either database, and a typing error that spoils one
key seldom spoils the others. Which keys there are was chosen by measurement (`python -m bench search`).
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from accord.people.rules import family_key, given_key

EDGE = 3
"""How many letters of a name's beginning and end are kept."""

SOUND_LENGTH = 6
SOURCE_KEY_LENGTH = 60

NAME_KEYS = (
    "family_key", "family_sound", "family_start", "family_end", "given_key", "given_sound", "given_start",
)  # fmt: skip
"""The columns that `name_keys` fills, in its order."""

_BEGINNINGS = {"kn": "n", "gn": "n", "pn": "n", "wr": "r"}
_MAC = re.compile("^mac(?=[^aeiouh])")
_ALIKE = tuple(
    (letters, sound)
    for many, sound in (
        ("ph", "f"), ("gh", ""), ("mps", "ms"), ("ck", "k"), ("sch tch sh ch", "s"), ("ce", "se"), ("ci", "si"), ("cy", "sy"),
        ("dg", "j"), ("ge", "je"), ("gi", "ji"), ("gy", "jy"),
    )
    for letters in many.split()
)  # fmt: skip
_LETTERS = {"c": "k", "q": "k", "x": "ks", "z": "s", "v": "f", "d": "t", "m": "n", "b": "p"}
_FIRST = str.maketrans(_LETTERS | dict.fromkeys("aeiouyh", "a"))
_NOT_FIRST = str.maketrans(_LETTERS | dict.fromkeys("aeiouyhw", ""))
_TWICE = re.compile(r"(.)\1+")


class FamilyKeys(NamedTuple):
    """The keys of a family name: the whole, what it sounds like, its first and its last letters."""

    whole: str
    sound: str
    start: str
    end: str


class GivenKeys(NamedTuple):
    """The keys of given names: the whole, and of the first of them what it sounds like and its first letters."""

    whole: str
    sound: str
    start: str


def name_keys(family_name: str, given_names: str) -> tuple[str, ...]:
    """What the columns NAME_KEYS hold of a name."""
    return (*family_keys(family_name), *given_keys(given_names))


@lru_cache(maxsize=50_000)  # a register of people has far fewer names than people
def family_keys(family_name: str) -> FamilyKeys:
    """The keys of a family name; several words are closed up, save in the whole."""
    whole = family_key(family_name)
    closed = whole.replace(" ", "")
    return FamilyKeys(whole, sound_of(closed), closed[:EDGE], closed[-EDGE:])


@lru_cache(maxsize=50_000)
def given_keys(given_names: str) -> GivenKeys:
    """The keys of given names; blank when there are none."""
    whole = given_key(given_names)
    first = whole.partition(" ")[0]
    return GivenKeys(whole, sound_of(first), first[:EDGE])


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """What the letters of a name key sound like: alike for Smith and Smyth, Stephen and Steven, Catherine and Kathryn.

    Consonants that are taken for one another become one letter, vowels after the first letter go, and what is said once is
    written once. Letters of other scripts stay as they are.
    """
    word = _MAC.sub("mc", _BEGINNINGS.get(word[:2], word[:2]) + word[2:])
    for letters, sound in _ALIKE:
        word = word.replace(letters, sound)
    return _TWICE.sub(r"\1", word[:1].translate(_FIRST) + word[1:].translate(_NOT_FIRST))[:SOUND_LENGTH]


def source_key(source_id: str) -> str:
    """An agency's own number as it is looked for: its letters and figures alone, in capitals."""
    if source_id.isalnum() and source_id.isascii():
        return source_id.upper()[:SOURCE_KEY_LENGTH]
    plain = unicodedata.normalize("NFKC", source_id).upper()
    return "".join(sign for sign in plain if sign.isalnum())[:SOURCE_KEY_LENGTH]
