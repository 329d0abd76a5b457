"""Lists of areas and agencies: taken in whole or not at all, and what a list leaves blank stays as it is held."""

import pytest

from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import area_named, districts_within
from accord.audit.ledger import LedgerUnavailable
from accord.journeys.deliveries import Imported, ImportRefused
from accord.journeys.import_partnership import import_list
from accord.kernel.faults import Fault
from tests.held import count, ledger, the_record
from tests.north_yorkshire import AT, BY

AREAS = "name,kind,parent\n"
AGENCIES = "code,name,kind,area\n"

pytestmark = pytest.mark.usefixtures("partnership")


def take_in(name: str, text: str) -> Imported:
    return import_list(name, text.encode(), AT, BY)


def faults(name: str, text: str) -> tuple[Fault, ...]:
    with pytest.raises(ImportRefused) as refused:
        take_in(name, text)
    return refused.value.faults


# ---- Areas -----------------------------------------------------------------------------------------------------------


def test_districts_come_in_their_order_after_those_that_are_there() -> None:
    assert take_in("areas", f"{AREAS}Humber East,district,Humberside\nHumber West,district,Humberside\n") == Imported(
        2, 2, 0
    )

    humberside = area_named("Humberside")
    assert humberside is not None
    assert [area.name for area in districts_within(humberside)] == ["Humber East", "Humber West"]


def test_an_area_may_lie_in_one_that_the_same_list_brings_further_down() -> None:
    rows = "Ryedale,district,New Force\nNew Force,force,new area\nNew Area,mappa_area,Wold\nWold,probation_region,\n"

    assert take_in("areas", AREAS + rows) == Imported(4, 4, 0)
    found = area_named("Ryedale")
    assert found is not None
    assert found.parent_name == "New Force"


def test_the_same_list_again_changes_nothing() -> None:
    rows = f"{AREAS}Humber East,district,Humberside\n"
    take_in("areas", rows)
    before = the_record()

    assert take_in("areas", rows) == Imported(1, 0, 0)
    assert the_record() == before


def test_what_is_held_of_an_area_is_not_blanked() -> None:
    before = area_named("North Yorkshire")

    assert take_in("areas", f"{AREAS}North Yorkshire,force,\n") == Imported(1, 0, 0)
    assert area_named("North Yorkshire") == before
    assert before is not None
    assert before.code


def test_a_district_can_be_given_to_another_force() -> None:
    assert take_in("areas", f"{AREAS}York/Selby,district,Humberside\n") == Imported(1, 0, 1)
    moved = area_named("York/Selby")
    assert moved is not None
    assert (moved.parent_name, moved.position) == ("Humberside", 1)


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        (",district,Humberside", "name", "needed"),
        ("Hull,town,Humberside", "kind", "one of the codes"),
        ("Hull,district,Humbersyde", "parent", "There is no police force area of this name. Did you mean Humberside?"),
        ("Hull,force,Humbersyde", "parent", "There is no MAPPA area of this name. Did you mean Humberside?"),
        ("Hull,mappa_area,Atlantis", "parent", "There is no probation region of this name"),
        ("Hull,district,", "parent", "Name the police force area that it lies in"),
        ("Hull,probation_region,Humberside", "parent", "lies in no other area"),
        ("york/selby,district,North Yorkshire", "name", "This is held as York/Selby"),
        ("=Hull,district,Humberside", "name", "formula"),
    ],
)
def test_a_row_that_makes_no_area_is_told(row: str, column: str, why: str) -> None:
    areas = count("access.Area")

    (fault,) = faults("areas", f"{AREAS}Goole,district,Humberside\n{row}\n")

    assert (fault.line, fault.column) == (3, column)
    assert why in fault.why
    assert count("access.Area") == areas


def test_an_area_twice_in_a_list_is_a_duplicate() -> None:
    (fault,) = faults("areas", f"{AREAS}Hull,district,Humberside\nHULL,district,Humberside\n")

    assert fault == Fault(3, "name", "HULL", "A duplicate: line 2 has the same kind and name.")


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ("=1,district,Atlantis\n", "2 name, 2 parent"),
        ("Hull,district,=1\nHull,district,Humberside\n", "2 parent, 3 name"),
        ("Hull,county,Humberside\nSculcoates,district,Hull\n", "2 kind"),
    ],
)
def test_no_fault_of_an_area_hides_another_or_makes_one(rows: str, places: str) -> None:
    assert ", ".join(f"{fault.line} {fault.column}" for fault in faults("areas", AREAS + rows)) == places


# ---- Agencies ----------------------------------------------------------------------------------------------------------


def test_an_agency_is_added_in_the_area_that_its_row_names() -> None:
    take_in("agencies", f"{AGENCIES}second-bench,Second Bench,other,north yorkshire\nthird-bench,Third Bench,other,\n")

    second, third = agency_with_code("second-bench"), agency_with_code("third-bench")
    assert second is not None
    assert third is not None
    assert (second.name, second.kind, second.area_kind, second.area_name) == (
        "Second Bench",
        "other",
        "force",
        "North Yorkshire",
    )
    assert third.area_name == ""


def test_what_is_held_of_an_agency_is_not_blanked() -> None:
    before = agency_with_code("north-yorkshire-police")

    assert take_in("agencies", f"{AGENCIES}north-yorkshire-police,Our Police,responsible_authority,\n") == Imported(
        1, 0, 1
    )

    after = agency_with_code("north-yorkshire-police")
    assert before is not None
    assert after is not None
    assert (after.name, after.sector, after.area_name) == ("Our Police", before.sector, before.area_name)
    assert before.sector == "police"


def test_the_same_agencies_again_change_nothing() -> None:
    rows = f"{AGENCIES}second-bench,Second Bench,other,York/Selby\n"
    take_in("agencies", rows)
    before = the_record()

    assert take_in("agencies", rows) == Imported(1, 0, 0)
    assert the_record() == before


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("Second Bench,Second Bench,other,", "code", "small letters, figures and single hyphens"),
        ("-bench,Second Bench,other,", "code", "small letters"),
        ("bench-,Second Bench,other,", "code", "small letters"),
        (f"{'b' * 61},Second Bench,other,", "code", "at most 60"),
        ("second-bench,,other,", "name", "needed"),
        ("second-bench,Second Bench,charity,", "kind", "one of the codes"),
        ("second-bench,Second Bench,other,Yorkshire North", "area", "There is no area of this name"),
    ],
)
def test_a_row_that_makes_no_agency_is_told(row: str, column: str, why: str) -> None:
    agencies = count("access.Agency")

    (fault,) = faults("agencies", f"{AGENCIES}first-bench,First Bench,other,\n{row}\n")

    assert (fault.line, fault.column) == (3, column)
    assert why in fault.why
    assert count("access.Agency") == agencies


def test_an_agency_twice_in_a_list_is_a_duplicate() -> None:
    row = "second-bench,Second Bench,other,\n"

    (fault,) = faults("agencies", AGENCIES + row + row)

    assert fault == Fault(3, "code", "second-bench", "A duplicate: line 2 has the same code.")


# ---- The ledger --------------------------------------------------------------------------------------------------------


def test_a_list_that_was_taken_in_is_in_the_ledger() -> None:
    take_in("areas", f"{AREAS}Hull,district,Humberside\n")
    faults("agencies", AREAS)

    assert ledger("at", "actor", "agency", "action", "what") == [(AT, BY, "", "import", "areas extract")]


def test_nothing_is_taken_in_when_the_ledger_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise LedgerUnavailable

    monkeypatch.setattr("accord.journeys.import_partnership.tell_ledger", refuse)
    areas = count("access.Area")

    with pytest.raises(LedgerUnavailable):
        take_in("areas", f"{AREAS}Hull,district,Humberside\n")

    assert count("access.Area") == areas


def test_no_fault_of_an_agency_hides_another() -> None:
    rows = "bench,Bench,charity,Atlantis\nbench,,other,\n"

    told = faults("agencies", AGENCIES + rows)

    assert [(fault.line, fault.column) for fault in told] == [(2, "area"), (2, "kind"), (3, "code"), (3, "name")]
