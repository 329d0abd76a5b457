"""What keeps two records from being joined without somebody looking, whatever they weigh. No caution changes a weight.

A caution is a set of levels, so that `evidence` finds it among millions of pairs as it is found here for one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.kernel.decisions import Reason
from accord.people.linking.fields import BIRTH, CRO, FAMILY_NAME, GIVEN_NAMES, NOMS, NUMBERS, PNC, SEX, Field
from accord.people.linking.records import Compared

UNIQUE = (PNC, CRO, NOMS)
"""The numbers of which a person has one, however many agencies hold them."""

A_GENERATION = 12
"""From so many years between two births they may be of parent and child: hardly anybody is a parent at a younger age."""

SAME_NUMBER = PNC.place_of("same")
DIFFERENT_NUMBER = PNC.place_of("different")

Where = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Caution:
    """The levels, by field name, at which it holds, and whether that is only where a number agrees, or where none does."""

    code: str
    sentence: str
    where: Where
    a_number_agrees: bool


def _at(field: Field, *codes: str) -> tuple[int, ...]:
    return tuple(field.place_of(code) for code in codes)


_FAMILY_AGREES = {FAMILY_NAME.name: _at(FAMILY_NAME, "same", "one_letter", "part", "close")}
_GIVEN_DIFFER = _at(GIVEN_NAMES, "one_letter", "close", "another", "alike", "different")
"""A short form, an initial and a second name left out are the same name written otherwise. A letter may be another name."""

_SEX_DIFFERS = {SEX.name: _at(SEX, "different")}

BY_LEVELS = (
    Caution(
        "twins",
        "The family name agrees, the given names differ, and no number agrees: they could be twins or others of one family.",
        {GIVEN_NAMES.name: _GIVEN_DIFFER, **_FAMILY_AGREES},
        a_number_agrees=False,
    ),
    Caution(
        "twins_share_number",
        "A number, the family name and the date of birth agree, but the given names differ: one of two twins may have the "
        "other's number by a slip.",
        {
            GIVEN_NAMES.name: _at(GIVEN_NAMES, "alike", "different"),
            BIRTH.name: _at(BIRTH, "same", "same_year_only"),
            **_FAMILY_AGREES,
        },
        a_number_agrees=True,
    ),
    Caution("sex_differs", "The sex differs, and no number agrees.", _SEX_DIFFERS, a_number_agrees=False),
    Caution(
        "sex_and_name_differ",
        "A number agrees, but the sex and the given names differ.",
        {GIVEN_NAMES.name: _GIVEN_DIFFER, **_SEX_DIFFERS},
        a_number_agrees=True,
    ),
)
GENERATION = Reason(
    "generation",
    f"The years of birth are {A_GENERATION} or more apart, and no number agrees: they could be parent and child.",
)


def cautions_about(levels: Mapping[str, int], one: Compared, other: Compared) -> tuple[Reason, ...]:
    """Every caution about two records that stand to each other at these levels, by field name."""
    agrees = any(levels[field.name] == SAME_NUMBER for field in NUMBERS)
    found = [
        Reason(caution.code, caution.sentence)
        for caution in BY_LEVELS
        if caution.a_number_agrees is agrees and all(levels[name] in held for name, held in caution.where.items())
    ]
    if not agrees and are_a_generation_apart(one.born, other.born):
        found.append(GENERATION)
    return (*found, *_numbers_that_differ(levels, one, other))


def are_a_generation_apart(one: str, other: str) -> bool:
    """Whether two births, as `dates.read_birth` gives them, are of parent and child by their years."""
    return bool(one and other) and abs(int(one[:4]) - int(other[:4])) >= A_GENERATION


def _numbers_that_differ(levels: Mapping[str, int], one: Compared, other: Compared) -> list[Reason]:
    differing = [field for field in UNIQUE if levels[field.name] == DIFFERENT_NUMBER]
    return [Reason(f"{field.name}_differs", _how_they_differ(field, one, other)) for field in differing]


def _how_they_differ(field: Field, one: Compared, other: Compared) -> str:
    mine, its = (", ".join(getattr(record, field.name)) for record in (one, other))
    return f"Both have a {field.words}, and they differ: {mine} and {its}."
