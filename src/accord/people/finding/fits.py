"""How well something that was typed fits something that is held, and in what way. Pure."""

from enum import IntEnum, StrEnum
from typing import NamedTuple

from accord.people.terms import NAME_KIND_WORDS, NameKind


class Tier(IntEnum):
    """How well a person fits all that was typed; the lower the better."""

    EXACT = 1
    CLOSE = 2
    POSSIBLE = 3


TIER_CODES = {Tier.EXACT: "exact", Tier.CLOSE: "close", Tier.POSSIBLE: "possible"}
TIER_WORDS = {Tier.EXACT: "Exact matches", Tier.CLOSE: "Close matches", Tier.POSSIBLE: "Possible matches"}


class Way(StrEnum):
    """In what way a name fits."""

    SAME = "same"
    BEGINS = "begins"
    PART = "part"
    NICKNAME = "nickname"
    SOUNDS = "sounds"
    SPELT = "spelt"
    SWAPPED = "swapped"
    ONE_ONLY = "one_only"


class NameFit(NamedTuple):
    """How a name fits: the tier, the way, and a score from 0 to 1 that orders those of one tier."""

    tier: Tier
    way: Way
    score: float


class BirthFit(NamedTuple):
    """How a date of birth fits: the tier, in plain words, and a score from 0 to 1 that orders those of one tier."""

    tier: Tier
    words: str
    score: float


_NAME_WORDS = {
    Way.SAME: "{}",
    Way.BEGINS: "{} begins like this",
    Way.PART: "Part of the {}",
    Way.NICKNAME: "{}: short or other form",
    Way.SOUNDS: "{} sounds alike",
    Way.SPELT: "{} spelt nearly like this",
    Way.SWAPPED: "{}: family and given names swapped",
    Way.ONE_ONLY: "{}: one part only",
}


def name_words(way: Way, kind: NameKind) -> str:
    """What a result says of the way in which a name, an alias or a former name fitted."""
    noun = NAME_KIND_WORDS[kind]
    said = _NAME_WORDS[way].format(noun)
    return said if said.startswith(noun) else said.replace(noun, noun.lower())
