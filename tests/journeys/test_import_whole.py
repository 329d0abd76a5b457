"""An import is one thing: it happens whole or not at all, whatever fails and whoever else imports at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection

from accord.audit.ledger import LedgerUnavailable
from accord.journeys import import_facts, import_people
from accord.journeys.deliveries import Delivery, ImportRefused, steps_in
from accord.journeys.import_extract import import_extract
from tests.held import clusters, count, holds_nothing
from tests.north_yorkshire import (
    AT,
    BY,
    POLICE,
    PRISONS,
    extract,
    reference_data_in_place,
    take_in,
)


def failing(trouble: Exception, after: int) -> Callable[..., Any]:
    """A function that works so many times, and then fails."""
    calls = iter(range(after + 1))

    def fail(*args: object, **kwargs: object) -> None:
        if next(calls) == after:
            raise trouble

    return fail


@pytest.mark.usefixtures("partnership")
@pytest.mark.parametrize("trouble", [LedgerUnavailable(), KeyboardInterrupt()], ids=["no ledger", "interrupted"])
def test_an_import_that_fails_at_its_very_end_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, trouble: BaseException
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise trouble

    monkeypatch.setattr(import_people, "tell_ledger", fail)

    with pytest.raises(type(trouble)):
        take_in(POLICE, "people", extract("police_people.csv"))

    assert holds_nothing()


@pytest.mark.usefixtures("partnership")
def test_what_the_database_itself_refuses_is_told_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_people, "BATCH", 100)
    monkeypatch.setattr(import_people, "involve_record_holder", failing(IntegrityError("taken"), after=2))

    with pytest.raises(ImportRefused) as refused:
        take_in(POLICE, "people", extract("police_people.csv"))

    assert refused.value.faults[0].why.startswith("The database did not take the file in, and nothing was changed")
    assert holds_nothing()


@pytest.mark.usefixtures("partnership")
def test_batches_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_people, "BATCH", 7)
    monkeypatch.setattr(import_facts, "BATCH", 7)

    take_in(PRISONS, "people", extract("prison_people.csv"))
    imported = take_in(POLICE, "people", extract("police_people.csv"))
    take_in(POLICE, "iom", extract("police_iom.csv"))

    assert (imported.rows, imported.new, imported.linked) == (245, 245, 153)
    assert (count("people.Person"), count("record.Entry")) == (245, 332)


@pytest.mark.usefixtures("partnership")
def test_whoever_watches_is_told_of_every_row_as_it_is_taken_in() -> None:
    data, told = extract("police_people.csv"), list[int]()

    import_extract(Delivery("people", data, "people.csv", POLICE, AT, BY), told.append)

    assert 245 <= sum(told) <= steps_in(data)


def test_two_agencies_that_deliver_at_the_same_moment_bring_each_person_once(transactional_db: None) -> None:
    reference_data_in_place()
    together = Barrier(2)

    def deliver(agency: str, name: str) -> int:
        together.wait(timeout=60)
        try:
            return take_in(agency, "people", extract(name)).new
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        new = list(pool.map(deliver, (POLICE, PRISONS), ("police_people.csv", "prison_people.csv")))

    assert new == [245, 153]
    assert (count("people.Person"), len(clusters())) == (245, 245)


def test_one_extract_delivered_twice_at_the_same_moment_is_taken_in_once(transactional_db: None) -> None:
    reference_data_in_place()
    take_in(POLICE, "people", extract("police_people.csv"))
    together = Barrier(2)

    def deliver(_: int) -> int:
        together.wait(timeout=60)
        try:
            return take_in(POLICE, "offences", extract("police_offences.csv")).new
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        new = sorted(pool.map(deliver, range(2)))

    assert new == [0, 321]
    assert count("record.Entry") == 321
