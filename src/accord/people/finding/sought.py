"""What somebody typed, in the one box or in the form, read into what it can mean. Pure. Whatever is typed can be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from accord.people.finding.births import Birth, about_age, birth_of, take_birth
from accord.people.finding.names import Reading
from accord.people.finding.numbers import NUMBER_WORDS, Number, is_formal, numbers_in
from accord.people.finding.places import read_postcode, take_postcode
from accord.people.rules import joined_key

LONGEST = 200
MOST_WORDS = 5
LONGEST_PARTICLE = 3
"""Of how many letters what stands before a family name is: O, Mac, De, Van, Al."""
FIELDS = (
    "family_name", "given_names", "birth_day", "birth_month", "birth_year", "born", "age", "identifier", "postcode",
)  # fmt: skip
"""The fields of the form. `born` is for those who write a whole date, or a part of one, in one text."""

_FIGURES_ONLY = re.compile(r"[0-9]+", re.ASCII)
_LABELS = frozenset({"pnc", "cro", "crn", "noms", "nomis", "id", "number", "no", "prison"})
_BORN = frozenset({"born", "dob", "on", "in"})
_LONGEST_LETTERS_OF_A_NUMBER = 3


@dataclass(frozen=True)
class Sought:
    """The parts of a search, which narrow it together.

    What a number can be, a birth, a postcode or the beginning of one, and the readings of a name; `name` is the name as it was
    typed, and `notes` say in words what could not be read.
    """

    numbers: tuple[Number, ...] = ()
    birth: Birth | None = None
    postcode: str = ""
    readings: tuple[Reading, ...] = ()
    name: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.numbers or self.birth or self.postcode or self.readings)

    @property
    def is_name_alone(self) -> bool:
        """Whether there is nothing but a name, of which there may be thousands."""
        return bool(self.readings) and not (self.numbers or self.birth or self.postcode)

    @property
    def kinds(self) -> str:
        """The kinds of thing searched for, for the ledger; never what was typed."""
        return ", ".join(self._kinds) or "nothing"

    @property
    def _kinds(self) -> tuple[str, ...]:
        return (
            *((NUMBER_WORDS[self.numbers[0][0]].lower(),) if self.numbers else ()),
            *((self.birth.kind.lower(),) if self.birth else ()),
            *(("postcode",) if self.postcode else ()),
            *(("name",) if self.readings else ()),
        )

    @property
    def terms(self) -> dict[str, str]:
        """What was typed, by kind, for the ledger to keep as codes (`audit.ledger.search_detail`)."""
        number = self.numbers[0][1] if self.numbers else ""
        born = self.birth.text if self.birth else ""
        return {"identifier": number, "birth": born, "postcode": self.postcode, "name": self.name}


# ---- The one box -----------------------------------------------------------------------------------------------------


def read_search(text: str, today: date) -> Sought:
    """Read what was typed in the box: dates, numbers and postcodes are recognised anywhere; the rest is a name.

    A PNC ID with a two-figure year is judged from today.
    """
    plain = " ".join(text.replace("\0", " ").split())[:LONGEST]
    whole = numbers_in(plain, today.year) if _may_be_one_number(plain) else ()
    if is_formal(whole):
        return Sought(numbers=whole)
    read = take_birth(plain, today, with_years=False)
    rest, postcode = (read.rest, "") if _has_label(read.rest) else take_postcode(read.rest)
    birth, note = read.birth, read.note
    numbers, rest = _take_numbers(rest, today, has_birth=birth is not None or bool(note))
    if birth is None and not note:
        with_year = take_birth(rest, today)
        rest, birth, note = with_year.rest, with_year.birth, with_year.note
    if birth or note:
        rest = " ".join(word for word in rest.split() if word.lower().strip(".:") not in _BORN)
    readings, name = _readings_of(rest)
    return Sought(numbers, birth, postcode, readings, name, (note,) if note else ())


def _may_be_one_number(text: str) -> bool:
    return any(sign.isdigit() for sign in text) and len(text) < 40


def _has_label(text: str) -> bool:
    """Whether it says that what stands beside it is a number."""
    return any(word.lower().strip(".:#") in _LABELS for word in text.split())


def _take_numbers(text: str, today: date, *, has_birth: bool) -> tuple[tuple[Number, ...], str]:
    """The first word that is a number; four figures beside a name are left, for they are a year."""
    words = text.split()
    if 1 < len(words) < 4 and len(words[0]) <= _LONGEST_LETTERS_OF_A_NUMBER and not _is_year(words[-1]):
        rest_has_figures = all(any(sign.isdigit() for sign in word) for word in words[1:])
        if rest_has_figures:
            return numbers_in(text, today.year), ""
    for place, word in enumerate(words):
        others = words[:place] + words[place + 1 :]
        if _is_year(word) and others and not has_birth:
            continue
        numbers = numbers_in(word, today.year)
        if numbers:
            return numbers, " ".join(each for each in others if each.lower().strip(".:#") not in _LABELS)
    return (), text


def _is_year(word: str) -> bool:
    return len(word) == 4 and _FIGURES_ONLY.fullmatch(word) is not None


def _readings_of(text: str) -> tuple[tuple[Reading, ...], str]:
    """The ways to take the words of a name; with a comma, the family name stands before it."""
    before, comma, after = text.partition(",")
    family, given = (" ".join(joined_key(part).split()[:MOST_WORDS]) for part in (before, after))
    if comma and family and given:
        return (Reading(family, given), Reading(given, family, is_swapped=True)), f"{family} {given}"
    words = joined_key(text).split()[:MOST_WORDS]
    if len(words) == 1:
        return (Reading(words[0], ""), Reading("", words[0])), words[0]
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    both = chain.from_iterable((Reading(last, first), Reading(first, last)) for first, last in reversed(cuts))
    name = " ".join(words)
    if not words:
        return tuple(dict.fromkeys(both)), name
    # O Connor and De La Cruz may be one family name, which is misspelt like any other; Mary Jane Smith is not.
    as_family = Reading(name, "", is_whole=len(words[0]) > LONGEST_PARTICLE)
    return (*dict.fromkeys(both), as_family, Reading("", name, is_whole=True)), name


# ---- The form --------------------------------------------------------------------------------------------------------


def read_form(texts: Mapping[str, str], today: date) -> Sought:
    """Read the fields of the form, any of which may be blank; what cannot be read is left out, and a note says so."""
    typed = {field: " ".join(texts.get(field, "").replace("\0", " ").split())[:LONGEST] for field in FIELDS}
    birth, birth_note = _birth_in(typed, today)
    postcode, postcode_note = _postcode_in(typed["postcode"])
    numbers = numbers_in(typed["identifier"], today.year)
    number_note = (
        "" if numbers or not typed["identifier"] else "There is no number in the identifier, so it was left out."
    )
    readings, name = _readings_in(typed["family_name"], typed["given_names"])
    notes = tuple(note for note in (birth_note, number_note, postcode_note) if note)
    return Sought(numbers, birth, postcode, readings, name, notes)


def _birth_in(typed: Mapping[str, str], today: date) -> tuple[Birth | None, str]:
    parts = (typed["birth_day"], typed["birth_month"], typed["birth_year"])
    if any(parts):
        return birth_of(*parts, today)
    if typed["born"]:
        return _birth_written(typed["born"], today)
    age = typed["age"]
    if not age:
        return None, ""
    birth = about_age(int(age), today) if _FIGURES_ONLY.fullmatch(age) and len(age) < 4 else None
    return birth, "" if birth else "The age is no number of years that anybody has, so it was left out."


def _birth_written(text: str, today: date) -> tuple[Birth | None, str]:
    read = take_birth(text, today)
    if read.rest:
        return None, "The date of birth cannot be read, so it was left out."
    return read.birth, read.note


def _postcode_in(text: str) -> tuple[str, str]:
    postcode = read_postcode(text)
    is_unread = text and not postcode
    return (
        postcode,
        "The postcode is not written like YO7 3JS, or its beginning, so it was left out." if is_unread else "",
    )


def _readings_in(family_text: str, given_text: str) -> tuple[tuple[Reading, ...], str]:
    family, given = (" ".join(joined_key(text).split()[:MOST_WORDS]) for text in (family_text, given_text))
    if family and given:
        return (Reading(family, given), Reading(given, family, is_swapped=True)), f"{family} {given}"
    if not family and not given:
        return (), ""
    return (Reading(family, given),), family or given
