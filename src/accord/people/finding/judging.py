"""Judging whom a search found: how well each person fits all that was typed, what matched, and who comes first. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from accord.people.finding.births import birth_fit
from accord.people.finding.fits import BirthFit, NameFit, Tier, Way, name_words
from accord.people.finding.names import Comparison, rank
from accord.people.finding.numbers import NUMBER_WORDS
from accord.people.finding.places import is_whole
from accord.people.finding.sought import Sought
from accord.people.terms import NameKind


class Held(NamedTuple):
    """A name that a source record gives, as keys, with the date of birth beside it."""

    name_id: int
    record_id: int
    kind: str
    family: str
    given: str
    born_on: date | None


class Fitting(NamedTuple):
    """A name of which something fits: the name, the date of birth, or both."""

    held: Held
    name: NameFit | None
    birth: BirthFit | None


LIKE_ENOUGH_ALONE = 0.84
"""How well a misspelt name must fit with no date of birth beside it: less would list everybody with a name somewhat alike."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A person who fits: how well, what matched in words, and by which of their names."""

    person_id: int
    tier: Tier
    matched: tuple[str, ...]
    name_id: int
    order: tuple[object, ...]


@dataclass(slots=True)
class _Person:
    held: Held
    name: NameFit | None = None
    birth: BirthFit | None = None


def fitting(sought: Sought, names: Iterable[Held]) -> list[Fitting]:
    """Those of the names that may be of somebody sought; the rest need not be looked at again."""
    fits: dict[tuple[str, str], NameFit | None] = {}
    comparison = Comparison(sought.readings)
    rests_on_name = sought.readings and not sought.numbers and not (sought.birth and sought.birth.is_day)
    found = []
    for held in names:
        key = (held.family, held.given)
        if key not in fits:
            fits[key] = comparison.fit(held.family, held.given)
        name = fits[key]
        if rests_on_name and (name is None or name.way is Way.ONE_ONLY):
            continue
        birth = birth_fit(sought.birth, held.born_on) if sought.birth else None
        if sought.numbers or not sought.readings or _is_worth_it(sought, name, birth):
            found.append(Fitting(held, name, birth))
    return found


def may_stand_alone(sought: Sought, each: Fitting) -> bool:
    """Whether it can be enough; with another name a date of birth that fits only adds to a record whose name does."""
    return each.name is not None or not sought.readings or bool(sought.numbers)


def fitting_rank(each: Fitting) -> tuple[object, ...]:
    """Names that fit best come first, then dates of birth."""
    name = rank(each.name) if each.name else (Tier.POSSIBLE + 1, True, 0.0)
    birth = _birth_rank(each.birth) if each.birth else (Tier.POSSIBLE + 1, 0.0)
    return name, birth, each.held.family, each.held.given


def _is_worth_it(sought: Sought, name: NameFit | None, birth: BirthFit | None) -> bool:
    """Whether the name fits well enough, or what it lacks may stand in another agency's record of the person."""
    is_born_so = (
        birth is not None and birth.tier is not Tier.POSSIBLE and sought.birth is not None and sought.birth.is_day
    )
    if name is None or name.way is Way.ONE_ONLY:
        return is_born_so
    if name.tier is not Tier.POSSIBLE:
        return True
    return birth is not None if sought.birth else name.score >= LIKE_ENOUGH_ALONE


def judge(
    sought: Sought,
    names: Iterable[Fitting],
    people: Mapping[int, int],
    numbers: Mapping[int, Iterable[str]],
    postcodes: Mapping[int, Iterable[str]],
) -> list[Judged]:
    """The people who fit, the best first; among equals by name and date of birth.

    `people` has whose each source record is; names of records that are not in it are left out. `numbers` has the kinds of
    number that fitted of each person, `postcodes` those that are the one sought or near it. A name may come from one agency's
    record and the date of birth from another's.
    """
    judged = []
    for person_id, person in _best_of(names, people).items():
        found = _judged(sought, person_id, person, numbers.get(person_id, ()), postcodes.get(person_id, ()))
        if found is not None:
            judged.append(found)
    return sorted(judged, key=lambda each: each.order)


def _best_of(names: Iterable[Fitting], people: Mapping[int, int]) -> dict[int, _Person]:
    best: dict[int, _Person] = {}
    for held, name, birth in names:
        person_id = people.get(held.record_id)
        if person_id is None:
            continue
        person = best.get(person_id)
        if person is None:
            best[person_id] = _Person(held, name, birth)
            continue
        if name is not None and (person.name is None or rank(name) < rank(person.name)):
            person.held, person.name = held, name
        if birth is not None and (person.birth is None or _birth_rank(birth) < _birth_rank(person.birth)):
            person.birth = birth
    return best


def _birth_rank(fit: BirthFit) -> tuple[int, float]:
    return fit.tier, -fit.score


def _judged(
    sought: Sought, person_id: int, person: _Person, kinds: Iterable[str], postcodes: Iterable[str]
) -> Judged | None:  # fmt: skip
    number_words = tuple(NUMBER_WORDS[kind] for kind in sorted(set(kinds)))
    postcode_tier = _postcode_tier(sought.postcode, postcodes)
    if (sought.numbers and not number_words) or (sought.postcode and postcode_tier is None):
        return None
    if not number_words and not _is_enough(sought, person):
        return None
    tiers = [Tier.EXACT]
    matched = [*number_words]
    if sought.birth:
        tiers.append(person.birth.tier if person.birth else Tier.POSSIBLE)
        matched.append(person.birth.words if person.birth else "Date of birth differs")
    if postcode_tier:
        tiers.append(postcode_tier)
        matched.append(_postcode_said(sought.postcode, postcode_tier))
    if sought.readings:
        tiers.append(person.name.tier if person.name else Tier.POSSIBLE)
        matched.append(_name_said(person))
    held, tier = person.held, max(tiers)
    order = (tier, -_score(person), held.family, held.given, str(held.born_on), person_id)
    return Judged(person_id, tier, tuple(matched), held.name_id, order)


def _is_enough(sought: Sought, person: _Person) -> bool:
    """Whether name and date of birth, where they were typed, fit well enough together."""
    if sought.birth and person.birth is None:
        return False
    if not sought.readings:
        return not sought.birth or (person.birth is not None and person.birth.tier is not Tier.POSSIBLE)
    if person.name is None:
        return False
    if person.name.way is Way.ONE_ONLY:
        is_day = sought.birth is not None and sought.birth.is_day
        return is_day and person.birth is not None and person.birth.tier is not Tier.POSSIBLE
    both_are_weak = person.birth is not None and person.birth.tier is person.name.tier is Tier.POSSIBLE
    return not both_are_weak


def _postcode_tier(sought: str, postcodes: Iterable[str]) -> Tier | None:
    if not sought:
        return None
    return min((Tier.EXACT if each == sought else Tier.CLOSE for each in postcodes), default=None)


def _postcode_said(sought: str, tier: Tier) -> str:
    if tier is Tier.EXACT:
        return "Postcode"
    return "Postcode: near" if is_whole(sought) else "Postcode begins like this"


def _name_said(person: _Person) -> str:
    if person.name is None:
        return "Name differs"
    return name_words(person.name.way, NameKind(person.held.kind))


def _score(person: _Person) -> float:
    return round(
        2 * (person.name.score if person.name else 0.0) + (person.birth.score if person.birth else 0.0), 3
    )  # fmt: skip
