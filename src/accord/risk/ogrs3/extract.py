"""A file of people to score: read whole or refused with every fault told, scored by columns, and written with its scores."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import Any

import numpy as np

from accord.kernel.columns import Column, ValueFault, parse_choice, text_column
from accord.orders.rules import read_home_office_code
from accord.ports.csv_files import Extract, read_extract
from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.columns import Numbers, People, Scores, band_names, people_from, refused, score, unlikely
from accord.risk.ogrs3.rules import Inputs, doubts, refusals, why_no_age, why_no_count
from accord.risk.ogrs3.sound import read_sound
from accord.risk.ogrs3.terms import SanctionStatus
from accord.risk.terms import Sex

RESULTS = ("one_year", "two_year", "band")
"""What a file may hold already, as worked cases do; it is not read, and the scores take its place."""

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,6}")
_HOME_OFFICE_CODE = re.compile(r"[0-9]{5}|[0-9]{3}/[0-9]{2}")


@dataclass(frozen=True)
class _Repeated(Column):
    """A column in which the same few texts come over and over: each is read once."""

    known: dict[str, Any] = field(default_factory=dict, compare=False)

    def read(self, text: str, today: date | None = None) -> Any:
        value = self.known.get(text)
        if value is None:
            value = self.known[text] = super().read(text, today)
        return value


def read_whole_number(text: str) -> int:
    """A whole number in figures; ValueFault for anything else, and for one too long to be an age or a count."""
    if _WHOLE_NUMBER.fullmatch(text) is None:
        raise ValueFault("This is written as a whole number in figures, such as 34.")
    return int(text)


def read_age(text: str) -> int:
    """An age that the model allows."""
    return _allowed(read_whole_number(text), why_no_age)


def read_count(text: str) -> int:
    """A count of previous sanctions that the model allows."""
    return _allowed(read_whole_number(text), why_no_count)


def read_offence_group(text: str) -> str:
    """A group of the scale as it is published, or the Home Office code of an offence; ValueFault for anything else."""
    if _HOME_OFFICE_CODE.fullmatch(text):
        return read_home_office_code(text)
    return parse_choice(_GROUPS, text)


def _allowed(number: int, why_not: Callable[[int], str | None]) -> int:
    why = why_not(number)
    if why is not None:
        raise ValueFault(why)
    return number


def _one_of(words: Sequence[str]) -> Callable[[str], str]:
    by_lower = {word.casefold(): str(word) for word in words}
    return lambda text: parse_choice(by_lower, text)


_GROUPS = {group.casefold(): group for group in coefficients().group}

COLUMNS: tuple[Column, ...] = (
    text_column("case_id", "Your own word for the case. It is not read, only handed back."),
    _Repeated("sex", "M or F.", _one_of(tuple(Sex)), required=True),
    _Repeated("age_at_first_sanction", "Whole years.", read_age, required=True),
    _Repeated("age_at_current_conviction", "Whole years.", read_age, required=True),
    _Repeated("age_at_risk_date", "Whole years at sentence in the community, or release.", read_age, required=True),
    _Repeated("previous_sanctions", "How many, the present one left out.", read_count, required=True),
    _Repeated("sanction_status", "How the case ended and what went before.", _one_of(tuple(SanctionStatus)), required=True),
    _Repeated("offence_group", "A group of the scale, or a Home Office code.", read_offence_group, required=True),
)  # fmt: skip
NAMES = tuple(column.name for column in COLUMNS)


@dataclass(frozen=True)
class Read:
    """What a file held: its columns by name with the line of each row, and what is wrong with it."""

    columns: Mapping[str, Sequence[Any]]
    lines: Sequence[int]
    people: People
    extract: Extract


def read_people(data: bytes, today: date) -> Read:
    """Read a file of people and note every fault, those of the rows and those that the model does not allow."""
    columns = read_sound(data, RESULTS)
    if columns is not None:
        return _checked(columns, range(2, len(columns["sex"]) + 2), Extract())
    return read_with_care(data, today)


def read_with_care(data: bytes, today: date) -> Read:
    """The same, row by row, whatever the file holds."""
    extract = read_extract(data, _columns_of(data), today)
    held = list(zip(*(values for _, values in extract.rows), strict=True)) or [()] * len(COLUMNS)
    return _checked(dict(zip(NAMES, held, strict=False)), [line for line, _ in extract.rows], extract)


def _checked(columns: Mapping[str, Sequence[Any]], lines: Sequence[int], extract: Extract) -> Read:
    people = people_in(columns)
    for place in np.flatnonzero(refused(people)).tolist():
        for refusal in refusals(_inputs(columns, place)):
            extract.refuse(lines[place], refusal.field, str(columns[refusal.field][place]), refusal.why)
    extract.faults.sort()
    return Read(columns, lines, people, extract)


def people_in(columns: Mapping[str, Sequence[Any]]) -> People:
    """The columns of a file as the model takes them."""
    ages = [columns[name] for name in NAMES[2:5]]
    return people_from(
        columns["sex"], ages, columns["previous_sanctions"], columns["sanction_status"], columns["offence_group"]
    )


def doubtful(read: Read) -> list[tuple[int, str]]:
    """The line and the words of everything in a sound file that is allowed and yet hardly fits together."""
    return [
        (read.lines[place], words)
        for place in np.flatnonzero(unlikely(read.people)).tolist()
        for words in doubts(_inputs(read.columns, place))
    ]


def scored_csv(read: Read) -> str:
    """The file with its scores: probabilities to six decimals, and the band.

    Nothing in it can be run as a formula: reading has refused every cell that could.
    """
    scores: Scores = score(read.people)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*NAMES, *RESULTS))
    writer.writerows(
        zip(
            *(read.columns[name] for name in NAMES),
            _six_decimals(scores.one_year),
            _six_decimals(scores.two_year),
            band_names(scores),
            strict=True,
        )
    )
    return text.getvalue()


def _six_decimals(numbers: Numbers) -> list[str]:
    return [f"{number:.6f}" for number in numbers.tolist()]


def _columns_of(data: bytes) -> tuple[Column, ...]:
    heading = data[:2_000].decode("utf-8", "replace").splitlines()[:1]
    names = {name.strip() for line in heading for name in line.split(",")}
    return (*COLUMNS, *(text_column(name, "Not read.") for name in RESULTS if name in names))


def _inputs(columns: Mapping[str, Sequence[Any]], place: int) -> Inputs:
    return Inputs(**{name: columns[name][place] for name in NAMES[1:]})
