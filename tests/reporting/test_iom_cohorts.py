"""The cohort counts from the record: the figures that North Yorkshire published in 2023, and counts that add up over areas."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from accord.access.queries.areas import AreaView, area_named
from accord.reporting.queries import iom_cohorts, iom_performance
from accord.reporting.rules.cohorts import CohortRow
from tests.north_yorkshire import POLICE, PRISONS, north_yorkshire, take_in

PUBLISHED = Path(__file__).parent.parent / "data" / "north_yorkshire_2023" / "published_cohorts.csv"
AT = datetime(2023, 3, 1, 9, 0, tzinfo=UTC)
ON = date(2023, 2, 28)
PEOPLE = (
    "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area\n"
)
IOM = "source_id,area,cohort,tier,entered_on,left_on,exit_reason\n"

pytestmark = pytest.mark.usefixtures("partnership")


def published() -> dict[str, int]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return {row["measure"]: int(row["value"]) for row in csv.DictReader(file)}


def area(name: str) -> AreaView:
    found = area_named(name)
    assert found is not None
    return found


def people(*rows: str) -> None:
    take_in(POLICE, "people", PEOPLE + "".join(f"{row},,,,,\n" for row in rows), AT)


def in_cohorts(*rows: str) -> None:
    take_in(POLICE, "iom", IOM + "".join(f"{row},2022-05-02,,\n" for row in rows), AT)


def counts(row: CohortRow) -> dict[str, int]:
    names = ("people", "male", "female", "children", "young_adults", "sex_not_known", "age_not_known")
    return {name: len(getattr(row, name)) for name in names}


def by_cohort(area: AreaView, on: date = ON) -> dict[tuple[str, str], int]:
    return {(row.area, row.cohort): len(row.people) for row in iom_cohorts(area, on).rows}


def test_the_published_figures_of_2023_come_out_of_records_that_say_so() -> None:
    told = published()
    total, women, young = (
        told[each] for each in ("managed in total", "female", "young adults in youth-to-adult transition")
    )
    people(*(f"N{n},Quill,Ash,{2004 if n < young else 1985}-11-30,{'F' if n < women else 'M'},," for n in range(total)))
    in_cohorts(*(f"N{n},York/Selby,{'fixed' if n < told['fixed cohort'] else 'flex'},gold" for n in range(total)))

    counted = iom_cohorts(north_yorkshire(), ON)
    found = by_cohort(north_yorkshire())
    assert [found["Forcewide", each] for each in ("fixed", "flex", "free", "", "all")] == [
        *(told[each] for each in ("fixed cohort", "flex cohort", "free cohort")), 0, total,
    ]  # fmt: skip
    assert counts(counted.everybody) == {
        "people": total, "male": told["male"], "female": women, "children": told["children"], "young_adults": young,
        "sex_not_known": 0, "age_not_known": 0,
    }  # fmt: skip


def test_a_cohort_a_sex_and_a_birth_that_nobody_recorded_are_told_apart() -> None:
    people("A,Quill,Mason,,,,")
    in_cohorts("A,York/Selby,,gold")

    assert by_cohort(north_yorkshire())["York/Selby", ""] == 1
    everybody = counts(iom_cohorts(north_yorkshire(), ON).everybody)
    assert (everybody["sex_not_known"], everybody["age_not_known"], everybody["children"]) == (1, 1, 0)


def test_a_young_adult_is_so_until_the_day_before_the_birthday() -> None:
    people("A,Quill,Mason,1997-03-01,M,,")
    in_cohorts("A,York/Selby,flex,gold")

    assert counts(iom_cohorts(north_yorkshire(), ON).everybody)["young_adults"] == 1
    assert counts(iom_cohorts(north_yorkshire(), date(2023, 3, 1)).everybody)["young_adults"] == 0


def test_a_wider_area_counts_everybody_in_the_areas_under_it_once() -> None:
    people("A,Quill,Mason,1980-03-01,M,,", "B,Quill,Nadia,1981-03-01,F,,", "C,Quill,Oscar,1982-03-01,M,,")
    in_cohorts("A,York/Selby,fixed,gold", "B,North Yorkshire,flex,silver", "C,Humberside,free,bronze")

    region, *forces = (
        len(iom_cohorts(area(name), ON).everybody.people)
        for name in ("Yorkshire and the Humber", "North Yorkshire", "Humberside")
    )
    assert (region, forces) == (3, [2, 1])


def test_a_person_whom_two_agencies_put_in_cohorts_is_counted_where_the_later_one_does() -> None:
    people("A,Quill,Mason,1982-11-30,M,,2000/0000223R")
    in_cohorts("A,York/Selby,fixed,gold")
    take_in(PRISONS, "people", f"{PEOPLE}P,Quill,Mason,1982-11-30,M,,2000/0000223R,,,,,\n", AT)
    take_in(PRISONS, "iom", f"{IOM}P,Harrogate/Craven,free,silver,2022-06-01,,\n", AT)

    found = by_cohort(north_yorkshire())
    assert (found["Harrogate/Craven", "free"], found["York/Selby", "fixed"], found["Forcewide", "all"]) == (1, 0, 1)


def test_the_cohorts_count_the_same_people_as_the_performance_table() -> None:
    people("A,Quill,Mason,1980-03-01,M,,", "B,Quill,Nadia,,,,")
    in_cohorts("A,York/Selby,fixed,gold", "B,North Yorkshire,,other")

    assert (
        iom_cohorts(north_yorkshire(), ON).everybody.people
        == iom_performance(north_yorkshire(), ON).table.totals[-1].total
    )
