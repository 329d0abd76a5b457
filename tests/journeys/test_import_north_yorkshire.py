"""Two agencies' extracts give the table that North Yorkshire published, to the person and to the byte."""

import csv
from datetime import date

import pytest

from accord.journeys.deliveries import Imported
from accord.ports.csv_writing import write_csv
from accord.reporting.queries import iom_performance
from accord.reporting.tables import TIER_COLUMNS, TOTALS_COLUMNS, tier_rows, totals_rows
from tests.held import clusters, count, ledger, the_record
from tests.north_yorkshire import (
    AT,
    BY,
    POLICE,
    POLICE_FIRST,
    PRISONS,
    PRISONS_FIRST,
    PUBLISHED_ON,
    extract,
    north_yorkshire,
    take_all_in,
)

pytestmark = pytest.mark.usefixtures("partnership")


def tables_on(day: date) -> tuple[bytes, bytes]:
    """The two tables as files."""
    table = iom_performance(north_yorkshire(), day).table
    tiers, totals = write_csv(tier_rows(table), TIER_COLUMNS), write_csv(totals_rows(table), TOTALS_COLUMNS)
    return tiers.encode(), totals.encode()


@pytest.mark.parametrize("order", [POLICE_FIRST, PRISONS_FIRST], ids=["police first", "prisons first"])
def test_the_extracts_give_the_published_tables_whichever_agency_comes_first(order: list[tuple[str, str, str]]) -> None:
    take_all_in(order)

    assert tables_on(PUBLISHED_ON) == (extract("published_tiers.csv"), extract("published_totals.csv"))


def people_by_pnc_and_birth() -> set[frozenset[tuple[str, str]]]:
    """Who is who, counted from the files alone."""
    people: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for agency, name in ((POLICE, "police_people.csv"), (PRISONS, "prison_people.csv")):
        for row in csv.DictReader(extract(name).decode().splitlines()):
            people.setdefault((row["pnc_id"], row["date_of_birth"]), set()).add((agency, row["source_id"]))
    return set(map(frozenset, people.values()))


@pytest.mark.parametrize("order", [POLICE_FIRST, PRISONS_FIRST], ids=["police first", "prisons first"])
def test_a_person_whom_both_agencies_know_is_one_person_whichever_comes_first(
    order: list[tuple[str, str, str]],
) -> None:
    take_all_in(order)

    assert clusters() == people_by_pnc_and_birth()
    assert (count("people.SourceRecord"), count("people.Person")) == (245 + 153, 245)


def test_every_extract_again_changes_nothing() -> None:
    first = take_all_in()
    before = the_record()

    again = take_all_in()

    assert again == [Imported(each.rows, 0, 0) for each in first]
    assert the_record() == before


def test_each_extract_is_in_the_ledger_as_the_operators_with_its_counts() -> None:
    take_all_in()

    rows = [row for row in ledger("at", "actor", "agency", "action", "what", "detail") if row[3] == "import"]
    assert [row[:5] for row in rows] == [
        (AT, BY, agency, "import", f"{register} extract") for agency, register, _ in POLICE_FIRST
    ]
    assert '"rows":245' in rows[0][5].replace(" ", "")


def test_each_record_that_joined_a_person_of_the_police_is_in_the_ledger() -> None:
    take_all_in()

    links = [row[:2] for row in ledger("agency", "what", "action") if row[2] == "link"]
    assert links == [("hmpps-prisons", "people extract")] * 153


def test_the_table_of_the_day_before_is_another() -> None:
    take_all_in()

    assert tables_on(date(2017, 1, 23)) != tables_on(PUBLISHED_ON)
