"""A persistence matrix as rows: what is read is what was written, and each fault is at the row that it is about."""

from dataclasses import replace
from datetime import date

import pytest

from accord.risk.matrix.rows import Rows, read_rows, rows_of, without
from accord.risk.matrix.table import read_toml, shipped_toml

ON = date(2026, 12, 1)
ROWS = rows_of(shipped_toml())


def changed(rows: Rows, which: str, place: int, **parts: str) -> Rows:
    listed = list(getattr(rows, which))
    listed[place] = {**listed[place], **parts}
    return replace(rows, **{which: tuple(listed)})


def faults(rows: Rows) -> list[tuple[str, int, str]]:
    return [(each.list, each.row, each.part) for each in read_rows(rows, "york", None, ON)[1]]


def test_the_rows_of_the_shipped_matrix_make_it_again() -> None:
    toml, found = read_rows(ROWS, "york", None, ON)
    written, ships = read_toml(toml), read_toml(shipped_toml())

    assert found == []
    assert (written.kinds, written.bands, written.title) == (ships.kinds, ships.bands, ships.title)
    assert (written.scheme, written.version, written.starts_on) == ("york", 1, ON)


def test_what_is_changed_is_the_next_version_from_the_day_and_what_is_not_stays_what_it_is() -> None:
    current = read_toml(read_rows(ROWS, "york", None, ON)[0])
    later = date(2027, 1, 1)

    same, other = [
        read_toml(read_rows(rows, "york", current, later)[0])
        for rows in (ROWS, changed(ROWS, "weights", 0, points="25"))
    ]

    assert same == current
    assert (other.version, other.starts_on) == (2, later)


def test_quotation_marks_and_decimals_come_through() -> None:
    rows = changed(changed(ROWS, "named", 0, source='The "board" of 2 June'), "bands", 1, to="50.5")
    table = read_toml(read_rows(changed(rows, "bands", 2, **{"from": "50.5"}), "york", None, ON)[0])

    assert (table.source, table.bands[1].below) == ('The "board" of 2 June', 50.5)


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (changed(ROWS, "weights", 2, points="-1"), [("weights", 2, "points")]),
        (changed(ROWS, "weights", 2, points="many"), [("weights", 2, "points")]),
        (changed(ROWS, "weights", 2, points=""), [("weights", 2, "points")]),
        (changed(ROWS, "weights", 2, points="inf"), [("weights", 2, "points")]),
        (changed(ROWS, "weights", 2, code=""), [("weights", 2, "code")]),
        (changed(ROWS, "weights", 2, code="Piracy"), [("weights", 2, "code")]),
        (changed(ROWS, "weights", 2, kind="sorcery"), [("weights", 2, "kind")]),
        (changed(ROWS, "weights", 2, code=ROWS.weights[0]["code"]), [("weights", 2, "code")]),
        (changed(ROWS, "kinds", 1, half_life_days="-90"), [("kinds", 1, "half_life_days")]),
        (changed(ROWS, "kinds", 1, look_back_days=""), [("kinds", 1, "look_back_days")]),
        (changed(ROWS, "kinds", 1, most="0"), [("kinds", 1, "most")]),
        (changed(ROWS, "bands", 1, **{"from": "10"}), [("bands", 1, "from")]),
        (changed(ROWS, "bands", 1, to="5"), [("bands", 1, "to")]),
        (changed(ROWS, "bands", 0, **{"from": "5"}), [("bands", 0, "from")]),
        (changed(ROWS, "bands", 0, name=""), [("bands", 0, "name")]),
        (replace(ROWS, bands=()), [("named", 0, "title")]),
        (changed(ROWS, "named", 0, source=""), [("named", 0, "source")]),
    ],
)
def test_each_fault_is_at_its_row(rows: Rows, where) -> None:
    assert faults(rows) == where


def test_overlapping_bands_and_a_negative_half_life_are_refused_with_the_reason() -> None:
    overlapping = changed(ROWS, "bands", 2, **{"from": "30"})
    negative = changed(ROWS, "kinds", 0, half_life_days="-365")

    (overlap,), (half_life,) = [read_rows(rows, "york", None, ON)[1] for rows in (overlapping, negative)]

    assert (overlap.row, overlap.why) == (2, 'This overlaps "medium": one band ends where the next begins.')
    assert half_life.why.startswith("A half-life is a whole number of days, from 1")


def test_a_row_is_taken_out() -> None:
    assert without(ROWS.bands, 1) == (ROWS.bands[0], *ROWS.bands[2:])
