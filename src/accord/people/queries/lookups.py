"""Which names are worth comparing with one that is sought: a few plain look-ups on the keys of `PersonName`.

Each is one equality, or one and a stretch of birth dates, on one index. A name with a typing error or two is still found by one
of them. Linking can look for candidates by the same.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from string import ascii_lowercase

from django.db.models import Q

from accord.people.finding.births import Birth, around, other_years, swapped
from accord.people.finding.names import Reading
from accord.people.keys import EDGE, sound_of
from accord.people.nicknames import forms_of

NEAR_DAYS = 31
A_YEAR = 366
SHORT = 2 * EDGE
"""In a name of fewer letters one typing error may spoil both edges."""

LAST_CHARACTER = "\U0010ffff"


def begins(field: str, beginning: str) -> Q:
    """The column begins so; the columns compare by code point on both databases."""
    return Q(**{f"{field}__range": (beginning, beginning + LAST_CHARACTER)})


def likely(readings: Iterable[Reading]) -> list[Reading]:
    """Those of the readings that take a name that is known for a given name for one; all of them where there is none."""
    readings = list(readings)
    return [each for each in readings if each.given and forms_of(each.given.partition(" ")[0])] or readings


def lookups_for(readings: Iterable[Reading], birth: Birth | None) -> list[Q]:
    """The look-ups for a name, with or without a date of birth, or for a date of birth alone."""
    readings = list(readings)
    if birth is None:
        by_edges = [each for reading in likely(readings) for each in _by_first_name(reading)]
        return [each for reading in readings for each in _by_name(reading)] + _by_sounds(readings) + by_edges
    if not readings:
        return _on_days(birth) if birth.is_day else [_born(birth.first, birth.last)]
    if _days(birth) > A_YEAR:
        born = _born(birth.first, birth.last)
        return [*_by_sounds_about(readings, birth), *(born & name for each in readings for name in _by_name(each))]
    readings = [reading for reading in readings if not reading.is_whole]  # the others find the same, and more
    return [*_near_birth(readings, birth), *_on_days(birth), *_by_sounds_about(readings, birth)]


def _near_birth(readings: list[Reading], birth: Birth) -> list[Q]:
    """By the edges of the names; beside a day there is less to look through, and all who were born on it are found besides."""
    stretch = _born(
        *around(birth, NEAR_DAYS if _days(birth) <= NEAR_DAYS else 0)
    )  # a month, too, is found when it is near
    if birth.is_day:  # Hussain is a given name too, and a misspelt Gary before it is known for none: as typed, too
        return _by_edges([*readings[:1], *likely(readings)], stretch)
    return [*_by_edges(readings, stretch), *_by_two_letters(likely(readings), stretch)]


def _days(birth: Birth) -> int:
    return (birth.last - birth.first).days


def worth_comparing(readings: Iterable[Reading], birth: Birth | None) -> Q:
    """What those found by the look-ups must have besides: with a month or a year, both names somewhat like those typed.

    One name that fits is not enough there, and most who share it would be fetched and compared for nothing.
    """
    are_both = any(each.family and each.given for each in readings)
    if birth is None or birth.is_day or _days(birth) > A_YEAR or not are_both:
        return Q()
    return reduce(or_, (_somewhat_like(each) for each in readings))


def _somewhat_like(reading: Reading) -> Q:
    if reading.family and reading.given:
        return _family_like(reading.family) & _given_like(reading.given)
    return begins("family_key", reading.family) if reading.family else begins("given_key", reading.given)


def _family_like(family: str) -> Q:
    name = family.replace(" ", "")
    return Q(family_sound=sound_of(name)) | _spelt_like("family", name)


def _given_like(given: str) -> Q:
    first = given.partition(" ")[0]
    sounds = {sound_of(form) for form in (first, *forms_of(first))}
    return Q(given_sound__in=sounds) | _spelt_like("given", first)


def _spelt_like(which: str, name: str) -> Q:
    """Two typing errors seldom spoil the first letter, the two after it and the second half of a name together."""
    letters = name[:2] if len(name) < SHORT else name[:1]
    parts = (Q(**{f"{which}_start__contains": part}) for part in dict.fromkeys((*letters, name[1:3])) if part)
    return reduce(or_, parts) | Q(**{f"{which}_key__contains": name[len(name) // 2 :]})


def _by_name(reading: Reading) -> list[Q]:
    """A name alone: as it begins, and a family name alone as it sounds and by both its edges."""
    if not reading.given:
        begun = begins("family_key", reading.family)
        if reading.is_whole:
            return [begun]
        edges = [Q(family_start=reading.family[:EDGE], family_end=reading.family[-EDGE:])]
        return [begun, Q(family_sound=_family_sound(reading)), *(edges if len(reading.family) >= 2 * EDGE else [])]
    if not reading.family:
        return [] if reading.is_whole else given_alone(reading)
    return [
        begins("family_key", reading.family) & begins("given_key", reading.given),
        Q(family_key=reading.family) & begins("given_key", reading.given[0]),
    ]


def _by_first_name(reading: Reading) -> list[Q]:
    """By the first given name with either edge of the family name: all who share the one are looked through for the other.

    Not (neither edge) is one edge or the other; said so, SQLite looks through an index that has all three, and not through
    the rows of everybody who has one edge, which took 100 ms.
    """
    if not (reading.family and reading.given):
        return []
    family = reading.family.replace(" ", "")
    neither = ~Q(family_start=family[:EDGE]) & ~Q(family_end=family[-EDGE:])
    return [Q(given_start__in=_given_starts(reading)) & ~neither]


def given_alone(reading: Reading) -> list[Q]:
    """Given names alone, by their beginning. All who share the first letters are looked through, which takes its time."""
    return [_given_begins(reading.given) & begins("given_key", reading.given)]


def _by_edges(readings: Iterable[Reading], born: Q) -> list[Q]:
    """Within a stretch of birth dates: by the first or last letters, or the sound, of either name."""
    families = {reading.family.replace(" ", "") for reading in readings if reading.family}
    givens = {reading.given.partition(" ")[0][:EDGE] for reading in readings if reading.given}
    found = []
    if families:
        found += [
            born & _any("family_start", {name[:EDGE] for name in families}),
            born & Q(family_end__in={name[-EDGE:] for name in families}),
            born & Q(family_sound__in={sound_of(name) for name in families}),
        ]
    return [*found, born & _any("given_start", givens)] if givens else found


def _by_two_letters(readings: Iterable[Reading], born: Q) -> list[Q]:
    """Within a stretch of birth dates: short family names of which one error spoils both edges, as in Kavur for Kaur.

    Of six letters only two that changed places do, as in Waston.
    """
    families = {reading.family.replace(" ", "") for reading in readings}
    short = [name for name in families if 1 < len(name) <= SHORT]
    if not short:
        return []
    starts = {name[:2] + letter for name in short for letter in ascii_lowercase}
    ends = {letter + name[-2:] for name in short if len(name) < SHORT for letter in ascii_lowercase}
    return [born & Q(family_start__in=starts), *([born & Q(family_end__in=ends)] if ends else [])]


def _any(field: str, starts: Iterable[str]) -> Q:
    """One of the beginnings; those that are shorter than the key are beginnings of it."""
    whole = {start for start in starts if len(start) == EDGE}
    condition = Q(**{f"{field}__in": sorted(whole)})
    for start in sorted(set(starts) - whole):
        condition |= begins(field, start)
    return condition


def _on_days(birth: Birth) -> list[Q]:
    """Whatever the name: born on the day, or on the day with its month in the day's place."""
    if not birth.is_day:
        return []
    days = [birth.first, swapped(birth.first)]
    return [Q(born_on__in=[day for day in days if day])]


def _about(birth: Birth) -> list[Q]:
    """Near the birth, with its day and month in another year, or with no date of birth held."""
    found = [_born(*around(birth, A_YEAR)), Q(born_on__isnull=True)]
    return [*found, Q(born_on__in=other_years(birth.first))] if birth.is_day else found


def _by_sounds_about(readings: Iterable[Reading], birth: Birth) -> list[Q]:
    """By the sounds of both names, born about then."""
    return [sounds & born for sounds in _by_sounds(readings) for born in _about(birth)]


def _by_sounds(readings: Iterable[Reading]) -> list[Q]:
    """By the sounds of both names, in one look-up for all the readings: hardly anybody is called by one name twice."""
    both = [reading for reading in readings if reading.family and reading.given]
    firsts = {reading.given.partition(" ")[0] for reading in both}
    forms = firsts.union(*(forms_of(first) for first in firsts))
    families, givens = {_family_sound(reading) for reading in both}, {sound_of(form) for form in forms}
    return [Q(family_sound__in=sorted(families), given_sound__in=sorted(givens))] if both else []


def _family_sound(reading: Reading) -> str:
    return sound_of(reading.family.replace(" ", ""))


def _given_starts(reading: Reading) -> list[str]:
    first = reading.given.partition(" ")[0]
    return sorted({form[:EDGE] for form in (first, *forms_of(first))})


def _given_begins(given: str) -> Q:
    start = given.partition(" ")[0][:EDGE]
    return Q(given_start=start) if len(start) == EDGE else begins("given_start", start)


def _born(first: date, last: date) -> Q:
    return Q(born_on__range=(first, last))
