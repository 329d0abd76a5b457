"""Ranked lists of a few people whom police and probation tell of, as the tests of lists ask for them."""

from datetime import UTC, date, datetime
from typing import Any

from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import area_named
from accord.kernel.references import reference_of
from accord.people.queries.receiving import source_record_named
from accord.reporting.list_tables import LIST_COLUMNS, list_rows
from accord.reporting.queries.list_cuts import EVERYBODY
from accord.reporting.queries.ranked import RankedList, ranked_list
from accord.risk.matrix.table import shipped
from tests.north_yorkshire import POLICE, take_in

PROBATION = "probation-service"
AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
ON = date(2026, 6, 1)
PEOPLE = (
    "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area\n"
)
OFFENCES = "source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on\n"
QUILL = "Quill,Mason,1982-11-30,M,W1,2000/0000223R,,,,,"


def people(agency: str, *rows: str) -> None:
    take_in(agency, "people", PEOPLE + "".join(f"{row}\n" for row in rows), AT)


def offences(agency: str, *rows: str) -> None:
    take_in(agency, "offences", OFFENCES + "".join(f"{row},convicted,\n" for row in rows), AT)


def listed(area: str = "North Yorkshire", count: int = 200, on: date = ON, **wanted: Any) -> RankedList:
    found = area_named(area)
    assert found is not None
    return ranked_list(None, found, on, shipped(), count, **wanted)


def number_of(agency_code: str, source_id: str) -> int:
    agency = agency_with_code(agency_code)
    assert agency is not None
    named = source_record_named(agency.id, source_id)
    assert named is not None
    return named[1]


def told(register: str, heading: str, *rows: str) -> None:
    take_in(POLICE, register, "".join(f"{row}\n" for row in (heading, *rows)), AT)


def rows_by_source(*source_ids: str, found: RankedList | None = None, only: str = EVERYBODY) -> list[dict[str, object]]:
    numbers = {reference_of(number_of(POLICE, each)): each for each in source_ids}
    rows = [dict(zip(LIST_COLUMNS, row, strict=True)) for row in list_rows(found or listed(), only)]
    return sorted(({**row, "person": numbers[str(row["person"])]} for row in rows), key=lambda row: str(row["person"]))


def three_who_offended() -> None:
    people(
        POLICE,
        f"A,{QUILL}York/Selby",
        "B,Quill,Cy,2000-06-01,M,,,,,,,York/Selby",
        "C,Quill,Di,1990-06-01,F,,,,,,,York/Selby",
    )
    offences(POLICE, *(f"{each},OFF{each},02801,2026-05-01" for each in "ABC"))
