"""The weight of one pair of records, with what each field added: the waterfall."""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.people.linking.comparing import COMPARISONS, Found
from accord.people.linking.fields import BIRTH, FAMILY_NAME, GIVEN_NAMES, NUMBERS, UNKNOWN, Field
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.model import Model
from accord.people.linking.records import Compared

TWINS_APART = 4.0
"""The most, in bits, that everything but given names and numbers may say for one person when given names differ.

Who shares a family name, a date of birth and an address but no given name may be a twin. About one maternity in 70 in England
and Wales is of two or more (ONS, Birth characteristics; not checked), so about one person in 35 has a twin; that the twin is
known to an agency too is assumed to be even, which makes one in 70, or 6 bits. Two are taken off because a wrong join does more
harm than a missed one.
"""

TWINS = "twins"


def _places(field: Field, *codes: str) -> tuple[int, ...]:
    return tuple(field.place_of(code) for code in codes)


WHERE_TWINS_AGREE = {
    GIVEN_NAMES.name: _places(GIVEN_NAMES, "different"),
    FAMILY_NAME.name: _places(FAMILY_NAME, "same", "one_letter"),
    BIRTH.name: _places(BIRTH, "same"),
    **{field.name: (UNKNOWN, *_places(field, "different")) for field in NUMBERS},
}
"""The levels, by field name, at which two records look like twins: no number agrees."""

NOT_OF_TWINS = frozenset({GIVEN_NAMES.name, *(field.name for field in NUMBERS)})
"""The fields on which twins do not agree."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one field added: its name and words, how the two values stand to each other, the bits, and both values."""

    field: str
    words: str
    level: str
    weight: float
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Scored:
    """The weight of a pair in bits, the sum of its parts: the start, one for each field that both give, and twins."""

    weight: float
    parts: tuple[Part, ...]
    levels: dict[str, int]


def score(one: Compared, other: Compared, model: Model, frequencies: Frequencies) -> Scored:
    """Compare two records. The sum is the one that `batch` works out for millions."""
    parts = [Part("start", "Two records drawn at random", "Before anything is compared", model.start, "", "")]
    levels: dict[str, int] = {}
    for comparison in COMPARISONS:
        mine, its = comparison.of(one), comparison.of(other)
        for field, found in zip(comparison.fields, comparison.compare(mine, its), strict=True):
            levels[field.name] = found.level
            if found.level != UNKNOWN:
                weight = weight_of(field, found, model, frequencies)
                words = field.levels[found.level].words
                parts.append(Part(field.name, field.words, words, weight, shown(field, one), shown(field, other)))
    if looks_like_twins(levels):
        rest = sum(part.weight for part in parts if part.field not in NOT_OF_TWINS)
        less = min(0.0, TWINS_APART - rest)
        parts.append(Part(TWINS, "Could be twins", "All but the given names agree", less, "", ""))
    return Scored(sum(part.weight for part in parts), tuple(parts), levels)


def weight_of(field: Field, found: Found, model: Model, frequencies: Frequencies) -> float:
    """What one field adds, in bits."""
    chances = model.chances[field.name]
    if found.common is None:
        return chances.weight(found.level)
    share = frequencies.share_of(field, found.common, chances.other[found.level])
    return model.weight_of_same(field, found.level, share)


def looks_like_twins(levels: Mapping[str, int]) -> bool:
    """The same family name and day of birth, different given names, and no number that agrees."""
    return all(levels[name] in agreed for name, agreed in WHERE_TWINS_AGREE.items())


def shown(field: Field, record: Compared) -> str:
    """What a record says of a field, for a page or a file."""
    if field is FAMILY_NAME:
        return " or ".join(dict.fromkeys(name.family for name in record.names))
    if field is GIVEN_NAMES:
        return " or ".join(dict.fromkeys(" ".join(name.given) for name in record.names))
    value = record.born if field is BIRTH else getattr(record, field.name)
    return value if isinstance(value, str) else ", ".join(value)
