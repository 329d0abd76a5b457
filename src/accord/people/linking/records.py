"""What linking knows of one source record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accord.people.linking.dates import read_birth
from accord.people.linking.names import Name, read_name
from accord.people.linking.numbers import read_number
from accord.people.linking.places import read_area, read_postcode

PeopleRow = Sequence[str | None]
"""The text of the people extract's twelve cells: source_id, family_name, given_names, date_of_birth and so on to area."""

_SEXES = ("M", "F")
_SEXES_WRITTEN = {"M": "M", "F": "F", "MALE": "M", "FEMALE": "F"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One source record in the form in which it is compared. A blank is what it does not say.

    `key` tells the record apart from all others, whatever the caller uses; the first of `names` is the main one, the rest are
    aliases; `born` is as `dates.read_birth` gives it; a number that cannot be right begins with a question mark.
    """

    key: str
    agency: str = ""
    names: tuple[Name, ...] = ()
    born: str = ""
    sex: str = ""
    postcode: str = ""
    area: str = ""
    pnc: tuple[str, ...] = ()
    cro: tuple[str, ...] = ()
    crn: tuple[str, ...] = ()
    noms: tuple[str, ...] = ()


def compared(
    key: str,
    agency: str,
    row: PeopleRow,
    this_year: int,
    aliases: Iterable[tuple[str, str]] = (),
    more_numbers: Iterable[tuple[str, str]] = (),
) -> Compared:
    """A record as read from the text of the people extract's cells in their order, None or blank where there is none.

    `aliases` are (family name, given names); `more_numbers` are (kind, text), for a record with several of one kind.
    """
    _, family, given, born, sex, _, pnc, cro, crn, noms, postcode, area = row
    numbers = {"pnc": [pnc], "cro": [cro], "crn": [crn], "noms": [noms]}
    for kind, text in more_numbers:
        numbers[kind].append(text)
    return Compared(
        key,
        agency,
        read_names(family or "", given or "", aliases),
        read_birth(born) if born else "",
        read_sex(sex) if sex else "",
        read_postcode(postcode) if postcode else "",
        read_area(area) if area else "",
        *[read_numbers(kind, texts, this_year) for kind, texts in numbers.items()],
    )


def read_sex(text: str) -> str:
    """M or F; blank for anything else."""
    return text if text in _SEXES else _SEXES_WRITTEN.get(text.strip().upper(), "")


def read_names(family: str, given: str, aliases: Iterable[tuple[str, str]] = ()) -> tuple[Name, ...]:
    """The main name and the aliases, (family name, given names), each once; those that name nobody are left out."""
    main = read_name(family, given)
    if not aliases:
        return (main,) if main.family or main.given else ()
    named = [main, *(read_name(*alias) for alias in aliases)]
    return tuple(dict.fromkeys(name for name in named if name.family or name.given))


def read_numbers(kind: str, texts: Sequence[str | None], this_year: int) -> tuple[str, ...]:
    """The numbers of one kind that the texts give, each once."""
    if len(texts) == 1:
        number = read_number(kind, texts[0], this_year) if texts[0] else ""
        return (number,) if number else ()
    return tuple(sorted({number for text in texts if text and (number := read_number(kind, text, this_year))}))
