"""What somebody typed in the search box, read into what it can mean. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from accord.kernel.identifiers import looks_like_identifier
from accord.people.rules import joined_key

_SLASHED = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_POSTCODE = re.compile(r"([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})")
_SOURCE_ID = re.compile(r"(?=.*\d)[\w\-/]{3,60}")


@dataclass(frozen=True)
class Sought:
    """The parts of a search: an identifier (kind and canonical value), a date of birth, a postcode, words of a name."""

    identifier: tuple[str, str] | None = None
    born: date | None = None
    postcode: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.identifier or self.born or self.postcode or self.words)

    @property
    def matched_words(self) -> tuple[str, ...]:
        """What every result matched, in plain words."""
        parts = []
        if self.identifier:
            parts.append({"pnc": "PNC ID", "cro": "CRO number", "crn": "CRN", "noms": "Prison number"}.get(
                self.identifier[0], "Agency's number"
            ))  # fmt: skip
        if self.born:
            parts.append("Date of birth")
        if self.postcode:
            parts.append("Postcode")
        if self.words:
            parts.append("Name")
        return tuple(parts)

    @property
    def terms(self) -> dict[str, str]:
        """What was typed, by kind, for the ledger to keep as codes (`audit.ledger.search_detail`)."""
        born = self.born.isoformat() if self.born else ""
        number = self.identifier[1] if self.identifier else ""
        return {"identifier": number, "birth": born, "postcode": self.postcode, "name": " ".join(self.words)}

    @property
    def kinds(self) -> str:
        """The kinds of thing searched for, for the ledger; never what was typed."""
        return ", ".join(word.lower() for word in self.matched_words) or "nothing"


def read_search(text: str, today: date) -> Sought:
    """Read what was typed: dates of birth, identifiers and postcodes are recognised anywhere; the rest is a name.

    A PNC ID with a two-figure year is judged from today.
    """
    rest, born = _take_birth(" ".join(text.replace("\0", " ").split())[:200])
    identifier = looks_like_identifier(rest, today.year) if rest else None
    if identifier:
        return Sought(identifier=identifier, born=born)
    postcode = _POSTCODE.fullmatch(rest) or _POSTCODE.search(rest)
    if postcode:
        rest = (rest[: postcode.start()] + " " + rest[postcode.end() :]).strip()
        words = tuple(joined_key(rest).split())
        return Sought(born=born, postcode=f"{postcode[1]} {postcode[2]}".upper(), words=words)
    if _SOURCE_ID.fullmatch(rest):
        return Sought(identifier=("source", rest), born=born)
    return Sought(born=born, words=tuple(joined_key(rest).split()))


def _take_birth(text: str) -> tuple[str, date | None]:
    for pattern, order in ((_ISO, (1, 2, 3)), (_SLASHED, (3, 2, 1))):
        match = pattern.search(text)
        if match:
            try:
                born = date(*(int(match[group]) for group in order))
            except ValueError:
                continue
            return (text[: match.start()] + " " + text[match.end() :]).strip(), born
    return text, None
