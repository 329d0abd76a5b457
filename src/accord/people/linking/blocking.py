"""Which pairs are worth comparing: those that share a key, whether of one record with others or among millions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from accord.people.keys import sound_of
from accord.people.linking.dates import is_whole
from accord.people.linking.names import Name
from accord.people.linking.numbers import DOUBTFUL
from accord.people.linking.places import parts_of
from accord.people.linking.records import Compared

FIRST_LETTERS = 4


def _families(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for name in names for word in (name.family, *name.family.split()) if word))


def _sounds(names: Sequence[Name]) -> tuple[str, ...]:
    return _distinct(sound_of(name.family.replace(" ", "")) for name in names)


def _starts(names: Sequence[Name]) -> tuple[str, ...]:
    return _distinct(name.family[:FIRST_LETTERS] for name in names)


def _first_names(names: Sequence[Name]) -> tuple[str, ...]:
    return _distinct(name.given[0] for name in names if name.given)


def _initials(names: Sequence[Name]) -> tuple[str, ...]:
    return _distinct(name.given[0][0] for name in names if name.given)


def _either_way(names: Sequence[Name]) -> tuple[str, ...]:
    """The family name and the first name in the order of the alphabet, so that swapped names share it."""
    return _distinct(" ".join(sorted((name.family, name.given[0]))) for name in names if name.given and name.family)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _day(born: str) -> tuple[str, ...]:
    return (born,) if is_whole(born) else ()


def _year(born: str) -> tuple[str, ...]:
    return (born[:4],) if born else ()


def _day_of_year(born: str) -> tuple[str, ...]:
    """Month and day, the smaller first, so that they are shared when they were swapped."""
    return ("-".join(sorted(born[5:].split("-"))),) if is_whole(born) else ()


def _sector(postcode: str) -> tuple[str, ...]:
    return _itself(parts_of(postcode)[0])


def _district(postcode: str) -> tuple[str, ...]:
    return _itself(parts_of(postcode)[1])


def _itself(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _numbers(numbers: Sequence[str]) -> tuple[str, ...]:
    return tuple(number.lstrip(DOUBTFUL) for number in numbers)


@dataclass(frozen=True, slots=True)
class Key:
    """Something that two records can share: of which attribute it is, and how it is had from that."""

    attribute: str
    of: Callable[[Any], tuple[str, ...]]


KEYS: Mapping[str, Key] = {
    **{kind: Key(kind, _numbers) for kind in ("pnc", "cro", "crn", "noms")},
    "family": Key("names", _families),
    "sound": Key("names", _sounds),
    "start": Key("names", _starts),
    "first": Key("names", _first_names),
    "initial": Key("names", _initials),
    "names": Key("names", _either_way),
    "born": Key("born", _itself),
    "day": Key("born", _day),
    "year": Key("born", _year),
    "day_of_year": Key("born", _day_of_year),
    "postcode": Key("postcode", _itself),
    "sector": Key("postcode", _sector),
    "district": Key("postcode", _district),
    "area": Key("area", _itself),
}

RULES: tuple[tuple[str, ...], ...] = (
    ("pnc",), ("cro",), ("crn",), ("noms",),
    ("names", "year"), ("names", "district"), ("names", "area"),
    ("family", "day"), ("sound", "day"), ("start", "day"), ("first", "born"), ("family", "year"),
    ("start", "first", "area"), ("start", "year", "district"), ("first", "year", "district"),
    ("sound", "day_of_year"), ("names",), ("postcode",), ("born", "district"), ("born", "area"),
    ("family", "district"), ("first", "day_of_year"), ("day",), ("first", "sector"), ("family", "area"),
    ("initial", "year", "district", "area"), ("family",),
)  # fmt: skip
"""Two records are compared when they share every key of one of these."""


def blocking_keys(record: Compared) -> frozenset[str]:
    """Every key of the record, one text each: two records with one in common are worth comparing."""
    values = {name: key.of(getattr(record, key.attribute)) for name, key in KEYS.items()}
    return frozenset(
        "|".join((*rule, *shared)) for rule in RULES for shared in product(*(values[name] for name in rule))
    )
