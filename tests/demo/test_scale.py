"""Extracts of any size: such as the service takes in, and the same for the same seed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from accord.access.queries.areas import area_named
from accord.demo.scale import Size, write_extracts
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.load_reference_data import load_reference_data
from accord.reporting.queries import iom_performance

ON = date(2025, 6, 2)
AT = datetime(2025, 6, 2, 12, tzinfo=UTC)
SMALL = Size(people=60, iom=90, custody=45, offences=300, tags=15, contacts=150)


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    one, other = (
        [extract.path.read_bytes() for extract in write_extracts(tmp_path / name, SMALL, 5, ON)] for name in ("a", "b")
    )

    assert one == other


@pytest.mark.django_db
def test_every_row_is_taken_in_and_everybody_stands_in_the_table(tmp_path: Path) -> None:
    load_reference_data(AT)
    written = list(write_extracts(tmp_path, SMALL, 5, ON))

    taken = [
        import_extract(
            Delivery(extract.register, extract.path.read_bytes(), extract.path.name, extract.agency, AT, "bench")
        )
        for extract in written
    ]

    area = area_named("North Yorkshire")
    assert area is not None
    everyone = iom_performance(area, ON).table.totals[-1]
    assert [each.new for each in taken] == [60, 30, 90, 45, 300, 15, 150]
    assert SMALL.facts == 600
    assert taken[1].linked == 30
    assert (len(everyone.total), len(everyone.on_tag)) == (60, 15)
    assert 5 < len(everyone.in_custody) < 20
