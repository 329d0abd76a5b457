"""The numbers of a source record as they are compared. One whose check letter is wrong is kept as a doubtful one."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from accord.kernel.identifiers import IdentifierFault, parse_crn, parse_cro, parse_noms, parse_pnc

DOUBTFUL = "?"
"""How a number begins that cannot be right as it stands. It can say that two records are near, never that they differ."""

_NO_NUMBER = frozenset({"", "UNKNOWN", "NONE", "NK", "NA", "N/A", "NOTKNOWN", "TBC", "0", "-"})


@lru_cache(maxsize=200_000)
def read_number(kind: str, text: str, this_year: int) -> str:
    """The number in its canonical form, or as written after a question mark; blank where there is none.

    `kind` is "pnc", "cro", "crn" or "noms"; the century of a PNC ID whose year has two figures is judged from this year.
    """
    compact = text.replace(" ", "").upper()
    if compact in _NO_NUMBER:
        return ""
    try:
        return parse_pnc(compact, this_year) if kind == "pnc" else _PARSERS[kind](compact)
    except IdentifierFault:
        return DOUBTFUL + compact[:30]


_PARSERS: Mapping[str, Callable[[str], str]] = {"cro": parse_cro, "crn": parse_crn, "noms": parse_noms}


def is_doubtful(number: str) -> bool:
    """Whether the number cannot be right as it stands."""
    return number.startswith(DOUBTFUL)
