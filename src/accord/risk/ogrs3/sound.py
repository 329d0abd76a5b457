"""Reads a file of people by whole columns when nothing in it is unusual, which is several times as fast.

Whatever is written otherwise than the model's own words, or is wrong, is left to the reader that explains it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from accord.kernel.columns import FORMULA_MARKS
from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.rules import MOST_SANCTIONS, OLDEST, YOUNGEST
from accord.risk.ogrs3.terms import SanctionStatus
from accord.risk.terms import Sex

CASE = "case_id"
LONGEST_CASE = 200
_UNUSUAL = ('"', "\r", "\0", "\ufeff")


def read_sound(data: bytes, not_read: Sequence[str]) -> dict[str, Sequence[Any]] | None:
    """The columns by name; None when the file must be read with care. Columns of the names `not_read` are passed over."""
    cells = _cells(data)
    if sorted(set(cells) - set(not_read)) != sorted((CASE, *_words())) or not _cases_are_plain(cells[CASE]):
        return None
    try:
        read = {name: [words[cell] for cell in cells[name]] for name, words in _words().items()}
    except KeyError:
        return None
    return {CASE: [cell or None for cell in cells[CASE]], **read}


def _cells(data: bytes) -> dict[str, list[str]]:
    """The cells of each column under its name; nothing when rows differ in width or a name comes twice.

    No list is made for a row: a million of them would keep the garbage collector busier than the reading is.
    """
    try:
        text = data.decode("utf-8").removesuffix("\n")
    except UnicodeDecodeError:
        return {}
    if any(sign in text for sign in _UNUSUAL):
        return {}
    heading, _, body = text.partition("\n")
    names, lines = heading.split(","), body.split("\n") if body else []
    if len(set(names)) < len(names) or not {line.count(",") for line in lines} <= {len(names) - 1}:
        return {}
    cells = ",".join(lines).split(",") if lines else []
    return {name: cells[place :: len(names)] for place, name in enumerate(names)}


def _cases_are_plain(cells: Sequence[str]) -> bool:
    together = "".join(cells)
    if not (together.isascii() and together.isprintable()):
        return False
    return all(
        cell == cell.strip() and len(cell) <= LONGEST_CASE and not cell.startswith(FORMULA_MARKS) for cell in cells
    )


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    """Every word that the model knows, column by column, as it is written and as it is read."""
    ages = {str(age): age for age in range(YOUNGEST, OLDEST + 1)}
    return {
        "sex": {str(sex): str(sex) for sex in Sex},
        "age_at_first_sanction": ages,
        "age_at_current_conviction": ages,
        "age_at_risk_date": ages,
        "previous_sanctions": {str(count): count for count in range(MOST_SANCTIONS + 1)},
        "sanction_status": {str(status): str(status) for status in SanctionStatus},
        "offence_group": {group: group for group in coefficients().group},
    }
