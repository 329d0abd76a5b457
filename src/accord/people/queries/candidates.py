"""Which records are worth comparing with one: a few plain look-ups on the keys of names, on numbers and on the postcode."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Model, Q, QuerySet

from accord.people.keys import family_keys, given_keys, sound_of
from accord.people.linking.dates import read_birth
from accord.people.linking.fields import BIRTH, FAMILY_NAME, NUMBERS, POSTCODE
from accord.people.linking.places import read_postcode
from accord.people.models import Identifier, Particulars, PersonName
from accord.people.queries.records import RecordSays
from accord.ports.prepared import Prepared

MOST_OF_EACH = 200
"""A look-up that finds more is too common to say anything by itself; the others still find who fits."""

NEAR = timedelta(days=31)


def candidates_for(record: RecordSays) -> list[int]:
    """The records that share a number with this one, or two of name, birth and home nearly; by number, without itself."""
    found = [*_by_name_and_birth(record)]
    if record.identifiers:
        kinds, numbers = zip(*record.identifiers, strict=True)
        found += _NUMBERED.rows(kinds=kinds, numbers=numbers)
    if record.postcode:
        there = tuple(number for (number,) in _LIVING_AT.rows(postcode=record.postcode))
        found += _ALIKE_AMONG.rows(records=there, **_parts(record)) if there else []
    return [number for (number,) in dict.fromkeys(found) if number != record.id]


def _by_name_and_birth(record: RecordSays) -> Iterator[tuple[int]]:
    """Whoever is born on the day and has part of a name in common; whoever has both names nearly and is born near the day."""
    born = record.date_of_birth
    if born is not None:
        yield from _BORN_ALIKE.rows(born=born, **_parts(record))
    slips = tuple(slips_of(born)) if born else ()
    for family, given in dict.fromkeys(both for _, *name in record.names for both in _sounding(*name)):
        if born is None:
            yield from _SOUNDING.rows(family=family, given=given)
        else:
            earliest, latest = born - NEAR, born + NEAR
            yield from _SOUNDING_NEAR.rows(family=family, given=given, earliest=earliest, latest=latest, slips=slips)


def _sounding(family_name: str, given_names: str) -> list[tuple[str, str]]:
    """How a name's two parts sound, in either order."""
    family, given = family_keys(family_name), given_keys(given_names)
    if not (family.sound and given.sound):
        return []
    swapped = given.sound, sound_of(family.whole.partition(" ")[0])
    every_given = sound_of(given.whole.replace(" ", "")), swapped[1]
    return [*dict.fromkeys([(family.sound, given.sound), swapped, every_given])]


def _parts(record: RecordSays) -> dict[str, tuple[str, ...]]:
    """How the parts of its names begin and sound, and how its family names end."""
    keys = [(family_keys(family), given_keys(given)) for _, family, given in record.names]
    each = [key for both in keys for key in both]
    return {
        "starts": _said(key.start for key in each),
        "ends": _said(family.end for family, _ in keys),
        "sounds": _said(key.sound for key in each),
    }


def _said(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


# ---- The look-ups ------------------------------------------------------------------------------------------------------


def _records(model: type[Model], condition: Q) -> QuerySet[Any, Any]:
    rows = model._default_manager.filter(condition, superseded_at__isnull=True)
    return rows.values_list("source_record_id")[:MOST_OF_EACH]


def _alike(starts: tuple[str, ...], ends: tuple[str, ...], sounds: tuple[str, ...]) -> Q:
    """Names of which the beginning, the end or the sound of one part agrees, in either order."""
    return (
        Q(family_start__in=starts) | Q(given_start__in=starts) | Q(family_end__in=ends)
        | Q(family_sound__in=sounds) | Q(given_sound__in=sounds)
    )  # fmt: skip


def _born_alike(born: date, **parts: tuple[str, ...]) -> QuerySet[Any, Any]:
    return _records(PersonName, Q(born_on=born) & _alike(**parts))


def _sounding_so(family: str, given: str) -> QuerySet[Any, Any]:
    return _records(PersonName, Q(family_sound=family, given_sound=given))


def _sounding_so_near(
    family: str, given: str, earliest: date, latest: date, slips: tuple[date, ...]
) -> QuerySet[Any, Any]:
    near = Q(born_on__gte=earliest, born_on__lte=latest) | Q(born_on__isnull=True)
    return _records(PersonName, Q(family_sound=family, given_sound=given) & (near | Q(born_on__in=slips)))


def _numbered(kinds: tuple[str, ...], numbers: tuple[str, ...]) -> QuerySet[Any, Any]:
    each = (Q(kind=kind, value=number) for kind, number in zip(kinds, numbers, strict=True))
    return _records(Identifier, reduce(or_, each))


def _living_at(postcode: str) -> QuerySet[Any, Any]:
    return _records(Particulars, Q(postcode=postcode))


def _alike_among(records: tuple[int, ...], **parts: tuple[str, ...]) -> QuerySet[Any, Any]:
    rows = PersonName.objects.filter(_alike(**parts), source_record_id__in=records, superseded_at__isnull=True)
    return rows.values_list("source_record_id")


_BORN_ALIKE, _SOUNDING, _SOUNDING_NEAR = Prepared(_born_alike), Prepared(_sounding_so), Prepared(_sounding_so_near)
_NUMBERED, _LIVING_AT, _ALIKE_AMONG = Prepared(_numbered), Prepared(_living_at), Prepared(_alike_among)


def slips_of(born: date) -> list[date]:
    """The days that are written by a slip: one figure wrong, day and month in the other order, or the year alone."""
    text = born.isoformat()
    written = [f"{text[:place]}{figure}{text[place + 1 :]}" for place in (2, 3, 5, 6, 8, 9) for figure in "0123456789"]
    written += [f"{text[:5]}{text[8:]}-{text[5:7]}", f"{text[:5]}01-01"]
    return sorted({day for day in map(_day_written, written) if day and day != born})


def _day_written(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


Common = Mapping[str, Mapping[str, int]]
"""How many records give each value, by the name of the field and by the value as it is compared."""


def how_common(records: Collection[RecordSays], counted: Common) -> Common:
    """How many records give each family name, birth, postcode and number that these give, but for those counted already.

    What is rare says more than what is common, as a hostel's postcode is. Four queries, each on an index alone: for given
    names and areas there is none that would be cheap to count by.
    """
    families = {key: key for record in records for name in record.names if (key := family_keys(name[1]).whole)}
    births = {day: read_birth(day.isoformat()) for record in records if (day := record.date_of_birth)}
    postcodes = {each: read_postcode(each) for record in records if (each := record.postcode)}
    numbers = {number for record in records for number in record.identifiers}
    return {
        FAMILY_NAME.name: _times(PersonName, "family_key", families, counted.get(FAMILY_NAME.name, {})),
        BIRTH.name: _times(PersonName, "born_on", births, counted.get(BIRTH.name, {})),
        POSTCODE.name: _times(Particulars, "postcode", postcodes, counted.get(POSTCODE.name, {})),
        **_times_of_numbers([(kind, value) for kind, value in numbers if value not in counted.get(kind, {})]),
    }


def _times(model: type[Model], column: str, wanted: Mapping[Any, str], counted: Collection[str]) -> dict[str, int]:
    """How many rows have each value, by the value as it is compared."""
    fresh = {value: term for value, term in wanted.items() if term and term not in counted}
    rows = model._default_manager.filter(**{f"{column}__in": list(fresh)}).values_list(column)
    times = dict(rows.annotate(number=Count("pk")).order_by())
    return {term: times.get(value, 0) for value, term in fresh.items()}


def _times_of_numbers(numbers: Collection[tuple[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {field.name: {} for field in NUMBERS}
    kinds, values = {kind for kind, _ in numbers}, {value for _, value in numbers}
    rows = Identifier.objects.filter(kind__in=kinds, value__in=values).values_list("kind", "value")
    for kind, value, number in rows.annotate(number=Count("pk")).order_by():
        found[kind][value] = number
    return found


def count_names() -> int:
    """How many names are held, about: the last number given out, which costs nothing to know."""
    return PersonName.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
