"""Agencies: listed and filtered, added, changed, refused with a link to the field; and areas."""

import pytest
from django.test import Client

from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import area_named
from tests.cast import CHARITY
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
LIST, ADD = "/administration/agencies/", "/administration/agencies/add/"


def given(**changed: str) -> dict[str, str]:
    area = area_named("North Yorkshire")
    said = {"code": "third-bench", "name": "Third Bench", "kind": "other", "sector": "charity", "area": str(area.id)}
    return {**said, "ask": "Trustees, 01904 000001", **changed}


def test_every_agency_is_listed_with_its_kind_area_and_officers(liam: Client):
    page = liam.get(LIST).content.decode()
    assert "6 agencies" in page
    assert "Duty to co-operate agency" in page
    assert '?agency=north-yorkshire-police">5' in page


def test_agencies_are_filtered_by_kind_and_the_filter_taken_away(liam: Client):
    page = liam.get(f"{LIST}?kind=other").content.decode()
    assert "2 agencies" in page
    assert "Second Bench" in page
    assert "probation-service" not in page
    assert '<a class="moj-filter__tag" href="?">' in page


@pytest.mark.parametrize("kind", ["bandits", "\0", "<script>", "x" * 5000])
def test_a_kind_that_there_is_not_filters_nothing(liam: Client, kind: str):
    assert "6 agencies" in liam.get(LIST, {"kind": kind}).content.decode()


def test_an_agency_is_added_with_whom_to_ask_and_told(liam: Client):
    answer = liam.post(ADD, given())
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    added = agency_with_code("third-bench")
    assert (added.name, added.area_name, added.area_kind, added.ask) == (
        "Third Bench", "North Yorkshire", "force", "Trustees, 01904 000001",
    )  # fmt: skip
    assert (newest().action, newest().detail) == ("administer", {"agency": "third-bench"})
    assert "Third Bench is added." in liam.get(LIST).content.decode()


def test_an_agency_of_the_whole_country_has_no_area(liam: Client):
    liam.post(ADD, given(area="everywhere"))
    assert agency_with_code("third-bench").area_name == ""


@pytest.mark.parametrize(
    ("wrong", "why", "field"),
    [
        ({"code": CHARITY}, f"There is an agency with the code {CHARITY} already.", "code"),
        ({"code": "Third Bench"}, "A code is small letters, figures and hyphens", "code"),
        ({"code": "a" * 61}, "A code is small letters, figures and hyphens", "code"),
        ({"name": ""}, "Enter an answer.", "name"),
        ({"name": "x" * 151}, "at most 150", "name"),
        ({"kind": "bandits"}, "not one of the codes", "kind"),
        ({"area": ""}, "Select an answer.", "area"),
        ({"area": "999999"}, "not one of the codes", "area"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_added(
    liam: Client, wrong: dict[str, str], why: str, field: str
):
    answer = liam.post(ADD, given(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'<a href="#{field}">' in page
    assert why in page
    assert "<title>Error: " in page
    assert agency_with_code("third-bench") is None


def test_what_was_typed_is_shown_again_as_text(liam: Client):
    page = liam.post(ADD, given(name="<script>alert(1)</script>", kind="")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_an_agency_is_changed_and_keeps_its_code(liam: Client):
    page = liam.get(f"{LIST}{CHARITY}/").content.decode()
    assert 'value="Second Bench"' in page
    assert 'name="code"' not in page
    liam.post(f"{LIST}{CHARITY}/", given(name="Second Bench Trust"))
    assert agency_with_code(CHARITY).name == "Second Bench Trust"
    assert agency_with_code("third-bench") is None


def test_areas_are_listed_by_kind_with_what_they_lie_in(liam: Client):
    page = liam.get("/administration/areas/").content.decode()
    assert "District (4)" in page
    assert "York/Selby" in page
    assert "accord import areas FILE" in page
