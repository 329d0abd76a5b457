"""The performance table from the record: who is counted at the edges of every period, and as known when."""

from datetime import UTC, date, datetime

import pytest

from accord.access.queries.areas import AreaView, area_named
from accord.kernel.periods import Period
from accord.kernel.policy import NoPolicyValue
from accord.reporting.queries import iom_performance
from accord.reporting.rules.performance import TotalsRow
from accord.reporting.tables import tier_rows
from tests.north_yorkshire import POLICE, PRISONS, north_yorkshire, take_in

AT = datetime(2018, 3, 1, 9, 0, tzinfo=UTC)
LATER = datetime(2018, 3, 2, 9, 0, tzinfo=UTC)
ON = date(2018, 1, 23)
PEOPLE = (
    "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area\n"
)
IOM = "source_id,area,cohort,tier,entered_on,left_on,exit_reason\n"
CUSTODY = "source_id,establishment,received_on,released_on\n"
TAGS = "source_id,tag_type,fitted_on,removed_on,legal_basis\n"
OFFENCES = "source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on\n"
QUILL = "Quill,Mason,1982-11-30,,,2000/0000223R,,,,,\n"

pytestmark = pytest.mark.usefixtures("partnership")


def in_the_cohort(entered: str = "2017-01-09", left: str = "") -> None:
    take_in(POLICE, "people", f"{PEOPLE}A,{QUILL}", AT)
    take_in(POLICE, "iom", f"{IOM}A,York/Selby,,gold,{entered},{left},\n", AT)


def forcewide(on: date = ON, known_at: datetime | None = None) -> TotalsRow:
    return iom_performance(north_yorkshire(), on, known_at).table.totals[-1]


@pytest.mark.parametrize(
    ("entered", "left", "is_in"),
    [
        ("2018-01-23", "", True),
        ("2018-01-24", "", False),
        ("2017-01-09", "2018-01-24", True),
        ("2017-01-09", "2018-01-23", False),
        ("2018-01-23", "2018-01-23", False),
    ],
)
def test_the_first_day_in_a_cohort_is_in_and_the_day_of_leaving_is_out(entered: str, left: str, is_in: bool) -> None:
    in_the_cohort(entered, left)

    assert bool(forcewide().total) is is_in


@pytest.mark.parametrize(
    ("received", "released", "is_inside"),
    [
        ("2018-01-23", "", True),
        ("2018-01-24", "", False),
        ("2017-12-01", "2018-01-24", True),
        ("2017-12-01", "2018-01-23", False),
        ("2018-01-23", "2018-01-23", False),
    ],
)
def test_the_day_of_reception_is_in_custody_and_the_day_of_release_is_not(
    received: str, released: str, is_inside: bool
) -> None:
    in_the_cohort()
    take_in(PRISONS, "people", f"{PEOPLE}P,{QUILL}", AT)
    take_in(PRISONS, "custody", f"{CUSTODY}P,HMP Hull,{received},{released}\n", AT)

    row = forcewide()
    assert (bool(row.in_custody), bool(row.in_the_community)) == (is_inside, not is_inside)


@pytest.mark.parametrize(
    ("fitted", "removed", "is_worn"),
    [
        ("2018-01-23", "", True),
        ("2018-01-24", "", False),
        ("2017-12-01", "2018-01-24", True),
        ("2017-12-01", "2018-01-23", False),
    ],
)
def test_a_tag_is_worn_from_the_day_of_fitting_until_the_day_before_removal(
    fitted: str, removed: str, is_worn: bool
) -> None:
    in_the_cohort()
    take_in(POLICE, "tags", f"{TAGS}A,gps,{fitted},{removed},licence\n", AT)

    assert bool(forcewide().on_tag) is is_worn


@pytest.mark.parametrize(
    ("committed", "is_re_offender", "was_last_quarter"),
    [
        ("2018-01-24", False, False),
        ("2018-01-23", True, False),
        ("2017-10-24", True, False),
        ("2017-10-23", False, True),
        ("2017-07-24", False, True),
        ("2017-07-23", False, False),
    ],
)
def test_three_months_up_to_and_including_the_day_and_the_three_before(
    committed: str, is_re_offender: bool, was_last_quarter: bool
) -> None:
    in_the_cohort()
    take_in(POLICE, "offences", f"{OFFENCES}A,OFF1,02801,{committed},convicted,\n", AT)

    row = forcewide()
    assert (bool(row.re_offenders), bool(row.last_quarter)) == (is_re_offender, was_last_quarter)


def test_the_two_periods_meet_and_are_told_with_the_table() -> None:
    performance = iom_performance(north_yorkshire(), ON)

    assert performance.quarter == Period(date(2017, 10, 24), date(2018, 1, 24))
    assert performance.last_quarter == Period(date(2017, 7, 24), date(2017, 10, 24))


def test_an_offence_of_somebody_outside_the_cohort_is_not_counted() -> None:
    in_the_cohort(left="2018-01-23")
    take_in(POLICE, "offences", f"{OFFENCES}A,OFF1,02801,2018-01-02,convicted,\n", AT)

    assert not forcewide().re_offenders


def test_a_person_whom_two_agencies_put_in_a_cohort_is_counted_once_where_the_later_spell_puts_them() -> None:
    in_the_cohort()
    take_in(PRISONS, "people", f"{PEOPLE}P,{QUILL}", AT)
    take_in(PRISONS, "iom", f"{IOM}P,Harrogate/Craven,,silver,2017-05-01,,\n", AT)

    table = iom_performance(north_yorkshire(), ON).table
    assert {row[:2]: row[4] for row in tier_rows(table) if row[4]} == {("Harrogate/Craven", "Silver"): 1}


@pytest.mark.parametrize("first", [POLICE, PRISONS])
def test_of_two_spells_that_began_on_one_day_the_same_is_taken_whoever_delivered_first(first: str) -> None:
    tiers = {POLICE: "gold", PRISONS: "silver"}
    second = PRISONS if first == POLICE else POLICE
    for agency in (first, second):
        take_in(agency, "people", f"{PEOPLE}A,{QUILL}", AT)
        take_in(agency, "iom", f"{IOM}A,York/Selby,,{tiers[agency]},2017-01-09,,\n", AT)

    table = iom_performance(north_yorkshire(), ON).table
    assert {row[1] for row in tier_rows(table) if row[4]} == {"Gold"}


def test_the_table_can_be_had_as_it_was_known() -> None:
    in_the_cohort()
    take_in(POLICE, "iom", f"{IOM}A,York/Selby,,gold,2017-01-09,2018-01-02,desisted\n", LATER)

    assert not forcewide().total
    assert len(forcewide(known_at=AT).total) == 1
    assert not forcewide(known_at=datetime(2018, 2, 28, tzinfo=UTC)).total


def test_people_placed_in_the_force_itself_stand_in_a_row_of_its_name() -> None:
    take_in(POLICE, "people", f"{PEOPLE}A,{QUILL}", AT)
    take_in(POLICE, "iom", f"{IOM}A,North Yorkshire,,gold,2017-01-09,,\n", AT)

    rows = tier_rows(iom_performance(north_yorkshire(), ON).table)
    assert [row for row in rows if row[4]] == [("North Yorkshire", "Gold", 1, 0, 1)]


def area(name: str) -> AreaView:
    found = area_named(name)
    assert found is not None
    return found


def test_a_district_alone_and_a_wider_area_are_named_as_what_they_are() -> None:
    in_the_cohort()

    assert [row.area for row in iom_performance(area("York/Selby"), ON).table.totals] == ["York/Selby"]
    region = iom_performance(area("Yorkshire and the Humber"), ON).table
    assert (region.totals[-1].area, len(region.totals[-1].total)) == ("All of Yorkshire and the Humber", 1)


def test_a_day_before_any_definition_is_refused() -> None:
    with pytest.raises(NoPolicyValue):
        iom_performance(north_yorkshire(), date(1999, 1, 23))
