"""The numbers that agencies know people by, as they are typed: any punctuation, either case, with or without a label. Pure."""

import re
from collections.abc import Callable, Iterator

from accord.kernel.identifiers import IdentifierFault, parse_crn, parse_cro, parse_noms, parse_pnc
from accord.kernel.references import number_of, reference_of
from accord.people.keys import source_key
from accord.people.terms import IDENTIFIER_WORDS

SOURCE = "source"
"""The kind of an agency's own number, which has no shape of its own."""

REFERENCE = "reference"
"""The kind of the reference by which this service names a person, as on a list that carries no names."""

NUMBER_WORDS = {
    **{kind.value: words for kind, words in IDENTIFIER_WORDS.items()},
    SOURCE: "Agency's number",
    REFERENCE: "Accord reference",
}

_LABEL = re.compile(
    r"(pnc|cro|crn|noms?|nomis|prison)(?:[ -]*(?:id|number|no|ref))?\.?[ :#]*(?=\S*\d)", re.IGNORECASE | re.ASCII
)  # fmt: skip
_LABELLED = {"pnc": "pnc", "cro": "cro", "crn": "crn", "nom": "noms", "noms": "noms", "nomis": "noms", "prison": "noms"}
_PUNCTUATION = re.compile(r"[^0-9A-Z]+")
_FIGURE = re.compile(r"[0-9]")

Number = tuple[str, str]
"""Its kind, and its canonical form; of an agency's own number, the key it is looked for by."""


def numbers_in(text: str, this_year: int) -> tuple[Number, ...]:
    """What a number can be, the likeliest first; empty when there is no figure in it.

    The same figures may be one agency's number and another's CRN: all are looked for.
    """
    label = _LABEL.match(text.strip())
    written = text.strip()[label.end() :] if label else text.strip()
    if not _FIGURE.search(written):
        return ()
    found = list(dict.fromkeys(_formal(written, this_year)))
    if label:
        return tuple(each for each in found if each[0] == _LABELLED[label[1].lower()])
    return (*found, *_reference(written), (SOURCE, source_key(written)))


def _reference(written: str) -> Iterator[Number]:
    """As it is copied from a list or an address: one word that begins with a figure, as no name does."""
    number = number_of(written) if written[0].isdigit() and " " not in written else None
    if number is not None:
        yield REFERENCE, reference_of(number)


def is_formal(numbers: tuple[Number, ...]) -> bool:
    """Whether one of them has the shape, and the check letter, of a PNC ID, CRO number, CRN or prison number."""
    return any(kind not in (SOURCE, REFERENCE) for kind, _ in numbers)


def _formal(written: str, this_year: int) -> Iterator[Number]:
    readers: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("noms", parse_noms),
        ("crn", parse_crn),
        ("cro", parse_cro),
        ("pnc", lambda form: parse_pnc(form, this_year)),
    )
    for form in _forms(written.upper()):
        for kind, parse in readers:
            try:
                yield kind, parse(form)
            except IdentifierFault:
                continue


def _forms(written: str) -> tuple[str, ...]:
    """With its strokes where other signs stand for them, without any, and with the stroke of a CRO number put back."""
    stroked = _PUNCTUATION.sub("/", written).strip("/")
    closed = stroked.replace("/", "")
    return written, stroked, closed, f"{closed[:-3]}/{closed[-3:]}", f"{closed[:4]}/{closed[4:]}"
