"""Schemes on pages: what one is, what it was, and saying what it is from a day on."""

from datetime import date, timedelta

import pytest

from accord.access.commands.partnership import save_areas
from accord.access.queries.areas import areas
from accord.access.reference import AreaRow
from accord.iom.commands.scheme import NewScheme
from accord.iom.queries.matrix import matrix_for
from accord.iom.queries.scheme import management, scheme_areas, scheme_for, scheme_with_code, version_on, versions
from accord.iom.rules.scheme import DefinitionRefused
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.terms import Tier
from accord.journeys.manage_schemes import found_scheme
from accord.reporting.rules.performance import Seen, performance_table
from accord.risk.matrix.table import shipped
from tests.cast import CAST_ON, SCHEME_CODE, Cast, asking, signed_in, viewer
from tests.iom.test_scheme_rules import MATRIX
from tests.promises.forms import FORMS
from tests.web.pages import at_cast_time, newest
from tests.web.people.record import words

pytestmark = pytest.mark.django_db
SCHEME = f"/iom/{SCHEME_CODE}/"
ELSEWHERE = (("Metropolitan Police", "force", ""), ("Camden", "district", "Metropolitan Police"))
YESTERDAY = CAST_ON - timedelta(days=1)


def posted(cast: Cast, **changed: str):
    with at_cast_time():
        return signed_in(cast.bob).post(f"{SCHEME}change/", {**FORMS["iom:change"], **changed})


def test_a_scheme_says_what_it_is_and_what_it_was(cast: Cast) -> None:
    client = signed_in(cast.carol)
    with at_cast_time():
        assert "North Yorkshire Police" in words(client.get("/iom/").content)
        said = words(client.get(SCHEME).content)
        changed = words(client.get(f"{SCHEME}compare/1/2/").content)
        missing = client.get(f"{SCHEME}compare/1/9/")
    assert "From 75 in 100 within two years" in said
    assert "120 people" in said
    assert "Change the scheme" not in said
    assert "Room for 100 people 120 people" in changed
    assert missing.status_code == 404


def test_those_who_take_no_part_find_no_scheme(cast: Cast) -> None:
    assert scheme_for(viewer(cast.jack), SCHEME_CODE) is None
    assert scheme_for(viewer(cast.fatima), SCHEME_CODE) is not None


def test_a_new_version_ends_the_one_before_and_nothing_is_overwritten(cast: Cast) -> None:
    assert posted(cast, capacity="55", threshold="80").status_code == 302
    assert newest().detail == {"scheme": SCHEME_CODE, "version": 3}
    scheme = scheme_with_code(SCHEME_CODE)
    assert [(each.number, each.starts_on, each.ends_on) for each in versions(scheme)] == [
        (3, date(2025, 6, 2), None),
        (2, date(2024, 1, 8), date(2025, 6, 2)),
        (1, date(2018, 1, 8), date(2024, 1, 8)),
    ]
    assert version_on(scheme, date(2025, 6, 1)).definition.threshold == 75
    assert version_on(scheme, date(2025, 6, 2)).definition.threshold == 80
    assert version_on(scheme, date(2017, 1, 1)) is None


def test_people_are_ranked_by_the_matrix_of_their_scheme(cast: Cast) -> None:
    force, york = (next(each for each in areas() if each.name == name) for name in ("North Yorkshire", "York/Selby"))
    assert matrix_for(york, date(2025, 6, 2)) == shipped()
    own = MATRIX.format(half_life=30, to=20)
    assert posted(cast, matrix=own).status_code == 302
    assert matrix_for(york, date(2025, 6, 1)) == shipped()
    assert [matrix_for(area, date(2025, 6, 2)).title for area in (york, force)] == ["York's own"] * 2
    with at_cast_time():
        said = words(signed_in(cast.bob).get("/reports/iom-list/?area=North+Yorkshire").content)
    assert "York's own" in said
    again = posted(cast, matrix=own.replace("= 10", "= 12"), **{"starts_on-day": "3"})
    assert "The next version is 2, not 1." in words(again.content)


def test_a_definition_with_faults_is_shown_again_with_each_and_nothing_is_changed(cast: Cast) -> None:
    answer = posted(cast, threshold="120", review_months="1", **{"starts_on-year": "2020"})
    said = words(answer.content)
    assert answer.status_code == 400
    assert "whole number from 1 to 99" in said
    assert "gold, silver, bronze, other" in said
    assert "The version it would end began on 8 January 2024" in said
    assert len(versions(scheme_with_code(SCHEME_CODE))) == 2


def test_no_fault_hides_another_though_the_form_and_the_definition_each_refuse(cast: Cast) -> None:
    own = MATRIX.format(half_life=-30, to=9)
    said = words(posted(cast, capacity="-5", review_months="6, 6", matrix=own, reason="").content)
    assert "is there room?: This is a whole number from 1 to 100,000." in said
    assert "This is 4 whole numbers from 1 to 60" in said
    assert "half_life_days" in said
    assert "Who decided this, and why?: Enter an answer." in said


def began() -> list[tuple[int, date, date | None]]:
    return [(each.number, each.starts_on, each.ends_on) for each in versions(scheme_with_code(SCHEME_CODE))]


def from_day(cast: Cast, day: date, **changed: str):
    return posted(
        cast, **changed,
        **{"starts_on-day": str(day.day), "starts_on-month": str(day.month), "starts_on-year": str(day.year)},
    )  # fmt: skip


def test_a_version_to_come_gives_way_to_one_that_begins_before_it(cast: Cast) -> None:
    next_april, july, august = date(2026, 4, 1), date(2025, 7, 1), date(2025, 8, 1)
    assert from_day(cast, next_april, capacity="60").status_code == 302
    assert from_day(cast, august, capacity="70").status_code == 302
    with at_cast_time():
        form = words(signed_in(cast.bob).get(f"{SCHEME}change/").content)
    assert from_day(cast, july, capacity="80").status_code == 302

    assert "Version 4 is to come, from 1 August 2025." in form
    assert "Version 3" not in form
    assert began() == [
        (5, july, None),
        (4, august, august),
        (3, next_april, next_april),
        (2, date(2024, 1, 8), july),
        (1, date(2018, 1, 8), date(2024, 1, 8)),
    ]
    scheme = scheme_with_code(SCHEME_CODE)
    assert [version_on(scheme, on).definition.capacity for on in (date(2025, 6, 30), july, august, next_april)] == [
        120, 80, 80, 80,
    ]  # fmt: skip
    refused = from_day(cast, date(2023, 1, 1))
    assert "The version it would end began on 8 January 2024" in words(refused.content)


def test_a_version_is_compared_with_the_one_in_force_before_it(cast: Cast) -> None:
    assert from_day(cast, date(2025, 8, 1), capacity="70").status_code == 302
    assert from_day(cast, date(2025, 7, 1), capacity="80").status_code == 302
    with at_cast_time():
        page = signed_in(cast.bob).get(SCHEME).content.decode()
    assert [f"{SCHEME}compare/{one}/{other}/" in page for one, other in ((2, 4), (3, 4), (2, 3), (1, 2))] == [
        True, False, True, True,
    ]  # fmt: skip


def test_a_version_may_be_followed_by_one_that_begins_after_the_one_to_come(cast: Cast) -> None:
    july, august = date(2025, 7, 1), date(2025, 8, 1)
    assert from_day(cast, july, capacity="70").status_code == 302
    assert from_day(cast, august, capacity="80").status_code == 302
    assert began()[:3] == [(4, august, None), (3, july, august), (2, date(2024, 1, 8), july)]


def ended(cast: Cast, day: date, reason: str = "The board: the force's scheme takes over."):
    form = {"ends_on-day": str(day.day), "ends_on-month": str(day.month), "ends_on-year": str(day.year)}
    with at_cast_time():
        return signed_in(cast.bob).post(f"{SCHEME}end/", {**form, "reason": reason})


def test_a_scheme_ends_on_a_day_and_a_version_to_come_with_it(cast: Cast) -> None:
    july, august = date(2025, 7, 1), date(2025, 8, 1)
    assert from_day(cast, august, capacity="70").status_code == 302
    assert ended(cast, july).status_code == 302

    assert newest().detail == {"scheme": SCHEME_CODE, "ends_on": "2025-07-01"}
    assert began()[:2] == [(3, august, august), (2, date(2024, 1, 8), july)]
    scheme = scheme_with_code(SCHEME_CODE)
    assert [version_on(scheme, on) is not None for on in (date(2025, 6, 30), july, august)] == [True, False, False]
    assert management().on(scheme.area_id, july) is None
    with at_cast_time():
        said = words(signed_in(cast.bob).get(SCHEME).content)
    assert "The scheme was ended with it by Bob Metcalfe: The board: the force" in said
    assert "The scheme ends on 1 July 2025." in said
    assert "End the scheme" not in said


def test_an_ended_scheme_begins_again_by_a_new_version_and_the_days_between_have_none(cast: Cast) -> None:
    assert ended(cast, CAST_ON).status_code == 302
    with at_cast_time():
        said = words(signed_in(cast.bob).get(SCHEME).content)
    assert "No version is in force today" in said
    assert "The scheme has ended" in said
    assert from_day(cast, date(2025, 7, 1), capacity="70").status_code == 302
    scheme = scheme_with_code(SCHEME_CODE)
    assert [version_on(scheme, on) is not None for on in (YESTERDAY, CAST_ON, date(2025, 6, 30), date(2025, 7, 1))] == [
        True, False, False, True,
    ]  # fmt: skip


def test_an_end_gives_way_to_a_version_that_begins_before_it(cast: Cast) -> None:
    assert ended(cast, date(2025, 8, 1)).status_code == 302
    assert from_day(cast, date(2025, 7, 1)).status_code == 302
    assert began()[:2] == [(3, date(2025, 7, 1), None), (2, date(2024, 1, 8), date(2025, 7, 1))]
    with at_cast_time():
        assert "The scheme was ended" not in words(signed_in(cast.bob).get(SCHEME).content)


@pytest.mark.parametrize(
    ("day", "reason", "why"),
    [
        (date(2023, 1, 1), "The board decided.", "The version it would end began on 8 January 2024"),
        (CAST_ON, "", "Enter an answer."),
    ],
)
def test_an_end_before_the_version_began_or_without_a_reason_is_refused(
    cast: Cast, day: date, reason: str, why: str
) -> None:
    before = began()
    answer = ended(cast, day, reason)
    assert answer.status_code == 400
    assert why in words(answer.content)
    assert began() == before


def test_a_scheme_that_has_ended_is_not_ended_again(cast: Cast) -> None:
    assert ended(cast, CAST_ON).status_code == 302
    assert "has ended by that day already" in words(ended(cast, date(2025, 7, 1)).content)


def test_a_district_s_people_are_the_force_s_again_once_its_scheme_has_ended(cast: Cast) -> None:
    york = next(each for each in areas() if each.name == "York/Selby")
    with at_cast_time():
        client = signed_in(cast.bob)
        assert client.post("/iom/found/", {**FORMS["iom:found"], "area": str(york.id)}).status_code == 302
        form = {"ends_on-day": "3", "ends_on-month": "6", "ends_on-year": "2025", "reason": "The board decided."}
        assert client.post("/iom/york-selby/end/", form).status_code == 302
    assert [management().on(york.id, day)[0] for day in (CAST_ON, date(2025, 6, 3))] == [
        "York and Selby",
        "North Yorkshire",
    ]


def test_a_scheme_is_founded_in_the_agency_s_own_area_alone(cast: Cast) -> None:
    save_areas(AreaRow(name, kind, parent, "", 1) for name, kind, parent in ELSEWHERE)
    camden = next(each for each in areas() if each.name == "Camden")
    with at_cast_time():
        client = signed_in(cast.bob)
        form = words(client.get("/iom/found/").content)
        answer = client.post("/iom/found/", {**FORMS["iom:found"], "area": str(camden.id), "code": "camden"})
    assert "York/Selby (district)" in form
    assert "Camden" not in form
    assert answer.status_code == 400
    new = NewScheme("camden", "Camden", camden.id, cast.bob.agency.id)
    with pytest.raises(DefinitionRefused, match="North Yorkshire Police does not work there"):
        found_scheme(asking(cast.bob), new, DEFAULTS, CAST_ON, "The board decided.")
    assert scheme_with_code("camden") is None


def test_a_district_founds_its_own_scheme_and_takes_its_area_over(cast: Cast) -> None:
    wide = scheme_with_code(SCHEME_CODE)
    york = next(each for each in areas() if each.name == "York/Selby")
    assert management().on(york.id, CAST_ON)[0] == wide.name
    assert york in scheme_areas(wide, CAST_ON)
    with at_cast_time():
        form = {**FORMS["iom:found"], "area": str(york.id)}
        assert signed_in(cast.bob).post("/iom/found/", form).status_code == 302
        again = signed_in(cast.bob).post("/iom/found/", {**form, "code": "another"})
        bad = signed_in(cast.bob).post("/iom/found/", {**form, "code": "Not Good"})
        joined = signed_in(cast.bob).post("/iom/york-selby/partner/", {"agency": str(cast.carol.agency.id)})
    assert (again.status_code, bad.status_code, joined.status_code) == (400, 400, 302)
    assert [management().on(york.id, on)[0] for on in (CAST_ON, YESTERDAY)] == ["York and Selby", wide.name]
    assert york not in scheme_areas(wide, CAST_ON)
    assert york in scheme_areas(wide, YESTERDAY)
    assert scheme_for(viewer(cast.carol), "york-selby") is not None


def test_a_scheme_says_how_many_stand_where_its_new_version_has_no_place(cast: Cast) -> None:
    with at_cast_time():
        before = words(signed_in(cast.carol).get(SCHEME).content)
    lights = {"tiers": "red_amber_green", "review_months": "3, 3, 6", "contacts_a_year": "12, 6, 4", "takes_fixed": ""}
    assert posted(cast, **lights).status_code == 302
    with at_cast_time():
        after = words(signed_in(cast.carol).get(SCHEME).content)
    assert "has no place" not in before
    assert "1 person in the gold tier 1 person in the silver tier" in after
    assert "in the fixed cohort" in after


def test_people_of_other_tiers_are_counted_in_rows_of_their_own() -> None:
    place = type("Place", (), {"person_id": 1, "area_id": 7, "tier": "red"})
    nobody = frozenset()
    table = performance_table([(7, "York")], [place], Seen(nobody, nobody, nobody, nobody))
    assert [row.tier for row in table.tiers] == [Tier.GOLD, Tier.SILVER, Tier.BRONZE, Tier.OTHER, Tier.RED]
    assert table.totals[-1].total == {1}


def test_the_first_definition_says_that_its_figures_are_assumed(cast: Cast) -> None:
    with at_cast_time():
        said = words(signed_in(cast.bob).get("/iom/found/").content)
    assert "assumptions of ours" in said
    assert DEFAULTS["threshold"] == "75"
