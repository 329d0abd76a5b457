"""Reads a file of people by whole columns when nothing in it is unusual, which is several times as fast.

Whatever is written otherwise than the model's own words, or is wrong, is left to the reader that explains it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from accord.ports.plain_csv import are_plain, plain_columns
from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.rules import MOST_SANCTIONS, OLDEST, YOUNGEST
from accord.risk.ogrs3.terms import SanctionStatus
from accord.risk.terms import Sex

CASE = "case_id"
LONGEST_CASE = 200


def read_sound(data: bytes, not_read: Sequence[str]) -> dict[str, Sequence[Any]] | None:
    """The columns by name; None when the file must be read with care. Columns of the names `not_read` are passed over."""
    cells = plain_columns(data)
    if cells is None or sorted(set(cells) - set(not_read)) != sorted((CASE, *_words())):
        return None
    if not are_plain(cells[CASE], LONGEST_CASE):
        return None
    try:
        read = {name: [words[cell] for cell in cells[name]] for name, words in _words().items()}
    except KeyError:
        return None
    return {CASE: [cell or None for cell in cells[CASE]], **read}


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
