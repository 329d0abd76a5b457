"""The reference data that ships: the counts that the field knows, and nothing that hangs in the air."""

import re
from collections import Counter

from accord.access.reference import PARENT_KIND, agencies, areas
from accord.access.terms import AgencyKind, AreaKind

SECTORS = {
    "police",
    "probation",
    "prisons",
    "courts",
    "health",
    "housing",
    "council",
    "youth_offending",
    "jobcentre",
    "electronic_monitoring",
    "education",
    "immigration",
    "social_landlord",
}
"""No charity ships: which charities take part is each partnership's own matter."""


def names_of(kind: AreaKind) -> list[str]:
    return [area.name for area in areas() if area.kind == kind]


def parent_of(kind: AreaKind, name: str) -> str:
    return next(area.parent for area in areas() if (area.kind, area.name) == (kind, name))


def test_there_are_as_many_areas_of_each_kind_as_england_and_wales_has() -> None:
    assert Counter(area.kind for area in areas()) == {
        AreaKind.PROBATION_REGION: 12,
        AreaKind.MAPPA_AREA: 42,
        AreaKind.FORCE: 43,
        AreaKind.DISTRICT: 4,
    }


def test_no_area_is_there_twice() -> None:
    assert [one for one, times in Counter((area.kind, area.name) for area in areas()).items() if times > 1] == []


def test_every_area_but_a_region_lies_in_one_that_comes_before_it() -> None:
    order = {(area.kind, area.name): place for place, area in enumerate(areas())}
    inner = [area for area in areas() if area.kind != AreaKind.PROBATION_REGION]
    assert all(order[PARENT_KIND[area.kind], area.parent] < order[area.kind, area.name] for area in inner)


def test_regions_lie_in_nothing() -> None:
    assert {area.parent for area in areas() if area.kind == AreaKind.PROBATION_REGION} == {""}


def test_positions_count_up_from_one_within_each_kind() -> None:
    positions = {kind: [area.position for area in areas() if area.kind == kind] for kind in AreaKind}
    assert positions == {kind: list(range(1, len(names_of(kind)) + 1)) for kind in AreaKind}


def test_every_force_has_its_own_code_of_the_office_for_national_statistics() -> None:
    codes = [area.code for area in areas() if area.kind == AreaKind.FORCE]
    assert len(set(codes)) == 43
    assert all(re.fullmatch(r"(E23|W15)\d{6}", code) for code in codes)


def test_the_metropolitan_and_city_of_london_forces_share_the_london_mappa_area() -> None:
    sharing = [area.name for area in areas() if area.kind == AreaKind.FORCE and area.parent == "London"]
    assert sharing == ["City of London", "Metropolitan Police"]


def test_every_mappa_area_has_a_force_in_it() -> None:
    assert {area.parent for area in areas() if area.kind == AreaKind.FORCE} == set(names_of(AreaKind.MAPPA_AREA))


def test_every_region_has_a_mappa_area_in_it() -> None:
    parents = {area.parent for area in areas() if area.kind == AreaKind.MAPPA_AREA}
    assert parents == set(names_of(AreaKind.PROBATION_REGION))


def test_northamptonshire_is_in_the_east_of_england_for_probation_though_not_for_government() -> None:
    assert parent_of(AreaKind.MAPPA_AREA, "Northamptonshire") == "East of England"


def test_the_districts_are_north_yorkshires_in_the_order_of_its_published_table() -> None:
    assert names_of(AreaKind.DISTRICT) == [
        "York/Selby",
        "Hambleton/Richmond",
        "Harrogate/Craven",
        "Scarborough/Ryedale",
    ]
    assert {area.parent for area in areas() if area.kind == AreaKind.DISTRICT} == {"North Yorkshire"}


def test_no_agency_is_there_twice() -> None:
    assert [code for code, times in Counter(agency.code for agency in agencies()).items() if times > 1] == []
    assert [name for name, times in Counter(agency.name for agency in agencies()).items() if times > 1] == []


def test_agency_codes_are_lower_case_words_and_hyphens() -> None:
    assert [agency.code for agency in agencies() if not re.fullmatch(r"[a-z]+(-[a-z]+)*", agency.code)] == []


def test_every_agencys_area_exists_and_none_is_half_given() -> None:
    known = {(area.kind, area.name) for area in areas()} | {(None, "")}
    assert {(agency.area_kind, agency.area) for agency in agencies()} <= known


def test_every_force_area_has_its_police() -> None:
    policed = [agency.area for agency in agencies() if agency.area_kind == AreaKind.FORCE and agency.sector == "police"]
    assert sorted(policed) == sorted(names_of(AreaKind.FORCE))


def test_the_responsible_authority_is_police_probation_and_prisons_and_no_other_sector() -> None:
    sectors = {agency.sector for agency in agencies() if agency.kind == AgencyKind.RESPONSIBLE_AUTHORITY}
    assert sectors == {"police", "probation", "prisons"}


def test_there_are_agencies_of_every_kind_and_of_every_sector_that_ships() -> None:
    assert {agency.kind for agency in agencies()} == set(AgencyKind)
    assert {agency.sector for agency in agencies()} == SECTORS
