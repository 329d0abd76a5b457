"""What tests of the loaded demonstration ask it: an area, an officer, their cases, and the published figures beside it."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection, transaction

from accord.access.queries.areas import AreaView, area_named
from accord.access.queries.officers import officer_named
from accord.access.queries.viewers import viewer_for
from accord.access.viewer import Viewer
from accord.demo.load import Loaded, load
from accord.ports.bulk import refresh_statistics
from accord.reporting.queries import IomPerformance, iom_performance
from accord.reporting.queries.caseload import Case, my_cases
from tests.snapshots import TableRows, put_back, taken

LOADED_AT = datetime(2026, 11, 30, 16, 30, tzinfo=UTC)
TODAY = LOADED_AT.date()
DATA = Path(__file__).parent.parent / "data"
OF_THE_DEMONSTRATION = [
    pytest.mark.django_db, pytest.mark.usefixtures("demonstration"), pytest.mark.xdist_group("demonstration")
]  # fmt: skip
"""The marks of a file whose tests read the demonstration: one process loads it, for all of them."""


@dataclass(frozen=True)
class Held:
    """What loading the demonstration told, and every row that it left."""

    told: Loaded
    rows: tuple[TableRows, ...]


def loaded_and_taken_back() -> Held:
    with transaction.atomic():
        held = Held(load(LOADED_AT), taken())
        transaction.set_rollback(True)
    return held


@contextmanager
def in_place(held: Held) -> Iterator[None]:
    with transaction.atomic():
        put_back(held.rows)
        connection.check_constraints()  # once: PostgreSQL would check all that was put back again after every test
        refresh_statistics()  # those of the loading went with it, and PostgreSQL reads without them as if there were nobody
        yield
        transaction.set_rollback(True)


def published(name: str) -> list[list[str]]:
    return list(csv.reader((DATA / name).read_text(encoding="utf-8").splitlines()))[1:]


def measures(name: str) -> dict[str, int]:
    return {measure: int(value) for measure, value in published(name)}


def area(name: str) -> AreaView:
    found = area_named(name)
    assert found is not None
    return found


def counted(on: date, known_at=None) -> IomPerformance:
    return iom_performance(area("North Yorkshire"), on, known_at)


def as_text(rows) -> list[list[str]]:
    return [list(map(str, row)) for row in rows]


def viewer(username: str) -> Viewer:
    named = officer_named(username, TODAY)
    assert named is not None
    loaded = viewer_for(named.id, LOADED_AT)
    assert loaded is not None
    return loaded


def cases(username: str) -> list[Case]:
    return my_cases(viewer(username), LOADED_AT)
