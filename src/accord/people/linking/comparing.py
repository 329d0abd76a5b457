"""The level at which two records agree on each field. Used alike for one pair and for millions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from accord.people.linking.dates import day_of, is_whole
from accord.people.linking.fields import (
    AREA,
    BIRTH,
    FAMILY_NAME,
    GIVEN_NAMES,
    NUMBERS,
    POSTCODE,
    SEX,
    UNKNOWN,
    Field,
)
from accord.people.linking.names import Name
from accord.people.linking.numbers import is_doubtful
from accord.people.linking.places import parts_of
from accord.people.linking.records import Compared
from accord.people.nicknames import are_forms_of_one_name

CLOSE, ALIKE, CLOSE_AREA = 0.9, 0.8, 0.88
"""Jaro-Winkler similarities, from 0 to 1."""

A_FEW_DAYS = 10


class Found(NamedTuple):
    """The level of one field, and the value that both records give where they give the same; None where they do not."""

    level: int
    common: str | None = None


Compare = Callable[[Any, Any], tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one attribute of two records is compared: which fields it speaks of, and what values are counted for each."""

    attribute: str
    fields: tuple[Field, ...]
    compare: Compare
    terms: Callable[[Any], tuple[str, ...]]

    def of(self, record: Compared) -> Any:
        """What the record says of it."""
        return getattr(record, self.attribute)


_NOT_SAID = Found(UNKNOWN)
_FAMILY = {level.code: place for place, level in enumerate(FAMILY_NAME.levels)}
_GIVEN = {level.code: place for place, level in enumerate(GIVEN_NAMES.levels)}
_BIRTH = {level.code: place for place, level in enumerate(BIRTH.levels)}
_POSTCODE = {level.code: place for place, level in enumerate(POSTCODE.levels)}
_NUMBER = {level.code: place for place, level in enumerate(NUMBERS[0].levels)}


def _answers(places: dict[str, int]) -> dict[str, tuple[Found, ...]]:
    return {code: (Found(place),) for code, place in places.items()}


_UNSAID = (_NOT_SAID,)
_BIRTHS, _POSTCODES = _answers(_BIRTH), _answers(_POSTCODE)


def compare_names(one: Sequence[Name], other: Sequence[Name]) -> tuple[Found, ...]:
    """Family name and given names, by the two names, be they main or alias, that are closest."""
    if len(one) == 1 and len(other) == 1:
        return _compare_two_names(one[0], other[0])
    if not one or not other:
        return _NOT_SAID, _NOT_SAID
    return min((_compare_two_names(*pair) for pair in product(one, other)), key=_distance)


def _distance(found: tuple[Found, ...]) -> tuple[int, list[str]]:
    """How far apart two names are; of several equally far, always the same is taken."""
    not_said = len(GIVEN_NAMES.levels) // 2
    far = sum(each.level if each.level != UNKNOWN else not_said for each in found)
    return far, [f"{each.level} {each.common}" for each in found]


def _compare_two_names(one: Name, other: Name) -> tuple[Found, ...]:
    family, given = _family_names(one.family, other.family), _given_names(one.given, other.given)
    is_far = family.level >= _FAMILY["alike"] and given.level >= _GIVEN["another"]
    if is_far and _are_swapped(one, other):
        return Found(_FAMILY["swapped"]), _NOT_SAID  # what the given names say is in the other already
    return family, given


def _are_swapped(one: Name, other: Name) -> bool:
    return _is_among_given(one.family, other.given) and _is_among_given(other.family, one.given)


def _is_among_given(family: str, given: tuple[str, ...]) -> bool:
    """Whether a family name is another's first given name, or all of them: Jeremiah Louis in the place of Brandreth."""
    return _is_near(family, given[0]) or (len(given) > 1 and _is_near(family, " ".join(given)))


def _is_near(one: str, other: str) -> bool:
    return one == other or (len(one) > 3 and OSA.distance(one, other, score_cutoff=1) <= 1)


@lru_cache(maxsize=500_000)
def _family_names(one: str, other: str) -> Found:
    if not one or not other:
        return _NOT_SAID
    if one == other:
        return Found(_FAMILY["same"], one)
    if _is_near(one, other):
        return Found(_FAMILY["one_letter"])
    if (" " in one or " " in other) and not set(one.split()).isdisjoint(other.split()):
        return Found(_FAMILY["part"])
    return Found(_by_likeness(one, other, _FAMILY))


def _by_likeness(one: str, other: str, places: dict[str, int]) -> int:
    likeness = JaroWinkler.similarity(one, other, score_cutoff=ALIKE)
    if likeness >= CLOSE:
        return places["close"]
    return places["alike"] if likeness else places["different"]


def _given_names(one: tuple[str, ...], other: tuple[str, ...]) -> Found:
    if not one or not other:
        return _NOT_SAID
    first, second = one[0], other[0]
    if first == second and len(first) > 1:
        return Found(_GIVEN["same_first" if _others_differ(one[1:], other[1:]) else "same"], first)
    return Found(_level_of_first_names(one, other))


def _others_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(each[0] != its[0] for each, its in zip(one, other, strict=False))


def _level_of_first_names(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    level = _level_of_two_names(one[0], other[0])
    if level > _GIVEN["another"] and (one[0] in other or other[0] in one):
        return _GIVEN["another"]
    return level


@lru_cache(maxsize=200_000)
def _level_of_two_names(first: str, second: str) -> int:
    if len(first) == 1 or len(second) == 1:
        return _GIVEN["initial" if first[0] == second[0] else "different"]
    if are_forms_of_one_name(first, second):
        return _GIVEN["short_form"]
    if _is_near(first, second):
        return _GIVEN["one_letter"]
    return _by_likeness(first, second, _GIVEN)


def compare_births(one: str, other: str) -> tuple[Found, ...]:
    """Two dates of birth, as `dates.read_birth` gives them."""
    if not one or not other:
        return _UNSAID
    if one == other:
        return (Found(_BIRTH["same" if is_whole(one) else "same_year_only"], one),)
    return _BIRTHS[_how_births_differ(one, other)]


def _how_births_differ(one: str, other: str) -> str:
    same_year = one[:4] == other[:4]
    if not (is_whole(one) and is_whole(other)):
        return "year_of_one" if same_year else "different"
    figures = OSA.distance(one, other, score_cutoff=2)
    if figures <= 1:
        return "one_figure"
    if same_year and one[5:7] == other[8:] and one[8:] == other[5:7]:
        return "swapped"
    if _are_a_few_days_apart(one, other):
        return "days_apart"
    if figures == 2:
        return "two_figures"
    if same_year:
        return "same_year"
    return "same_day_of_year" if one[5:] == other[5:] else "different"


def _are_a_few_days_apart(one: str, other: str) -> bool:
    if abs(int(one[:4]) - int(other[:4])) > 1:
        return False
    day, its = day_of(one), day_of(other)
    return day is not None and its is not None and abs((day - its).days) <= A_FEW_DAYS


def compare_sexes(one: str, other: str) -> tuple[Found, ...]:
    """Male and female; anything else is not known."""
    return (Found(int(one != other)) if one and other else _NOT_SAID,)


def compare_postcodes(one: str, other: str) -> tuple[Found, ...]:
    """Two postcodes without spaces; what is no British postcode is compared letter by letter alone."""
    if not one or not other:
        return _UNSAID
    if one == other:
        return (Found(_POSTCODE["same"], one),)
    sector, district, area = (
        bool(mine) and mine == its for mine, its in zip(parts_of(one), parts_of(other), strict=True)
    )
    if one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1:
        return _POSTCODES["one_letter"]
    level = "sector" if sector else "district" if district else "area" if area else "different"
    return _POSTCODES[level]


def compare_areas(one: str, other: str) -> tuple[Found, ...]:
    """Two areas in free words."""
    if not one or not other:
        return _UNSAID
    if one == other:
        return (Found(0, one),)
    return (Found(1 if JaroWinkler.similarity(one, other, score_cutoff=CLOSE_AREA) else 2),)


def compare_numbers(one: Sequence[str], other: Sequence[str]) -> tuple[Found, ...]:
    """The closest of all the numbers of one kind. A doubtful number never makes two records differ."""
    if not one or not other:
        return _UNSAID
    if len(one) == 1 and len(other) == 1:
        return (_compare_two_numbers(one[0], other[0]),)
    found = [each for pair in product(one, other) if (each := _compare_two_numbers(*pair)).level != UNKNOWN]
    return (min(found, default=_NOT_SAID),)


def _compare_two_numbers(one: str, other: str) -> Found:
    if one == other:
        return Found(_NUMBER["same_doubtful"]) if is_doubtful(one) else Found(_NUMBER["same"], one)
    if OSA.distance(one.lstrip("?"), other.lstrip("?"), score_cutoff=1) <= 1:
        return Found(_NUMBER["one_figure"])
    return _NOT_SAID if is_doubtful(one) or is_doubtful(other) else Found(_NUMBER["different"])


def _terms_of_names(names: Sequence[Name]) -> tuple[str, ...]:
    main = names[0] if names else Name("", ())
    return main.family, main.given[0] if main.given else ""


def _itself(value: str) -> tuple[str, ...]:
    return (value,)


def _first(numbers: Sequence[str]) -> tuple[str, ...]:
    return (numbers[0] if numbers and not is_doubtful(numbers[0]) else "",)


COMPARISONS = (
    Comparison("names", (FAMILY_NAME, GIVEN_NAMES), compare_names, _terms_of_names),
    Comparison("born", (BIRTH,), compare_births, _itself),
    Comparison("sex", (SEX,), compare_sexes, _itself),
    Comparison("postcode", (POSTCODE,), compare_postcodes, _itself),
    Comparison("area", (AREA,), compare_areas, _itself),
    *(Comparison(field.name, (field,), compare_numbers, _first) for field in NUMBERS),
)
"""In the order of `fields.FIELDS`."""
