"""How well records are linked: the least that a change may leave, on invented people and, where there are any, real ones."""

import csv
import gzip
from pathlib import Path

import pytest

from accord.demo.scale import PEOPLE_HEADING
from accord.people.linking.batch import link
from accord.people.linking.evaluate import Quality, quality_of
from accord.people.linking.files import labels, read_people
from accord.people.linking.model import model_in_force
from accord.people.linking.records import Compared, compared
from accord.ports.clock import london_day, now
from bench.four_agencies import NUMBER_COLUMNS, records
from tests.people.linking.records import YEAR

PEOPLE, SEED = 500, 1
HISTORICAL = Path(__file__).parents[4] / "shared" / "data" / "people"
EVERY = 6
"""One historical person in so many is taken, with all their records: about 9,000 of 50,578."""


def quality(said: list[Compared], truth: dict[str, str]) -> Quality:
    return quality_of(labels(link(said, model_in_force())), truth)


@pytest.mark.parametrize(
    ("without", "least_f1", "least_precision"),
    [((), 0.985, 0.995), (NUMBER_COLUMNS, 0.97, 0.98)],
    ids=["with numbers", "without numbers"],
)
def test_four_agencies_invented_people_are_told_apart_and_brought_together(
    without: tuple[str, ...], least_f1: float, least_precision: float
) -> None:
    blank = [PEOPLE_HEADING.index(column) for column in without]
    said, truth = [], {}
    for agency, person, row in records(PEOPLE, SEED):
        key = f"{agency} {row[0]}"
        cells = ["" if place in blank else cell for place, cell in enumerate(row)]
        said.append(compared(key, agency, cells, YEAR))
        truth[key] = f"{person}"

    found = quality(said, truth)

    assert found.records > 1_400
    assert (found.f1 or 0) > least_f1
    assert (found.precision or 0) > least_precision


@pytest.mark.skipif(not HISTORICAL.is_dir(), reason="the historical records do not stand beside the project")
def test_historical_people_are_linked_as_well_as_they_were() -> None:
    with gzip.open(HISTORICAL / "historical_50k_truth.csv.gz", "rt", encoding="utf-8") as stream:
        people = {row["source_id"]: row["person"] for row in csv.DictReader(stream)}
    taken = set(sorted(set(people.values()))[::EVERY])
    data = gzip.decompress((HISTORICAL / "historical_50k.csv.gz").read_bytes())
    everybody = read_people(data, "people", london_day(now())).records
    of = {record.key: people[record.key.split("\x1f")[1]] for record in everybody}
    truth = {key: person for key, person in of.items() if person in taken}

    found = quality([record for record in everybody if record.key in truth], truth)

    assert found.records > 8_000
    assert (found.f1 or 0) > 0.90
    assert (found.precision or 0) > 0.98
