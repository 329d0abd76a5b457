"""How people are told apart, headed and found. Pure."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from accord.kernel.decisions import Decision
from accord.people.terms import IdentifierKind, NameKind

OUR_NUMBERS = "accord-"
"""How the number of a source record begins that an officer opened here; no agency's own number may."""

FAMILY_KEY_LENGTH = 100
GIVEN_KEY_LENGTH = 150


DEFAULT_DATES = frozenset(
    [
        "0001-01-01",
        "1111-11-11",
        "1753-01-01",
        "1899-12-30",
        "1899-12-31",
        "1900-01-01",
        "1901-01-01",
        "2999-12-31",
        "9999-12-31",
    ]
)
"""What systems write when they know no date: the first or last they can hold."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list shows of a person."""

    family_name: str
    given_names: str
    date_of_birth: date | None
    sex: str


def name_key(text: str) -> str:
    """A name as search compares it: no accents, no capitals, letters and figures only, one space between words."""
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split()) if kept.strip() else ""


@lru_cache(maxsize=20_000)  # a register of people has far fewer names than people
def joined_key(text: str) -> str:
    """A name key with hyphens and apostrophes closed up, so that O'Brien and OBrien are found alike."""
    closed = text.replace("'", "").replace("’", "").replace("-", " ")
    return name_key(closed)


def family_key(text: str) -> str:
    """The joined key of a family name, as long as one may be: a few signs become many letters."""
    return joined_key(text)[:FAMILY_KEY_LENGTH]


def given_key(text: str) -> str:
    """The joined key of given names, as long as one may be."""
    return joined_key(text)[:GIVEN_KEY_LENGTH]


def is_known_birth(born: date | None) -> bool:
    """Whether somebody said when the person was born: not where a system wrote what it writes when nobody did."""
    return born is not None and born.isoformat() not in DEFAULT_DATES


def place_of(identifiers: Iterable[tuple[str, str]], born: date | None) -> tuple[str, date] | None:
    """A PNC ID with a date of birth, by which a person is known for certain; None when either is missing."""
    pnc = next((value for kind, value in identifiers if kind == IdentifierKind.PNC), "")
    return (pnc, born) if pnc and born and is_known_birth(born) else None


def are_the_same_person(pnc: str, born: date | None, other_pnc: str, other_born: date | None) -> Decision:
    """Whether two source records are one person for certain: the same PNC ID with the same date of birth.

    Anything less certain is for a person to judge, so the answer here is apart.
    """
    if not pnc or not other_pnc or not is_known_birth(born) or not is_known_birth(other_born):
        return Decision.no("not_known", "A PNC ID and a date of birth are needed in both records.")
    if pnc == other_pnc and born == other_born:
        return Decision.yes("same_pnc_and_birth", "The same PNC ID with the same date of birth.")
    return Decision.no("differ", "The PNC ID or the date of birth differs.")


def heading_is_better(new: Heading, old: Heading) -> bool:
    """Whether a record gives a better heading: one not typed in capitals, or one with the date of birth that was missing."""
    return _worth(new) > _worth(old)


def _worth(heading: Heading) -> tuple[bool, bool]:
    return heading.date_of_birth is not None, not heading.family_name.isupper()


def heading_of(headings: Iterable[Heading]) -> Heading:
    """The best heading of several, the earliest where they are equal; ValueError when there is none."""
    best: Heading | None = None
    for heading in headings:
        if best is None or heading_is_better(heading, best):
            best = heading
    if best is None:
        raise ValueError("a person has at least one record")
    return best


def name_may_be_withdrawn(kind: NameKind, is_own: bool, agency_name: str, is_withdrawn: bool) -> Decision:
    """Only the agency whose word it is withdraws a name, and only one that an officer recorded."""
    if kind is not NameKind.ALIAS:
        why = "This name came in the agency's extract, and changes when the agency delivers another."
        return Decision.no("delivered", why)
    if not is_own:
        why = f"{agency_name} recorded this name, so only they can withdraw it. Tell them what is wrong."
        return Decision.no("other_agency", why)
    if is_withdrawn:
        return Decision.no("superseded", "Somebody has withdrawn this name already.")
    return Decision.yes("own_name", "Your agency recorded this name.")
