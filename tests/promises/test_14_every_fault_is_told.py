"""Promise 14, the other half: every fault of a file is told, each at its line and column, and nothing that is none.

Faults of many kinds are planted in sound extracts at places that are known: in cells, between the cells of a row, between
rows, against what is held, in the heading and in the encoding. No fault may hide another, whatever it is of.
"""

import csv
from dataclasses import dataclass
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.journeys.deliveries import ImportRefused
from tests.held import the_record
from tests.promises.files import FILES, take_in, undone
from tests.promises.size import tries

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Plant:
    """A fault: what to write into which cells of a row, where it is then told, and which cells it needs as they are.

    DAY stands for a number that is another in each row, so that no two rows become one fact.
    """

    cells: tuple[tuple[str, str], ...]
    told: str
    needs: tuple[str, ...] = ()

    @property
    def uses(self) -> set[str]:
        """The cells in which nothing else may be planted."""
        return {column for column, _ in self.cells} | set(self.needs)


def cell(column: str, *values: str) -> list[Plant]:
    """Faults of one cell, each by itself."""
    return [Plant(((column, value),), column) for value in values]


def order(starts: str, ends: str) -> list[Plant]:
    """An end before its start."""
    return [Plant(((starts, "2017-05-DAY"), (ends, "2017-05-01")), ends)]


def born_after(starts: str) -> list[Plant]:
    """A fact from before the person was born, whoever it is."""
    return [Plant(((starts, "1875-01-DAY"),), starts, ("source_id",))]


SPOILT = ("Zo\udceb", "N\0")
"""A letter as Windows-1252 has it, and a NUL."""
A_DAY = ("2018-02-31", "31/01/2018", "2018-13-01", "1066-10-14", "2018-01-2\udceb")
UNKNOWN = cell("source_id", "NY999DAY", "", "=1+1", *SPOILT)
KINDS: dict[str, list[Plant]] = {
    "people": [
        *cell("source_id", "", "accord-DAY", "=NY1", *SPOILT),
        *cell("family_name", "", "@x", "N" * 101, "Nay\nlor", *SPOILT),
        *cell("given_names", "+44", "-1", "\u202e", *SPOILT),
        *cell("date_of_birth", *A_DAY, "2199-01-01"),
        *cell("sex", "X", *SPOILT),
        *cell("ethnicity", "ZZ"),
        *cell("pnc_id", "2003/0011985Z", "85227/65G", *SPOILT),
        *cell("cro_number", "85227/65Z"),
        *cell("crn", "123456X"),
        *cell("noms_number", "A1234B"),
        *cell("postcode", "YO7", "YO\n7 3JS"),
        *cell("area", "Atlantis", "York and Selby", "=York", *SPOILT),
    ],
    "custody": [
        *UNKNOWN, *cell("establishment", "", "=1", *SPOILT), *cell("received_on", "", *A_DAY),
        *cell("released_on", *A_DAY, "9999-12-31"), *order("received_on", "released_on"), *born_after("received_on"),
    ],
    "iom": [
        *UNKNOWN, *cell("area", "", "Atlantis", *SPOILT), *cell("cohort", "fixated"), *cell("tier", "", "platinum", *SPOILT),
        *cell("entered_on", "", *A_DAY), *cell("left_on", *A_DAY), *order("entered_on", "left_on"),
        *cell("exit_reason", "=1", *SPOILT),
    ],
    "tags": [
        *UNKNOWN, *cell("tag_type", "", "ankle"), *cell("fitted_on", "", *A_DAY), *cell("removed_on", *A_DAY),
        *order("fitted_on", "removed_on"), *cell("legal_basis", "+1", *SPOILT), *born_after("fitted_on"),
    ],
    "offences": [
        *UNKNOWN, *cell("offence_ref", "", *SPOILT), *cell("home_office_code", "", "99999", "2801"),
        *cell("committed_on", "", *A_DAY), *cell("outcome", "", "acquitted"), *cell("outcome_on", *A_DAY),
        *order("committed_on", "outcome_on"), *born_after("committed_on"),
    ],
    "intelligence": [
        *UNKNOWN, *cell("received_on", "", *A_DAY), *cell("source", "", "9"), *cell("assessment", "F"),
        *cell("gist", "", *SPOILT), Plant((("handling", "C"), ("conditions", "")), "conditions"),
        Plant((("handling", "P"), ("conditions", "x")), "handling"),
    ],
    "areas": [
        *cell("name", "=1", *SPOILT), *cell("kind", "", "county", *SPOILT),
        Plant((("kind", "district"), ("parent", "Atlantis")), "parent"),
        Plant((("kind", "force"), ("parent", "")), "parent", ("name",)),
        Plant((("kind", "probation_region"), ("parent", "Humberside")), "parent"),
    ],
    "agencies": [
        *cell("code", "Bench", *SPOILT), *cell("name", "", "=1"), *cell("kind", "", "court"),
        *cell("area", "Atlantis", *SPOILT),
    ],
}  # fmt: skip
KEYS = {
    "people": ("source_id",),
    "custody": ("source_id", "establishment", "received_on"),
    "iom": ("source_id", "entered_on"),
    "tags": ("source_id", "tag_type", "fitted_on"),
    "offences": ("source_id", "offence_ref"),
    "intelligence": ("source_id", "log_ref"),
    "areas": ("name", "kind"),
    "agencies": ("code",),
}
"""What two rows must have in common to be one fact told twice; the first of them is where the second is told."""

Told = list[tuple[int, str]]


@st.composite
def planted(draw: st.DrawFn) -> tuple[str, bytes, Told]:
    """A register, a file of it with faults in it, and where each of them must be told."""
    name = draw(st.sampled_from(sorted(KINDS)))
    heading, *cells = csv.reader(FILES[name].decode().splitlines())
    rows = [dict(zip(heading, row, strict=True)) for row in cells]
    taken: list[set[str]] = [set() for _ in rows]
    told: Told = []
    for at in draw(st.lists(st.integers(0, len(rows) - 1), max_size=2, unique=True)):  # rows that are told twice
        told.append((len(rows), KEYS[name][0]))
        rows.append(dict(rows[at]))
        taken[at] |= set(KEYS[name])
        taken.append(set(KEYS[name]))
    for at, plant in draw(st.lists(st.tuples(st.integers(0, len(rows) - 1), st.sampled_from(KINDS[name])), min_size=1)):
        if not plant.uses & taken[at]:
            rows[at] |= {column: value.replace("DAY", str(at + 10)) for column, value in plant.cells}
            taken[at] |= plant.uses
            told.append((at, plant.told))
    has_colour, has_mark = draw(st.booleans()), draw(st.booleans())
    in_heading = [(1, "colour")] * has_colour + [(1, "")] * has_mark
    return (
        name,
        written(heading, rows, has_colour, has_mark),
        in_heading + [(line_of(at, rows), name) for at, name in told],
    )


def line_of(at: int, rows: list[dict[str, str]]) -> int:
    """The line on which a row begins, with those above it that go over two."""
    return at + 2 + sum(value.count("\n") for row in rows[:at] for value in row.values())


def written(heading: list[str], rows: list[dict[str, str]], has_colour: bool, has_mark: bool) -> bytes:
    """The file, with a column that there is not and a byte-order mark, if they are wanted."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading + ["colour"] * has_colour)
    writer.writerows([row[column] for column in heading] + ["red"] * has_colour for row in rows)
    return b"\xef\xbb\xbf" * has_mark + text.getvalue().encode("utf-8", "surrogateescape")


@settings(max_examples=tries(gate=200, night=2_000), deadline=None, suppress_health_check=list(HealthCheck))
@given(planted())
def test_every_fault_planted_is_told_where_it_is_and_no_other(
    people_in_place: None, faulty: tuple[str, bytes, Told]
) -> None:
    name, data, told = faulty
    with undone():
        before = the_record()
        with pytest.raises(ImportRefused) as refused:
            take_in(name, data)
        assert sorted((fault.line, fault.column) for fault in refused.value.faults) == sorted(told)
        assert the_record() == before
